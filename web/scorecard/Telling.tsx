import type { Finding } from '#contract/element.ts';
import type { Delivery, StarPart, StarShare } from '#contract/scorecard.ts';
import { shownText } from '#contract/shown.ts';
import { clock } from '../ui/clock.ts';

export const PART_NAMES: Record<StarPart, string> = {
  situation: 'Situation',
  task: 'Task',
  action: 'Action',
  result: 'Result',
};

/** How the answer was told. It stands apart because no level depends on it. */
export function Telling({ star, delivery }: { star: readonly StarShare[]; delivery: Delivery }) {
  const { durationMs, words, wordsPerMinute, pauses, hedges, habits } = delivery;
  const longestPauseMs = Math.max(
    0,
    ...(pauses ?? []).map(({ startMs, endMs }) => endMs - startMs),
  );
  return (
    <section className="telling" aria-labelledby="telling-title">
      <h3 id="telling-title">
        How it was told <span>not scored</span>
      </h3>
      <div className="telling-parts">
        <dl className="telling-star">
          {star.map(({ part, share }) => (
            <div key={part}>
              <dt>{PART_NAMES[part]}</dt>
              <dd>
                <span className="telling-bar" style={{ inlineSize: `${share * 100}%` }} />
                <span>
                  {durationMs === null
                    ? `${Math.round(share * words)} words`
                    : clock(share * durationMs)}
                </span>
              </dd>
            </div>
          ))}
        </dl>
        <dl className="telling-facts">
          <div>
            <dt>Length</dt>
            <dd>
              {durationMs !== null && `${clock(durationMs)}, `}
              {words} words
            </dd>
          </div>
          {wordsPerMinute !== null && (
            <div>
              <dt>Pace</dt>
              <dd>{Math.round(wordsPerMinute)} words a minute</dd>
            </div>
          )}
          {pauses !== null && (
            <div>
              <dt>Pauses</dt>
              <dd>
                {pauses.length === 0
                  ? 'none over 0.7 seconds'
                  : `${pauses.length} over 0.7 seconds, the longest ${(longestPauseMs / 1000).toFixed(1)}`}
              </dd>
            </div>
          )}
          <div>
            <dt>Hedges</dt>
            <dd>{counted(hedges)}</dd>
          </div>
          {habits !== undefined && (
            <div>
              <dt>Habits</dt>
              <dd>
                {counted(habits)}
                {durationMs !== null && '; “um” and “uh” cannot be heard'}
              </dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  );
}

/** "2: “maybe”, “I think”", each quote once. */
function counted(found: readonly Finding[]): string {
  if (found.length === 0) return 'none';
  const quotes = found.flatMap(({ quote }) =>
    quote === null ? [] : [`“${shownText(quote).replace(/[,;:.]$/, '')}”`],
  );
  return `${found.length}: ${[...new Set(quotes)].join(', ')}`;
}

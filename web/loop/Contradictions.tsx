import type { Contradiction, Debrief } from '#contract/loop.ts';
import { HeardRight } from '../ui/HeardRight.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Quote } from '../ui/Quote.tsx';
import { AnswerLink } from './Said.tsx';
import { isOfOneAnswer, useHeardRight } from './useHeardRight.ts';

/** Numbers that cannot all be right, side by side; only what the person confirms counts. */
export function Contradictions({ debrief: { loopId, contradictions } }: { debrief: Debrief }) {
  const hearing = useHeardRight(loopId);
  if (contradictions.length === 0) return null;
  return (
    <section aria-label="Numbers that contradict each other">
      <h2>Numbers that contradict each other</h2>
      {contradictions.map((contradiction) => (
        <div key={contradiction.id} className="debrief-contradiction">
          <p className="debrief-reason">{contradiction.reason}</p>
          <div className="debrief-cites">
            {contradiction.sides.map(({ attemptId, quote }) => (
              <div key={`${attemptId} ${quote}`} className="debrief-said">
                <Quote text={quote} dimension={null} startMs={null} />
                <p>
                  <AnswerLink attemptId={attemptId} quote={quote} />
                </p>
              </div>
            ))}
          </div>
          <HeardRight
            quotes={contradiction.sides.map(({ quote }) => quote)}
            confirmed={contradiction.confirmed}
            misheard={contradiction.misheard}
            onChange={(heardRight) => hearing.mutate({ contradiction, heardRight })}
          />
          <p className="debrief-state" role="status">
            {stateOf(contradiction)}
          </p>
        </div>
      ))}
      {hearing.error && (
        <Notice kind="problem" title="What you said about it was not kept.">
          {hearing.error.message}
        </Notice>
      )}
    </section>
  );
}

function stateOf(contradiction: Contradiction): string {
  const { confirmed, misheard } = contradiction;
  const votes = `both votes ${isOfOneAnswer(contradiction) ? 'on that answer' : 'of the room'}`;
  if (confirmed) return `It counts: ${votes} are Strongly Not Inclined.`;
  if (misheard) return 'It is set aside and counts for nothing.';
  return `It counts for nothing unless you say that it was heard right; ${votes} are then Strongly Not Inclined.`;
}

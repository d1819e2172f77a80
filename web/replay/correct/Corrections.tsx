import type { AttemptDetail } from '#contract/attempt.ts';
import type { Evidence } from '#contract/element.ts';
import { shownText } from '#contract/shown.ts';
import { startMsOf } from '../../scorecard/notes.ts';
import { Quote } from '../../ui/Quote.tsx';
import { Levels } from '../Levels.tsx';
import { changesIn } from './changes.ts';

interface CorrectionsProps {
  attempt: AttemptDetail;
  onPlay: ((passage: Evidence) => void) | undefined;
}

/** What the person corrected, each with what had been heard or typed, and what it did to the levels. */
export function Corrections({ attempt, onPlay }: CorrectionsProps) {
  const spoken = attempt.utterances.map(({ id, transcript }) => ({
    id,
    words: transcript?.words ?? [],
  }));
  const changes = attempt.utterances.flatMap(({ id, heard, transcript }) =>
    heard && transcript ? changesIn(id, heard, transcript.words) : [],
  );
  if (changes.length === 0) return null;
  const how = attempt.source === 'typed' ? 'typed' : 'heard';
  return (
    <section className="corrections" aria-labelledby="corrections-title">
      <h3 id="corrections-title">You corrected what was {how}</h3>
      {attempt.levelsAsHeard && attempt.levels && (
        <div className="corrections-levels">
          <span>As {how}</span>
          <Levels levels={attempt.levelsAsHeard} />
          <span>As corrected</span>
          <Levels levels={attempt.levels} />
        </div>
      )}
      <ul>
        {changes.map(({ heard, said, passage }) => (
          <li key={`${passage.utteranceId} ${passage.from} ${heard}`}>
            <p>
              {how === 'typed' ? 'Typed' : 'Heard'}:{' '}
              <s>{heard === '' ? 'nothing' : shownText(heard)}</s>
            </p>
            <Quote
              text={said === '' ? '…' : said}
              dimension={null}
              startMs={startMsOf(passage, spoken)}
              onPlay={onPlay && (() => onPlay(passage))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

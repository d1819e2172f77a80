import { ELEMENT_WORDS, type Evidence } from '#contract/element.ts';
import { textOf } from '#contract/transcript.ts';
import { startMsOf } from '../scorecard/notes.ts';
import { PART_NAMES } from '../scorecard/Telling.tsx';
import { clock } from '../ui/clock.ts';
import { Quote } from '../ui/Quote.tsx';
import {
  type Both,
  type ComparedPart,
  type Rated,
  TELLING_NAMES,
  TELLINGS,
  type Telling,
} from './comparison.ts';
import type { PlayOf } from './usePassages.ts';

interface PartsProps {
  parts: readonly ComparedPart[];
  tellings: Both<Rated>;
  play: PlayOf;
}

/** The tellings part by part: how long each was, what it proves, and its words. */
export function Parts({ parts, tellings, play }: PartsProps) {
  return (
    <section className="compare-parts" aria-labelledby="parts-title">
      <h2 id="parts-title">Part by part</h2>
      {parts.map(({ part, told, keep }) => (
        <section key={part} aria-label={PART_NAMES[part]}>
          <h3>{PART_NAMES[part]}</h3>
          {keep && (
            <p className="compare-keep">
              Keep the {TELLING_NAMES[keep.telling].toLowerCase()} telling of this part: {keep.why}.
            </p>
          )}
          <div className="compare-pair">
            {TELLINGS.map((telling) => (
              <div key={telling} data-kept={keep?.telling === telling}>
                <p className="compare-telling">
                  {TELLING_NAMES[telling]}: {lengthOf(told[telling])}
                  {told[telling].elements.length > 0 &&
                    `; proves ${told[telling].elements.map((id) => ELEMENT_WORDS[id].name).join(', ')}`}
                </p>
                {told[telling].evidence.map((passage) => (
                  <Passage
                    key={`${passage.utteranceId} ${passage.from}`}
                    passage={passage}
                    attempt={tellings[telling]}
                    play={play[telling]}
                  />
                ))}
              </div>
            ))}
          </div>
        </section>
      ))}
    </section>
  );
}

function lengthOf({ durationMs, words }: ComparedPart['told'][Telling]): string {
  if (words === 0) return 'not told';
  return durationMs === null ? `${words} words` : clock(durationMs);
}

interface PassageProps {
  passage: Evidence;
  attempt: Rated;
  play: PlayOf[Telling];
}

function Passage({ passage, attempt, play }: PassageProps) {
  const spoken = attempt.utterances.map(({ id, transcript }) => ({
    id,
    words: transcript?.words ?? [],
  }));
  const words = spoken.find(({ id }) => id === passage.utteranceId)?.words ?? [];
  return (
    <Quote
      text={textOf(words.slice(passage.from, passage.to))}
      dimension={null}
      startMs={startMsOf(passage, spoken)}
      onPlay={play ? () => play(passage) : undefined}
    />
  );
}

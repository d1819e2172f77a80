import { type Dimension, ELEMENT_WORDS, type Evidence } from '#contract/element.ts';
import type { ElementRating } from '#contract/scorecard.ts';
import { type Spoken, startMsOf } from '../scorecard/notes.ts';
import { DimensionMark } from '../ui/DimensionMark.tsx';
import { Quote } from '../ui/Quote.tsx';
import { GRADER_NAMES, GRADERS } from './BothLevels.tsx';
import { type DifferingElement, reasonOf } from './differences.ts';

interface DifferencesProps {
  differences: readonly DifferingElement[];
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** What one of the two credits and the other does not, each with its words and its reason. */
export function Differences({ differences, spoken, onPlay }: DifferencesProps) {
  if (differences.length === 0) return <p>Both find the same things in your words.</p>;
  return (
    <section aria-labelledby="differences-title">
      <h3 id="differences-title">Where they differ</h3>
      <ul className="opinion-differences">
        {differences.map(({ id, dimension, ratings }) => (
          <li key={id} data-dimension={dimension}>
            <p className="opinion-element">
              <DimensionMark dimension={dimension} />
              <span>{ELEMENT_WORDS[id].name}</span> <span className="finding-code">{id}</span>
            </p>
            <div className="opinion-pair">
              {GRADERS.map((grader) => (
                <div key={grader} data-credited={ratings[grader].credited}>
                  <p className="opinion-grader">
                    {GRADER_NAMES[grader]}: {ratings[grader].credited ? 'credited' : 'not credited'}
                  </p>
                  <Reason
                    rating={ratings[grader]}
                    dimension={dimension}
                    meaning={ELEMENT_WORDS[id].meaning}
                    spoken={spoken}
                    onPlay={onPlay}
                  />
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ReasonProps {
  rating: ElementRating;
  dimension: Dimension;
  meaning: string;
  spoken: Spoken;
  onPlay: DifferencesProps['onPlay'];
}

/** The words that a rating goes by, and why. */
function Reason({ rating, dimension, meaning, spoken, onPlay }: ReasonProps) {
  const shown = rating.credited ? rating : rating.closest;
  const first = shown?.evidence[0];
  return (
    <>
      {shown?.quote && (
        <Quote
          text={shown.quote}
          dimension={rating.credited ? dimension : null}
          startMs={first ? startMsOf(first, spoken) : null}
          onPlay={first && onPlay && (() => onPlay(first))}
        />
      )}
      <p>{reasonOf(rating, meaning)}</p>
    </>
  );
}

import { type Dimension, ELEMENT_WORDS, type Evidence } from '#contract/element.ts';
import type { Advice, DimensionRating, Flag } from '#contract/scorecard.ts';
import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';
import { LevelLadder } from '../ui/LevelLadder.tsx';
import { Quote } from '../ui/Quote.tsx';
import { elementsOf } from './elements.ts';
import { type Spoken, startMsOf } from './notes.ts';

const FLAG_WORDS: Record<Flag, { name: string; meaning: string }> = {
  HERO: { name: 'Hero', meaning: 'you alone act.' },
  HIDDEN: { name: 'Hidden', meaning: 'nobody can be seen leading.' },
};

interface DimensionRatingViewProps {
  dimension: Dimension;
  rating: DimensionRating;
  /** What to say next time in this dimension; most valuable first. */
  advice: readonly Advice[];
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** One dimension: its ladder, why the level holds, what proves it and what is missing. */
export function DimensionRatingView(props: DimensionRatingViewProps) {
  const { dimension, rating, advice, spoken, onPlay } = props;
  const elements = elementsOf(rating);
  const proved = elements.filter((element) => element.rating.credited);
  const next = rating.level < 5 ? (advice[0] ?? null) : null;
  // What the ladder says already is not said again.
  const missing = elements.filter(
    (element) => !element.rating.credited && element.id !== next?.element,
  );
  const otherCaps = rating.caps.filter((cap) => !rating.why.includes(cap.why));
  const sayFor = (id: string) => advice.find((line) => line.element === id)?.say;

  return (
    <section className="dimension" data-dimension={dimension}>
      <header>
        <h3>
          <DimensionMark dimension={dimension} />
          {DIMENSION_NAMES[dimension]}
          <span className="dimension-level">
            {rating.level}
            <span> of 5</span>
          </span>
        </h3>
        {rating.flag && (
          <p>
            <strong>{FLAG_WORDS[rating.flag].name}</strong>: {FLAG_WORDS[rating.flag].meaning}
          </p>
        )}
        <p>{rating.why}</p>
        {otherCaps.map((cap) => (
          <p key={cap.id}>{cap.why}</p>
        ))}
      </header>
      <LevelLadder dimension={dimension} level={rating.level} next={next} />
      <div>
        <h4>What you said</h4>
        {proved.length === 0 && <p className="dimension-none">Nothing that counts here.</p>}
        <ul className="findings">
          {proved.map(({ id, rating: { quote, evidence } }) => {
            const first = evidence[0];
            return (
              <li key={id} data-credited="true">
                <p className="finding-name">
                  {ELEMENT_WORDS[id].name} <span className="finding-code">{id}</span>
                </p>
                {quote && (
                  <Quote
                    text={quote}
                    dimension={dimension}
                    startMs={first ? startMsOf(first, spoken) : null}
                    onPlay={first && onPlay && (() => onPlay(first))}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {missing.length > 0 && (
        <div>
          <h4>{next ? 'What else to say next time' : 'What to say next time'}</h4>
          <ul className="findings">
            {missing.map(({ id }) => (
              <li key={id} data-credited="false">
                <p className="finding-name">
                  {ELEMENT_WORDS[id].name} <span className="finding-code">{id}</span>
                </p>
                <p>{sayFor(id) ?? `Say ${ELEMENT_WORDS[id].meaning}.`}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

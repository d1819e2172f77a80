import type { ReactNode } from 'react';
import { type Dimension, ELEMENT_WORDS, type ElementId, type Evidence } from '#contract/element.ts';
import type { Advice, DimensionRating, Flag, Rewrite, Scorecard } from '#contract/scorecard.ts';
import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';
import { LevelLadder } from '../ui/LevelLadder.tsx';
import { Quote } from '../ui/Quote.tsx';
import { elementsOf } from './elements.ts';
import { NextTime } from './NextTime.tsx';
import { type Spoken, startMsOf } from './notes.ts';
import { Rewrites } from './Rewrites.tsx';
import { WhyThisLevel } from './WhyThisLevel.tsx';

const FLAG_WORDS: Record<Flag, { name: string; meaning: string }> = {
  HERO: { name: 'Hero', meaning: 'you alone act.' },
  HIDDEN: { name: 'Hidden', meaning: 'nobody can be seen leading.' },
};

interface DimensionRatingViewProps {
  dimension: Dimension;
  rating: DimensionRating;
  /** What to say next time in this dimension; most valuable first. */
  advice: readonly Advice[];
  signals: Scorecard['signals'];
  /** Other ways of telling its sentences. */
  rewrites: readonly Rewrite[];
  spoken: Spoken;
  /** What else stands beside a missing element. */
  beside?: ((element: ElementId) => ReactNode) | undefined;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** One dimension: its ladder, why the level holds, what proves it and what is missing. */
export function DimensionRatingView(props: DimensionRatingViewProps) {
  const { dimension, rating, advice, signals, rewrites, spoken, beside, onPlay } = props;
  const elements = elementsOf(rating);
  const proved = elements.filter((element) => element.rating.credited);
  const next = rating.level < 5 ? (advice[0] ?? null) : null;
  // What the ladder says already is not said again.
  const missing = elements.filter(
    (element) => !element.rating.credited && element.id !== next?.element,
  );
  const otherCaps = rating.caps.filter((cap) => !rating.why.includes(cap.why));
  const between = rating.certainty?.between;
  const shown = new Set<string>();
  const nextTime = (id: ElementId) => {
    const line = advice.find(({ element }) => element === id);
    const closest = rating.elements[id]?.closest;
    // The same words are shown once, beside the first element that they nearly earn.
    const isNew = closest !== undefined && !shown.has(closest.quote);
    if (isNew) shown.add(closest.quote);
    const ask = line?.ask ?? line?.say ?? `Say ${ELEMENT_WORDS[id].meaning}.`;
    return (
      <>
        <NextTime
          dimension={dimension}
          say={closest && !isNew ? ask : (line?.say ?? ask)}
          ask={ask}
          closest={isNew ? closest : undefined}
          spoken={spoken}
          onPlay={onPlay}
        />
        {beside?.(id)}
      </>
    );
  };

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
        {between && (
          <p className="dimension-between">
            <strong>
              Between {between.from} and {between.to}.
            </strong>{' '}
            {between.why}
          </p>
        )}
        {otherCaps.map((cap) => (
          <p key={cap.id}>{cap.why}</p>
        ))}
      </header>
      <div>
        <LevelLadder
          dimension={dimension}
          level={rating.level}
          next={next && { element: next.element, say: nextTime(next.element) }}
        />
        {rating.lookup && <WhyThisLevel rating={rating} lookup={rating.lookup} signals={signals} />}
      </div>
      <div>
        <h4>What you said</h4>
        {proved.length === 0 && <p className="dimension-none">Nothing that counts here.</p>}
        <ul className="findings">
          {proved.map(({ id, rating: { quote, evidence, why } }) => {
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
                {why !== undefined && <p>{why}</p>}
              </li>
            );
          })}
        </ul>
      </div>
      <div>
        {missing.length > 0 && (
          <>
            <h4>{next ? 'What else to say next time' : 'What to say next time'}</h4>
            <ul className="findings">
              {missing.map(({ id }) => (
                <li key={id} data-credited="false">
                  <p className="finding-name">
                    {ELEMENT_WORDS[id].name} <span className="finding-code">{id}</span>
                  </p>
                  {nextTime(id)}
                </li>
              ))}
            </ul>
          </>
        )}
        {rewrites.length > 0 && (
          <Rewrites rewrites={rewrites} dimension={dimension} spoken={spoken} onPlay={onPlay} />
        )}
      </div>
    </section>
  );
}

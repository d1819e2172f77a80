import type { ReactNode } from 'react';
import { type Dimension, ELEMENT_WORDS, type ElementId } from '#contract/element.ts';
import { type Level, RUNGS } from '#contract/scorecard.ts';
import { DIMENSION_NAMES } from './DimensionMark.tsx';
import './LevelLadder.css';

interface LevelLadderProps {
  dimension: Dimension;
  level: Level;
  /** What it takes to reach the next rung; null at the top. */
  next: { element: ElementId; say: ReactNode } | null;
}

/** Five rungs in the rubric's words: those reached are filled, the next one says what it takes. */
export function LevelLadder({ dimension, level, next }: LevelLadderProps) {
  const rungs = RUNGS[dimension].map((words, index) => ({ words, number: index + 1 })).reverse();
  return (
    <ol
      reversed
      className="ladder"
      data-dimension={dimension}
      aria-label={`${DIMENSION_NAMES[dimension]}: ${level} of 5`}
    >
      {rungs.map(({ words, number }) => (
        <li
          key={number}
          className="rung"
          data-reached={number <= level}
          aria-current={number === level ? 'step' : undefined}
        >
          <span className="rung-number">{number}</span>
          <span className="rung-words">{words}</span>
          {number === level + 1 && next && (
            <div className="rung-next">
              <span>To get here: {ELEMENT_WORDS[next.element].name}</span> {next.say}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

import type { Dimension } from '#contract/element.ts';
import { type Level, RUNGS } from '#contract/scorecard.ts';
import { DIMENSION_NAMES, DimensionMark } from './DimensionMark.tsx';
import './LevelLadder.css';

interface LevelLadderProps {
  dimension: Dimension;
  level: Level;
  /** What it takes to reach the next rung; null where there is nothing to add. */
  next: string | null;
}

/** Five rungs in the rubric's words: those reached are filled, the next one says what it takes. */
export function LevelLadder({ dimension, level, next }: LevelLadderProps) {
  const rungs = RUNGS[dimension].map((words, index) => ({ words, number: index + 1 })).reverse();
  return (
    <div className="ladder" data-dimension={dimension}>
      <h3>
        <DimensionMark dimension={dimension} />
        {DIMENSION_NAMES[dimension]}
        <span className="ladder-level">
          {level}
          <span> of 5</span>
        </span>
      </h3>
      <ol reversed>
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
              <span className="rung-next">
                <span>To get here</span> {next}
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

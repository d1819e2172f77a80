import { DIMENSIONS, type Dimension } from '#contract/element.ts';
import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';
import './Levels.css';

/** The three levels on one line, each with its dimension's mark. */
export function Levels({ levels }: { levels: Record<Dimension, number> }) {
  return (
    <ul className="levels" aria-label="Levels">
      {DIMENSIONS.map((dimension) => (
        <li key={dimension} data-dimension={dimension} title={DIMENSION_NAMES[dimension]}>
          <DimensionMark dimension={dimension} />
          <span className="unseen">{DIMENSION_NAMES[dimension]} </span>
          {levels[dimension]}
        </li>
      ))}
    </ul>
  );
}

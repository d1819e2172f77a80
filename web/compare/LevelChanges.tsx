import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';
import type { ComparedDimension } from './comparison.ts';

/** What can be said of each level; a difference inside the rating's own doubt is none. */
export function LevelChanges({ dimensions }: { dimensions: readonly ComparedDimension[] }) {
  return (
    <section className="compare-levels" aria-labelledby="levels-title">
      <h2 id="levels-title">Levels</h2>
      <ul>
        {dimensions.map(({ dimension, levels, change }) => (
          <li key={dimension} data-dimension={dimension} data-change={change}>
            <DimensionMark dimension={dimension} />
            <strong>{DIMENSION_NAMES[dimension]}</strong>{' '}
            {change === 'same' && `${levels.later}, as before`}
            {change === 'higher' && `${levels.later}, up from ${levels.earlier}`}
            {change === 'lower' && `${levels.later}, down from ${levels.earlier}`}
            {change === 'unsure' &&
              `${levels.later} after ${levels.earlier}: the rating lay between the two, so this is no sure change`}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { DIMENSIONS } from '#contract/element.ts';
import type { CountingGrader } from '#contract/remote.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { OfBoth } from './differences.ts';

/** Who rated, in the order in which they did. */
export const GRADERS = ['local', 'remote'] as const;
export const GRADER_NAMES: OfBoth<string> = { local: 'Understudy', remote: 'The model' };

interface BothLevelsProps {
  ratings: OfBoth<Scorecard>;
  counts: CountingGrader;
}

/** Level by level and vote by vote, both ratings side by side. */
export function BothLevels({ ratings, counts }: BothLevelsProps) {
  return (
    <table className="opinion-levels">
      <caption className="unseen">Both ratings of this answer</caption>
      <thead>
        <tr>
          <td />
          {GRADERS.map((grader) => (
            <th key={grader} scope="col" data-counts={grader === counts}>
              {GRADER_NAMES[grader]}{' '}
              {grader === counts && (
                <span>
                  <Icon name="check" /> counts
                </span>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DIMENSIONS.map((dimension) => (
          <tr key={dimension} data-dimension={dimension}>
            <th scope="row">
              <DimensionMark dimension={dimension} /> {DIMENSION_NAMES[dimension]}
            </th>
            {GRADERS.map((grader) => (
              <td key={grader} className="opinion-level" data-counts={grader === counts}>
                {ratings[grader].dimensions[dimension].level}
              </td>
            ))}
          </tr>
        ))}
        {(['L7', 'L6'] as const).map((target) => (
          <tr key={target}>
            <th scope="row">{target}</th>
            {GRADERS.map((grader) => (
              <td key={grader} data-counts={grader === counts}>
                {ratings[grader].votes[target]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { DIMENSIONS, dimensionOf, ELEMENT_WORDS } from '#contract/element.ts';
import { type ElementProgress, type Progress, STRETCH } from '#contract/progress.ts';
import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';

/** Each element over the latest answers, oldest of them first, and over those before. */
export function ElementsTable({ elements, points }: Pick<Progress, 'elements' | 'points'>) {
  const attemptIds = points
    .slice(-(elements[0]?.credited.length ?? 0))
    .map((point) => point.attemptId);
  const hasBefore = elements.some(({ before }) => before.answers > 0);
  return (
    <section aria-labelledby="elements-title">
      <h2 id="elements-title">Elements</h2>
      <div className="progress-elements">
        {DIMENSIONS.map((dimension) => (
          <table key={dimension} data-dimension={dimension}>
            <caption>
              <DimensionMark dimension={dimension} />
              {DIMENSION_NAMES[dimension]}
            </caption>
            <thead className="unseen">
              <tr>
                <th>Element</th>
                <th>In the latest answers</th>
                {hasBefore && <th>In those before</th>}
              </tr>
            </thead>
            <tbody>
              {elements
                .filter(({ element }) => dimensionOf(element) === dimension)
                .map((element) => (
                  <Row
                    key={element.element}
                    told={element}
                    attemptIds={attemptIds}
                    hasBefore={hasBefore}
                  />
                ))}
            </tbody>
          </table>
        ))}
      </div>
      <p className="progress-note">
        Each square is an answer, the latest on the right; a filled one has the element.
        {hasBefore && ` In brackets: in how many of the ${STRETCH} before those.`}
      </p>
    </section>
  );
}

interface RowProps {
  told: ElementProgress;
  /** The latest answers, oldest of them first. */
  attemptIds: readonly string[];
  hasBefore: boolean;
}

function Row({ told, attemptIds, hasBefore }: RowProps) {
  const { element, credited, before } = told;
  return (
    <tr>
      <th scope="row">
        <span className="progress-element">{ELEMENT_WORDS[element].name}</span>{' '}
        <span className="finding-code">{element}</span>
      </th>
      <td>
        <span className="progress-squares" aria-hidden="true">
          {attemptIds.map((id, index) => (
            <span key={id} data-has={credited[credited.length - 1 - index]} />
          ))}
        </span>
        <span className="progress-count">
          {credited.filter(Boolean).length} of {credited.length}
        </span>
      </td>
      {hasBefore && (
        <td className="progress-before">
          ({before.credited}
          {before.answers < STRETCH && ` of ${before.answers}`})
        </td>
      )}
    </tr>
  );
}

import { dimensionOf, ELEMENT_WORDS } from '#contract/element.ts';
import type { ElementProgress } from '#contract/progress.ts';
import { DimensionMark } from '../ui/DimensionMark.tsx';

/** So many pieces are told, and only those that are missing in more than half of the answers. */
const MOST_PIECES = 4;

/** What is missing most often in the newest answers, most often first. */
export function MissingPieces({ elements }: { elements: readonly ElementProgress[] }) {
  const recurring = elements
    .map(({ element, credited }) => ({
      element,
      answers: credited.length,
      missing: credited.filter((one) => !one).length,
    }))
    .filter(({ missing, answers }) => missing > answers / 2)
    .toSorted((a, b) => b.missing - a.missing)
    .slice(0, MOST_PIECES);
  return (
    <section aria-labelledby="missing-title">
      <h2 id="missing-title">What keeps missing</h2>
      {recurring.length === 0 ? (
        <p>No element is missing in more than half of the latest answers.</p>
      ) : (
        <ol className="progress-missing">
          {recurring.map(({ element, missing, answers }) => (
            <li key={element} data-dimension={dimensionOf(element)}>
              <p>
                <DimensionMark dimension={dimensionOf(element)} />
                <strong>{ELEMENT_WORDS[element].name}</strong>{' '}
                <span className="finding-code">{element}</span>
              </p>
              <p>
                Missing in {missing} of the latest {answers}. Say {ELEMENT_WORDS[element].meaning}.
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

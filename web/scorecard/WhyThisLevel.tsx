import type { ElementId, SignalId } from '#contract/element.ts';
import type { Cap, DimensionRating, Lookup, LookupPlace, Scorecard } from '#contract/scorecard.ts';
import { shownText } from '#contract/shown.ts';
import { Fold } from '../ui/Fold.tsx';
import { isElement, nameOf } from './words.ts';

interface WhyThisLevelProps {
  rating: DimensionRating;
  lookup: Lookup;
  signals: Scorecard['signals'];
}

/** Opens the row of the level table that gave the level, with the speaker's words in its places. */
export function WhyThisLevel({ rating, lookup, signals }: WhyThisLevelProps) {
  const { row, next } = lookup;
  const between = rating.certainty?.between;
  const quoteOf = (id: ElementId | SignalId) =>
    shownText((isElement(id) ? rating.elements[id] : signals[id])?.quote ?? '');
  const lacking = next?.places.filter(({ filledBy }) => filledBy.length === 0) ?? [];
  return (
    <Fold title="Why this level?">
      <table className="why-level">
        <caption>
          The row for {row.level}: {row.rule}.
        </caption>
        <thead>
          <tr>
            <th scope="col">It asks for</th>
            <th scope="col">You said</th>
          </tr>
        </thead>
        <tbody>
          {row.places.length === 0 && (
            <tr>
              <th scope="row">Nothing</th>
              <td>No higher row is met.</td>
            </tr>
          )}
          {row.places.map((place) => (
            <tr key={place.anyOf.join()}>
              <th scope="row">{wordsOf(place)}</th>
              <td>
                {place.filledBy.map((id) => (
                  <q key={id}>{quoteOf(id)}</q>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
        {rating.caps.length > 0 && (
          <tbody>
            {rating.caps.map((cap) => (
              <CapRow key={cap.id} cap={cap} />
            ))}
          </tbody>
        )}
        {between && (
          <tbody>
            <tr>
              <th scope="row">
                Between {between.from} and {between.to}
              </th>
              <td>{between.why}</td>
            </tr>
          </tbody>
        )}
        {next && (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={2} className="why-next">
                The row for {next.level} asks for this too
              </th>
            </tr>
            {lacking.map((place) => (
              <tr key={place.anyOf.join()}>
                <th scope="row">{wordsOf(place)}</th>
                <td className="why-lacking">not said</td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </Fold>
  );
}

function CapRow({ cap }: { cap: Cap }) {
  return (
    <tr>
      <th scope="row">At most {cap.limit}</th>
      <td>{cap.why}</td>
    </tr>
  );
}

/** What fills a place; when something does, that alone. */
function wordsOf({ anyOf, filledBy }: LookupPlace): string {
  return (filledBy.length > 0 ? filledBy : anyOf).map(nameOf).join(', or ');
}

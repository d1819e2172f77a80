import { Link } from 'react-router';
import type { Coverage } from '#contract/story.ts';
import { Levels } from '../replay/Levels.tsx';
import { Icon } from '../ui/Icon.tsx';

interface CoverageMapProps {
  coverage: Coverage;
  /** Names by the ids of stories. */
  names: ReadonlyMap<string, string>;
}

/** Stories by Leadership Principles: what a loop will find, and what it will find missing. */
export function CoverageMap({ coverage, names }: CoverageMapProps) {
  const { principles, warnings, loop } = coverage;
  return (
    <section className="coverage" aria-labelledby="coverage-title">
      <h2 id="coverage-title">What a loop will find</h2>
      {warnings.length > 0 && (
        <ul className="coverage-warnings">
          {warnings.map(({ storyId, name, reason }) => (
            <li key={storyId}>
              <Icon name="warning" />
              <p>
                <Link to={`/stories/${storyId}`}>{name}</Link> carries too much. {reason}
              </p>
            </li>
          ))}
        </ul>
      )}
      <table>
        <caption className="unseen">
          Stories by Leadership Principle, with the levels of the best telling
        </caption>
        <thead>
          <tr>
            <th scope="col">Principle</th>
            <th scope="col">Stories, each with its best telling there</th>
          </tr>
        </thead>
        <tbody>
          {principles.map(({ id, principle, stories }) => (
            <tr key={id} data-empty={stories.length === 0}>
              <th scope="row">{principle}</th>
              <td>
                {stories.length === 0 ? (
                  <p>Nothing here yet: a loop will ask.</p>
                ) : (
                  <ul>
                    {stories.map(({ storyId, best }) => (
                      <li key={storyId} className="coverage-cell">
                        <Link to={`/attempts/${best.attemptId}`}>{names.get(storyId)}</Link>
                        <Levels levels={best.levels} />
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {principles.some(({ stories }) => stories.length > 0) && (
        <p className="coverage-rule">
          One story carries too much when it is the only one for three principles or more, or is
          told for three or more and for over a third of those that have a story.
        </p>
      )}
      {loop && loop.findsNothing.length > 0 && (
        <div className="coverage-loop">
          <h3>
            {loop.title}: {loop.findsNothing.length} of its {loop.questions} questions would find no
            story
          </h3>
          <ul>
            {loop.findsNothing.map(({ id, text, principle }) => (
              <li key={id}>
                <Link to={`/?prompt=${id}`}>{text}</Link> <span>{principle}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

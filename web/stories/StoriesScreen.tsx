import { Link } from 'react-router';
import type { StorySummary } from '#contract/story.ts';
import { dayName } from '../replay/days.ts';
import { Levels } from '../replay/Levels.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { CoverageMap } from './CoverageMap.tsx';
import { Suggestion } from './Suggestion.tsx';
import { useStories } from './stories.ts';
import './Stories.css';

/** What the candidate owns: the stories, what is likely one, and what they cover. */
export function StoriesScreen() {
  useTitle('Stories');
  const { data, error, refetch } = useStories();
  return (
    <div className="stories">
      <div className="stories-head">
        <h1>Stories</h1>
        <p>
          A story is something you did. Told again to another question it gains or loses; filed
          here, its tellings stand side by side, and the map shows what a loop will find missing.
        </p>
      </div>
      {error && (
        <Notice
          kind="problem"
          title="The stories could not be read."
          actions={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </Notice>
      )}
      {data && (
        <>
          {(data.suggestions.length > 0 || data.unread > 0) && (
            <section aria-labelledby="suggestions-title">
              <h2 id="suggestions-title">Likely one story</h2>
              <ul>
                {data.suggestions.map((suggestion) => (
                  <Suggestion
                    key={suggestion.tellings.map(({ attemptId }) => attemptId).join()}
                    suggestion={suggestion}
                  />
                ))}
              </ul>
              <p role="status" className="stories-unread">
                {data.unread > 0 && `Reading ${data.unread} more of your answers…`}
              </p>
            </section>
          )}
          <section aria-labelledby="stories-title">
            <h2 id="stories-title">Your stories</h2>
            {data.stories.length === 0 ? (
              <NoStories />
            ) : (
              <ul>
                {data.stories.map((story) => (
                  <StoryRow key={story.id} story={story} />
                ))}
              </ul>
            )}
          </section>
          <CoverageMap
            coverage={data.coverage}
            names={new Map(data.stories.map(({ id, name }) => [id, name]))}
          />
        </>
      )}
    </div>
  );
}

function NoStories() {
  return (
    <div className="stories-none">
      <p>
        None yet. Open an attempt and file it under a story, or answer two questions with the same
        story: it is then suggested here.
      </p>
      <ButtonLink to="/attempts">See the attempts</ButtonLink>
    </div>
  );
}

function StoryRow({ story }: { story: StorySummary }) {
  const { id, name, tellings, best, lastToldMs } = story;
  return (
    <li className="story-row">
      <h3>
        <Link to={`/stories/${id}`}>{name}</Link>
      </h3>
      <p>
        {tellings === 1 ? '1 telling' : `${tellings} tellings`}
        {lastToldMs !== null && ` · last: ${dayName(lastToldMs, Date.now())}`}
      </p>
      {best && <Levels levels={best.levels} />}
    </li>
  );
}

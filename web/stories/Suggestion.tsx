import { useState } from 'react';
import { Link } from 'react-router';
import type { StorySuggestion } from '#contract/story.ts';
import { dayName } from '../replay/days.ts';
import { Button } from '../ui/Button.tsx';
import { NameField } from './NameField.tsx';
import { useChangeStories } from './stories.ts';

/** Attempts that are likely one story, to be confirmed, renamed or refused. */
export function Suggestion({ suggestion }: { suggestion: StorySuggestion }) {
  const { story, reason, tellings } = suggestion;
  const [name, setName] = useState(suggestion.name);
  const { mutate, isPending, error } = useChangeStories();
  const attemptIds = tellings.map(({ attemptId }) => attemptId);
  const confirm = () =>
    mutate(
      story
        ? { does: 'file', id: story.id, attemptIds }
        : { does: 'create', name: name.trim(), attemptIds },
    );
  return (
    <li className="suggestion">
      <div className="suggestion-words">
        {story ? (
          <h3>
            Another telling of <Link to={`/stories/${story.id}`}>{story.name}</Link>?
          </h3>
        ) : (
          <NameField
            label={`${tellings.length} answers, likely one story`}
            value={name}
            onChange={setName}
          />
        )}
        <p className="suggestion-reason">{reason}</p>
        <ul>
          {tellings.map(({ attemptId, createdAtMs, question }) => (
            <li key={attemptId}>
              <Link to={`/attempts/${attemptId}`}>{question.text}</Link>{' '}
              <span>{dayName(createdAtMs, Date.now())}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="suggestion-actions">
        <Button onPress={confirm} isDisabled={isPending || (!story && name.trim() === '')}>
          {story ? 'File it there' : 'Keep as a story'}
        </Button>
        <Button
          look="quiet"
          onPress={() => mutate({ does: 'settle', attemptIds })}
          isDisabled={isPending}
        >
          {story ? 'No, it is another one' : 'No, not one story'}
        </Button>
      </div>
      {error && <p role="alert">{error.message}</p>}
    </li>
  );
}

import { useState } from 'react';
import { Link } from 'react-router';
import type { AttemptStory } from '#contract/story.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { NameField } from './NameField.tsx';
import { useChangeStories, useStoryOf } from './stories.ts';
import './FileUnder.css';

/** On an attempt's page: the story that it is filed under, or where it could be. */
export function FileUnder({ attemptId }: { attemptId: string }) {
  const { data } = useStoryOf(attemptId);
  return data ? <Filed key={data.story?.id} attemptId={attemptId} filed={data} /> : null;
}

function Filed({ attemptId, filed }: { attemptId: string; filed: AttemptStory }) {
  const { story, suggestion } = filed;
  const [chooses, setChooses] = useState(false);
  const { mutate, isPending, error } = useChangeStories();
  const attemptIds = [attemptId];
  return (
    <div className="file-under">
      {story && (
        <p>
          A telling of <Link to={`/stories/${story.id}`}>{story.name}</Link>
        </p>
      )}
      {suggestion && (
        <>
          <p>
            Likely a telling of{' '}
            <Link to={`/stories/${suggestion.story.id}`}>{suggestion.story.name}</Link>.{' '}
            {suggestion.reason}
          </p>
          <Button
            look="quiet"
            isDisabled={isPending}
            onPress={() => mutate({ does: 'file', id: suggestion.story.id, attemptIds })}
          >
            File it there
          </Button>
        </>
      )}
      <Button look="quiet" onPress={() => setChooses(true)}>
        {story ? 'File elsewhere' : suggestion ? 'Another story' : 'File under a story'}
      </Button>
      {story && (
        <Button
          look="quiet"
          isDisabled={isPending}
          onPress={() => mutate({ does: 'settle', attemptIds })}
        >
          Take out
        </Button>
      )}
      {error && <p role="alert">{error.message}</p>}
      <Dialog isOpen={chooses} onClose={() => setChooses(false)} title="File under a story">
        <Choice attemptId={attemptId} filed={filed} onDone={() => setChooses(false)} />
      </Dialog>
    </div>
  );
}

interface ChoiceProps {
  attemptId: string;
  filed: AttemptStory;
  onDone: () => void;
}

/** A story that is there, or a new one. */
function Choice({ attemptId, filed, onDone }: ChoiceProps) {
  const others = filed.stories.filter(({ id }) => id !== filed.story?.id);
  const [id, setId] = useState<string | null>(filed.suggestion?.story.id ?? null);
  const [name, setName] = useState(filed.newName);
  const { mutate, isPending, error } = useChangeStories();
  const attemptIds = [attemptId];
  return (
    <div className="file-under-choice">
      {others.length > 0 && (
        <div>
          <SelectField label="A story that is there" options={others} value={id} onChange={setId} />
          <Button
            isDisabled={isPending || id === null}
            onPress={() => id && mutate({ does: 'file', id, attemptIds }, { onSuccess: onDone })}
          >
            File it there
          </Button>
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ does: 'create', name: name.trim(), attemptIds }, { onSuccess: onDone });
        }}
      >
        <NameField label="A new story" value={name} onChange={setName} />
        <Button type="submit" isDisabled={isPending || name.trim() === ''}>
          Begin the story
        </Button>
      </form>
      {error && <p role="alert">{error.message}</p>}
    </div>
  );
}

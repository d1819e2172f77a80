import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { StoryDetail } from '#contract/story.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { NameField } from './NameField.tsx';
import { useChangeStories } from './stories.ts';

type Asks = 'name' | 'merge' | 'remove' | null;

/** Rename a story, merge it into another one, or remove it; its tellings always stay. */
export function StoryTools({ story }: { story: StoryDetail }) {
  const { id, name, others } = story;
  const navigate = useNavigate();
  const [asks, setAsks] = useState<Asks>(null);
  const [newName, setNewName] = useState(name);
  const [into, setInto] = useState<string | null>(null);
  const { mutate, isPending, error } = useChangeStories();
  const close = () => setAsks(null);

  return (
    <div className="story-tools">
      <Button look="quiet" icon="pencil" onPress={() => setAsks('name')}>
        Rename
      </Button>
      {others.length > 0 && (
        <Button look="quiet" onPress={() => setAsks('merge')}>
          Merge into another
        </Button>
      )}
      <Button look="quiet" icon="bin" onPress={() => setAsks('remove')}>
        Remove
      </Button>
      {error && <p role="alert">{error.message}</p>}
      <Dialog isOpen={asks === 'name'} onClose={close} title="Rename the story">
        <form
          className="story-form"
          onSubmit={(event) => {
            event.preventDefault();
            mutate({ does: 'rename', id, name: newName.trim() }, { onSuccess: close });
          }}
        >
          <NameField label="Name" value={newName} onChange={setNewName} />
          <Button type="submit" isDisabled={isPending || newName.trim() === ''}>
            Save the name
          </Button>
        </form>
      </Dialog>
      <Dialog isOpen={asks === 'merge'} onClose={close} title="Merge into another story">
        <div className="story-form">
          <p>
            All tellings of “{name}” are filed under the other story, which keeps its name. “{name}”
            is then gone.
          </p>
          <SelectField
            label="The story that stays"
            options={others}
            value={into}
            onChange={setInto}
          />
          <Button
            isDisabled={isPending || into === null}
            onPress={() => {
              if (into === null) return;
              mutate(
                { does: 'merge', id, into },
                { onSuccess: () => void navigate(`/stories/${into}`) },
              );
            }}
          >
            Merge them
          </Button>
        </div>
      </Dialog>
      <ConfirmDialog
        isOpen={asks === 'remove'}
        onClose={close}
        title="Remove this story?"
        action="Remove the story"
        keep="Keep it"
        onConfirm={() =>
          mutate({ does: 'remove', id }, { onSuccess: () => void navigate('/stories') })
        }
      >
        Its tellings stay among the attempts, with all that was made of them; only the story’s name
        and what was filed under it are removed.
      </ConfirmDialog>
    </div>
  );
}

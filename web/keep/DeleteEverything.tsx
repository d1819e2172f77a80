import { type FormEvent, useState } from 'react';
import { Form, Input, Label, TextField } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useDeleteEverything } from './useFolder.ts';

const WORDS = 'delete everything';

/** Deletes all that is kept, after the person has typed that they mean it. */
export function DeleteEverything() {
  const [asks, setAsks] = useState(false);
  const [typed, setTyped] = useState('');
  const { mutate, isPending, isSuccess, error } = useDeleteEverything();

  function open(isOpen: boolean) {
    setTyped('');
    setAsks(isOpen);
  }

  function confirm(event: FormEvent) {
    event.preventDefault();
    open(false);
    mutate();
  }

  return (
    <section aria-labelledby="delete-title">
      <h2 id="delete-title">Delete everything</h2>
      <p>
        Removes every recording, transcript, scorecard, loop and story from this computer, and what
        the database still holds of them. This cannot be taken back.
      </p>
      <div>
        <Button icon="bin" isDisabled={isPending} onPress={() => open(true)}>
          {isPending ? 'Deleting…' : 'Delete everything…'}
        </Button>
      </div>
      {isSuccess && (
        <Notice kind="status" title="Everything is deleted.">
          The folder above is shown as it is now.
        </Notice>
      )}
      {error && (
        <Notice kind="problem" title="Nothing was deleted.">
          {error.message}
        </Notice>
      )}
      <Dialog isOpen={asks} onClose={() => open(false)} title="Delete everything?">
        <Form className="keep-confirm" onSubmit={confirm}>
          <p>
            All your answers go, with their sound. Export them first if you may want them again.
          </p>
          <TextField value={typed} onChange={setTyped} autoFocus>
            <Label>Type “{WORDS}” to go on</Label>
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </TextField>
          <div className="dialog-actions">
            <Button onPress={() => open(false)}>Keep it all</Button>
            <Button type="submit" look="record" isDisabled={typed.trim().toLowerCase() !== WORDS}>
              Delete everything
            </Button>
          </div>
        </Form>
      </Dialog>
    </section>
  );
}

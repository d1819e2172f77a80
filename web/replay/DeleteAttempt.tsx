import { useState } from 'react';
import { useDeleteAttempt } from '../api.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';

interface DeleteAttemptProps {
  id: string;
  /** In a list: which of them, for a screen reader; the button is then a sign only. */
  ofList?: string;
  /** It is about to be deleted (true); or it was not (false). */
  onDeleting?: (isDeleting: boolean) => void;
  onDeleted?: () => void;
}

/** The button that deletes an attempt, after asking once. */
export function DeleteAttempt({ id, ofList, onDeleting, onDeleted }: DeleteAttemptProps) {
  const [asks, setAsks] = useState(false);
  const deletion = useDeleteAttempt();
  const button = { onPress: () => setAsks(true), isDisabled: deletion.isPending };

  function confirm() {
    onDeleting?.(true);
    deletion.mutate(id, {
      onSuccess: () => onDeleted?.(),
      onError: () => onDeleting?.(false),
    });
  }

  return (
    <>
      {ofList === undefined ? (
        <Button look="quiet" icon="bin" {...button}>
          Delete
        </Button>
      ) : (
        <IconButton icon="bin" label={`Delete: ${ofList}`} {...button} />
      )}
      {deletion.error && (
        <Notice kind="problem" title="It was not deleted.">
          {deletion.error.message}
        </Notice>
      )}
      <ConfirmDialog
        isOpen={asks}
        onClose={() => setAsks(false)}
        title="Delete this attempt?"
        action="Delete the attempt"
        keep="Keep it"
        onConfirm={confirm}
      >
        Its sound, its transcript and all that was made of them are removed from this computer. This
        cannot be taken back.
      </ConfirmDialog>
    </>
  );
}

import { useEffect, useRef, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import type { LoopDetail } from '#contract/loop.ts';
import { Fold } from '../ui/Fold.tsx';
import { useSaveNotes } from './loops.ts';

/** How long nobody types before the notes are kept. */
const STILL_MS = 800;

/** What the person writes for themselves; kept as they write. */
export function Notes({ loop }: { loop: LoopDetail }) {
  const [notes, setNotes] = useState(loop.notes);
  const { mutate: save, error } = useSaveNotes(loop.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const isKept = notes === loop.notes;

  useEffect(() => {
    if (isKept) return;
    const timer = setTimeout(() => save(notes), STILL_MS);
    return () => clearTimeout(timer);
  }, [isKept, notes, save]);

  return (
    <Fold title="Your notes">
      <TextField
        className="typing notes"
        value={notes}
        onChange={setNotes}
        onBlur={() => !isKept && save(notes)}
        onKeyDown={(event) => {
          // Escape leaves the field, and only then the loop.
          if (event.key === 'Escape') field.current?.blur();
          else event.continuePropagation();
        }}
      >
        <Label className="unseen">Your notes</Label>
        <TextArea
          ref={field}
          rows={5}
          placeholder="For your eyes; nobody judges them."
          maxLength={20_000}
        />
      </TextField>
      <p className="notes-state" role="status">
        {error ? `Not kept. ${error.message}` : isKept ? notes && 'Kept.' : 'Not kept yet.'}
      </p>
    </Fold>
  );
}

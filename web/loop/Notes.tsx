import { useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import type { LoopDetail } from '#contract/loop.ts';
import { Fold } from '../ui/Fold.tsx';
import { useSaveNotes } from './loops.ts';

/** What the person writes for themselves; kept when they leave the field. */
export function Notes({ loop }: { loop: LoopDetail }) {
  const [notes, setNotes] = useState(loop.notes);
  const [kept, setKept] = useState(loop.notes);
  const save = useSaveNotes(loop.id);
  function keep() {
    if (notes !== kept) save.mutate(notes, { onSuccess: () => setKept(notes) });
  }
  return (
    <Fold title="Your notes">
      <TextField className="typing" value={notes} onChange={setNotes} onBlur={keep}>
        <Label className="unseen">Your notes</Label>
        <TextArea rows={4} placeholder="For your eyes; nobody rates them." maxLength={20_000} />
      </TextField>
      <p className="loop-facts" role="status">
        {save.error ? `Not kept. ${save.error.message}` : notes === kept ? '' : 'Not kept yet.'}
      </p>
    </Fold>
  );
}

import { useState } from 'react';
import { Link } from 'react-router';
import type { LoopSummary } from '#contract/loop.ts';
import { dateOf, timeOfDay } from '../replay/days.ts';
import { ButtonLink, IconButton } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { useDeleteLoop } from './loops.ts';

/** A loop that was begun: go on with it, read its debrief, or delete it. */
export function LoopRow({ loop }: { loop: LoopSummary }) {
  const { id, title, createdAtMs, state, answered, questions } = loop;
  const [asks, setAsks] = useState(false);
  const deletion = useDeleteLoop();
  const day = `${dateOf(createdAtMs)}, ${timeOfDay(createdAtMs)}`;
  const address = state === 'open' ? `/loops/${id}` : `/loops/${id}/debrief`;
  return (
    <li className="loop-row">
      <h3>
        <Link to={address}>{title}</Link>
      </h3>
      <div className="loop-about">
        <p className="loop-facts">
          <time dateTime={new Date(createdAtMs).toISOString()}>{day}</time> · {answered} of{' '}
          {questions} answered
        </p>
        {deletion.error && <p>It was not deleted. {deletion.error.message}</p>}
      </div>
      <div className="loop-row-end">
        <ButtonLink to={address}>
          {state === 'open' ? 'Go on with it' : 'Read the debrief'}{' '}
          <span className="unseen">of {day}</span>
        </ButtonLink>
        {answered > 0 && (
          <ButtonLink look="quiet" icon="play" to={`/loops/${id}/replay`}>
            Listen
          </ButtonLink>
        )}
        <IconButton
          icon="bin"
          label={`Delete the loop of ${day}: ${title}`}
          onPress={() => setAsks(true)}
        />
      </div>
      <ConfirmDialog
        isOpen={asks}
        onClose={() => setAsks(false)}
        title="Delete this loop?"
        action="Delete it"
        keep="Keep it"
        onConfirm={() => deletion.mutate(id)}
      >
        Its answers, their sound and its debrief are removed from this computer. This cannot be
        taken back.
      </ConfirmDialog>
    </li>
  );
}

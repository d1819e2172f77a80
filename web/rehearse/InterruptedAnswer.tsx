import { useState } from 'react';
import { useDeleteAttempt, useInterrupted } from '../api.ts';
import { Button } from '../ui/Button.tsx';
import { clock } from '../ui/clock.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { AnswerControls } from './useAnswer.ts';

interface InterruptedAnswerProps {
  answer: AnswerControls;
  /** The attempt that was asked for; otherwise the newest is offered. */
  askedId: string | null;
}

/** An answer that was begun and neither scored nor discarded: go on, finish, or discard. */
export function InterruptedAnswer(props: InterruptedAnswerProps) {
  // Before the connection is ready, what the browser still holds of it is on its way.
  return props.answer.rehearsal.connection === 'ready' && <Offer {...props} />;
}

function Offer({ answer, askedId }: InterruptedAnswerProps) {
  const { data: attempts = [] } = useInterrupted();
  const deletion = useDeleteAttempt();
  const [asks, setAsks] = useState(false);
  const interrupted = attempts.filter(({ loopId, conversation }) => !loopId && !conversation);
  const offered = interrupted.find(({ id }) => id === askedId) ?? interrupted[0];
  if (!offered) return null;
  return (
    <>
      <Notice
        kind="status"
        title={`An answer was interrupted${offered.durationMs ? ` after ${clock(offered.durationMs)}` : ''}.`}
        actions={
          <>
            <Button onPress={() => void answer.takeUp(offered)}>Go on with it</Button>
            <Button look="quiet" onPress={() => answer.finish(offered)}>
              Score what is there
            </Button>
            <Button look="quiet" onPress={() => setAsks(true)}>
              Discard it
            </Button>
          </>
        }
      >
        <p className="interrupted-question">{offered.question.text}</p>
        {deletion.error && <p>It was not discarded. {deletion.error.message}</p>}
      </Notice>
      <ConfirmDialog
        isOpen={asks}
        onClose={() => setAsks(false)}
        title="Discard this answer?"
        action="Discard it"
        keep="Keep it"
        onConfirm={() => deletion.mutate(offered.id)}
      >
        What you had said is removed from this computer. This cannot be taken back.
      </ConfirmDialog>
    </>
  );
}

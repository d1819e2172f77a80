import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { LoopDetail, Turn } from '#contract/loop.ts';
import { ReadAloudControls } from '../rehearse/ReadAloudControls.tsx';
import type { Prompt } from '../rehearse/stage.ts';
import type { AnswerControls } from '../rehearse/useAnswer.ts';
import type { ReadAloud } from '../rehearse/useReadAloud.ts';
import { Ways } from '../rehearse/Ways.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { clock } from '../ui/clock.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useLoopStep } from './loops.ts';
import { Notes } from './Notes.tsx';

interface TurnStageProps {
  loop: LoopDetail;
  turn: Turn;
  prompt: Prompt;
  /** What the answer to the probe before changed. */
  gain: string | null;
  answer: AnswerControls;
  aloud: ReadAloud;
}

/** Somebody asks; the person answers, hears it again, passes it, or leaves. */
export function TurnStage({ loop, turn, prompt, gain, answer, aloud }: TurnStageProps) {
  const [asks, setAsks] = useState<'skip' | 'finish' | null>(null);
  const skip = useLoopStep(loop.id, 'skip');
  const finish = useLoopStep(loop.id, 'finish');
  const navigate = useNavigate();
  const interviewer = loop.scenario.interviewers[turn.interviewer];
  const spokenMs = loop.attempts.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  const question = turn.probe && questionOf(loop, turn);
  const hear = () => aloud.read(turn.text, interviewer?.voice);

  useShortcuts([
    ...(aloud.canRead ? [{ key: 'h', label: 'H', says: 'Hear it again', run: hear }] : []),
    { key: 's', label: 'S', says: 'Skip; it asks first', run: () => setAsks('skip') },
    { key: 'Escape', label: 'Esc', says: 'Leave; the loop waits', run: () => navigate('/loops') },
  ]);

  return (
    <div className="turn">
      <div className="turn-head">
        <p className="turn-who">
          <strong>{interviewer?.name}</strong>, {interviewer?.role}
        </p>
        <p className="turn-place">
          Question {turn.number} of {turn.of}
          {turn.probe && ' · a probe'}
          {spokenMs > 0 && ` · ${clock(spokenMs)} spoken`}
        </p>
      </div>
      <p className="turn-manner">{question ? `On: ${question}` : interviewer?.temperament}</p>
      {gain && <p className="turn-gain">Your last reply: {gain}</p>}
      <h1 className="prompt-text" data-probe={turn.probe !== null}>
        {turn.text}
      </h1>
      <ReadAloudControls aloud={aloud} text={turn.text} voice={interviewer?.voice} />
      <div className="prompt-start">
        {(skip.error ?? finish.error) && (
          <Notice kind="problem" title="That did not work.">
            {(skip.error ?? finish.error)?.message}
          </Notice>
        )}
        <Ways
          prompt={prompt}
          answer={answer}
          aloud={aloud}
          cutOffId={turn.interrupted ? turn.attemptId : null}
        />
      </div>
      <Notes loop={loop} />
      <div className="turn-ends">
        <ButtonLink look="quiet" to="/loops">
          Take a break
        </ButtonLink>
        <Button look="quiet" onPress={() => setAsks('skip')}>
          {turn.probe ? 'Leave it at that' : 'Skip this question'}
        </Button>
        <Button look="quiet" onPress={() => setAsks('finish')}>
          End the loop
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asks === 'skip'}
        onClose={() => setAsks(null)}
        title={turn.probe ? 'Leave it at that?' : 'Skip this question?'}
        action={turn.probe ? 'Go on without it' : 'Skip it'}
        keep="Answer it"
        onConfirm={() => skip.mutate()}
      >
        {turn.probe
          ? 'Your answer is rated as it stands, and no more is asked about it.'
          : 'It counts as not answered, and cannot be taken up again in this loop.'}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asks === 'finish'}
        onClose={() => setAsks(null)}
        title="End the loop here?"
        action="End it"
        keep="Go on"
        onConfirm={() => finish.mutate()}
      >
        The room meets over what you have answered. If you only want a break, leave: the loop waits
        here, tomorrow too.
      </ConfirmDialog>
    </div>
  );
}

/** The question that a probe goes on from. */
function questionOf({ attempts }: LoopDetail, { attemptId }: Turn): string | undefined {
  return attempts.find(({ id }) => id === attemptId)?.question.text;
}

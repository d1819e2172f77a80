import type { Coaching, CoachingRequest } from '#contract/coaching.ts';
import type { Evidence } from '#contract/element.ts';
import type { Spoken } from '../scorecard/notes.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CoachedText } from './CoachedText.tsx';
import { dollars } from './dollars.ts';
import { useCoach, useCoaching, useWait } from './useCoaching.ts';
import './Coach.css';

interface AskCoachProps {
  attemptId: string;
  request: CoachingRequest;
  /** What is asked for: "rewrite". */
  what: string;
  /** What it is about, for those who do not see where the button stands. */
  about?: string;
  spoken: Spoken;
  onPlay?: ((evidence: Evidence) => void) | undefined;
}

/** A button that asks a model for help with the person’s own words, and what came of it. */
export function AskCoach({ attemptId, request, what, about, spoken, onPlay }: AskCoachProps) {
  const coach = useCoach();
  const { mutate, data, error, isPending, submittedAt } = useCoaching(attemptId);
  const waitMs = data?.state === 'failed' ? data.problem.retryAfterMs : null;
  const mustWait = useWait(waitMs, submittedAt);
  const problem = error?.message ?? (data?.state === 'failed' ? data.problem.message : null);
  if (coach === null) return null;
  return (
    <div className="coach">
      <p className="coach-ask">
        <Button
          look="quiet"
          isPending={isPending}
          isDisabled={mustWait}
          onPress={() => mutate(request)}
        >
          {labelOf(what, problem !== null, data)}
          {about && <span className="unseen">: {about}</span>}
        </Button>
        <span className="coach-terms">
          Sends this answer’s words to {coach.host}; costs about {dollars(coach.estimateUsd)}.
        </span>
      </p>
      <div aria-live="polite">
        {isPending && <p className="coach-terms">{coach.model} is writing…</p>}
        {!isPending && data?.state === 'there' && (
          <CoachedText
            coached={data}
            spoken={attemptId === data.attemptId ? spoken : []}
            onPlay={attemptId === data.attemptId ? onPlay : undefined}
          />
        )}
      </div>
      {!isPending && problem !== null && (
        <Notice kind="problem" title={`No ${what} came.`}>
          {problem}
          {mustWait && waitMs !== null && ` That is in ${Math.ceil(waitMs / 1000)} seconds.`}
        </Notice>
      )}
    </div>
  );
}

function labelOf(what: string, hasFailed: boolean, data: Coaching | undefined): string {
  if (hasFailed) return 'Try again';
  return data === undefined ? `Ask for a ${what}` : `Ask for another ${what}`;
}

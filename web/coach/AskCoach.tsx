import { useRef } from 'react';
import type { CoachingRequest } from '#contract/coaching.ts';
import type { Evidence } from '#contract/element.ts';
import { RemoteNotice } from '../models/RemoteNotice.tsx';
import { askAside, costWords } from '../models/words.ts';
import type { Spoken } from '../scorecard/notes.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CoachedText } from './CoachedText.tsx';
import { useCoach, useCoaching } from './useCoaching.ts';
import './Coach.css';

interface AskCoachProps {
  attemptId: string;
  request: CoachingRequest;
  /** What is asked for: "rewrite". */
  what: string;
  /** What it is about, for those who do not see where the button stands. */
  about?: string;
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** A button that asks a model for help with the person’s own words, and what came of it. */
export function AskCoach({ attemptId, request, what, about, spoken, onPlay }: AskCoachProps) {
  const coach = useCoach();
  const { mutate, data, error, isPending } = useCoaching(attemptId, request);
  const state = useRef<HTMLParagraphElement>(null);
  if (coach === null) return null;
  const { model, estimateUsd } = coach.models.coaching;
  const aside = askAside(estimateUsd, coach, 'about');
  // Where there is one such button after the other, each says only what it costs.
  const shortAside = about ? `(${costWords(estimateUsd)})` : aside;
  const coaching = data?.coaching;
  const there = coaching?.state === 'there' ? coaching : null;
  // The button may go with the asking; whoever pressed it reads on where it was.
  function ask() {
    state.current?.focus({ preventScroll: true });
    mutate();
  }
  return (
    <div className="coach">
      {coaching?.state !== 'failed' && (
        <Button look="quiet" isDisabled={isPending} onPress={ask}>
          Ask for {there ? 'another' : 'a'} {what}
          {about && <span className="unseen"> for “{about}”</span>} {shortAside}
        </Button>
      )}
      <p ref={state} role="status" tabIndex={-1} className="coach-state">
        {isPending && `${model} at ${coach.host} is writing.`}
        {!isPending &&
          there &&
          `${there.usage.model} has written this. Each number and name in it is from your words.`}
      </p>
      {there && !isPending && (
        <CoachedText
          coached={there}
          spoken={attemptId === there.attemptId ? spoken : []}
          onPlay={attemptId === there.attemptId ? onPlay : undefined}
        />
      )}
      {coaching?.state === 'failed' && (
        <RemoteNotice
          title={`There is no ${what}.`}
          problem={coaching.problem}
          sinceMs={data?.toldAtMs ?? 0}
          again={`Try again ${aside}`}
          isAsking={isPending}
          onAgain={ask}
        />
      )}
      {error && !isPending && (
        <Notice kind="problem" title="The model was not asked.">
          {error.message}
        </Notice>
      )}
    </div>
  );
}

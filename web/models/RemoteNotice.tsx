import { useEffect, useState } from 'react';
import type { RemoteProblem, RemoteProblemCode } from '#contract/remote.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { problemWords, secondsLeft } from './words.ts';

interface RemoteNoticeProps {
  /** What there is not. */
  title: string;
  problem: RemoteProblem;
  /** When the problem was told, in ms since 1970. */
  sinceMs: number;
  /** What asking again is called, and what it costs. */
  again: string;
  isAsking: boolean;
  onAgain: () => void;
}

const MENDED_BY_CHOOSING: readonly RemoteProblemCode[] = [
  'switchedOff',
  'limitReached',
  'unpriced',
];

/** A model that gave nothing: why, and asking it again as soon as its server takes that. */
export function RemoteNotice(props: RemoteNoticeProps) {
  const { title, problem, sinceMs, again, isAsking, onAgain } = props;
  const { code, retryAfterMs } = problem;
  const seconds = useSecondsLeft(retryAfterMs, sinceMs);
  return (
    <Notice
      kind="problem"
      title={title}
      actions={
        <>
          <Button look="quiet" isDisabled={seconds > 0 || isAsking} onPress={onAgain}>
            {again}
            {/* Read out every second it would drown everything else. */}
            {seconds > 0 && <span aria-hidden="true"> in {seconds} s</span>}
          </Button>
          {MENDED_BY_CHOOSING.includes(code) && (
            <ButtonLink look="quiet" to="/models">
              Models
            </ButtonLink>
          )}
        </>
      }
    >
      {problemWords(problem)}
    </Notice>
  );
}

function useSecondsLeft(retryAfterMs: number | null, sinceMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now);
  const seconds = secondsLeft(retryAfterMs ?? 0, sinceMs, nowMs);
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setTimeout(() => setNowMs(Date.now()), 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return seconds;
}

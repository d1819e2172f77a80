import type { AttemptDetail } from '#contract/attempt.ts';
import { Notice } from '../ui/Notice.tsx';
import { soundTroubles } from './script.ts';

interface SoundNoticeProps {
  attempt: AttemptDetail;
  /** The addresses at which there turned out to be no sound. */
  missing: readonly string[];
}

/** Says which sounds are gone or cut short on disk; what was said is there all the same. */
export function SoundNotice({ attempt, missing }: SoundNoticeProps) {
  const troubles = soundTroubles(attempt, missing);
  if (troubles.length === 0) return null;
  return (
    <Notice kind="problem" title={troubles.join(' ')}>
      What was said and how it was scored is kept.
    </Notice>
  );
}

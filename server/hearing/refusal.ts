import type { Problem } from '#contract/attempt.ts';
import { RemoteFailure } from '#contract/remote.ts';
import type { KeptAttempt } from './ports.ts';

/** Why an attempt cannot be heard again, as HTTP answers it. */
export interface Refused {
  status: 404 | 409;
  problem: Problem;
}

const because = (status: Refused['status'], code: string, message: string): Refused => ({
  status,
  problem: { code, message },
});

export const UNKNOWN = because(
  404,
  'unknownAttempt',
  'There is no such answer; it may have been deleted.',
);
export const SWITCHED_OFF = because(
  409,
  'switchedOff',
  'The stronger ear is switched off; switch it on under “Models”.',
);
export const CORRECTED = because(
  409,
  'corrected',
  'You have corrected these words; yours stand, so they are not heard again.',
);
const LOCKED = because(
  409,
  'locked',
  'No model elsewhere is set up; set OPENAI_API_KEY or OPENAI_BASE_URL and start Understudy again.',
);
const TYPED = because(409, 'noSound', 'This answer was typed: there is no sound to hear.');
const RECORDING = because(
  409,
  'recording',
  'This answer is being recorded now; stop or discard it first.',
);
const UNFINISHED = because(409, 'unfinished', 'This answer is not finished; go on with it first.');

/** What keeps an attempt from being heard by anybody; null where nothing does. */
export function refusalOf(
  { attempt, utterances }: KeptAttempt,
  isRecording: boolean,
  isUnlocked: boolean,
): Refused | null {
  if (!isUnlocked) return LOCKED;
  if (attempt.source === 'typed') return TYPED;
  if (isRecording) return RECORDING;
  return utterances.every(({ words }) => words === null) ? UNFINISHED : null;
}

/** What was heard elsewhere cannot be taken. */
export function notTaken(message: string): RemoteFailure {
  return new RemoteFailure({ code: 'failed', message, retryAfterMs: null });
}

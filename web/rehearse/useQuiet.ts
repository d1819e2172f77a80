import { useRef } from 'react';
import type { RehearsalState } from '../capture/types.ts';

/** After so much silence behind something said, stopping is offered; thinking is never cut short. */
const QUIET_MS = 8_000;

/** After so much silence from the start, the microphone may be muted. */
const UNHEARD_MS = 15_000;

/** A recorded answer has been silent for a while: behind something said, or from its start. */
export type Silence = 'afterWords' | 'fromStart';

type Heard = Pick<RehearsalState, 'phase' | 'recognizer' | 'captions'>;

/** Whether it has, when no new caption came for `silentMs`. */
export function silenceOf({ phase, recognizer, captions }: Heard, silentMs: number) {
  if (phase !== 'recording' || recognizer !== 'ready') return null;
  const hasWords = captions.settled.length + captions.provisional.length > 0;
  if (silentMs < (hasWords ? QUIET_MS : UNHEARD_MS)) return null;
  return hasWords ? 'afterWords' : 'fromStart';
}

/** The silence that a recorded answer is in. */
export function useQuiet(rehearsal: RehearsalState): Silence | null {
  const { captions, recordedMs } = rehearsal;
  const heard = useRef({ captions, atMs: 0 });
  if (heard.current.captions !== captions) heard.current = { captions, atMs: recordedMs };
  return silenceOf(rehearsal, recordedMs - heard.current.atMs);
}

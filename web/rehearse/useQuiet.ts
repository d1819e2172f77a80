import { useRef } from 'react';
import type { RehearsalState } from '../capture/types.ts';

/** After so much silence behind something said, stopping is offered; thinking is never cut short. */
const QUIET_MS = 8_000;

/** True while a recorded answer has been silent for a while: no new caption came in that time. */
export function useQuiet({ phase, recognizer, recordedMs, captions }: RehearsalState): boolean {
  const heard = useRef({ captions, atMs: 0 });
  if (heard.current.captions !== captions) heard.current = { captions, atMs: recordedMs };
  const hasWords = captions.settled.length + captions.provisional.length > 0;
  const silentMs = recordedMs - heard.current.atMs;
  return phase === 'recording' && recognizer === 'ready' && hasWords && silentMs >= QUIET_MS;
}

import type { Evidence } from '#contract/element.ts';
import type { Word } from '#contract/transcript.ts';

/** A stretch of sound, in ms from its beginning. */
export interface Clip {
  startMs: number;
  endMs: number;
}

/** After a word's end it stays the current one for so long; a longer silence shows none. */
const LINGER_MS = 400;
/** Heard before and after a clip's words, since word times are estimates. */
const LEAD_MS = 150;
const TAIL_MS = 250;
/** A player's clock comes back a fraction below the time it was set to. */
const CLOCK_SLACK_MS = 1;

/** The speeds to listen at, slowest first. */
export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** The index of the word that is heard at this time; null in a silence or where words have no times. */
export function wordAt(words: readonly Word[], timeMs: number): number | null {
  const index = words.findLastIndex(
    ({ startMs }) => startMs !== null && startMs <= timeMs + CLOCK_SLACK_MS,
  );
  const endMs = words[index]?.endMs ?? null;
  return endMs !== null && timeMs < endMs + LINGER_MS ? index : null;
}

/** The seconds behind a piece of evidence, with a little sound around; null for untimed words. */
export function clipOf(
  words: readonly Word[],
  { from, to }: Pick<Evidence, 'from' | 'to'>,
  durationMs: number,
): Clip | null {
  const startMs = words[from]?.startMs ?? null;
  const endMs = words[to - 1]?.endMs ?? null;
  if (startMs === null || endMs === null) return null;
  return {
    startMs: Math.max(0, startMs - LEAD_MS),
    endMs: Math.min(durationMs, endMs + TAIL_MS),
  };
}

/** A time moved by so much, within the sound. */
export function skipped(timeMs: number, byMs: number, durationMs: number): number {
  return Math.min(Math.max(timeMs + byMs, 0), durationMs);
}

/** The speed one step faster (1) or slower (-1); the same at the end of the scale. */
export function speedBeside(speed: Speed, step: 1 | -1): Speed {
  return SPEEDS[SPEEDS.indexOf(speed) + step] ?? speed;
}

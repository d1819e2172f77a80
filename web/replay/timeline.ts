import type { Evidence } from '#contract/element.ts';
import { shownWords } from '#contract/shown.ts';
import type { Word } from '#contract/transcript.ts';

/** A stretch of sound, in ms from its beginning. */
export interface Clip {
  startMs: number;
  endMs: number;
}

/** After a word's end it stays the current one for so long; a longer silence shows none. */
const LINGER_MS = 400;
/** Heard before and after a passage's words, since word times are estimates; less around a single word. */
const AROUND_PASSAGE = { leadMs: 150, tailMs: 250 };
const AROUND_WORD = { leadMs: 60, tailMs: 120 };
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
  const { leadMs, tailMs } = isOne(words.slice(from, to)) ? AROUND_WORD : AROUND_PASSAGE;
  return {
    startMs: Math.max(0, startMs - leadMs),
    endMs: Math.min(durationMs, endMs + tailMs),
  };
}

/** "Fifteen percent" is shown as one word, and is pressed as one. */
function isOne(words: readonly Word[]): boolean {
  return shownWords(words.map(({ text }) => text)).length === 1;
}

/** A silence of at least this long is marked on the waveform. */
export const MARKED_SILENCE_MS = 700;
/** A silence longer than this is passed over on request, but for so much after and before the words. */
const SKIPPED_SILENCE_MS = 1_000;
const KEPT_AFTER_MS = 100;
const KEPT_BEFORE_MS = 150;

/**
 * The stretches of at least `atLeastMs` in which no word is heard, the beginning and the end of the
 * sound included. None where there are no words, and none around a word without times.
 */
export function silencesOf(words: readonly Word[], durationMs: number, atLeastMs: number): Clip[] {
  if (words.length === 0) return [];
  const starts = [...words.map((word) => word.startMs), durationMs];
  const ends = [0, ...words.map((word) => word.endMs)];
  return starts.flatMap((endMs, index) => {
    const startMs = ends[index] ?? null;
    return startMs === null || endMs === null || endMs - startMs < atLeastMs
      ? []
      : [{ startMs, endMs }];
  });
}

/** What can be passed over without losing a word: long silences, with about 250 ms of each kept. */
export function skippable(words: readonly Word[], durationMs: number): Clip[] {
  return silencesOf(words, durationMs, SKIPPED_SILENCE_MS + 1).map(({ startMs, endMs }) => ({
    startMs: startMs + KEPT_AFTER_MS,
    endMs: endMs === durationMs ? endMs : endMs - KEPT_BEFORE_MS,
  }));
}

/** A time moved by so much, within the sound. */
export function skipped(timeMs: number, byMs: number, durationMs: number): number {
  return Math.min(Math.max(timeMs + byMs, 0), durationMs);
}

/** The speed one step faster (1) or slower (-1); the same at the end of the scale. */
export function speedBeside(speed: Speed, step: 1 | -1): Speed {
  return SPEEDS[SPEEDS.indexOf(speed) + step] ?? speed;
}

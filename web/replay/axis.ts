import { shownWords } from '#contract/shown.ts';
import type { Mark, Marker, Track } from './script.ts';
import { moved } from './script.ts';
import { type Clip, skippable, wordAt } from './timeline.ts';

/** Seconds added up are a fraction off milliseconds added up. */
const ROUNDING_MS = 1;

/** The index of the track that is heard at this time of the axis; null where there are none. */
export function trackAt(tracks: readonly Track[], timeMs: number): number | null {
  const index = tracks.findLastIndex(({ startMs }) => startMs <= timeMs + ROUNDING_MS);
  return index < 0 ? null : index;
}

/** The index of the word that is heard at this time of the axis, in the track that is. */
export function wordIn(track: Track | null, timeMs: number): number | null {
  return track && wordAt(track.words, timeMs - track.startMs);
}

/** Where a word begins on the axis; null where it has no time. */
export function wordStartMs(track: Track, index: number): number | null {
  const startMs = track.words[index]?.startMs ?? null;
  return startMs === null ? null : track.startMs + startMs;
}

/** Nearer than this the place is the word's own beginning: a player's clock is not that exact. */
const SAME_PLACE_MS = 5;

/** Where the next word as it is shown (1) or the one before (-1) begins; the same place where there is none. */
export function wordBeside(tracks: readonly Track[], timeMs: number, step: 1 | -1): number {
  const starts = tracks.flatMap((track) =>
    shownWords(track.words.map(({ text }) => text)).flatMap(
      ({ from }) => wordStartMs(track, from) ?? [],
    ),
  );
  const beside =
    step === 1
      ? starts.find((startMs) => startMs > timeMs + SAME_PLACE_MS)
      : starts.findLast((startMs) => startMs < timeMs - SAME_PLACE_MS);
  return beside ?? timeMs;
}

/** What can be passed over on the axis without losing a word. */
export function skippableIn(tracks: readonly Track[]): Clip[] {
  return tracks.flatMap(({ words, durationMs, startMs }) =>
    skippable(words, durationMs).map((clip) => moved(clip, startMs)),
  );
}

/** What lies nearest to a time among what is at most `withinMs` away; null where nothing is. */
export function nearest<T extends Mark | Marker>(
  things: readonly T[],
  timeMs: number,
  withinMs: number,
): T | null {
  let found: T | null = null;
  let foundMs = withinMs;
  for (const thing of things) {
    const awayMs =
      'atMs' in thing
        ? Math.abs(thing.atMs - timeMs)
        : Math.max(thing.startMs - timeMs, timeMs - thing.endMs, 0);
    if (awayMs > foundMs || (awayMs === foundMs && found !== null)) continue;
    found = thing;
    foundMs = awayMs;
  }
  return found;
}

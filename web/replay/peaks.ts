import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Track } from './script.ts';

/** Enough to draw a bar every two pixels on the widest page. */
const PEAKS = 600;
/** Fine enough for a drawing, and fifteen minutes of it stay under 30 MB. */
const DRAWING_RATE_HZ = 8_000;

/**
 * The loudest sample (0 to 1) of each of `count` stretches of equal length; fewer when there are
 * fewer samples.
 */
export function peaksOf(samples: Float32Array, count: number): number[] {
  const stretches = Math.min(count, samples.length);
  return Array.from({ length: stretches }, (_, index) => {
    const to = Math.floor(((index + 1) * samples.length) / stretches);
    let peak = 0;
    for (let at = Math.floor((index * samples.length) / stretches); at < to; at += 1) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    }
    return peak;
  });
}

/**
 * The peaks of sounds in a row, in `count` stretches of equal length: nothing (0) where a sound's
 * own are not known yet.
 */
export function joinedPeaks(
  sounds: readonly { durationMs: number; peaks: readonly number[] | null }[],
  count: number,
): number[] {
  const joined = new Array<number>(count).fill(0);
  const totalMs = sounds.reduce((sum, { durationMs }) => sum + durationMs, 0);
  let startMs = 0;
  for (const { durationMs, peaks } of sounds) {
    for (const [index, peak] of (peaks ?? []).entries()) {
      const atMs = startMs + (durationMs * (index + 0.5)) / (peaks?.length ?? 1);
      const column = Math.min(Math.floor((count * atMs) / totalMs), count - 1);
      joined[column] = Math.max(joined[column] ?? 0, peak);
    }
    startMs += durationMs;
  }
  return joined;
}

/** The waveform of all tracks in a row, filled in as their sounds have been read. */
export function usePeaks(tracks: readonly Track[]): number[] {
  const read = useQueries({
    queries: tracks.map(({ url }) => ({
      queryKey: ['peaks', url],
      queryFn: ({ signal }: { signal: AbortSignal }) => inTurn(() => readPeaks(url, signal)),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
    combine: (results) => results.map(({ data }) => data ?? null),
  });
  return useMemo(() => {
    const sounds = tracks.map(({ durationMs }, index) => ({
      durationMs,
      peaks: read[index] ?? null,
    }));
    return joinedPeaks(sounds, PEAKS);
  }, [tracks, read]);
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One sound after the other, each when the page has nothing better to do: they take memory and time. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(whenIdle).then(act);
  lastTurn = turn.catch(() => {});
  return turn;
}

/** Safari knows no idle moments. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 100);
  });
}

async function readPeaks(soundUrl: string, signal: AbortSignal): Promise<number[]> {
  const response = await fetch(soundUrl, { signal });
  if (!response.ok) throw new Error(`The sound answered ${response.status}.`);
  const context = new OfflineAudioContext(1, 1, DRAWING_RATE_HZ);
  const sound = await context.decodeAudioData(await response.arrayBuffer());
  return peaksOf(sound.getChannelData(0), PEAKS);
}

import { loudness } from './loudness.ts';

/** One peak is kept for so much of the answer. */
export const PEAK_MS = 250;

/** The strokes that the trace is drawn with, whatever its length. */
export const STROKES = 150;

const SPANS_MS = [5, 10, 15].map((minutes) => minutes * 60_000);

/** How much time the trace's width stands for: 5 minutes, and more only when they are over. */
export function spanOf(recordedMs: number): number {
  return SPANS_MS.find((spanMs) => recordedMs < spanMs) ?? recordedMs;
}

/**
 * The trace as an SVG path in a box of STROKES by 2 units: one upright stroke for each part that
 * was recorded, as high as its loudest moment. `peaks` are full-scale peaks of PEAK_MS each.
 */
export function tracePath(peaks: readonly (number | undefined)[], recordedMs: number): string {
  const perStroke = spanOf(recordedMs) / STROKES / PEAK_MS;
  const strokes = Math.min(STROKES, Math.ceil(recordedMs / PEAK_MS / perStroke));
  return Array.from({ length: strokes }, (_, index) => {
    const part = peaks.slice(Math.floor(index * perStroke), Math.ceil((index + 1) * perStroke));
    // A tab in the background is not told every level: the array has holes, which map leaves out.
    const loudest = Math.max(0, ...Array.from(part, (peak) => peak ?? 0));
    const height = Math.max(0.04, loudness(loudest));
    return `M${index + 0.5} ${(1 - height).toFixed(3)}V${(1 + height).toFixed(3)}`;
  }).join('');
}

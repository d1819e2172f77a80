import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';

/** Window lengths that a recogniser without a segmenter could be fed with, in s. */
export const FIXED_LENGTHS_S: readonly number[] = [6, 8, 10, 12, 15];

/** A window ends where it is quietest within so much before its length; fewer words are cut in half. */
const SEARCHED_S = 2;
const STEP = 0.02 * SAMPLE_RATE_HZ;
const STRETCH = 0.08 * SAMPLE_RATE_HZ;

/** Cuts a whole recording into windows of about this length; together they are all of it. */
export function cutFixed(samples: Float32Array, lengthS: number): Float32Array[] {
  const length = lengthS * SAMPLE_RATE_HZ;
  const windows: Float32Array[] = [];
  let from = 0;
  while (samples.length - from > length) {
    const end = from + length;
    const to = quietestSample(samples, end - SEARCHED_S * SAMPLE_RATE_HZ, end);
    windows.push(samples.subarray(from, to));
    from = to;
  }
  windows.push(samples.subarray(from));
  return windows;
}

/** The middle of the 80 ms in [from, to) with the least energy. */
export function quietestSample(samples: Float32Array, from: number, to: number): number {
  let [quietest, at] = [Number.POSITIVE_INFINITY, to];
  for (let start = from; start + STRETCH <= to; start += STEP) {
    const energy = samples
      .subarray(start, start + STRETCH)
      .reduce((sum, sample) => sum + sample * sample, 0);
    if (energy < quietest) [quietest, at] = [energy, start + STRETCH / 2];
  }
  return at;
}

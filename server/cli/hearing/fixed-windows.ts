import { quietestSample } from '#contract/quietest-sample.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';

/** Window lengths that a recogniser without a segmenter could be fed with, in s. */
export const FIXED_LENGTHS_S: readonly number[] = [6, 8, 10, 12, 15];

/** A window ends where it is quietest within so much before its length; fewer words are cut in half. */
const SEARCHED_S = 2;

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

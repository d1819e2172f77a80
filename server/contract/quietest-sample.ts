import { SAMPLE_RATE_HZ } from './transcript.ts';

const STEP = 0.02 * SAMPLE_RATE_HZ;
const STRETCH = 0.08 * SAMPLE_RATE_HZ;

/** Where sound (16 kHz) is cut with the least harm: the middle of the quietest 80 ms in [from, to). */
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

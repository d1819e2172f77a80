/** Samples of the target rate that the filter reaches to either side. */
const REACH = 24;
/** Pass band's edge as a share of the target's Nyquist frequency; the rest is the filter's slope. */
const CUTOFF = 0.92;

/**
 * Turns a stream of mono samples into one of another rate, lower or equal, with a windowed-sinc
 * low-pass. The page resamples by itself because not every browser accepts a microphone in an
 * AudioContext of another rate than the device's. Delays the sound by 24 target samples (1.5 ms at
 * 16 kHz); after `n` source samples, `floor(n * target / source)` of them have come out.
 */
export class Resampler {
  readonly #step: number;
  readonly #reach: number;
  /** One row of taps a phase: the ratio of two whole rates has only so many. */
  readonly #phases: Float32Array[] = [];
  readonly #sourceRateHz: number;
  readonly #targetRateHz: number;
  #history: Float32Array;
  /** Source samples before the start of the history, and target samples made so far. */
  #dropped: number;
  #made = 0;

  constructor(sourceRateHz: number, targetRateHz: number) {
    if (targetRateHz > sourceRateHz) {
      throw new RangeError(`Cannot make ${targetRateHz} Hz out of ${sourceRateHz} Hz.`);
    }
    const divisor = greatestCommonDivisor(sourceRateHz, targetRateHz);
    this.#sourceRateHz = sourceRateHz / divisor;
    this.#targetRateHz = targetRateHz / divisor;
    this.#step = sourceRateHz / targetRateHz;
    this.#reach = Math.ceil(REACH * this.#step);
    for (let phase = 0; phase < this.#targetRateHz; phase += 1) {
      this.#phases.push(this.#taps(phase / this.#targetRateHz));
    }
    // Silence before the first sample; the first output looks `2 * reach` back.
    this.#history = new Float32Array(2 * this.#reach);
    this.#dropped = -2 * this.#reach;
  }

  /** The target samples that these source samples complete. */
  push(source: Float32Array): Float32Array {
    if (this.#step === 1) return source.slice();
    const joined = new Float32Array(this.#history.length + source.length);
    joined.set(this.#history);
    joined.set(source, this.#history.length);
    const end = this.#dropped + joined.length;
    const total = Math.floor((end * this.#targetRateHz) / this.#sourceRateHz);
    const target = new Float32Array(total - this.#made);
    for (let index = 0; index < target.length; index += 1) {
      const position = (this.#made + index) * this.#sourceRateHz;
      const whole = Math.floor(position / this.#targetRateHz);
      const taps = this.#phases[position % this.#targetRateHz] ?? new Float32Array(0);
      const from = whole - 2 * this.#reach - this.#dropped;
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap += 1) {
        sum += (taps[tap] ?? 0) * (joined[from + tap] ?? 0);
      }
      target[index] = sum;
    }
    this.#made = total;
    const keepFrom = joined.length - 2 * this.#reach;
    this.#history = joined.slice(keepFrom);
    this.#dropped += keepFrom;
    return target;
  }

  /** Taps around a centre that lies `fraction` of a source sample after the middle one. */
  #taps(fraction: number): Float32Array {
    const taps = new Float32Array(2 * this.#reach + 1);
    const bandwidth = CUTOFF / this.#step;
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap += 1) {
      const distance = tap - this.#reach - fraction;
      const value = sinc(distance * bandwidth) * blackman(distance / (this.#reach + 1));
      taps[tap] = value;
      sum += value;
    }
    return taps.map((value) => value / sum);
  }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** The Blackman window over -1 to 1. */
function blackman(x: number): number {
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

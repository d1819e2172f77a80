/** A stretch of sound that grows at its end and is forgotten from its beginning. */
export class SampleBuffer {
  #samples = new Float32Array(1 << 18);
  #length = 0;
  #startSample = 0;

  /** The position in the recording of the first sample that is kept. */
  get startSample(): number {
    return this.#startSample;
  }

  /** The position in the recording behind the last sample that is kept. */
  get endSample(): number {
    return this.#startSample + this.#length;
  }

  append(samples: Float32Array): void {
    if (this.#length + samples.length > this.#samples.length) {
      const larger = new Float32Array(2 * (this.#length + samples.length));
      larger.set(this.#samples.subarray(0, this.#length));
      this.#samples = larger;
    }
    this.#samples.set(samples, this.#length);
    this.#length += samples.length;
  }

  /** A copy of the samples at [from, to), as far as they are kept. */
  copy(from: number, to: number): Float32Array {
    return this.view(from, to).slice();
  }

  /** The samples at [from, to) as far as they are kept; valid until the next append or forget. */
  view(from: number, to: number): Float32Array {
    const start = Math.max(0, from - this.#startSample);
    return this.#samples.subarray(
      start,
      Math.max(start, Math.min(this.#length, to - this.#startSample)),
    );
  }

  /** Forgets everything before this position. */
  forget(beforeSample: number): void {
    const drop = Math.min(beforeSample - this.#startSample, this.#length);
    if (drop <= 0) return;
    this.#samples.copyWithin(0, drop, this.#length);
    this.#length -= drop;
    this.#startSample += drop;
  }
}

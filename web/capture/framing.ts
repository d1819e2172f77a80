/** 100 ms at 16 kHz. */
export const FRAME_SAMPLES = 1_600;

/** Samples from -1 to 1 as 16-bit PCM; what is louder is clipped. */
export function toPcm16(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) =>
    Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))),
  );
}

/** Collects samples of any count into frames of `FRAME_SAMPLES`. */
export class Framer {
  readonly #partial = new Float32Array(FRAME_SAMPLES);
  #filled = 0;

  /** The frames that these samples complete. */
  push(samples: Float32Array): Int16Array[] {
    const frames: Int16Array[] = [];
    let taken = 0;
    while (taken < samples.length) {
      const part = samples.subarray(taken, taken + FRAME_SAMPLES - this.#filled);
      this.#partial.set(part, this.#filled);
      this.#filled += part.length;
      taken += part.length;
      if (this.#filled === FRAME_SAMPLES) frames.push(...this.flush());
    }
    return frames;
  }

  /** What is there of an unfinished frame, as one shorter frame; nothing if there is none. */
  flush(): Int16Array[] {
    if (this.#filled === 0) return [];
    const frame = toPcm16(this.#partial.subarray(0, this.#filled));
    this.#filled = 0;
    return [frame];
  }
}

/**
 * Turns 16 kHz sound into the 24 kHz that the Realtime API takes, frame by frame without a seam:
 * three samples for each two, on straight lines between them. What that adds lies above 8 kHz and
 * 20 dB below the sound, and what it takes is 2 dB at 4 kHz; neither matters for speech.
 */
export class Upsampler {
  /** What was not used yet: a pair needs the sample after it. */
  #rest = new Int16Array();

  /** The samples that can be told by now; at most two of those given wait for the next call. */
  next(pcm: Int16Array): Int16Array<ArrayBuffer> {
    const samples = new Int16Array(this.#rest.length + pcm.length);
    samples.set(this.#rest);
    samples.set(pcm, this.#rest.length);
    const pairs = Math.max(0, Math.floor((samples.length - 1) / 2));
    const out = new Int16Array(pairs * 3);
    const at = (index: number) => samples[index] ?? 0;
    for (let pair = 0; pair < pairs; pair += 1) {
      const [first, second, third] = [at(2 * pair), at(2 * pair + 1), at(2 * pair + 2)];
      out[3 * pair] = first;
      out[3 * pair + 1] = Math.round((first + 2 * second) / 3);
      out[3 * pair + 2] = Math.round((2 * second + third) / 3);
    }
    this.#rest = samples.slice(2 * pairs);
    return out;
  }
}

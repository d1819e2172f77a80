/**
 * The port of a speech recogniser. It never blocks the event loop, and decodes what it is given in
 * the order of the calls.
 */
export interface Recognizer {
  /** Name and model, as a transcript keeps it. */
  readonly name: string;
  /**
   * The words said in one window of sound (-1..1, 16 kHz mono, at most about 12 s), as printed text
   * with punctuation; empty when it heard none. Rejects when the model fails.
   */
  decode(samples: Float32Array): Promise<string>;
}

import type { Recognizer } from '../../server/transcript/recognizer.ts';

/** A recogniser that answers from a script, one text a call, and keeps what it was given. */
export class ScriptedRecognizer implements Recognizer {
  readonly name = 'scripted';
  readonly heard: Float32Array[] = [];
  #texts: (string | Error)[];

  constructor(texts: readonly (string | Error)[]) {
    this.#texts = [...texts];
  }

  async decode(samples: Float32Array): Promise<string> {
    this.heard.push(samples);
    const text = this.#texts.shift() ?? '';
    if (text instanceof Error) throw text;
    return text;
  }
}

/** A recogniser that hears one word in each half second of voice: "w1 w2 w3 …". */
export const countingRecognizer: Recognizer = {
  name: 'counting',
  async decode(samples) {
    const voicedMs = samples.filter((sample) => sample > 0.1).length / 16;
    return Array.from({ length: Math.round(voicedMs / 500) }, (_, index) => `w${index + 1}`).join(
      ' ',
    );
  },
};

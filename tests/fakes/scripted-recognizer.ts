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

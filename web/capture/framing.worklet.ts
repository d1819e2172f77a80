import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { Framer } from './framing.ts';
import { Resampler } from './resample.ts';

// The names of AudioWorkletGlobalScope, which TypeScript's DOM library does not declare.
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/**
 * Posts each frame as an Int16Array. On any message it posts the unfinished frame, if there is one,
 * and then `'flushed'`.
 */
class FramingProcessor extends AudioWorkletProcessor {
  readonly #resampler = new Resampler(sampleRate, SAMPLE_RATE_HZ);
  readonly #framer = new Framer();

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#post(this.#framer.flush());
      this.port.postMessage('flushed');
    };
  }

  process(inputs: Float32Array[][]): boolean {
    const mono = inputs[0]?.[0];
    if (mono !== undefined) this.#post(this.#framer.push(this.#resampler.push(mono)));
    return true;
  }

  #post(frames: Int16Array[]): void {
    for (const frame of frames) this.port.postMessage(frame, [frame.buffer]);
  }
}

registerProcessor('framing', FramingProcessor);

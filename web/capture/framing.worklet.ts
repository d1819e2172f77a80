import { Framer } from './framing.ts';
import { Resampler } from './resample.ts';

// The names of AudioWorkletGlobalScope, which TypeScript's DOM library does not declare.
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new (options: FramingOptions) => AudioWorkletProcessor,
): void;

/** The rate comes from outside, so that the worklet does not carry the contract's schemas along. */
interface FramingOptions {
  processorOptions: { rateHz: number };
}

/**
 * Posts each frame as an Int16Array. On any message it posts the unfinished frame, if there is one,
 * and then `'flushed'`.
 */
class FramingProcessor extends AudioWorkletProcessor {
  readonly #resampler: Resampler;
  readonly #framer = new Framer();

  constructor({ processorOptions }: FramingOptions) {
    super();
    this.#resampler = new Resampler(sampleRate, processorOptions.rateHz);
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

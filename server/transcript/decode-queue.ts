import type { Recognizer } from './recognizer.ts';

interface Job {
  samples: Float32Array;
  resolve(text: string): void;
  reject(reason: unknown): void;
}

/**
 * One recogniser for all speakers: one window at a time, windows that settle words before previews
 * of words still being said. Jobs wait while the model loads and are rejected when it cannot.
 */
export class DecodeQueue {
  #recognizer: Promise<Recognizer>;
  #settling: Job[] = [];
  #previews: Job[] = [];
  #running = false;

  constructor(recognizer: Promise<Recognizer>) {
    this.#recognizer = recognizer;
  }

  /** The recogniser's name, once it is loaded. */
  async name(): Promise<string> {
    return (await this.#recognizer).name;
  }

  /** Decodes a window of sound; see `Recognizer.decode`. */
  decode(samples: Float32Array, purpose: 'settle' | 'preview'): Promise<string> {
    return new Promise((resolve, reject) => {
      const queue = purpose === 'settle' ? this.#settling : this.#previews;
      queue.push({ samples, resolve, reject });
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (;;) {
      const job = this.#settling.shift() ?? this.#previews.shift();
      if (job === undefined) break;
      try {
        job.resolve(await (await this.#recognizer).decode(job.samples));
      } catch (reason) {
        job.reject(reason);
      }
    }
    this.#running = false;
  }
}

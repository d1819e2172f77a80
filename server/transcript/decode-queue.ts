import type { Recognizer } from './recognizer.ts';

/** Gives the sound when its turn comes; null when there is nothing to decode any more. */
type Sound = () => Float32Array | null;

interface Job {
  sound: Sound;
  resolve(text: string): void;
  reject(reason: unknown): void;
}

/** How many windows are decoded at once at most. */
const MAX_RUNNING = 2;
/**
 * With so many previews waiting, each of another speaker, one more window is decoded at once. That
 * takes some 80 MB of memory for good, which one speaker alone need not pay.
 */
const WAITING_FOR_SECOND = 2;

/**
 * One recogniser for all speakers: windows that settle words before previews of words still being
 * said, one at a time, and two when several speakers wait. Jobs wait while the model loads and are rejected
 * when it cannot.
 */
export class DecodeQueue {
  #recognizer: Promise<Recognizer>;
  #settling: Job[] = [];
  #previews: Job[] = [];
  #running = 0;

  constructor(recognizer: Promise<Recognizer>) {
    this.#recognizer = recognizer;
  }

  /** The recogniser's name, once it is loaded. */
  async name(): Promise<string> {
    return (await this.#recognizer).name;
  }

  /** Decodes a window of sound; see `Recognizer.decode`. Nothing is decoded as ''. */
  decode(sound: Sound, purpose: 'settle' | 'preview'): Promise<string> {
    return new Promise((resolve, reject) => {
      const queue = purpose === 'settle' ? this.#settling : this.#previews;
      queue.push({ sound, resolve, reject });
      const wanted = this.#previews.length >= WAITING_FOR_SECOND ? MAX_RUNNING : 1;
      if (this.#running < wanted) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    for (;;) {
      const job = this.#settling.shift() ?? this.#previews.shift();
      if (job === undefined) break;
      try {
        const recognizer = await this.#recognizer;
        const samples = job.sound();
        job.resolve(samples === null ? '' : await recognizer.decode(samples));
      } catch (reason) {
        job.reject(reason);
      }
    }
    this.#running -= 1;
  }
}

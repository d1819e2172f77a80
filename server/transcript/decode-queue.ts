import type { Recognizer } from './recognizer.ts';

/** Gives the sound when its turn comes; null when there is nothing to decode any more. */
type Sound = () => Float32Array | null;

interface Job {
  sound: Sound;
  /** When it began to wait, in ms of the queue's clock. */
  sinceMs: number;
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
/** How far back the previews’ waits are looked at. */
const LOOKED_AT_MS = 5_000;
/**
 * With waits of more than this on average, captions come later than 2.5 s after the words for one in
 * twenty: so measured with two to eight speakers on two cores.
 */
const CROWDED_WAIT_MS = 1_000;

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
  /** How long each preview of the last moments waited, and when its turn came. */
  #waits: { atMs: number; waitedMs: number }[] = [];
  readonly #nowMs: () => number;

  constructor(recognizer: Promise<Recognizer>, nowMs: () => number = () => performance.now()) {
    this.#recognizer = recognizer;
    this.#nowMs = nowMs;
  }

  /** The recogniser's name, once it is loaded. */
  async name(): Promise<string> {
    return (await this.#recognizer).name;
  }

  /** Decodes a window of sound; see `Recognizer.decode`. Nothing is decoded as ''. */
  decode(sound: Sound, purpose: 'settle' | 'preview'): Promise<string> {
    return new Promise((resolve, reject) => {
      const queue = purpose === 'settle' ? this.#settling : this.#previews;
      queue.push({ sound, sinceMs: this.#nowMs(), resolve, reject });
      const wanted = this.#previews.length >= WAITING_FOR_SECOND ? MAX_RUNNING : 1;
      if (this.#running < wanted) void this.#run();
    });
  }

  /** Speakers wait for each other so long that one more would harm them all. */
  isCrowded(): boolean {
    const nowMs = this.#nowMs();
    const waitsMs = [
      ...this.#waits.flatMap(({ atMs, waitedMs }) =>
        nowMs - atMs <= LOOKED_AT_MS ? [waitedMs] : [],
      ),
      ...this.#previews.map(({ sinceMs }) => nowMs - sinceMs),
    ];
    const sumMs = waitsMs.reduce((sum, waitedMs) => sum + waitedMs, 0);
    return sumMs > CROWDED_WAIT_MS * waitsMs.length;
  }

  #nextPreview(): Job | undefined {
    const job = this.#previews.shift();
    if (job === undefined) return undefined;
    const atMs = this.#nowMs();
    this.#waits = this.#waits.filter((wait) => atMs - wait.atMs <= LOOKED_AT_MS);
    this.#waits.push({ atMs, waitedMs: atMs - job.sinceMs });
    return job;
  }

  async #run(): Promise<void> {
    this.#running += 1;
    for (;;) {
      const job = this.#settling.shift() ?? this.#nextPreview();
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

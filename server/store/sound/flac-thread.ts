import { Worker } from 'node:worker_threads';

export type FlacJob =
  | { is: 'encode'; wav: string; flac: string }
  | { is: 'decode'; flac: string; from: number; count: number };

export type FlacDone =
  | { is: 'done' }
  | { is: 'decoded'; samples: Int16Array<ArrayBuffer> }
  | { is: 'failed'; reason: string };

/** Without work for so long, a thread ends and gives its memory (some 50 MB) back. */
const LINGER_MS = 1_000;

/**
 * The codec in a thread of its own, off the event loop: it begins with the first job, does one
 * after the other, and ends when there is none.
 */
export class FlacThread {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #ending: NodeJS.Timeout | undefined;

  /** Writes a WAV file of ours as FLAC, synced and compared. @throws Error when that failed or ended. */
  async encode(wav: string, flac: string): Promise<void> {
    await this.#do({ is: 'encode', wav, flac });
  }

  /** Samples of a FLAC file of ours, fewer at its end. @throws Error when it is broken there. */
  async decode(flac: string, from: number, count: number): Promise<Int16Array> {
    const done = await this.#do({ is: 'decode', flac, from, count });
    if (done.is !== 'decoded') throw new Error('The codec gave no samples.');
    return done.samples;
  }

  /** Ends it at once, in the middle of a job if there is one; the next job begins it again. */
  async end(): Promise<void> {
    clearTimeout(this.#ending);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #do(job: FlacJob): Promise<FlacDone> {
    const done = this.#last.then(() => this.#ask(job));
    this.#last = done.catch(() => {});
    return done;
  }

  async #ask(job: FlacJob): Promise<FlacDone> {
    clearTimeout(this.#ending);
    this.#worker ??= this.#begin();
    const { promise, resolve, reject } = Promise.withResolvers<FlacDone>();
    const ended = () => reject(new Error('The codec was ended.'));
    const worker = this.#worker;
    worker.once('message', resolve).once('error', reject).once('exit', ended);
    worker.postMessage(job);
    try {
      const done = await promise;
      if (done.is === 'failed') throw new Error(done.reason);
      return done;
    } finally {
      worker.off('message', resolve).off('error', reject).off('exit', ended);
      this.#ending = setTimeout(() => void this.end(), LINGER_MS).unref();
    }
  }

  #begin(): Worker {
    const worker = new Worker(new URL('flac.worker.ts', import.meta.url));
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    // What goes wrong in a job rejects it; an error in between ends the thread, and `exit` follows.
    worker.on('error', () => {});
    return worker;
  }
}

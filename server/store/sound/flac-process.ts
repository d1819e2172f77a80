import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const FlacJob = z.discriminatedUnion('is', [
  z.object({ is: z.literal('encode'), wav: z.string(), flac: z.string() }),
  z.object({ is: z.literal('decode'), flac: z.string(), from: z.int(), count: z.int() }),
]);
export type FlacJob = z.infer<typeof FlacJob>;

export const FlacDone = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done') }),
  z.object({ is: z.literal('decoded'), samples: z.instanceof(Int16Array) }),
  z.object({ is: z.literal('failed'), reason: z.string() }),
]);
export type FlacDone = z.infer<typeof FlacDone>;

const CHILD = fileURLToPath(new URL('flac-child.ts', import.meta.url));
/** Without work for so long, a process ends. */
const LINGER_MS = 1_000;

/**
 * The codec in a process of its own, off the event loop: it begins with the first job, does one
 * after the other, and ends when there is none. A thread would leave some 50 MB with the server.
 */
export class FlacProcess {
  #child: ChildProcess | null = null;
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
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
    await promise;
  }

  #do(job: FlacJob): Promise<FlacDone> {
    const done = this.#last.then(() => this.#ask(job));
    this.#last = done.catch(() => {});
    return done;
  }

  async #ask(job: FlacJob): Promise<FlacDone> {
    clearTimeout(this.#ending);
    this.#child ??= this.#begin();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const ended = () => reject(new Error('The codec was ended.'));
    const child = this.#child;
    child.once('message', resolve).once('error', reject).once('exit', ended);
    // What cannot be sent any more is told by `exit`.
    child.send(job, () => {});
    try {
      const done = FlacDone.parse(await promise);
      if (done.is === 'failed') throw new Error(done.reason);
      return done;
    } finally {
      child.off('message', resolve).off('error', reject).off('exit', ended);
      this.#ending = setTimeout(() => void this.end(), LINGER_MS).unref();
    }
  }

  #begin(): ChildProcess {
    const child = fork(CHILD, { serialization: 'advanced' });
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    // What goes wrong in a job rejects it; an error in between ends the process, and `exit` follows.
    child.on('error', () => {});
    return child;
  }
}

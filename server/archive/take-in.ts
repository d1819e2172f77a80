import { createWriteStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TakenIn } from '#contract/archive.ts';
import type { Keeping } from './ports.ts';
import { changed, diskFull, isBusy, isRecording, tooLarge } from './refusal.ts';
import { LIMITS, type Limits, unpack } from './unpack.ts';

/** Takes archives in, one at a time. */
export class TakeIn {
  #keeping: Keeping;
  #limits: Limits;
  #isBusy = false;

  constructor(keeping: Keeping, limits = LIMITS) {
    this.#keeping = keeping;
    this.#limits = limits;
  }

  /** An archive is being taken in now. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /**
   * Takes in the archive that comes in these bytes: all of it that is new here, or nothing.
   * @throws Refusal that says why nothing was taken.
   */
  async take(bytes: Readable): Promise<TakenIn> {
    if (this.#isBusy) throw isBusy();
    if (this.#keeping.isAnybodyRecording()) throw isRecording();
    const incoming = this.#keeping.receive();
    this.#isBusy = true;
    try {
      const archive = incoming.pathOf('archive.zip');
      await pipeline(bytes, atMost(this.#limits.archive), createWriteStream(archive));
      await unpack(archive, incoming, this.#keeping.storeVersion, this.#limits);
      if (this.#keeping.isAnybodyRecording()) throw isRecording();
      const taken = incoming.merge();
      if (taken === null) throw changed('what stands in it');
      this.#keeping.takenIn();
      return taken;
    } catch (error) {
      throw isDiskFull(error) ? diskFull() : error;
    } finally {
      incoming.remove();
      this.#isBusy = false;
    }
  }
}

function atMost(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(tooLarge());
      else done(null, chunk);
    },
  });
}

/** The disk's own word, or SQLite's. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ('code' in error && error.code === 'ENOSPC') || ('errcode' in error && error.errcode === 13)
  );
}

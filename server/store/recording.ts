import { type FileHandle, open } from 'node:fs/promises';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { BYTES_PER_SAMPLE, samplesInWav, WAV_HEADER_BYTES, wavHeader } from './sound/wav.ts';

/**
 * A recording being written: a WAV file whose header is made right when it is closed. Sound is on
 * disk (synced) before it is reported as such.
 */
export class Recording {
  #file: FileHandle;
  #samples: number;
  #durable: number;
  #pending: Buffer[] = [];
  #flushing: Promise<void> | null = null;
  /** Why the disk refused. What comes after would stand in the wrong place, so nothing is taken. */
  #failure: { reason: unknown } | null = null;
  #onDurable: (nextSample: number) => void = () => {};

  private constructor(file: FileHandle, samples: number) {
    this.#file = file;
    this.#samples = samples;
    this.#durable = samples;
  }

  /** Starts a recording; the file must not exist. */
  static async create(path: string): Promise<Recording> {
    const file = await open(path, 'wx+');
    await writeAll(file, wavHeader(0), 0);
    await file.sync();
    return new Recording(file, 0);
  }

  /** Opens a recording again to go on with it, or to read what it holds. */
  static async reopen(path: string): Promise<Recording> {
    const file = await open(path, 'r+');
    return new Recording(file, samplesInWav((await file.stat()).size));
  }

  /** The position behind the last sample that was appended. */
  get nextSample(): number {
    return this.#samples;
  }

  /** How long the recording is, in its samples' time. */
  get durationMs(): number {
    return (this.#samples / SAMPLE_RATE_HZ) * 1000;
  }

  /** Calls back whenever more sound is safe on disk, with the position behind its last sample. */
  onDurable(listener: (nextSample: number) => void): void {
    this.#onDurable = listener;
  }

  /**
   * Appends samples. What arrives while the disk is busy goes out in one batch with one sync.
   * Rejects when the disk refuses, and from then on; what was durable before stays so.
   */
  append(pcm: Int16Array): Promise<void> {
    if (this.#failure !== null) return Promise.reject(this.#failure.reason);
    this.#pending.push(toBytes(pcm));
    this.#samples += pcm.length;
    this.#flushing ??= this.#flush()
      .catch((reason: unknown) => {
        this.#failure = { reason };
        throw reason;
      })
      .finally(() => {
        this.#flushing = null;
      });
    return this.#flushing;
  }

  /** All samples that are on disk. */
  async read(): Promise<Int16Array> {
    await this.#flushing;
    const bytes = Buffer.alloc(this.#durable * BYTES_PER_SAMPLE);
    await this.#file.read(bytes, 0, bytes.length, WAV_HEADER_BYTES);
    return Int16Array.from({ length: this.#durable }, (_, index) =>
      bytes.readInt16LE(index * BYTES_PER_SAMPLE),
    );
  }

  /** Writes what is pending, completes the header and closes the file. */
  async close(): Promise<void> {
    try {
      await this.#flushing;
      await writeAll(this.#file, wavHeader(this.#durable), 0);
      await this.#file.datasync();
    } finally {
      await this.#file.close();
    }
  }

  async #flush(): Promise<void> {
    while (this.#pending.length > 0) {
      const batch = Buffer.concat(this.#pending);
      this.#pending = [];
      const position = WAV_HEADER_BYTES + this.#durable * BYTES_PER_SAMPLE;
      await writeAll(this.#file, batch, position);
      await this.#file.datasync();
      this.#durable += batch.length / BYTES_PER_SAMPLE;
      this.#onDurable(this.#durable);
    }
  }
}

/** A nearly full disk takes a part of a write before it refuses the rest. */
async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const rest = bytes.length - written;
    written += (await file.write(bytes, written, rest, position + written)).bytesWritten;
  }
}

function toBytes(pcm: Int16Array): Buffer {
  const bytes = Buffer.alloc(pcm.length * BYTES_PER_SAMPLE);
  for (const [index, sample] of pcm.entries()) bytes.writeInt16LE(sample, index * BYTES_PER_SAMPLE);
  return bytes;
}

import { createReadStream } from 'node:fs';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { BYTES_PER_SAMPLE, WAV_HEADER_BYTES, wavHeader } from './wav.ts';

/** Decoded at once: a megabyte. */
const CHUNK_SAMPLES = 30 * SAMPLE_RATE_HZ;

/** A recording as the bytes of a WAV file, whatever it is on disk. */
export interface WavSound {
  bytes: number;
  /**
   * The bytes of [from, to) in their order; what is not asked for is not decoded.
   * @throws Error when the file is broken there.
   */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** A WAV file as it is. */
export function wavFile(path: string, bytes: number): WavSound {
  return {
    bytes,
    async *read(from, to) {
      if (from < to) yield* createReadStream(path, { start: from, end: to - 1 });
    },
  };
}

/** The WAV that a FLAC of so many samples was made from. */
export function flacAsWav(
  samples: number,
  decode: (from: number, count: number) => Promise<Int16Array>,
): WavSound {
  return {
    bytes: WAV_HEADER_BYTES + samples * BYTES_PER_SAMPLE,
    async *read(from, to) {
      if (from < WAV_HEADER_BYTES) yield wavHeader(samples).subarray(from, to);
      let at = Math.max(0, from - WAV_HEADER_BYTES);
      const end = to - WAV_HEADER_BYTES;
      while (at < end) {
        const first = Math.floor(at / BYTES_PER_SAMPLE);
        const count = Math.min(CHUNK_SAMPLES, Math.ceil(end / BYTES_PER_SAMPLE) - first);
        const bytes = bytesOf(await decode(first, count));
        const start = at - first * BYTES_PER_SAMPLE;
        const part = bytes.subarray(start, Math.min(bytes.length, start + end - at));
        if (part.length === 0) return;
        yield part;
        at += part.length;
      }
    },
  };
}

/** All of a recording at once. */
export async function wholeWav({ bytes, read }: WavSound): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of read(0, bytes)) parts.push(part);
  return Buffer.concat(parts);
}

function bytesOf(samples: Int16Array): Buffer {
  const bytes = Buffer.alloc(samples.length * BYTES_PER_SAMPLE);
  for (const [index, sample] of samples.entries()) {
    bytes.writeInt16LE(sample, index * BYTES_PER_SAMPLE);
  }
  return bytes;
}

import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';

/** The header of a WAV file of ours: 16 kHz mono 16-bit sound; the samples follow it directly. */
export const WAV_HEADER_BYTES = 44;
export const BYTES_PER_SAMPLE = 2;

/** How many whole samples a WAV file of ours holds, by its size alone. */
export function samplesInWav(fileBytes: number): number {
  return Math.max(0, Math.floor((fileBytes - WAV_HEADER_BYTES) / BYTES_PER_SAMPLE));
}

/** The header of a WAV file that holds so many samples. */
export function wavHeader(samples: number): Buffer {
  const dataBytes = samples * BYTES_PER_SAMPLE;
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  header.writeUInt32LE(SAMPLE_RATE_HZ * BYTES_PER_SAMPLE, 28);
  header.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  header.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

import sherpa from 'sherpa-onnx-node';
import wavefile from 'wavefile';
import { z } from 'zod';
import { MAX_RECORDING_MS } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { BadInput } from './command.ts';
import { readBytes } from './input.ts';

/** How one sample is read from its bytes, as a number from -1 to 1. */
const SAMPLE_READERS: Record<string, { bytes: number; read(view: DataView, at: number): number }> =
  {
    '8': { bytes: 1, read: (view, at) => (view.getUint8(at) - 128) / 2 ** 7 },
    '16': { bytes: 2, read: (view, at) => view.getInt16(at, true) / 2 ** 15 },
    '24': {
      bytes: 3,
      read: (view, at) => (view.getInt16(at + 1, true) * 2 ** 8 + view.getUint8(at)) / 2 ** 23,
    },
    '32': { bytes: 4, read: (view, at) => view.getInt32(at, true) / 2 ** 31 },
    '32f': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  };

const Wav = z.object({
  container: z.literal('RIFF'),
  fmt: z.object({
    numChannels: z.int().min(1).max(8),
    sampleRate: z.int().min(4_000).max(192_000),
  }),
  bitDepth: z.string(),
  data: z.object({ samples: z.instanceof(Uint8Array) }),
});

/** Four bits a sample, in blocks. The package decodes one channel only. */
const ImaAdpcm = z.object({
  bitDepth: z.literal('4'),
  fmt: z.object({ numChannels: z.literal(1), blockAlign: z.int().min(5) }),
});

/**
 * The sound of a WAV file of any usual sample rate, bit depth and number of channels, or of IMA ADPCM
 * with one channel, as 16 kHz mono samples (-1..1).
 * @throws BadInput when it is no WAV file, is empty, or lasts longer than an answer may.
 */
export function readWav(path: string): Float32Array {
  const { fmt, bitDepth, data } = parse(path, readBytes(path));
  const reader = SAMPLE_READERS[bitDepth];
  if (reader === undefined) throw unreadable(path);
  const { numChannels, sampleRate } = fmt;
  const length = Math.floor(data.samples.length / (reader.bytes * numChannels));
  if (length === 0) throw new BadInput(`There is no sound in ${path}; record it again.`);
  if ((length / sampleRate) * 1000 > MAX_RECORDING_MS) {
    throw new BadInput(
      `${path} lasts ${Math.ceil(length / sampleRate / 60)} minutes; ${MAX_RECORDING_MS / 60_000} are the most. Cut it to one answer.`,
    );
  }
  const view = new DataView(data.samples.buffer, data.samples.byteOffset, data.samples.byteLength);
  const mono = new Float32Array(length);
  for (let at = 0; at < length; at += 1) {
    let sum = 0;
    for (let channel = 0; channel < numChannels; channel += 1) {
      sum += reader.read(view, (at * numChannels + channel) * reader.bytes);
    }
    mono[at] = sum / numChannels;
  }
  if (sampleRate === SAMPLE_RATE_HZ) return mono;
  return new sherpa.LinearResampler(sampleRate, SAMPLE_RATE_HZ).flush(mono);
}

function parse(path: string, bytes: Buffer): z.infer<typeof Wav> {
  try {
    const wav = new wavefile.WaveFile(bytes);
    if (ImaAdpcm.safeParse(wav).success) wav.fromIMAADPCM();
    return Wav.parse(wav);
  } catch {
    throw unreadable(path);
  }
}

function unreadable(path: string): BadInput {
  return new BadInput(`${path} is not a WAV file that can be read; convert it to 16-bit PCM WAV.`);
}

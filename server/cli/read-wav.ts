import sherpa from 'sherpa-onnx-node';
import wavefile from 'wavefile';
import { z } from 'zod';
import { MAX_RECORDING_MS } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { BadInput } from './command.ts';
import { readBytes } from './input.ts';

const Format = z.object({
  numChannels: z.int().min(1).max(8),
  sampleRate: z.int().min(4_000).max(192_000),
});
const Samples = z.instanceof(Float32Array);
const Channels = z.union([Samples.transform((samples) => [samples]), z.array(Samples)]);

/**
 * The sound of a WAV file of any sample rate, bit depth and number of channels, as 16 kHz mono
 * samples (-1..1).
 * @throws BadInput when it is no WAV file, is empty, or lasts longer than an answer may.
 */
export function readWav(path: string): Float32Array {
  const { sampleRateHz, channels } = decode(path, readBytes(path));
  const length = channels[0]?.length ?? 0;
  if (length === 0) throw new BadInput(`There is no sound in ${path}; record it again.`);
  if ((length / sampleRateHz) * 1000 > MAX_RECORDING_MS) {
    throw new BadInput(
      `${path} lasts ${Math.ceil(length / sampleRateHz / 60)} minutes; ${MAX_RECORDING_MS / 60_000} are the most. Cut it to one answer.`,
    );
  }
  const mono = channels.length === 1 && channels[0] !== undefined ? channels[0] : mixed(channels);
  if (sampleRateHz === SAMPLE_RATE_HZ) return mono;
  return new sherpa.LinearResampler(sampleRateHz, SAMPLE_RATE_HZ).flush(mono);
}

function decode(path: string, bytes: Buffer): { sampleRateHz: number; channels: Float32Array[] } {
  try {
    const wav = new wavefile.WaveFile(bytes);
    const { sampleRate, numChannels } = Format.parse(wav.fmt);
    wav.toBitDepth('32f');
    const channels = Channels.parse(wav.getSamples(false, Float32Array));
    if (channels.length !== numChannels) throw new Error('channels are missing');
    return { sampleRateHz: sampleRate, channels };
  } catch {
    throw new BadInput(`${path} is not a WAV file that can be read; convert it to 16-bit PCM WAV.`);
  }
}

function mixed(channels: readonly Float32Array[]): Float32Array {
  const mono = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels) {
    for (const [index, sample] of channel.entries()) {
      mono[index] = (mono[index] ?? 0) + sample / channels.length;
    }
  }
  return mono;
}

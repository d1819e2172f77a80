import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import wavefile from 'wavefile';
import { BadInput } from '../server/cli/command.ts';
import { readWav } from '../server/cli/read-wav.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-wav-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A WAV file of a tone of 200 Hz at half the full scale. */
function toneFile(
  sampleRateHz: number,
  channels: number,
  bitDepth: string,
  lengthMs = 1_000,
): string {
  const scale = bitDepth === '32f' ? 0.5 : 2 ** (Number(bitDepth) - 2);
  const tone = Array.from({ length: (sampleRateHz * lengthMs) / 1000 }, (_, at) =>
    bitDepth === '8'
      ? 128 + Math.round(63 * Math.sin((2 * Math.PI * 200 * at) / sampleRateHz))
      : scale * Math.sin((2 * Math.PI * 200 * at) / sampleRateHz),
  );
  const wav = new wavefile.WaveFile();
  const samples = channels === 1 ? tone : Array.from({ length: channels }, () => tone);
  wav.fromScratch(channels, sampleRateHz, bitDepth, samples);
  const path = join(folder, 'tone.wav');
  writeFileSync(path, wav.toBuffer());
  return path;
}

/** Half a second from the middle has the tone's power and pitch. */
function expectTone(samples: Float32Array): void {
  const middle = samples.subarray(4_000, 12_000);
  const power = middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length;
  expect(Math.sqrt(power)).toBeCloseTo(0.5 / Math.SQRT2, 1);
  const crossings = middle.filter(
    (sample, at) => at > 0 && (middle[at - 1] ?? 0) < 0 && sample >= 0,
  );
  expect(Math.abs(crossings.length - 100)).toBeLessThanOrEqual(1);
}

test.each([
  [16_000, 1, '16'],
  [8_000, 1, '16'],
  [8_000, 1, '8'],
  [48_000, 1, '16'],
  [44_100, 2, '24'],
  [48_000, 2, '32f'],
])('%i Hz, %i channels, %s bits become 16 kHz mono', (sampleRateHz, channels, bitDepth) => {
  const samples = readWav(toneFile(sampleRateHz, channels, bitDepth));
  expect(Math.abs(samples.length - 16_000)).toBeLessThan(200);
  expectTone(samples);
});

test('IMA ADPCM is read as the sound that it was made from', () => {
  const path = toneFile(8_000, 1, '16');
  const wav = new wavefile.WaveFile(readFileSync(path));
  wav.toIMAADPCM();
  writeFileSync(path, wav.toBuffer());
  expectTone(readWav(path));
});

test.each<[string, () => string, RegExp]>([
  ['no file', () => join(folder, 'none.wav'), /There is no file/],
  [
    'text',
    () => {
      writeFileSync(join(folder, 'text.wav'), 'I wrote a checklist.');
      return join(folder, 'text.wav');
    },
    /not a WAV file/,
  ],
  [
    'a compressed recording',
    () => {
      const path = toneFile(8_000, 1, '16');
      const wav = new wavefile.WaveFile(readFileSync(path));
      wav.toMuLaw();
      writeFileSync(path, wav.toBuffer());
      return path;
    },
    /convert it to 16-bit PCM/,
  ],
  ['an empty recording', () => toneFile(16_000, 1, '16', 0), /no sound in/],
  [
    'a recording over 15 minutes',
    () => toneFile(4_000, 1, '16', 901_000),
    /16 minutes; 15 are the most/,
  ],
])('%s is refused in one sentence', (_case, make, expected) => {
  const path = make();
  expect(() => readWav(path)).toThrow(BadInput);
  expect(() => readWav(path)).toThrow(expected);
});

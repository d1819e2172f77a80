import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import wavefile from 'wavefile';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { readWav } from '../../server/cli/read-wav.ts';
import { fixture } from '../e2e/understudy.ts';

/** The microphone is open this long before somebody speaks into it. */
export const SILENCE_MS = 1_500;

/** What a candidate says once: a file for the browser's microphone, and how long it lasts in all. */
export interface Speech {
  wav: string;
  durationMs: number;
}

/** A recording of tests/fixtures/loop/ as a microphone plays it, from a moment of it on. */
export function speech(name: string, fromMs = 0): Speech {
  const spoken = readWav(fixture(`loop/${name}.wav`)).subarray((fromMs * SAMPLE_RATE_HZ) / 1000);
  const silence = (SILENCE_MS * SAMPLE_RATE_HZ) / 1000;
  const pcm = new Int16Array(silence + spoken.length);
  for (const [at, sample] of spoken.entries()) pcm[silence + at] = Math.round(sample * 32_767);
  const file = new wavefile.WaveFile();
  file.fromScratch(1, SAMPLE_RATE_HZ, '16', pcm);
  const wav = join(mkdtempSync(join(tmpdir(), 'understudy-wav-')), 'microphone.wav');
  writeFileSync(wav, file.toBuffer());
  return { wav, durationMs: (pcm.length / SAMPLE_RATE_HZ) * 1000 };
}

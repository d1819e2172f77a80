import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE_RATE_HZ, wordsOfText } from '#contract/transcript.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { Store } from '../../server/store/store.ts';
import { bareScorecard } from '../fakes/bare-scorecard.ts';
import { launchBrowser } from './understudy.ts';

const question = { bankId: null, text: 'Tell me.', principle: null, people: false, future: false };
/** Every stretch of it is unlike every other, so that what is heard tells where it is from. */
const NOISE = noise(40 * SAMPLE_RATE_HZ);

let server: RunningServer;
let browser: Browser;
let soundUrl: string;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
  const store = new Store(folder);
  const begun = store.beginAttempt(question, 'upload');
  const recording = await store.createRecording(begun.utteranceId);
  await recording.append(NOISE);
  await recording.close();
  const levels = { mechanism: 1, data: 1, framing: 1 } as const;
  const transcript = { recognizer: 'test', words: wordsOfText('I wrote it') };
  store.saveRating(begun, transcript, bareScorecard(levels));
  await store.sounds.convert(begun.utteranceId);
  store.close();
  server = new RunningServer(folder);
  await server.start();
  soundUrl = `${server.address}/api/utterances/${begun.utteranceId}/sound`;
  browser = await launchBrowser('none');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

test('Chromium knows how long a FLAC is and goes to any place in it, to the sample', async () => {
  const page = await browser.newPage();
  await page.goto(server.address);
  for (const second of [25, 12.3456, 39, 0.5, 4.992]) {
    const { duration, heard } = await page.evaluate(listen, { soundUrl, second });
    expect(duration).toBe(40);
    const wanted = Math.round(second * SAMPLE_RATE_HZ);
    expect(Math.abs(placeOf(heard, wanted) - wanted)).toBeLessThanOrEqual(1);
  }
});

/** In the page: plays the sound from this place on; what is heard from its first sample. */
async function listen({ soundUrl, second }: { soundUrl: string; second: number }) {
  const audio = new Audio(soundUrl);
  const once = (event: string) =>
    new Promise((resolve) => audio.addEventListener(event, resolve, { once: true }));
  await once('loadedmetadata');
  audio.currentTime = second;
  await once('seeked');
  const context = new AudioContext({ sampleRate: 16_000 });
  const ear = context.createScriptProcessor(1024, 1, 1);
  context.createMediaElementSource(audio).connect(ear).connect(context.destination);
  const heard: number[] = [];
  const hasHeard = new Promise<void>((resolve) => {
    ear.addEventListener('audioprocess', ({ inputBuffer }) => {
      const samples = inputBuffer.getChannelData(0);
      const from = heard.length > 0 ? 0 : samples.findIndex((sample) => sample !== 0);
      if (from >= 0) heard.push(...samples.subarray(from));
      if (heard.length > 1_500) resolve();
    });
  });
  void audio.play();
  await hasHeard;
  audio.pause();
  await context.close();
  return { duration: audio.duration, heard: heard.slice(0, 1_500) };
}

/** Where in the noise this begins, looked for within a second of a place. */
function placeOf(heard: readonly number[], near: number): number {
  // The element fades in; behind that the samples are those of the file.
  const skipped = 500;
  const isAt = (place: number) => {
    for (let at = skipped; at < heard.length; at += 7) {
      const sample = (NOISE[place + at] ?? 0) / 32_768;
      if (Math.abs((heard[at] ?? 0) - sample) > 0.001) return false;
    }
    return true;
  };
  for (let off = 0; off < SAMPLE_RATE_HZ; off += 1) {
    if (isAt(near + off)) return near + off;
    if (isAt(near - off)) return near - off;
  }
  return Number.NaN;
}

function noise(length: number): Int16Array {
  let state = 1;
  return Int16Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 20_000) - 10_000;
  });
}

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AttemptDetail, Problem } from '#contract/attempt.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { replayArchive } from '../server/archives.ts';
import { replayRoutes } from '../server/replay/routes.ts';
import { LiveAnswers } from '../server/session/live.ts';
import { Store } from '../server/store/store.ts';
import { bareScorecard } from './fakes/bare-scorecard.ts';

const HERO = fileURLToPath(new URL('fixtures/hero-answer.wav', import.meta.url));
const WAV = readFileSync(HERO);
const question = { bankId: null, text: 'Tell me.', principle: null, people: false, future: false };

let folder: string;
let store: Store;
let server: Server;
let address: string;
let attemptId: string;
let utteranceId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-sound-'));
  store = new Store(folder);
  const begun = store.beginAttempt(question, 'microphone');
  ({ attemptId, utteranceId } = begun);
  copyFileSync(HERO, store.sounds.wavPathOf(utteranceId));
  store.noteProgress(utteranceId, (WAV.length - 44) / 32, []);
  const levels = { mechanism: 1, data: 1, framing: 1 } as const;
  const transcript = { recognizer: 'test', words: wordsOfText('I wrote it') };
  store.saveRating(begun, transcript, bareScorecard(levels));
  const app = express();
  app.use(
    '/api',
    replayRoutes(replayArchive(store, new LiveAnswers()), () => {
      throw new Error('Nothing is rated again here.');
    }),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, range?: string) =>
  fetch(`${address}${path}`, { headers: range === undefined ? {} : { range } });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

async function detail() {
  const { utterances } = AttemptDetail.parse(
    await (await get(`/api/attempts/${attemptId}`)).json(),
  );
  const [utterance] = utterances;
  if (utterance === undefined) throw new Error('There is no utterance.');
  return utterance;
}

test('the sound is served as the file that is kept, whole and in part', async () => {
  await store.sounds.convert(utteranceId);
  const { soundUrl } = await detail();
  const file = readFileSync(store.soundPathOf(utteranceId) ?? '');
  const whole = await get(soundUrl ?? '');
  expect(whole.headers.get('content-type')).toContain('audio/flac');
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(whole.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.compare(await bytesOf(whole), file)).toBe(0);
  const part = await get(soundUrl ?? '', 'bytes=1000-1999');
  expect(part.status).toBe(206);
  expect(await bytesOf(part)).toEqual(file.subarray(1000, 2000));
});

test('a page that opened the WAV goes on with it when the file has become FLAC', async () => {
  const { soundUrl } = await detail();
  const before = await get(soundUrl ?? '', 'bytes=500001-900000');
  const earlier = await bytesOf(before);
  await store.sounds.convert(utteranceId);
  const after = await get(soundUrl ?? '', 'bytes=500001-900000');
  expect(after.status).toBe(206);
  expect(after.headers.get('content-range')).toBe(before.headers.get('content-range'));
  const later = await bytesOf(after);
  expect(later.length).toBe(400_000);
  expect(Buffer.compare(later, earlier)).toBe(0);
});

test('the WAV that was recorded can be taken along', async () => {
  await store.sounds.convert(utteranceId);
  const answer = await get(`/api/utterances/${utteranceId}/sound.wav`);
  expect(answer.headers.get('content-type')).toContain('audio/wav');
  expect(answer.headers.get('content-length')).toBe(String(WAV.length));
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"]+\.wav"$/);
  expect(Buffer.compare(await bytesOf(answer), WAV)).toBe(0);
  const end = await get(`/api/utterances/${utteranceId}/sound.wav`, 'bytes=-10');
  expect(await bytesOf(end)).toEqual(WAV.subarray(-10));
  const beyond = await get(`/api/utterances/${utteranceId}/sound.wav`, `bytes=${WAV.length}-`);
  expect(beyond.status).toBe(416);
});

test('a recording that is cut short or missing is told; its words are still there', async () => {
  expect((await detail()).sound).toBe('whole');
  await store.sounds.convert(utteranceId);
  expect((await detail()).sound).toBe('whole');
  const path = store.soundPathOf(utteranceId) ?? '';
  truncateSync(path, statSync(path).size / 2);
  expect(await detail()).toMatchObject({
    sound: 'cutShort',
    transcript: { words: wordsOfText('I wrote it') },
  });
  unlinkSync(path);
  const gone = await detail();
  expect(gone).toMatchObject({
    sound: 'missing',
    transcript: { words: wordsOfText('I wrote it') },
  });
  for (const url of [gone.soundUrl ?? '', `/api/utterances/${randomUUID()}/sound.wav`]) {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(Problem.parse(await answer.json()).code).toBe('unknownSound');
  }
});

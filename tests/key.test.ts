import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { REMOTE_USES } from '#contract/remote.ts';
import { createApp } from '../server/app.ts';
import { coachOver } from '../server/coaching.ts';
import { liveEarOver } from '../server/openai/live-captions.ts';
import { Store } from '../server/store/store.ts';
import { voiceOver } from '../server/voices.ts';
import { BANK, countingRate } from './fakes/loop.ts';
import { pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { deskOver, switchedOn } from './fakes/openai/desk.ts';
import { OpenAiServer, type Reply, sendError } from './fakes/openai/server.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';
import { openTab } from './fakes/tab.ts';

const KEY = 'sk-key-of-the-person-0123456789';
const SPOKEN = pcmOf(soundOf(500, 3_000, 2_500));

let folder: string;
let elsewhere: OpenAiServer;
let printed: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-key-'));
  elsewhere = new OpenAiServer();
  await elsewhere.start();
  printed = [];
  for (const how of ['log', 'info', 'warn', 'debug', 'trace', 'error'] as const) {
    vi.spyOn(console, how).mockImplementation((...said) => void printed.push(said.join(' ')));
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.spyOn(console, 'error');
  await elsewhere.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Says back the key that it was sent, wherever it can. */
const saysBack: Reply = ({ headers }, response) => {
  const said = headers.authorization ?? '';
  const error = { message: `${said} is wrong`, code: said, param: said };
  sendError(response, 500, error, { 'x-request-id': said, 'www-authenticate': said });
};

test('the key is in no file, nothing printed and nothing that the page gets, whatever comes back', async () => {
  for (const path of [
    '/responses',
    '/chat/completions',
    '/audio/transcriptions',
    '/audio/speech',
  ]) {
    elsewhere.on(path, saysBack);
  }
  const knocks: string[] = [];
  elsewhere.onUpgrade(({ headers }, socket) => {
    knocks.push(headers.authorization ?? '');
    socket.end(`HTTP/1.1 500 ${headers.authorization}\r\nx-said: ${headers.authorization}\r\n\r\n`);
  });
  const store = new Store(folder);
  store.remote.saveSettings(switchedOn(...REMOTE_USES));
  const desk = deskOver(store, { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: elsewhere.baseUrl });
  const openLiveEar = liveEarOver(desk, () => []);
  const stages = { ...stagesOver(store, countingRecognizer), rate: countingRate, openLiveEar };
  const product = productOver(store, stages, countingRate, { desk, bank: BANK });
  product.coach = coachOver(desk, store, product.stories);
  product.voice = voiceOver(desk, folder, BANK, []);
  const server = await createApp(product, async () => []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api`;

  const tab = await openTab(product.stages, product.answers, randomUUID());
  await tab.say({ type: 'start', question: { id: 'known' }, source: 'microphone' });
  await tab.speak(SPOKEN);
  await expect.poll(() => knocks.length, { interval: 5 }).toBe(1);
  await tab.say({ type: 'stop', atSample: SPOKEN.length });
  const { attemptId = '' } = tab.wire.all('rated')[0] ?? {};
  const at = `${address}/attempts/${attemptId}`;

  const got: string[] = [];
  const call = async (url: string, method = 'GET', body?: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(url, { method, headers, ...sent });
    got.push(`${JSON.stringify([...response.headers])} ${await response.text()}`);
    return got.at(-1) ?? '';
  };
  await expect.poll(() => call(`${at}/hearing`), { interval: 5 }).toContain('failed');
  await expect.poll(() => call(`${at}/opinion`), { interval: 5 }).toContain('failed');
  expect(await call(`${at}/coaching`, 'POST', { kind: 'modelAnswer' })).toContain('failed');
  const line = createHash('sha256').update('What about a shop?').digest('hex');
  expect(await call(`${address}/voice/${line}?voice=warm`)).toContain('failed');
  const reads = ['remote', 'attempts', 'loops', 'stories', 'progress', 'folder', 'questions'];
  for (const path of reads) await call(`${address}/${path}`);
  for (const path of ['', '/usage', '/export.json', '/export.md']) await call(`${at}${path}`);
  await call(`${address}/remote`, 'PUT', { uses: {} });
  got.push(JSON.stringify(tab.wire));

  server.closeAllConnections();
  server.close();
  await product.close();
  const asked = elsewhere.received.map(({ headers }) => headers.authorization);
  expect([...asked, ...knocks].length).toBeGreaterThanOrEqual(5);
  expect(new Set([...asked, ...knocks])).toEqual(new Set([`Bearer ${KEY}`]));
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) got.push(readFileSync(join(file.parentPath, file.name), 'latin1'));
  }
  for (const text of [...got, ...printed]) expect(text).not.toContain(KEY);
});

import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  INITIAL_SETTINGS,
  REMOTE_USES,
  RemoteFailure,
  type RemoteProblemCode,
  RemoteStatus,
} from '#contract/remote.ts';
import { createApp } from '../server/app.ts';
import { rate } from '../server/compose.ts';
import type { Amount, Desk } from '../server/openai/desk.ts';
import { listedPriceOf, usdAt } from '../server/openai/prices.ts';
import { Store } from '../server/store/store.ts';
import { deskOver, switchedOn } from './fakes/openai/desk.ts';
import { OpenAiServer } from './fakes/openai/server.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { PLAIN_QUESTION } from './fakes/served-store.ts';
import { stagesOver } from './fakes/stages.ts';

const KEY = 'sk-key-of-the-person';
/** With gpt-6-sol a million tokens back are 10 dollars. */
const ENVIRONMENT = { OPENAI_API_KEY: KEY, OPENAI_GRADING_MODEL: 'gpt-6-sol' };
const ONE_DOLLAR: Amount = { inputTokens: 0, outputTokens: 100_000, audioMs: 0 };

let folder = '';
let store: Store;
let nowMs = 0;
const now = () => nowMs;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-desk-'));
  nowMs = Date.parse('2026-11-30T23:59:00Z');
  store = new Store(folder, now);
  store.remote.saveSettings({ ...switchedOn('grading'), monthlyLimitUsd: 3 });
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A call that took what it may take at most; it answers when it is told to. */
function use(desk: Desk, answered: Promise<void> = Promise.resolve(), atMost = ONE_DOLLAR) {
  return desk.call({
    use: 'grading',
    attemptId: null,
    atMost,
    timeoutMs: 60_000,
    async run() {
      await answered;
      return { took: atMost, read: () => 'read' };
    },
  });
}

function failsWith(code: RemoteProblemCode) {
  return expect.objectContaining({
    name: 'RemoteFailure',
    problem: expect.objectContaining({ code }),
  });
}

test('what is switched off sends nothing', async () => {
  const server = new OpenAiServer();
  await server.start();
  store.remote.saveSettings(INITIAL_SETTINGS);
  const desk = deskOver(store, { OPENAI_BASE_URL: server.baseUrl });
  for (const each of REMOTE_USES) {
    const call = desk.call({
      use: each,
      attemptId: null,
      atMost: ONE_DOLLAR,
      timeoutMs: 1_000,
      async run(client, model, signal) {
        await client.responses.create({ model, input: 'words' }, { signal });
        return { took: ONE_DOLLAR, read: () => 'read' };
      },
    });
    await expect(call).rejects.toEqual(failsWith('switchedOff'));
  }
  expect(server.received).toEqual([]);
  expect(store.remote.spentSince(0).uses).toBe(0);
  await server.stop();
});

test('the limit holds until the month ends in UTC', async () => {
  const desk = deskOver(store, ENVIRONMENT, now);
  for (let times = 0; times < 3; times += 1) await use(desk);
  await expect(use(desk)).rejects.toEqual(failsWith('limitReached'));
  expect(desk.status()).toMatchObject({ spent: { usd: 3, uses: 3, unpriced: 0 } });
  nowMs = Date.parse('2026-12-01T00:00:00Z');
  expect(desk.status()).toMatchObject({ spent: { usd: 0, uses: 0 } });
  await expect(use(desk)).resolves.toMatchObject({ value: 'read', usage: { usd: 1 } });
});

test('the limit counts what is under way, and gives back what was not taken', async () => {
  const desk = deskOver(store, ENVIRONMENT, now);
  const { promise, reject } = Promise.withResolvers<void>();
  const underWay = [use(desk, promise), use(desk, promise), use(desk, promise)];
  await expect(use(desk)).rejects.toEqual(failsWith('limitReached'));
  reject(new TypeError('terminated'));
  for (const call of underWay) await expect(call).rejects.toEqual(failsWith('cutOff'));
  expect(store.remote.spentSince(0)).toEqual({ usd: 0, uses: 0, unpriced: 0 });
  await expect(use(desk)).resolves.toMatchObject({ value: 'read' });
});

test('with a limit of nothing, only what is free is used', async () => {
  store.remote.saveSettings({ ...switchedOn('grading'), monthlyLimitUsd: 0 });
  await expect(use(deskOver(store, ENVIRONMENT))).rejects.toEqual(failsWith('limitReached'));
  const here = deskOver(store, { OPENAI_BASE_URL: 'http://localhost:11434/v1' });
  await expect(use(here)).resolves.toMatchObject({ usage: { usd: 0 } });
});

test.each([
  { OPENAI_API_KEY: KEY, OPENAI_GRADING_MODEL: 'gpt-6-sol-2026-09-22' },
  { OPENAI_BASE_URL: 'https://models.example/v1', OPENAI_GRADING_MODEL: 'gpt-6-sol' },
])('a price that is not known is used only without a limit: %o', async (environment) => {
  const desk = deskOver(store, environment, now);
  await expect(use(desk)).rejects.toEqual(failsWith('unpriced'));
  store.remote.saveSettings({ ...switchedOn('grading'), monthlyLimitUsd: null });
  await expect(use(desk)).resolves.toMatchObject({ usage: { usd: null } });
  expect(desk.status()).toMatchObject({ spent: { usd: 0, uses: 1, unpriced: 1 } });
});

test('a price of one’s own makes the limit hold where none is known', async () => {
  const price = { readUsd: 0, writtenUsd: 20, minuteUsd: 0 };
  const prices = { other: price, 'gpt-6-sol': price };
  store.remote.saveSettings({ ...switchedOn('grading'), monthlyLimitUsd: 3, prices });
  const environment = { OPENAI_BASE_URL: 'https://models.example/v1' };
  const desk = deskOver(store, { ...environment, OPENAI_GRADING_MODEL: 'other' }, now);
  await expect(use(desk)).resolves.toMatchObject({ usage: { usd: 2 } });
  await expect(use(desk)).rejects.toEqual(failsWith('limitReached'));
  expect(desk.modelOf('grading').estimateUsd).toBeCloseTo(0.08);
  // OpenAI's own list goes first.
  expect(deskOver(store, ENVIRONMENT).usdOf('grading', ONE_DOLLAR)).toBe(1);
});

test('a reply that is of no use has been used all the same, and outlives its answer', async () => {
  const { attemptId } = store.beginAttempt(PLAIN_QUESTION, 'typed');
  const call = deskOver(store, ENVIRONMENT, now).call({
    use: 'grading',
    attemptId,
    atMost: ONE_DOLLAR,
    timeoutMs: 60_000,
    run: async () => ({
      took: ONE_DOLLAR,
      read: () => {
        throw new SyntaxError('of no use');
      },
    }),
  });
  await expect(call).rejects.toBeInstanceOf(RemoteFailure);
  expect(store.remote.spentSince(0)).toEqual({ usd: 1, uses: 1, unpriced: 0 });
  store.deleteEverything();
  expect(store.remote.spentSince(0).usd).toBe(1);
  const database = new DatabaseSync(join(folder, 'understudy.db'));
  expect(database.prepare('pragma foreign_key_check').all()).toEqual([]);
  expect(database.prepare('select attempt_id from remote_use').all()).toEqual([
    { attempt_id: null },
  ]);
  database.close();
});

test.each([
  ['gpt-6-luna', { inputTokens: 6_000, outputTokens: 4_000, audioMs: 0 }, 0.0026],
  ['gpt-transcribe', { inputTokens: 0, outputTokens: 0, audioMs: 180_000 }, 0.0135],
  ['gpt-4o-mini-tts', { inputTokens: 1_000_000, outputTokens: 0, audioMs: 60_000 }, 0.615],
  ['gpt-6-lunatic', { inputTokens: 1, outputTokens: 1, audioMs: 0 }, null],
])('%s has its price', (model, amount, usd) => {
  const price = listedPriceOf(model);
  expect(price && Math.round(usdAt(price, amount) * 1e6) / 1e6).toBe(usd);
});

/** The routes over a desk of this environment, or over none. */
async function serve(desk: Desk | null) {
  const product = { ...productOver(store, stagesOver(store, countingRecognizer), rate), desk };
  const server = await createApp(product, async () => []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api/remote`;
  return {
    read: async () => (await fetch(url)).text(),
    choose: (body: string) =>
      fetch(url, { method: 'PUT', body, headers: { 'content-type': 'application/json' } }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('without a key or an address there is nothing to choose', async () => {
  const served = await serve(null);
  expect(JSON.parse(await served.read())).toEqual({ unlocked: false });
  const response = await served.choose(JSON.stringify(INITIAL_SETTINGS));
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: 'locked' });
  served.close();
});

test('a key unlocks the settings, each off until it is switched on and kept', async () => {
  store.remote.saveSettings(INITIAL_SETTINGS);
  const served = await serve(deskOver(store, ENVIRONMENT, now));
  const status = RemoteStatus.parse(JSON.parse(await served.read()));
  expect(status).toMatchObject({
    unlocked: true,
    host: 'api.openai.com',
    staysHere: false,
    models: { grading: { model: 'gpt-6-sol', estimateUsd: 0.052, mostUsd: 0.376 } },
    settings: INITIAL_SETTINGS,
  });
  const chosen = { ...switchedOn('hearing', 'voice'), counts: 'remote', monthlyLimitUsd: 2.5 };
  const response = await served.choose(JSON.stringify(chosen));
  expect(await response.json()).toMatchObject({ settings: chosen });
  served.close();

  store.close();
  store = new Store(folder, now);
  const again = await serve(deskOver(store, ENVIRONMENT, now));
  const kept = await again.read();
  expect(JSON.parse(kept)).toMatchObject({ settings: chosen });
  again.close();

  // The key is nowhere but in the environment.
  expect(kept).not.toContain(KEY);
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) {
      expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toContain(KEY);
    }
  }
});

test.each([
  'half {',
  '{}',
  JSON.stringify({ ...INITIAL_SETTINGS, monthlyLimitUsd: -1 }),
  JSON.stringify({ ...INITIAL_SETTINGS, uses: { grading: true } }),
  JSON.stringify({ ...INITIAL_SETTINGS, apiKey: KEY }),
])('settings that cannot be are refused: %s', async (body) => {
  const served = await serve(deskOver(store, ENVIRONMENT, now));
  const before = store.remote.readSettings();
  const response = await served.choose(body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'badRequest' });
  expect(store.remote.readSettings()).toEqual(before);
  served.close();
});

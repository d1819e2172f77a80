import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Problem } from '#contract/attempt.ts';
import { Debrief, LoopDetail } from '#contract/loop.ts';
import { createApp } from '../server/app.ts';
import type { Product } from '../server/compose.ts';
import { contradictionsIn } from '../server/loop-stories.ts';
import { Store } from '../server/store/store.ts';
import { BANK, countingRate, PROBES, SCENARIO, scriptedProbes } from './fakes/loop.ts';
import { pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';
import { openTab } from './fakes/tab.ts';

const SPOKEN = pcmOf(soundOf(500, 3_000, 500));
const HALF = SPOKEN.length / 2;

let folder: string;
let store: Store;
let product: Product;
let server: Server;
let address: string;
let loopId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-cut-off-'));
  store = new Store(folder);
  product = productOver(
    store,
    { ...stagesOver(store, countingRecognizer), rate: countingRate },
    () => {
      throw new Error('Nothing is rated again here.');
    },
    {
      bank: BANK,
      scenarios: [SCENARIO],
      probeFor: scriptedProbes,
      contradictions: contradictionsIn,
    },
  );
  server = await createApp(product, async () => []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api/loops`;
  loopId = product.loops.begin(SCENARIO.id)?.id ?? '';
});

afterEach(async () => {
  await product.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const tab = () => openTab(product.stages, product.answers, randomUUID());
const send = (path: string, body: unknown = {}) =>
  fetch(`${address}/${loopId}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const find = () => LoopDetail.parse(product.loops.find(loopId));

async function problem(response: Response): Promise<[number, string]> {
  const { code, message } = Problem.parse(await response.json());
  expect(message).toMatch(/^[A-Z].*\.$/);
  return [response.status, code];
}

async function type(text: string): Promise<void> {
  const page = await tab();
  await page.say({ type: 'say', question: { loopId }, text });
  expect(page.wire.all('error')).toEqual([]);
}

/** Says half of what is asked for now, and loses the socket. */
async function cutOff(): Promise<string> {
  const page = await tab();
  await page.say({ type: 'start', question: { loopId }, source: 'microphone' });
  await page.speak(SPOKEN.slice(0, HALF));
  await page.connection.closed();
  return page.wire.all('started')[0]?.attemptId ?? '';
}

/** Says the other half. */
async function finish(attemptId: string) {
  const page = await tab();
  await page.say({ type: 'resume', attemptId });
  if (page.wire.all('started').length > 0) {
    await page.speak(SPOKEN.slice(HALF), HALF);
    await page.say({ type: 'stop', atSample: SPOKEN.length });
  }
  return page.wire;
}

test('what the loop waits for is gone on with in it', async () => {
  const attemptId = await cutOff();
  expect(find().turn).toMatchObject({ number: 1, interrupted: true, attemptId });
  expect((await finish(attemptId)).all('rated')).toHaveLength(1);
  expect(find()).toMatchObject({ answered: 1, turn: { probe: PROBES[0] } });
});

test.each(['finish', 'skip'] as const)(
  'after %s an answer that was cut off stands by itself',
  async (step) => {
    const attemptId = await cutOff();
    expect((await send(step)).status).toBe(200);
    const before = find();
    const wire = await finish(attemptId);
    expect(wire.all('rated')).toMatchObject([{ attemptId }]);
    expect(store.findAttempt(attemptId)?.attempt).toMatchObject({ loop_id: null });
    expect(find()).toEqual({ ...before, attempts: [] });
    expect(find().answered).toBe(0);
  },
);

test('a reply that was cut off is not gone on with once its loop is finished', async () => {
  await type('the main answer');
  const attemptId = await cutOff();
  await send('finish');
  const rating = store.findAttempt(attemptId)?.attempt.rating_id;
  const wire = await finish(attemptId);
  expect(wire.all('error')).toMatchObject([{ code: 'finishedLoop', fatal: false }]);
  expect(wire.all('error')[0]?.message).toMatch(/^[A-Z].*\.$/);
  expect(store.findAttempt(attemptId)?.attempt).toMatchObject({
    loop_id: loopId,
    rating_id: rating,
  });
});

test('an answer that was cut off is discarded, and its question asked anew', async () => {
  const before = find();
  await cutOff();
  const response = await send('discard');
  expect(LoopDetail.parse(await response.json())).toEqual(before);
  expect(readdirSync(join(folder, 'recordings'))).toEqual([]);
});

test('a reply that was cut off is discarded alone', async () => {
  await type('the main answer');
  const before = find();
  const attemptId = await cutOff();
  expect(find().turn).toMatchObject({ interrupted: true, probe: PROBES[0] });
  expect(LoopDetail.parse(await (await send('discard')).json())).toEqual(before);
  expect(store.findAttempt(attemptId)?.utterances).toHaveLength(1);
  expect(readdirSync(join(folder, 'recordings'))).toEqual([]);
});

test('there is nothing to discard where nothing was cut off, or the loop is finished', async () => {
  await type('the main answer');
  expect(await problem(await send('discard'))).toEqual([409, 'nothingCutOff']);
  expect(find().attempts).toHaveLength(1);
  await send('finish');
  expect(await problem(await send('discard'))).toEqual([409, 'finishedLoop']);
});

test.each(['discard', 'skip', 'finish'])(
  '%s waits for a reply that is being recorded',
  async (step) => {
    await type('the main answer');
    const page = await tab();
    await page.say({ type: 'start', question: { loopId }, source: 'microphone' });
    expect(await problem(await send(step))).toEqual([409, 'recording']);
    await page.say({ type: 'discard' });
    expect(page.wire.all('error')).toEqual([]);
  },
);

test('the person’s word on two values in two answers is kept, and the debrief heeds it', async () => {
  await type('That is enough to say: in May our complaints were forty a month.');
  await type('That is enough to say: in May our complaints were ninety a month.');
  const flagId = 'x';
  expect(await problem(await send('integrity', { flagId, heardRight: true }))).toEqual([
    409,
    'openLoop',
  ]);
  await send('finish');
  const debrief = async () =>
    Debrief.parse(await (await fetch(`${address}/${loopId}/debrief`)).json());
  const [open] = (await debrief()).contradictions;
  expect(open).toMatchObject({ confirmed: false, misheard: false });
  for (const heardRight of [true, false]) {
    const response = await send('integrity', { flagId: open?.id, heardRight });
    const [heard] = Debrief.parse(await response.json()).contradictions;
    expect(heard).toEqual({ ...open, confirmed: heardRight, misheard: !heardRight });
    expect(await debrief()).toMatchObject({ contradictions: [heard] });
  }
  expect(await problem(await send('integrity', { flagId, heardRight: true }))).toEqual([
    404,
    'unknownFlag',
  ]);
  for (const body of ['{', {}, { flagId, heardRight: 'yes' }]) {
    expect(await problem(await send('integrity', body))).toEqual([400, 'badRequest']);
  }
});

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Problem } from '#contract/attempt.ts';
import { AttemptPage } from '#contract/list.ts';
import { Debrief, LoopDetail, LoopList } from '#contract/loop.ts';
import { createApp } from '../server/app.ts';
import type { Product } from '../server/compose.ts';
import { Store } from '../server/store/store.ts';
import { BANK, countingRate, PROBES, SCENARIO, scriptedProbes } from './fakes/loop.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';
import { openTab } from './fakes/tab.ts';

let folder: string;
let product: Product;
let server: Server;
let address: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-loop-routes-'));
  const store = new Store(folder);
  product = productOver(
    store,
    { ...stagesOver(store, countingRecognizer), rate: countingRate },
    () => {
      throw new Error('Nothing is rated again here.');
    },
    { bank: BANK, scenarios: [SCENARIO], probeFor: scriptedProbes },
  );
  server = await createApp(product, async () => []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api`;
});

afterEach(async () => {
  await product.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${address}${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });
}

const detail = async (response: Promise<Response>) =>
  LoopDetail.parse(await (await response).json());
const begin = () => detail(send('POST', '/loops', { scenarioId: 'small' }));
const read = (id: string) => detail(send('GET', `/loops/${id}`));

async function type(loopId: string, text: string) {
  const tab = await openTab(product.stages, product.answers, randomUUID());
  await tab.say({ type: 'say', question: { loopId }, text });
  expect(tab.wire.all('error')).toEqual([]);
}

async function refusal(response: Promise<Response>): Promise<[number, string]> {
  const answer = await response;
  const problem = Problem.parse(await answer.json());
  expect(problem.message).toMatch(/^[A-Z].*\.$/);
  return [answer.status, problem.code];
}

test('a loop is begun, listed and read with its turn', async () => {
  const begun = await send('POST', '/loops', { scenarioId: 'small' });
  expect(begun.status).toBe(201);
  const loop = LoopDetail.parse(await begun.json());
  expect(loop).toMatchObject({
    scenarioId: 'small',
    title: 'A small loop',
    state: 'open',
    answered: 0,
    questions: 3,
    scenario: SCENARIO,
    turn: { interviewer: 0, number: 1, of: 3, text: 'What about a shop?', probe: null },
    attempts: [],
    skipped: [],
    notes: '',
  });
  expect(await read(loop.id)).toEqual(loop);
  const later = await begin();
  const list = LoopList.parse(await (await send('GET', '/loops')).json());
  expect(list.map(({ id }) => id)).toEqual([later.id, loop.id]);
});

test('answers come with their interviewer, and say in the list of attempts that they are of a loop', async () => {
  const { id } = await begin();
  await type(id, 'enough');
  await type(id, 'enough');
  await type(id, 'a team');
  const loop = await read(id);
  expect(loop.attempts.map(({ interviewer }) => interviewer)).toEqual([0, 0, 1]);
  expect(loop).toMatchObject({ answered: 3, state: 'open', turn: { probe: PROBES[0] } });
  const { attempts } = AttemptPage.parse(await (await send('GET', '/attempts')).json());
  expect(attempts.map(({ loopId }) => loopId)).toEqual([id, id, id]);
});

test('skip passes the question, or the probe with the rest of its question’s probes', async () => {
  const { id } = await begin();
  await type(id, 'a shop');
  expect((await read(id)).turn).toMatchObject({ number: 1, probe: PROBES[0] });
  const probesPassed = await detail(send('POST', `/loops/${id}/skip`));
  expect(probesPassed).toMatchObject({
    turn: { number: 2, probe: null },
    skipped: [],
    answered: 1,
  });
  const passed = await detail(send('POST', `/loops/${id}/skip`, {}));
  expect(passed).toMatchObject({ turn: { number: 3 }, skipped: ['a-garden'] });
  const last = await detail(send('POST', `/loops/${id}/skip`));
  expect(last).toMatchObject({ state: 'finished', turn: null, skipped: ['a-garden', 'a-team'] });
  expect(await refusal(send('POST', `/loops/${id}/skip`))).toEqual([409, 'finishedLoop']);
});

test('the room meets when the loop is finished, and not before', async () => {
  const { id } = await begin();
  await type(id, 'a shop');
  expect(await refusal(send('GET', `/loops/${id}/debrief`))).toEqual([409, 'openLoop']);
  expect(await refusal(send('GET', `/loops/${id}/debrief.md`))).toEqual([409, 'openLoop']);
  const loop = await detail(send('POST', `/loops/${id}/finish`));
  expect(loop).toMatchObject({ state: 'finished', turn: null });
  expect(await refusal(send('POST', `/loops/${id}/finish`))).toEqual([409, 'finishedLoop']);
  const debrief = Debrief.parse(await (await send('GET', `/loops/${id}/debrief`)).json());
  expect(debrief).toMatchObject({ loopId: id, stories: 1, questions: 3, outcome: null });
  const markdown = await send('GET', `/loops/${id}/debrief.md`);
  expect(markdown.headers.get('content-type')).toContain('text/markdown');
  expect(markdown.headers.get('content-disposition')).toBe('attachment; filename=debrief.md');
  expect(await markdown.text()).toContain('# Debrief: A small loop');
});

test('notes are kept, after the end too', async () => {
  const { id } = await begin();
  await send('POST', `/loops/${id}/finish`);
  expect((await send('PUT', `/loops/${id}/notes`, { notes: 'Ask\n“why”' })).status).toBe(204);
  expect((await read(id)).notes).toBe('Ask\n“why”');
});

test('deleting removes a loop with its answers; a second time there is none', async () => {
  const { id } = await begin();
  await type(id, 'a shop');
  expect((await send('DELETE', `/loops/${id}`)).status).toBe(204);
  expect(await (await send('GET', '/attempts')).json()).toMatchObject({ kept: 0 });
  expect(await refusal(send('DELETE', `/loops/${id}`))).toEqual([404, 'unknownLoop']);
});

test('nothing is skipped, ended or deleted while an answer is being recorded', async () => {
  const { id } = await begin();
  const tab = await openTab(product.stages, product.answers, randomUUID());
  await tab.say({ type: 'start', question: { loopId: id }, source: 'microphone' });
  for (const [method, path] of [
    ['POST', `/loops/${id}/skip`],
    ['POST', `/loops/${id}/finish`],
    ['DELETE', `/loops/${id}`],
  ] as const) {
    expect(await refusal(send(method, path))).toEqual([409, 'recording']);
  }
  expect((await read(id)).attempts).toMatchObject([{ state: 'recording' }]);
});

test.each<[string, string, unknown]>([
  ['GET', '', undefined],
  ['POST', '/skip', {}],
  ['POST', '/finish', {}],
  ['PUT', '/notes', { notes: '' }],
  ['DELETE', '', undefined],
  ['GET', '/debrief', undefined],
  ['GET', '/debrief.md', undefined],
])('%s of a loop%s that is not there is refused', async (method, path, body) => {
  for (const id of [randomUUID(), 'no-id']) {
    expect(await refusal(send(method, `/loops/${id}${path}`, body))).toEqual([404, 'unknownLoop']);
  }
});

test.each<[string, unknown]>([
  ['no body', undefined],
  ['no JSON', '{'],
  ['no scenario', {}],
  ['an empty name', { scenarioId: '' }],
  ['more than was asked', { scenarioId: 'small', probes: 9 }],
])('a loop of %s is refused', async (_case, body) => {
  expect(await refusal(send('POST', '/loops', body))).toEqual([400, 'badRequest']);
});

test('a scenario that is not there is refused', async () => {
  expect(await refusal(send('POST', '/loops', { scenarioId: 'large' }))).toEqual([
    404,
    'unknownScenario',
  ]);
});

test.each<[string, unknown]>([
  ['no body', undefined],
  ['a number', { notes: 1 }],
  ['too much', { notes: 'x'.repeat(20_001) }],
  ['far too much', { notes: 'x'.repeat(200_000) }],
])('notes of %s are refused', async (_case, body) => {
  const { id } = await begin();
  expect(await refusal(send('PUT', `/loops/${id}/notes`, body))).toEqual([400, 'badRequest']);
});

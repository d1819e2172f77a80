import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { AttemptDetail, Problem } from '#contract/attempt.ts';
import { AttemptPage } from '#contract/list.ts';
import { Opinion } from '#contract/opinion.ts';
import { AnswerUsage, type RemoteProblemCode } from '#contract/remote.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { Desk } from '../server/openai/desk.ts';
import { composeOpinionModel } from '../server/second-opinion.ts';
import { keepAndRate } from '../server/session/keep.ts';
import { BANK, SCENARIO } from './fakes/loop.ts';
import { modelReply, type Quotes, Sent } from './fakes/model-reply.ts';
import { deskOver, switchedOn } from './fakes/openai/desk.ts';
import {
  modelGone,
  quotaSpent,
  rateLimited,
  serverError,
  wrongKey,
} from './fakes/openai/errors.ts';
import {
  breakOffAfter,
  respondIncompletely,
  respondWith,
  respondWithRefusal,
  respondWithText,
} from './fakes/openai/responses.ts';
import { OpenAiServer, type Reply } from './fakes/openai/server.ts';
import { PLAIN_QUESTION, serveStore } from './fakes/served-store.ts';

const SAID = `I gave Ana the returns desk last spring and agreed with her what good looked like. She wrote
  a card that every clerk fills in before a parcel leaves, and on Fridays she checked ten of them.
  Late parcels went from 20 percent to 8 percent. Sixty out of the fifty clerks signed the card.`;
/** Mechanism 5 by the model, whatever else. */
const QUOTES: Quotes = {
  M1: 'a card that every clerk fills in before a parcel leaves',
  M2: 'every clerk fills in',
  M3: 'on Fridays she checked ten of them',
  M4: 'on Fridays she checked ten of them',
  F5: 'It ran without me.',
};

let server: OpenAiServer;
let served: Awaited<ReturnType<typeof serveStore>>;
let attemptId: string;
let utteranceId: string;

beforeEach(async () => {
  server = new OpenAiServer();
  await server.start();
  served = await serveStore(server.baseUrl);
  served.store.remote.saveSettings(switchedOn('grading'));
  ({ attemptId, utteranceId } = await served.rated(SAID));
  server.on('/responses', respondWith(modelReply(QUOTES)));
});

afterEach(async () => {
  served.close();
  await server.stop();
});

function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${served.address}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

const opinion = async (id = attemptId) =>
  Opinion.parse(await (await send('GET', `/attempts/${id}/opinion`)).json());
const ask = async () =>
  Opinion.parse(await (await send('POST', `/attempts/${attemptId}/opinion`)).json());
const choose = async (counts: 'local' | 'remote') =>
  Opinion.parse(await (await send('PUT', `/attempts/${attemptId}/opinion`, { counts })).json());
const attempt = async () =>
  AttemptDetail.parse(await (await send('GET', `/attempts/${attemptId}`)).json());
const arrival = (id = attemptId) =>
  expect.poll(async () => (await opinion(id)).state, { interval: 5 });

/** A reply that is held back until it is let go. */
function heldBack(reply: Reply): { reply: Reply; letGo(): void; isAsked(): boolean } {
  let asked: Parameters<Reply> | null = null;
  return {
    reply: (...request) => {
      asked = request;
    },
    isAsked: () => asked !== null,
    letGo: () => {
      if (asked !== null) reply(...asked);
    },
  };
}

test('the rating of this computer is there while the model says nothing; then both are', async () => {
  const before = await attempt();
  const model = heldBack(
    respondWith(modelReply(QUOTES), { inputTokens: 4_000, outputTokens: 900 }),
  );
  server.on('/responses', model.reply);
  expect(await opinion()).toEqual({ state: 'absent', mostUsd: 0 });
  expect(await ask()).toEqual({ state: 'asked' });
  expect(await ask()).toEqual({ state: 'asked' });
  await expect.poll(model.isAsked, { interval: 5 }).toBe(true);
  expect((await attempt()).scorecard).toEqual(before.scorecard);
  model.letGo();
  await arrival().toBe('there');
  const there = await opinion();
  expect(there).toMatchObject({
    state: 'there',
    model: 'gpt-6-luna',
    promptVersion: '1',
    counts: 'local',
    droppedQuotes: 1,
    usage: { use: 'grading', inputTokens: 4_000, outputTokens: 900, usd: 0 },
    local: before.scorecard,
    remote: { dimensions: { mechanism: { level: 5, elements: { M3: { why: 'You said M3.' } } } } },
  });
  expect(await attempt()).toEqual(before);
  expect(server.received).toHaveLength(1);
});

test('either is kept, and lists, progress and the next start show it', async () => {
  await ask();
  await arrival().toBe('there');
  const local = await attempt();
  const listed = async () =>
    AttemptPage.parse(await (await send('GET', '/attempts')).json()).attempts[0]?.levels;
  expect(await listed()).toEqual(local.levels);

  expect(await choose('remote')).toMatchObject({ state: 'there', counts: 'remote' });
  expect((await attempt()).levels?.mechanism).toBe(5);
  expect((await listed())?.mechanism).toBe(5);
  expect(served.store.newestRatings(9)).toMatchObject([
    { levels: { mechanism: 5 }, version: 'model gpt-6-luna, instructions 1, rubric 1' },
  ]);

  expect(await choose('local')).toMatchObject({ state: 'there', counts: 'local' });
  expect(await attempt()).toEqual(local);
  expect(served.store.newestRatings(9)).toMatchObject([{ levels: local.levels }]);
});

test('the most that it costs is told before, with every follow-up, and what all took after', async () => {
  const { store } = served;
  const environment = { OPENAI_API_KEY: 'k', OPENAI_GRADING_MODEL: 'gpt-6-sol' };
  const model = composeOpinionModel(deskOver(store, environment));
  const rated = (utterances: Answer['utterances']) => ({
    attemptId: null,
    answer: { question: PLAIN_QUESTION, utterances },
    probes: [],
    heard: new Map(),
  });
  const main = { id: 'a', words: wordsOfText(SAID) };
  const once = model.mostUsd(rated([main])) ?? 0;
  // 8,000 tokens back at ten dollars a million, and some thousands there at two.
  expect(once).toBeGreaterThan(0.085);
  expect(once).toBeLessThan(0.1);
  const twice = model.mostUsd(rated([main, { id: 'b', words: wordsOfText('Yes.') }])) ?? 0;
  expect(twice / once).toBeCloseTo(2, 2);

  expect(await (await send('GET', `/attempts/${attemptId}/usage`)).json()).toEqual([]);
  await ask();
  await arrival().toBe('there');
  const took = { inputTokens: 10, outputTokens: 1, audioMs: 0, usd: null };
  store.remote.addUsage({ use: 'grading', model: 'm', ...took }, attemptId);
  store.remote.addUsage({ use: 'hearing', model: 'm', ...took, usd: 2 }, attemptId);
  const usage = AnswerUsage.parse(await (await send('GET', `/attempts/${attemptId}/usage`)).json());
  expect(usage).toMatchObject([
    { use: 'hearing', usd: 2 },
    { use: 'grading', inputTokens: 1_210, usd: null },
  ]);
});

test('what would pass the limit with its follow-ups is not begun', async () => {
  const { store } = served;
  const models = { hearing: '', captions: '', grading: 'm', coaching: '', voice: '' };
  const config = { apiKey: 'k', baseUrl: server.baseUrl, staysHere: false, models };
  const model = composeOpinionModel(new Desk(config, store.remote));
  const prices = { m: { readUsd: 0, writtenUsd: 1_000, minuteUsd: 0 } };
  store.remote.saveSettings({ ...switchedOn('grading'), monthlyLimitUsd: 10, prices });
  const main = { id: 'a', words: wordsOfText(SAID) };
  const reply = { id: 'b', words: wordsOfText('Ana ran it alone for a month.') };
  const rating = (...utterances: Answer['utterances']) =>
    model.rate({
      attemptId: null,
      answer: { question: PLAIN_QUESTION, utterances },
      probes: [],
      heard: new Map(),
    });
  const limitReached = { problem: { code: 'limitReached' } };
  await expect(rating(main, reply)).rejects.toMatchObject(limitReached);
  expect(server.received).toEqual([]);
  await expect(rating(main)).resolves.toMatchObject({ model: 'm' });
});

test('in a loop it counts only once the loop has gone on, lest it change the probe that is shown', async () => {
  const { product, store } = served;
  store.remote.saveSettings({ ...switchedOn('grading'), counts: 'remote' });
  const { stages } = product;
  const probes = BANK[0]?.questions[0]?.probes ?? [];
  const planned = { interviewer: 0, bankId: 'a-shop', question: PLAIN_QUESTION, probes };
  const loopId = store.loops.begin(SCENARIO, [planned, planned]);
  const answer = async () => {
    const begun = store.beginAttempt(PLAIN_QUESTION, 'typed', { loopId, interviewer: 0 });
    await keepAndRate(stages, begun, { recognizer: 'typed', words: wordsOfText(SAID) });
    await arrival(begun.attemptId).toBe('there');
    return begun.attemptId;
  };
  const first = await answer();
  expect(await opinion(first)).toMatchObject({ state: 'there', counts: 'local' });
  const second = await answer();
  expect(await opinion(first)).toMatchObject({ counts: 'remote' });
  const at = `/attempts/${second}/opinion`;
  const refused = await send('PUT', at, { counts: 'remote' });
  expect([refused.status, Problem.parse(await refused.json()).code]).toEqual([409, 'awaited']);
  expect(await opinion(second)).toMatchObject({ counts: 'local' });
  store.loops.finish(loopId);
  expect(await (await send('PUT', at, { counts: 'remote' })).json()).toMatchObject({
    counts: 'remote',
  });
});

test('it comes by itself after each rating, and counts at once where that is chosen', async () => {
  served.store.remote.saveSettings({ ...switchedOn('grading'), counts: 'remote' });
  const { stages } = served.product;
  const begun = served.store.beginAttempt(PLAIN_QUESTION, 'typed');
  const model = heldBack(respondWith(modelReply(QUOTES)));
  server.on('/responses', model.reply);
  const transcript = { recognizer: 'typed', words: wordsOfText(SAID) };
  await keepAndRate(stages, begun, transcript);
  await expect.poll(model.isAsked, { interval: 5 }).toBe(true);

  // A follow-up is rated before the model has said anything about the main answer.
  const probe = { text: 'Who runs it now?', element: 'M5' as const, again: false };
  const followUp = served.store.beginFollowUp(begun.attemptId, probe, 'typed');
  const words = wordsOfText('Ana ran it alone for a month, and the other desk took it up.');
  await keepAndRate(stages, followUp, { recognizer: 'typed', words });
  server.on('/responses', (received, response) => {
    const { input } = Sent.parse(JSON.parse(received.body.toString()));
    const isMain = input.transcript.length === 1;
    const more = { M5: 'Ana ran it alone for a month' };
    const reply = modelReply(isMain ? { M1: QUOTES.M1 ?? null } : { M1: null, ...more });
    respondWith(reply)(received, response);
  });
  model.letGo();
  await arrival(begun.attemptId).toBe('there');
  const there = await opinion(begun.attemptId);
  if (there.state !== 'there') throw new Error('It is not there.');
  expect(there.counts).toBe('remote');
  expect(there.remote.followUps).toMatchObject([{ added: ['M2', 'M5'], reply: 'answered' }]);
  expect(served.store.findAttempt(begun.attemptId)?.utterances[1]?.reply).toBe('answered');
  expect(server.received).toHaveLength(3);
});

describe('what goes wrong leaves the rating of this computer, one sentence, and another try', () => {
  const cases: [RemoteProblemCode, Reply][] = [
    ['wrongKey', wrongKey],
    ['modelGone', modelGone],
    ['quotaSpent', quotaSpent],
    ['rateLimited', rateLimited()],
    ['failed', serverError],
    ['refused', respondWithRefusal('No.')],
    ['cutOff', respondIncompletely('{"elements":', 'max_output_tokens')],
    ['notOfSchema', respondWithText('{"level": 5}')],
    ['notOfSchema', respondWithText('Five!')],
    ['cutOff', breakOffAfter('{"elements":')],
    ['unreachable', (_received, response) => response.destroy()],
  ];

  test.each(cases)('%s', async (code, reply) => {
    const before = await attempt();
    server.on('/responses', reply);
    await ask();
    await arrival().toBe('failed');
    const failed = await opinion();
    expect(failed).toMatchObject({ state: 'failed', problem: { code } });
    expect(JSON.stringify(failed)).not.toContain('parcel');
    expect(await attempt()).toEqual(before);
    server.on('/responses', respondWith(modelReply(QUOTES)));
    await ask();
    await arrival().toBe('there');
  });

  test('unpriced, before anything is sent', async () => {
    served.close();
    served = await serveStore('https://models.example/v1');
    served.store.remote.saveSettings(switchedOn('grading'));
    ({ attemptId, utteranceId } = await served.rated(SAID));
    await ask();
    await arrival().toBe('failed');
    expect(await opinion()).toMatchObject({ problem: { code: 'unpriced' } });
  });
});

describe('it is refused in words', () => {
  async function refusal(method: string, path: string, body?: unknown) {
    const response = await send(method, path, body);
    return [response.status, Problem.parse(await response.json()).code];
  }

  test('for what is no rated answer', async () => {
    const unrated = served.store.beginAttempt(PLAIN_QUESTION, 'typed').attemptId;
    const path = `/attempts/${unrated}/opinion`;
    const unknown = `/attempts/${crypto.randomUUID()}/opinion`;
    expect(await refusal('GET', path)).toEqual([409, 'notRated']);
    expect(await refusal('POST', path)).toEqual([409, 'notRated']);
    expect(await refusal('PUT', path, { counts: 'local' })).toEqual([409, 'notRated']);
    expect(await refusal('GET', unknown)).toEqual([404, 'unknownAttempt']);
    expect(await refusal('POST', '/attempts/x/opinion')).toEqual([404, 'unknownAttempt']);
    expect(server.received).toEqual([]);
  });

  test('while it is recorded, switched off, or there is nothing to choose', async () => {
    const path = `/attempts/${attemptId}/opinion`;
    expect(await refusal('PUT', path, { counts: 'remote' })).toEqual([409, 'noOpinion']);
    expect(await refusal('PUT', path, { counts: 'mine' })).toEqual([400, 'badRequest']);
    served.store.remote.saveSettings(switchedOn());
    expect(await refusal('POST', path)).toEqual([409, 'switchedOff']);
    served.answers.add({ deviceId: 'd', attemptId, interrupt: async () => {} });
    expect(await refusal('POST', path)).toEqual([409, 'recording']);
    expect(await refusal('PUT', path, { counts: 'local' })).toEqual([409, 'recording']);
    expect(server.received).toEqual([]);
  });
});

describe('an opinion is on one rating', () => {
  const correct = () =>
    send('POST', `/attempts/${attemptId}/correction`, {
      utteranceId,
      version: 1,
      text: SAID.replace('Ana', 'Anna'),
    });

  test('corrected words have none, whichever counted; as heard they are compared with their like', async () => {
    await ask();
    await arrival().toBe('there');
    const heard = await attempt();
    await choose('remote');
    expect((await correct()).status).toBe(200);
    expect(await opinion()).toEqual({ state: 'absent', mostUsd: 0 });
    const corrected = await attempt();
    expect(corrected.scorecard?.grader.name).toBe('local');
    expect(corrected.levelsAsHeard).toEqual(heard.levels);
    await ask();
    await arrival().toBe('there');
    expect((await attempt()).levelsAsHeard).toEqual(heard.levels);
    await choose('remote');
    expect((await attempt()).levelsAsHeard?.mechanism).toBe(5);
  });

  test('neither has an answer to an integrity question', async () => {
    await ask();
    await arrival().toBe('there');
    const flagId = (await attempt()).scorecard?.integrity[0]?.id;
    await send('POST', `/attempts/${attemptId}/integrity`, { flagId, heardRight: true });
    expect(await opinion()).toMatchObject({ state: 'absent' });
    await ask();
    await arrival().toBe('there');
    expect(await opinion()).toMatchObject({ remote: { integrity: [{ confirmed: true }] } });
  });

  test('words that were corrected or deleted while the model read them leave nothing of it', async () => {
    const model = heldBack(respondWith(modelReply(QUOTES)));
    server.on('/responses', model.reply);
    await ask();
    await expect.poll(model.isAsked, { interval: 5 }).toBe(true);
    await correct();
    model.letGo();
    await arrival().toBe('absent');

    const again = heldBack(respondWith(modelReply(QUOTES)));
    server.on('/responses', again.reply);
    await ask();
    await expect.poll(again.isAsked, { interval: 5 }).toBe(true);
    expect((await send('DELETE', `/attempts/${attemptId}`)).status).toBe(204);
    again.letGo();
    await expect.poll(() => served.store.remote.spentSince(0).uses, { interval: 5 }).toBe(2);
    expect((await send('GET', `/attempts/${attemptId}/opinion`)).status).toBe(404);
  });
});

test('it is taken along to another computer, where what it took is not known', async () => {
  await ask();
  await arrival().toBe('there');
  await choose('remote');
  const here = await opinion();
  const archive = await (await send('GET', '/archive')).arrayBuffer();
  const other = await serveStore();
  try {
    const taken = await fetch(`${other.address}/archive`, {
      method: 'POST',
      headers: { 'content-type': 'application/zip' },
      body: archive,
    });
    expect(await taken.json()).toMatchObject({ added: 1 });
    const at = `${other.address}/attempts/${attemptId}/opinion`;
    expect(await (await fetch(at)).json()).toEqual({ ...here, usage: null });
    // Choosing between the two needs no model.
    const response = await fetch(at, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ counts: 'local' }),
    });
    expect(await response.json()).toMatchObject({ counts: 'local' });
    expect((await fetch(at, { method: 'POST' })).status).toBe(409);
  } finally {
    other.close();
  }
});

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AttemptDetail, Problem } from '#contract/attempt.ts';
import { AttemptPage } from '#contract/list.ts';
import { createApp } from '../server/app.ts';
import type { Product } from '../server/compose.ts';
import { openDatabase } from '../server/store/database.ts';
import { MIGRATIONS } from '../server/store/migrations.ts';
import { Store } from '../server/store/store.ts';
import { ASKING, PITCH } from './fakes/conversation.ts';
import { pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';
import { openTab } from './fakes/tab.ts';

const SPOKEN = pcmOf(soundOf(500, 3_000, 500));
const HALF = SPOKEN.length / 2;
const device = randomUUID();

let folder: string;
let started: { product: Product; server: Server }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-conversation-'));
  started = [];
});

afterEach(async () => {
  for (const { product, server } of started) {
    server.closeAllConnections();
    server.close();
    await product.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the product over what the folder holds; one that ran before is killed, not stopped. */
async function start() {
  const store = new Store(folder);
  await store.recover();
  const rate = () => Promise.reject(new Error('A conversation is not rated.'));
  const product = productOver(store, { ...stagesOver(store, countingRecognizer), rate }, rate, {
    conversations: [ASKING, PITCH],
  });
  const server = await createApp(product, async () => []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  started.push({ product, server });
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api`;
  return {
    store,
    address,
    tab: () => openTab(product.stages, product.answers, device),
    list: async () => AttemptPage.parse(await (await fetch(`${address}/attempts`)).json()).attempts,
    read: async (id: string) =>
      AttemptDetail.parse(await (await fetch(`${address}/attempts/${id}`)).json()),
  };
}

test('a conversation is one attempt: a reply to each line, then its points', async () => {
  const { tab, list, read } = await start();
  const page = await tab();
  await page.say({ type: 'start', question: { conversationId: 'asking' }, source: 'microphone' });
  await page.speak(SPOKEN);
  await page.say({ type: 'stop', atSample: SPOKEN.length });
  const attemptId = page.wire.all('kept')[0]?.attemptId ?? '';
  const question = { attemptId };
  await page.say({
    type: 'say',
    question,
    text: 'I would rather not leave it that open, so I have one question. By when will we look at it again?',
  });
  await page.say({
    type: 'say',
    question,
    text: 'Good. Then I will send you a page every month with what has moved since.',
  });
  expect(page.wire.all('error')).toEqual([]);
  expect(page.wire.all('rated')).toEqual([]);
  expect(page.wire.all('kept').map((kept) => kept.attemptId)).toEqual([
    attemptId,
    attemptId,
    attemptId,
  ]);

  const attempt = await read(attemptId);
  expect(attempt).toMatchObject({
    state: 'rated',
    levels: null,
    scorecard: null,
    question: { text: 'Asking for a date', bankId: null },
    conversation: ASKING,
    card: { sufficient: true, seconds: null },
  });
  const [, second, third] = attempt.utterances;
  expect(attempt.card?.findings).toMatchObject([
    { id: 'proposal', met: false, said: [] },
    { id: 'date-asked', met: true, said: [{ evidence: { utteranceId: second?.id } }] },
    { id: 'follow-up', met: true, said: [{ evidence: { utteranceId: third?.id } }] },
  ]);
  expect(attempt.card?.findings[1]?.said[0]?.quote).toBe('By when will we look at it again?');
  expect((await list()).map(({ id, state }) => [id, state])).toEqual([[attemptId, 'rated']]);

  await page.say({ type: 'say', question, text: 'One more thing.' });
  expect(page.wire.all('error')).toMatchObject([{ code: 'finishedConversation', fatal: false }]);
});

test('where the whole is asked for again, the last reply is judged by itself', async () => {
  const { tab, read } = await start();
  const page = await tab();
  const others =
    'Ana runs both desks today, with four people of her own. She halved the wait in two quarters, and next year the desks will be one, under her lead.';
  await page.say({
    type: 'say',
    question: { conversationId: 'pitch' },
    text: `I built the route planner. ${others}`,
  });
  const attemptId = page.wire.all('kept')[0]?.attemptId ?? '';
  const ownDeed = async () => {
    const { card } = await read(attemptId);
    return card?.findings.find(({ id }) => id === 'own-deed');
  };
  expect(await ownDeed()).toMatchObject({
    met: false,
    said: [{ quote: 'I built the route planner.', instead: expect.stringMatching(/^We achieved/) }],
  });
  await page.say({ type: 'say', question: { attemptId }, text: others });
  expect(await ownDeed()).toMatchObject({ met: true, said: [] });
});

test('a reply that a kill cut off is gone on with; the opening and a later one alike', async () => {
  let running = await start();
  let page = await running.tab();
  const cutOff = async () => {
    await page.speak(SPOKEN.slice(0, HALF));
    await expect.poll(() => page.wire.all('ack').at(-1)?.nextSample).toBe(HALF);
    running = await start();
    page = await running.tab();
  };
  const goOn = async (attemptId: string) => {
    await page.say({ type: 'resume', attemptId });
    expect(page.wire.all('started')).toEqual([{ type: 'started', attemptId, nextSample: HALF }]);
    await page.speak(SPOKEN.slice(HALF), HALF);
    await page.say({ type: 'stop', atSample: SPOKEN.length });
    expect(page.wire.all('kept')).toEqual([{ type: 'kept', attemptId }]);
  };

  await page.say({ type: 'start', question: { conversationId: 'asking' }, source: 'microphone' });
  const attemptId = page.wire.all('started')[0]?.attemptId ?? '';
  await cutOff();
  expect(await running.read(attemptId)).toMatchObject({ state: 'interrupted' });
  expect((await running.read(attemptId)).card).toBeUndefined();
  await goOn(attemptId);

  await page.say({ type: 'start', question: { attemptId }, source: 'microphone' });
  await cutOff();
  await goOn(attemptId);
  for (const { id } of (await running.read(attemptId)).utterances) {
    const wav = readFileSync(running.store.soundPathOf(id) ?? '');
    expect(wav.subarray(44)).toEqual(Buffer.from(SPOKEN.buffer));
  }
  // A page that missed it is told again.
  const again = await running.tab();
  await again.say({ type: 'resume', attemptId });
  expect(again.wire.all('kept')).toEqual([{ type: 'kept', attemptId }]);
});

test('a discarded reply is gone; what was said before it stays', async () => {
  const { tab, read, list } = await start();
  const page = await tab();
  await page.say({ type: 'say', question: { conversationId: 'asking' }, text: 'I have a plan.' });
  const attemptId = page.wire.all('kept')[0]?.attemptId ?? '';
  await page.say({ type: 'start', question: { attemptId }, source: 'microphone' });
  await page.speak(SPOKEN);
  await page.say({ type: 'discard' });
  const attempt = await read(attemptId);
  expect(attempt.utterances).toHaveLength(1);
  expect(attempt.card).toMatchObject({ words: 4, sufficient: false });
  expect(await list()).toHaveLength(1);
});

test.each([
  ['a conversation', { conversationId: 'none' }],
  ['an attempt', { attemptId: randomUUID() }],
])('%s that is not there is refused in one sentence', async (_what, question) => {
  const { tab, list } = await start();
  const page = await tab();
  await page.say({ type: 'start', question, source: 'microphone' });
  await page.say({ type: 'say', question, text: 'I have a plan.' });
  const errors = page.wire.all('error');
  expect(errors).toMatchObject([
    { code: 'unknownConversation', fatal: false },
    { code: 'unknownConversation', fatal: false },
  ]);
  expect(errors[0]?.message).toMatch(/^[A-Z].*\.$/);
  expect(await list()).toEqual([]);
});

test('an answer to a question is no conversation, and a conversation has no integrity notes', async () => {
  const { store, tab, address } = await start();
  const bank = { bankId: null, text: 'A question', principle: null, people: false, future: false };
  const { attemptId } = store.beginAttempt(bank, 'typed');
  const page = await tab();
  await page.say({ type: 'say', question: { attemptId }, text: 'I have a plan.' });
  expect(page.wire.all('error')).toMatchObject([{ code: 'unknownConversation' }]);
  await page.say({ type: 'say', question: { conversationId: 'asking' }, text: 'I have a plan.' });
  const held = page.wire.all('kept')[0]?.attemptId ?? '';
  const refused = await fetch(`${address}/attempts/${held}/integrity`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ flagId: 'a', heardRight: true }),
  });
  expect(Problem.parse(await refused.json()).code).toBe('notRated');
});

test('a store from before the conversations keeps its attempts', async () => {
  const before = openDatabase(folder, MIGRATIONS.slice(0, 3));
  before.exec(`
    insert into profile values ('p', 0);
    insert into attempt (id, profile_id, created_at_ms, source, question)
      values ('${device}', 'p', 1, 'typed',
        '{"bankId":null,"text":"A question","principle":null,"people":false,"future":false}');
  `);
  before.close();
  const { list, store } = await start();
  expect(await list()).toMatchObject([{ id: device, state: 'interrupted' }]);
  expect(store.list.page({ limit: 9 }, []).attempts[0]).toMatchObject({
    conversation: null,
    has_words: false,
  });
});

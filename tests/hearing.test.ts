import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '#contract/attempt.ts';
import { Hearing } from '#contract/hearing.ts';
import { INITIAL_SETTINGS } from '#contract/remote.ts';
import { textOf, type Word, wordsOfText } from '#contract/transcript.ts';
import { createApp } from '../server/app.ts';
import { composeConversations, type Product, rate } from '../server/compose.ts';
import { hearInParts } from '../server/hearing/parts.ts';
import { doubtAbout, trustedTimes } from '../server/hearing/words.ts';
import { Desk } from '../server/openai/desk.ts';
import { correctedWords } from '../server/replay/corrected-words.ts';
import { keepAndRate } from '../server/session/keep.ts';
import { Store } from '../server/store/store.ts';
import { BANK, SCENARIO } from './fakes/loop.ts';
import { OpenAiServer, sendError, sendJson } from './fakes/openai/server.ts';
import { askedTranscription, hears, hearsTimed } from './fakes/openai/transcriptions.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { PLAIN_QUESTION } from './fakes/served-store.ts';
import { stagesOver } from './fakes/stages.ts';
import { keepTelling, TELLINGS } from './fakes/tellings.ts';

const PATH = '/audio/transcriptions';
const WORD_MS = 200;

const LOCAL = `I gave Ana the returns desk last spring and agreed with her what good looked like. She
  wrote a card that every clerk fills in before a parcel leaves, and on Fridays she checked ten of
  them. Late parcels went from plenty scent to great scent in one quarter.`;
const REMOTE = LOCAL.replace('plenty scent to great scent', '20 percent to 8 percent').replaceAll(
  /\s+/g,
  ' ',
);

const elsewhere = new OpenAiServer();
let folder: string;
let store: Store;
let product: Product;
let server: Server;
let address: string;

beforeAll(() => elsewhere.start());
afterAll(() => elsewhere.stop());

beforeEach(() => serve());

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await product.close();
  rmSync(folder, { recursive: true, force: true });
  elsewhere.received.length = 0;
});

/** The server with hearing switched on, by this model. */
async function serve(hearing = 'gpt-transcribe'): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'understudy-hearing-'));
  store = new Store(folder);
  const models = { hearing, captions: '', grading: '', coaching: '', voice: '' };
  const { baseUrl } = elsewhere;
  const desk = new Desk({ apiKey: 'sk-test', baseUrl, staysHere: true, models }, store.remote);
  product = productOver(store, stagesOver(store, countingRecognizer), rate, { desk });
  switchHearing(true);
  server = await createApp(product, async () => []);
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api`;
}

function switchHearing(hearing: boolean): void {
  store.remote.saveSettings({
    ...INITIAL_SETTINGS,
    uses: { ...INITIAL_SETTINGS.uses, hearing },
  });
}

const timed = (text: string): Word[] =>
  wordsOfText(text).map((word, index) => ({
    ...word,
    startMs: index * WORD_MS,
    endMs: (index + 1) * WORD_MS,
  }));

async function record(utteranceId: string, text: string) {
  const words = timed(text);
  const recording = await store.createRecording(utteranceId);
  await recording.append(new Int16Array(words.length * WORD_MS * 16));
  await recording.close();
  store.noteProgress(utteranceId, recording.durationMs, []);
  return { recognizer: 'counting', words };
}

/** A spoken answer, rated by what was heard here. */
async function spoken(text = LOCAL, place?: { loopId: string; interviewer: number }) {
  const begun = store.beginAttempt(PLAIN_QUESTION, 'microphone', place);
  const transcript = await record(begun.utteranceId, text);
  const utterances = [{ id: begun.utteranceId, words: transcript.words }];
  const scorecard = await rate({ question: PLAIN_QUESTION, utterances });
  store.saveRating(begun, transcript, scorecard);
  return begun;
}

async function call(method: 'GET' | 'POST', attemptId: string) {
  const response = await fetch(`${address}/attempts/${attemptId}/hearing`, { method });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

const stateOf = async (attemptId: string) => Hearing.parse((await call('GET', attemptId)).body);
const failureOf = async (attemptId: string) => {
  const state = await stateOf(attemptId);
  return state.state === 'failed' ? state.problem : state;
};
const kept = (attemptId: string) => store.findAttempt(attemptId)?.utterances[0];

async function untilHeard(attemptId: string): Promise<void> {
  while (kept(attemptId)?.recognizer !== 'gpt-transcribe') await new Promise(setImmediate);
}

describe('a finished recording', () => {
  test('is heard by the model, with words of the stories, and rated again by what it heard', async () => {
    const telling = await keepTelling(store, PLAIN_QUESTION, TELLINGS.rota);
    store.stories.create('The rota', [telling]);
    const { attemptId, utteranceId } = await spoken();
    const before = store.findAttempt(attemptId)?.attempt.rating_id;
    expect(await stateOf(attemptId)).toEqual({ state: 'absent', mostUsd: 0 });
    elsewhere.on(PATH, hears(REMOTE));

    const asked = await call('POST', attemptId);
    expect(asked).toEqual({ status: 202, body: { state: 'asked' } });
    await product.hearings.ask(attemptId);

    expect(await stateOf(attemptId)).toEqual({ state: 'there', model: 'gpt-transcribe' });
    const utterance = kept(attemptId);
    expect(utterance).toMatchObject({ recognizer: 'gpt-transcribe', version: 2, heard: null });
    expect(textOf(utterance?.words ?? [])).toBe(REMOTE);
    const { rating_id } = store.findAttempt(attemptId)?.attempt ?? {};
    expect(rating_id).not.toBe(before);
    const { elements } = store.readScorecard(rating_id ?? '').dimensions.data;
    expect(elements.D1?.credited).toBe(true);

    expect(elsewhere.received).toHaveLength(1);
    const [received] = elsewhere.received;
    if (received === undefined) throw new Error('Nothing was sent.');
    const { fields, file } = await askedTranscription(received);
    expect(received.headers.authorization).toBe('Bearer sk-test');
    expect(file).toMatchObject({ name: 'answer.wav', type: 'audio/wav' });
    expect(file.bytes).toEqual(Buffer.from((await store.readWav(utteranceId)) ?? []));
    expect(fields).toContainEqual(['model', 'gpt-transcribe']);
    expect(fields).toContainEqual(['response_format', 'json']);
    expect(fields).toContainEqual(['languages[]', 'en']);
    const keywords = fields.filter(([name]) => name === 'keywords[]').map(([, value]) => value);
    expect(keywords[0]).toBe('Dana');
    expect(keywords.length).toBeLessThanOrEqual(50);
    expect(store.remote.spentSince(0)).toEqual({ usd: 0, uses: 1, unpriced: 0 });
  });

  test('keeps the times of the words that both ears heard; all stay in order and within it', async () => {
    const { attemptId } = await spoken();
    elsewhere.on(PATH, hears(`Well, um, ${REMOTE} And that was that.`));
    await product.hearings.ask(attemptId);
    const words = kept(attemptId)?.words ?? [];
    expect(words.find(({ text }) => text === 'Ana')).toEqual({
      text: 'Ana',
      startMs: 2 * WORD_MS,
      endMs: 3 * WORD_MS,
    });
    const times = words.flatMap(({ startMs, endMs }) => [startMs ?? -1, endMs ?? -1]);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(kept(attemptId)?.duration_ms ?? 0);
  });

  test('a reply heard after it is rated with it, and nothing is sent twice', async () => {
    const { attemptId } = await spoken();
    elsewhere.on(PATH, hears(REMOTE));
    await product.hearings.ask(attemptId);
    const followUp = store.beginFollowUp(attemptId, null, 'microphone');
    const words = 'Ana still runs it and two other desks copied the card from her last month';
    const transcript = await record(followUp.utteranceId, words);
    const scorecard = store.readScorecard(store.findAttempt(attemptId)?.attempt.rating_id ?? '');
    store.saveRating(followUp, transcript, scorecard);
    elsewhere.on(PATH, hears(`${words}.`));
    await product.hearings.ask(attemptId);
    expect(elsewhere.received).toHaveLength(2);
    expect(store.findAttempt(attemptId)?.utterances.map(({ version }) => version)).toEqual([2, 2]);
  });

  test('is kept where a reply to it is not heard', async () => {
    const { attemptId } = await spoken();
    const { utteranceId } = store.beginFollowUp(attemptId, null, 'microphone');
    store.saveTranscript(utteranceId, await record(utteranceId, 'Yes it did.'));
    const texts = [REMOTE, ''];
    elsewhere.on(PATH, (received, response) => hears(texts.shift() ?? '')(received, response));
    await product.hearings.ask(attemptId);
    expect(await failureOf(attemptId)).toMatchObject({ code: 'failed' });
    const [answer, reply] = store.findAttempt(attemptId)?.utterances ?? [];
    expect([answer?.recognizer, reply?.recognizer]).toEqual(['gpt-transcribe', 'counting']);
  });

  test('is heard by itself once it is rated, and nothing leaves this computer when that is off', async () => {
    const { attemptId } = await spoken();
    elsewhere.on(PATH, hears(REMOTE));
    switchHearing(false);
    product.stages.kept(attemptId);
    expect((await call('POST', attemptId)).status).toBe(409);
    await product.hearings.ask(attemptId);
    expect(elsewhere.received).toEqual([]);
    switchHearing(true);
    product.stages.kept(attemptId);
    expect(await stateOf(attemptId)).toEqual({ state: 'asked' });
    await product.hearings.ask(attemptId);
    expect(kept(attemptId)?.recognizer).toBe('gpt-transcribe');
  });

  test('in a conversation gives its words, and no rating', async () => {
    const conversation = composeConversations()[0];
    if (conversation === undefined) throw new Error('There is no conversation.');
    const begun = store.beginAttempt(PLAIN_QUESTION, 'microphone', { conversation });
    elsewhere.on(PATH, hears(REMOTE));
    await keepAndRate(product.stages, begun, await record(begun.utteranceId, LOCAL));
    await untilHeard(begun.attemptId);
    expect(textOf(kept(begun.attemptId)?.words ?? [])).toBe(REMOTE);
    expect(store.findAttempt(begun.attemptId)?.attempt.rating_id).toBe(null);
  });
});

describe('where a model gives times', () => {
  const words: [string, number, number][] = wordsOfText(REMOTE).map(({ text }, index) => [
    text.replaceAll(/[.,]/g, ''),
    index * 0.18,
    index * 0.18 + 0.1,
  ]);

  test('they are taken, with the text’s punctuation', async () => {
    await product.close();
    server.close();
    await serve('whisper-large-v3');
    const { attemptId } = await spoken();
    elsewhere.on(PATH, hearsTimed(REMOTE, words));
    await product.hearings.ask(attemptId);
    const [received] = elsewhere.received;
    if (received === undefined) throw new Error('Nothing was sent.');
    const { fields } = await askedTranscription(received);
    expect(fields).toContainEqual(['response_format', 'verbose_json']);
    expect(fields).toContainEqual(['timestamp_granularities[]', 'word']);
    expect(fields.map(([name]) => name)).not.toContain('keywords[]');
    expect(kept(attemptId)?.words?.[10]?.startMs).toBeCloseTo(1_800);
    expect(textOf(kept(attemptId)?.words ?? [])).toBe(REMOTE);
  });

  test('a server that gives none is asked for the text alone', async () => {
    await product.close();
    server.close();
    await serve('openai/whisper-small');
    const { attemptId } = await spoken();
    elsewhere.on(PATH, (received, response) => {
      const message = 'Currently do not support verbose_json for this model.';
      if (!String(received.body).includes('verbose_json')) hears(REMOTE)(received, response);
      else sendError(response, 400, { message, code: null });
    });
    await product.hearings.ask(attemptId);
    expect(textOf(kept(attemptId)?.words ?? [])).toBe(REMOTE);
    expect(elsewhere.received).toHaveLength(2);
  });

  test.each([
    ['out of order', (at: number, count: number) => (count - at) * 0.01],
    ['behind the end', (at: number) => at],
    ['all the same', () => 1],
  ])('times %s are not', (_, startOf) => {
    const given = words.map(([text], at) => {
      const startMs = startOf(at, words.length) * 1000;
      return { text, startMs, endMs: startMs };
    });
    expect(trustedTimes(given, words.length * WORD_MS)).toBe(null);
  });
});

describe('what cannot be taken leaves all as it is, and says so in a sentence', () => {
  test.each([
    ['nothing', hears(''), 'failed', 'no words at all'],
    ['a gist', hears('Ana ran the returns desk well.'), 'failed', 'far fewer words'],
    ['a circle', hears('of the city '.repeat(500)), 'failed', 'more words than anybody'],
    ['no words', hears(`${REMOTE} ${'a'.repeat(5_000)}`), 'failed', 'what is not words'],
    ['a flood', hears('word '.repeat(200_000)), 'notOfSchema', ''],
    ['another form', (_: unknown, response) => sendJson(response, { txt: 1 }), 'notOfSchema', ''],
    ['a wrong key', (_, response) => sendError(response, 401, NO), 'wrongKey', ''],
    ['a failing server', (_, response) => sendError(response, 500, NO), 'failed', ''],
    ['a server that hangs up', (_, response) => response.destroy(), 'unreachable', ''],
  ] satisfies [string, Parameters<OpenAiServer['on']>[1], string, string][])(
    '%s',
    async (_, reply, code, says) => {
      const { attemptId } = await spoken();
      const before = store.findAttempt(attemptId);
      elsewhere.on(PATH, reply);
      await product.hearings.ask(attemptId);
      const problem = await failureOf(attemptId);
      expect(problem).toMatchObject({ code });
      expect(JSON.stringify(problem)).toContain(says);
      expect(JSON.stringify(problem)).not.toContain('Ana');
      expect(store.findAttempt(attemptId)).toEqual(before);
      // And again, when the person wants it.
      elsewhere.on(PATH, hears(REMOTE));
      expect((await call('POST', attemptId)).status).toBe(202);
      await product.hearings.ask(attemptId);
      expect(await stateOf(attemptId)).toMatchObject({ state: 'there' });
    },
  );

  test('words that the person corrected meanwhile stand', async () => {
    const { attemptId, utteranceId } = await spoken();
    elsewhere.on(PATH, (received, response) => {
      store.saveCorrection(attemptId, { utteranceId, version: 1, words: timed('Mine.') }, null);
      hears(REMOTE)(received, response);
    });
    await product.hearings.ask(attemptId);
    expect(textOf(kept(attemptId)?.words ?? [])).toBe('Mine.');
    expect((await call('POST', attemptId)).status).toBe(409);
  });

  test('a second opinion that will be asked for once it was heard cannot be paid for before', async () => {
    const { attemptId } = await spoken();
    const uses = { ...INITIAL_SETTINGS.uses, hearing: true, grading: true };
    store.remote.saveSettings({ ...INITIAL_SETTINGS, uses });
    const states: (string | undefined)[] = [];
    const note = () => states.push(product.opinions.of(attemptId)?.state);
    elsewhere.on(PATH, (_, response) => {
      note();
      sendError(response, 500, { message: 'Down.', code: null });
    });
    note();
    await product.hearings.ask(attemptId);
    note();
    expect(states).toEqual(['absent', ...states.slice(2).map(() => 'asked'), 'absent']);
    expect(states.length).toBeGreaterThan(2);
  });

  test('an answer deleted meanwhile is gone, quietly', async () => {
    const { attemptId } = await spoken();
    elsewhere.on(PATH, async (received, response) => {
      await store.deleteAttempt(attemptId);
      hears(REMOTE)(received, response);
    });
    await product.hearings.ask(attemptId);
    expect((await call('GET', attemptId)).status).toBe(404);
  });

  test('while a reply is recorded it waits, and is not paid for again', async () => {
    const { attemptId } = await spoken();
    const live = { deviceId: 'a', attemptId, interrupt: async () => {} };
    elsewhere.on(PATH, (received, response) => {
      product.answers.add(live);
      hears(REMOTE)(received, response);
    });
    await product.hearings.ask(attemptId);
    expect(kept(attemptId)?.version).toBe(1);
    expect((await call('POST', attemptId)).status).toBe(409);
    product.answers.delete(live);
    expect(await failureOf(attemptId)).toMatchObject({ code: 'failed' });
    await product.hearings.ask(attemptId);
    expect(kept(attemptId)?.recognizer).toBe('gpt-transcribe');
    expect(elsewhere.received).toHaveLength(1);
  });

  test('in a loop it waits until the loop asks no more about it', async () => {
    const probes = BANK[0]?.questions[0]?.probes ?? [];
    const planned = { interviewer: 0, bankId: 'a-shop', question: PLAIN_QUESTION, probes };
    const loopId = store.loops.begin(SCENARIO, [planned]);
    elsewhere.on(PATH, hears(REMOTE));
    const first = await spoken(LOCAL, { loopId, interviewer: 0 });
    await product.hearings.ask(first.attemptId);
    expect(kept(first.attemptId)?.version).toBe(1);
    const second = await spoken(LOCAL, { loopId, interviewer: 0 });
    await product.hearings.ask(second.attemptId);
    await untilHeard(first.attemptId);
    expect(kept(second.attemptId)?.version).toBe(1);
    product.loops.finish(loopId);
    await untilHeard(second.attemptId);
    expect(elsewhere.received).toHaveLength(2);
  });

  test('what has no sound, no words or no id is refused in words', async () => {
    const typed = await keepTelling(store, PLAIN_QUESTION, TELLINGS.pallets);
    const unfinished = store.beginAttempt(PLAIN_QUESTION, 'microphone').attemptId;
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const [id, status, code] of [
      [typed, 409, 'noSound'],
      [unfinished, 409, 'unfinished'],
      [unknown, 404, 'unknownAttempt'],
      ['x', 404, 'unknownAttempt'],
    ] as const) {
      const refused = await call('POST', id);
      expect([refused.status, Problem.parse(refused.body).code]).toEqual([status, code]);
    }
    expect(elsewhere.received).toEqual([]);
  });
});

const NO = { message: 'No.', code: null };

test('a quarter of an hour is heard in parts, cut in the longest pause near their middle', async () => {
  const wav = new Uint8Array(44 + 15 * 60 * 32_000);
  wav[44 + 470 * 32_000] = 1;
  const word = (text: string, startMs: number, endMs: number) => ({ text, startMs, endMs });
  const local = [word('a', 0, 440_000), word('b', 441_000, 460_000), word('c', 462_000, 900_000)];
  const sent: { wav: Uint8Array<ArrayBuffer>; durationMs: number }[] = [];
  const hear = async (part: (typeof sent)[number]) => {
    sent.push(part);
    return { text: `Part ${sent.length}.`, words: [word('Part', 500, 1_000)] };
  };
  expect(await hearInParts(wav, local, hear)).toEqual({
    text: 'Part 1. Part 2.',
    words: [word('Part', 500, 1_000), word('Part', 461_500, 462_000)],
  });
  expect(sent.map(({ durationMs }) => durationMs)).toEqual([461_000, 439_000]);
  expect(sent[1]?.wav[44 + 9 * 32_000]).toBe(1);
  for (const { wav, durationMs } of sent) {
    const view = new DataView(wav.buffer);
    expect(view.getUint32(4, true)).toBe(wav.length - 8);
    expect(view.getUint32(40, true)).toBe(durationMs * 32);
  }
  const untimed = await hearInParts(wav, [], async () => ({ text: '', words: null }));
  expect(untimed.words).toBe(null);
});

test('a few words heard here are no measure of what can be taken', () => {
  expect(doubtAbout(timed('Yes.'), timed('yes yes yes yes yes'), 2_000)).toBe(null);
});

test('a text with no word in common is spread over the whole sound, without taking long', () => {
  const count = 2_000;
  const numbered = (letter: string) =>
    timed(Array.from({ length: count }, (_, index) => `${letter}${index}`).join(' '));
  const words = correctedWords(numbered('a'), numbered('b'));
  expect(words).toHaveLength(count);
  expect(words.at(-1)?.endMs).toBeCloseTo(count * WORD_MS);
});

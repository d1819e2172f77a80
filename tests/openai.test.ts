import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { RemoteFailure, type RemoteProblemCode } from '#contract/remote.ts';
import { askOver, type Question, SILENCE_MS } from '../server/openai/ask.ts';
import { Store } from '../server/store/store.ts';
import { HandTimer } from './fakes/hand-timer.ts';
import { chatRefusing, chatWith } from './fakes/openai/chat.ts';
import { deskOver, switchedOn } from './fakes/openai/desk.ts';
import {
  modelGone,
  quotaSpent,
  rateLimited,
  refuseWith,
  serverError,
  wrongKey,
} from './fakes/openai/errors.ts';
import {
  breakOffAfter,
  respondIncompletely,
  respondWith,
  respondWithErrorEvent,
  respondWithFailure,
  respondWithRefusal,
  respondWithText,
  sayNothing,
  speakAsTold,
} from './fakes/openai/responses.ts';
import { OpenAiServer, type Reply, sendJson } from './fakes/openai/server.ts';

const KEY = 'sk-key-of-the-person';
const REPLY = { verdict: 'the reply of the model' };
const NOW_MS = Date.parse('2026-11-23T12:00:00Z');

const Verdict = z.object({ verdict: z.string() });
const question: Question<typeof Verdict> = {
  use: 'grading',
  attemptId: null,
  name: 'verdict',
  shape: Verdict,
  instructions: 'the instructions of the product',
  input: 'the words of the person',
  maxOutputTokens: 500,
};

let server: OpenAiServer;
let folder = '';
let store: Store;

beforeEach(async () => {
  server = new OpenAiServer();
  await server.start();
  folder = mkdtempSync(join(tmpdir(), 'understudy-openai-'));
  store = new Store(folder);
  store.remote.saveSettings(switchedOn('grading'));
});

afterEach(async () => {
  await server.stop();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function deskAt(baseUrl: string) {
  const environment = {
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: baseUrl,
    OPENAI_GRADING_MODEL: 'model-of-ours',
  };
  return deskOver(store, environment, () => NOW_MS);
}

const spent = () => store.remote.spentSince(0);

/** What went wrong. */
async function failureOf(asked: Promise<unknown>): Promise<RemoteFailure> {
  const error = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RemoteFailure) return error;
  throw new Error('It did not fail as it should.', { cause: error });
}

test('a reply of the schema is read, and what it took is noted', async () => {
  server.on('/responses', respondWith(REPLY, { inputTokens: 700, outputTokens: 90 }));
  const usage = { use: 'grading', model: 'model-of-ours', audioMs: 0, usd: 0 };
  await expect(askOver(deskAt(server.baseUrl))(question)).resolves.toEqual({
    value: REPLY,
    model: 'model-of-ours',
    usage: { ...usage, inputTokens: 700, outputTokens: 90 },
  });
  expect(spent()).toEqual({ usd: 0, uses: 1, unpriced: 0 });
  const { headers, body } = server.received[0] ?? {};
  expect(headers?.authorization).toBe(`Bearer ${KEY}`);
  expect(JSON.parse(String(body))).toMatchObject({
    model: 'model-of-ours',
    instructions: question.instructions,
    input: question.input,
    max_output_tokens: 500,
    store: false,
    temperature: 0,
    text: { format: { type: 'json_schema', name: 'verdict', strict: true } },
  });
});

const failing: [string, Reply, RemoteProblemCode, { waitMs?: number; uses?: number }][] = [
  ['a wrong key', wrongKey, 'wrongKey', {}],
  ['a forbidden region', refuseWith(403, { message: 'No.', code: 'forbidden' }), 'wrongKey', {}],
  ['a wait in seconds', rateLimited({ 'retry-after': '20' }), 'rateLimited', { waitMs: 20_000 }],
  ['a wait in ms', rateLimited({ 'retry-after-ms': '1500' }), 'rateLimited', { waitMs: 1_500 }],
  [
    'a wait until a date',
    rateLimited({ 'retry-after': 'Mon, 23 Nov 2026 12:01:00 GMT' }),
    'rateLimited',
    { waitMs: 60_000 },
  ],
  ['a wait that is not said', rateLimited({}), 'rateLimited', {}],
  ['a spent quota', quotaSpent, 'quotaSpent', {}],
  ['an unpaid account', refuseWith(402, { message: 'Pay.', code: null }), 'quotaSpent', {}],
  ['a model that is gone', modelGone, 'modelGone', {}],
  [
    'a model that the project may not use',
    refuseWith(403, { message: 'Project has no access.', code: 'model_not_found' }),
    'modelGone',
    {},
  ],
  [
    'a model that was shut down',
    refuseWith(400, { message: 'It has been deprecated.', code: null, param: 'model' }),
    'modelGone',
    {},
  ],
  ['a model that is gone for good', refuseWith(410, { message: '', code: null }), 'modelGone', {}],
  [
    'a model that an own server lacks',
    (_received, response) => sendJson(response, { detail: 'Model “x” is not installed.' }, 404),
    'modelGone',
    {},
  ],
  [
    'a server without the Responses API',
    (_received, response) => response.writeHead(404).end('404 page not found'),
    'notServed',
    {},
  ],
  [
    'a context that is too small',
    refuseWith(400, {
      message: 'This model’s maximum context length is 4096 tokens, and you sent the reply.',
      code: null,
    }),
    'tooLong',
    {},
  ],
  [
    'a model that vLLM does not serve',
    (_received, response) => {
      const type = 'NotFoundError';
      const error = { message: 'The model `x` does not exist.', type, param: 'model', code: 404 };
      sendJson(response, { error }, 404);
    },
    'modelGone',
    {},
  ],
  [
    'a context of LM Studio’s that is too small',
    (_received, response) => {
      const error = 'However, the model is loaded with context length of only 4096 tokens.';
      sendJson(response, { error }, 400);
    },
    'tooLong',
    {},
  ],
  ['an error of the server', serverError, 'failed', {}],
  [
    'a server that says back what it was sent',
    (received, response) => sendJson(response, { error: String(received.body) }, 400),
    'failed',
    {},
  ],
  [
    'a busy server',
    refuseWith(503, { message: 'Slow down.', code: null }, { 'retry-after': '3' }),
    'failed',
    { waitMs: 3_000 },
  ],
  ['a failure midway', respondWithFailure('server_error', 'the error'), 'failed', {}],
  [
    'a policy that stops it',
    respondWithFailure('misalignment_policy_violation', 'the error'),
    'refused',
    {},
  ],
  ['too much midway', respondWithFailure('rate_limit_exceeded', 'the error'), 'rateLimited', {}],
  ['an error event', respondWithErrorEvent('insufficient_quota', 'the error'), 'quotaSpent', {}],
  ['a refusal', respondWithRefusal('the reply: no'), 'refused', { uses: 1 }],
  [
    'a filter',
    respondIncompletely('{"verdict": "the reply', 'content_filter'),
    'refused',
    { uses: 1 },
  ],
  [
    'too few tokens',
    respondIncompletely('{"verdict": "the reply', 'max_output_tokens'),
    'cutOff',
    { uses: 1 },
  ],
  ['a connection that breaks', breakOffAfter('{"verdict": "the reply'), 'cutOff', { uses: 1 }],
  ['a reply without an end', (_received, response) => response.end(), 'cutOff', {}],
  ['a reply that is not JSON', respondWithText('the reply: good'), 'notOfSchema', { uses: 1 }],
  ['a reply of another form', respondWith({ mark: 'the reply' }), 'notOfSchema', { uses: 1 }],
  ['an empty reply', respondWithText(''), 'notOfSchema', { uses: 1 }],
  [
    'events that are not JSON',
    (_received, response) => response.end('data: the reply\n\n'),
    'notOfSchema',
    {},
  ],
];

test.each(failing)('%s is said as it is', async (_name, reply, code, { waitMs, uses }) => {
  server.on('/responses', reply);
  const failure = await failureOf(askOver(deskAt(server.baseUrl))(question));
  expect(failure.problem).toMatchObject({ code, retryAfterMs: waitMs ?? null });
  expect(spent().uses).toBe(uses ?? 0);
  // One sentence, and nothing of what was sent or came.
  expect(failure.problem.message).toMatch(/^[A-Z][^.]*\.$/);
  expect(failure.cause).toBeUndefined();
  const everything = inspect(failure, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  for (const secret of [
    KEY,
    'sk-',
    question.instructions,
    question.input,
    'the reply',
    'the error',
  ]) {
    expect(everything).not.toContain(secret);
  }
});

test.each(['http://127.0.0.1:1/v1', 'http://nowhere.invalid/v1'])(
  'nobody is at %s',
  async (url) => {
    store.remote.saveSettings({ ...switchedOn('grading'), monthlyLimitUsd: null });
    const failure = await failureOf(askOver(deskAt(url))(question));
    expect(failure.problem.code).toBe('unreachable');
    expect(spent().uses).toBe(0);
  },
);

test('a model that keeps talking is heard to its end, however slow it is', async () => {
  const timer = new HandTimer();
  const model = speakAsTold();
  server.on('/responses', model.reply);
  const asked = askOver(deskAt(server.baseUrl), timer.start)(question);
  // One start for the question and one for each of the four events before the first word.
  await timer.started(5);
  for (const [index, word] of ['{"verdict":', ' "slow', ' but', ' sure"', '}'].entries()) {
    timer.advance(SILENCE_MS - 1);
    model.say(word);
    await timer.started(6 + index);
  }
  model.end();
  await expect(asked).resolves.toMatchObject({ value: { verdict: 'slow but sure' } });
});

test('silence ends the wait, before the first word and after it', async () => {
  const timer = new HandTimer();
  const ask = askOver(deskAt(server.baseUrl), timer.start);
  server.on('/responses', sayNothing);
  const never = failureOf(ask(question));
  await timer.started(1);
  timer.advance(SILENCE_MS);
  expect((await never).problem.code).toBe('timedOut');
  expect(spent().uses).toBe(0);

  const model = speakAsTold();
  server.on('/responses', model.reply);
  const begun = failureOf(ask(question));
  await timer.started(6);
  model.say('{"verdict": "and then');
  await timer.started(7);
  timer.advance(SILENCE_MS);
  expect((await begun).problem.code).toBe('timedOut');
  expect(spent().uses).toBe(1);
});

test('however it talks, a call ends at its time', async () => {
  server.on('/responses', sayNothing);
  const asked = deskAt(server.baseUrl).call({
    use: 'grading',
    attemptId: null,
    atMost: { inputTokens: 1, outputTokens: 1, audioMs: 0 },
    timeoutMs: 1,
    async run(client, model, signal) {
      await client.responses.create({ model, input: 'hello' }, { signal });
      throw new Error('It was answered.');
    },
  });
  const failure = await failureOf(asked);
  expect(failure.problem.code).toBe('timedOut');
});

test('a model that chooses its own temperature is asked without, and so from then on', async () => {
  const answer = respondWith(REPLY);
  server.on('/responses', (received, response) => {
    const refuse = refuseWith(400, {
      message: 'Unsupported parameter.',
      code: 'unsupported_parameter',
      param: 'temperature',
    });
    (String(received.body).includes('"temperature"') ? refuse : answer)(received, response);
  });
  const ask = askOver(deskAt(server.baseUrl));
  await expect(ask(question)).resolves.toMatchObject({ value: REPLY });
  expect(server.received).toHaveLength(2);
  await expect(ask(question)).resolves.toMatchObject({ value: REPLY });
  expect(server.received).toHaveLength(3);
  expect(spent().uses).toBe(2);
});

describe('a server of one’s own', () => {
  const RIGHT = JSON.stringify(REPLY);
  const noSuchPath: Reply = (_received, response) =>
    response.writeHead(404).end('404 page not found');
  const pathsAsked = () => server.received.map(({ path }) => path);

  test.each<[string, Reply]>([
    ['without the Responses API', noSuchPath],
    [
      'that says so with success',
      (_received, response) => sendJson(response, { error: 'Unexpected endpoint or method.' }),
    ],
    ['that passes over the form', respondWithText(`\`\`\`json\n${RIGHT}\n\`\`\``)],
  ])('%s is asked over chat completions, and so from then on', async (_name, reply) => {
    server.on('/responses', reply);
    server.on('/chat/completions', chatWith(RIGHT));
    const ask = askOver(deskAt(server.baseUrl));
    const usage = expect.objectContaining({ inputTokens: 1_100, outputTokens: 200 });
    await expect(ask(question)).resolves.toMatchObject({ value: REPLY, usage });
    await expect(ask(question)).resolves.toMatchObject({ value: REPLY });
    expect(pathsAsked()).toEqual(['/responses', '/chat/completions', '/chat/completions']);
    expect(JSON.parse(String(server.received.at(-1)?.body))).toMatchObject({
      model: 'model-of-ours',
      messages: [
        { role: 'system', content: question.instructions },
        { role: 'user', content: question.input },
      ],
      temperature: 0,
      seed: 1,
      response_format: { type: 'json_schema', json_schema: { name: 'verdict', strict: true } },
    });
  });

  test.each<[string, Reply, RemoteProblemCode]>([
    ['too few tokens', chatWith(RIGHT.slice(0, 9), 'length'), 'cutOff'],
    ['a filter', chatWith('', 'content_filter'), 'refused'],
    ['a refusal', chatRefusing('the reply: no'), 'refused'],
    ['a reply that is not JSON', chatWith('the reply: good'), 'notOfSchema'],
    ['no such way either', noSuchPath, 'notServed'],
    ['a wrong key', wrongKey, 'wrongKey'],
  ])('over chat completions, %s is said as it is', async (_name, reply, code) => {
    server.on('/responses', noSuchPath);
    server.on('/chat/completions', reply);
    const failure = await failureOf(askOver(deskAt(server.baseUrl))(question));
    expect(failure.problem.code).toBe(code);
  });
});

test('what nobody waits for any more is called off', async () => {
  const called = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  server.on('/responses', (_received, response) => {
    response.on('close', () => closed.resolve());
    called.resolve();
  });
  const patience = new AbortController();
  const failure = failureOf(
    askOver(deskAt(server.baseUrl))({ ...question, until: patience.signal }),
  );
  await called.promise;
  patience.abort();
  expect((await failure).problem.code).toBe('timedOut');
  await closed.promise;
});

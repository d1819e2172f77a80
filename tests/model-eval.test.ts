import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsOfText } from '#contract/transcript.ts';
import { plainAnswer } from '../server/cli/input.ts';
import { rateInRuns, remoteOf } from '../server/cli/model-runs.ts';
import { modelReply } from './fakes/model-reply.ts';
import { rateLimited, wrongKey } from './fakes/openai/errors.ts';
import { respondWith, respondWithRefusal } from './fakes/openai/responses.ts';
import { OpenAiServer, type Reply } from './fakes/openai/server.ts';
import { PLAIN_QUESTION } from './fakes/served-store.ts';

const SAID =
  'I gave Noor the order of the doughs, and every evening she checks the list with the bakers there. The vans leave when she says so, and I only hear of it later.';
const TOOK = { inputTokens: 1_000, outputTokens: 500 };
const F1 = respondWith(modelReply({ F1: 'I gave Noor the order' }), TOOK);
const F1_F2 = respondWith(
  modelReply({ F1: 'I gave Noor the order', F2: 'I gave Noor the order', M1: 'Never said.' }),
  TOOK,
);

let server: OpenAiServer;
const said: string[] = [];

beforeEach(async () => {
  server = new OpenAiServer();
  await server.start();
  said.length = 0;
});

afterEach(() => server.stop());

/** Answers each request as it is told in turn. */
function inTurn(...replies: readonly Reply[]): Reply {
  const turns = replies.values();
  return (received, response) => turns.next().value?.(received, response);
}

function ratedInRuns(runs: number, answers = 1) {
  const answer = plainAnswer(PLAIN_QUESTION, wordsOfText(SAID));
  const remote = remoteOf({ OPENAI_BASE_URL: server.baseUrl });
  return rateInRuns(Array(answers).fill(answer), runs, remote, (line) => {
    said.push(`${line} (${server.received.length} sent)`);
  });
}

test('runs are compared with each other, and what they took is counted', async () => {
  server.on('/responses', inTurn(F1, F1_F2, F1));
  const { scorecards, report } = await ratedInRuns(3);
  expect(scorecards).toHaveLength(3);
  const host = new URL(server.baseUrl).host;
  expect(said).toEqual([
    `The words of the answers go to ${host} for 3 ratings by gpt-6-luna, free. (0 sent)`,
  ]);
  expect(report).toMatchObject({
    model: 'gpt-6-luna',
    runs: 3,
    requests: 3,
    inputTokens: 3_000,
    outputTokens: 1_500,
    usd: 0,
    droppedQuotes: 1,
    failed: 0,
  });
  // Two of three pairs differ, in F2 and in framing.
  expect(report.equal.elements).toBeCloseTo(1 - 2 / 45);
  expect(report.equal.levels).toBeCloseTo(1 - 2 / 9);
});

test('four are asked at once', async () => {
  const waiting: Parameters<Reply>[] = [];
  server.on('/responses', (...request) => waiting.push(request));
  const rated = ratedInRuns(1, 6);
  await expect.poll(() => waiting.length, { interval: 5 }).toBe(4);
  for (const request of waiting.splice(0)) F1(...request);
  await expect.poll(() => waiting.length, { interval: 5 }).toBe(2);
  for (const request of waiting) F1(...request);
  expect((await rated).report).toMatchObject({ requests: 6, failed: 0 });
});

test('what fails in passing is tried again; what goes on failing is left out and counted', async () => {
  const later = rateLimited({ 'retry-after-ms': '1' });
  server.on('/responses', inTurn(later, F1));
  expect((await ratedInRuns(1)).report).toMatchObject({ failed: 0 });
  server.on('/responses', inTurn(F1, later, later, later));
  const { scorecards, report } = await ratedInRuns(2);
  expect(scorecards[1]).toEqual([null]);
  expect(report).toMatchObject({ failed: 1, equal: { elements: null, levels: null } });
});

test('what would fail again ends it with one sentence', async () => {
  server.on('/responses', wrongKey);
  await expect(ratedInRuns(2)).rejects.toThrow(/The server refused the key/);
  expect(() => remoteOf({})).toThrow(/No model elsewhere is set up; set OPENAI_API_KEY/);
});

test('a model that declines is not asked again', async () => {
  server.on('/responses', respondWithRefusal('No.'));
  await expect(ratedInRuns(1)).rejects.toThrow(/declined/);
  expect(server.received).toHaveLength(1);
});

test('the command prints the same tables, and its words to nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-eval-'));
  const file = join(folder, 'set.json');
  const levels = { mechanism: 1, data: 1, framing: 3, flag: null };
  const panel = { ...levels, elements: ['F1', 'F2'], quotes: {} };
  const raters = [{ ...levels, elements: {} }];
  const rated = { id: 'noor', question: PLAIN_QUESTION.text, transcript: SAID, panel, raters };
  writeFileSync(file, JSON.stringify([rated]));
  server.on('/responses', F1_F2);
  const command = [
    join(import.meta.dirname, '../server/cli/eval.ts'),
    ...[file, '--grader', 'openai', '--runs', '2'],
  ];
  const environment = { ...process.env, OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'sk-own' };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      env: environment,
    });
    expect(stdout).toMatch(/^framing +/m);
    expect(stdout).toMatch(/^F2 +1 +1 +1\.00/m);
    expect(stdout).toContain('the tables are of the first of 2 runs.');
    expect(stdout).toContain('It took 2 requests, 2000 tokens in and 1000 out, free.');
    expect(stdout).toContain('2 quotes were not said');
    expect(stderr).toMatch(/^The words of the answers go to 127\.0\.0\.1:\d+ for 2 ratings/);
    expect(stdout + stderr).not.toMatch(/sk-own|doughs/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

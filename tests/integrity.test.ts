import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AttemptDetail, Problem } from '#contract/attempt.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { createApp } from '../server/app.ts';
import { rate } from '../server/compose.ts';
import { Store } from '../server/store/store.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';

const QUESTION = {
  bankId: null,
  text: 'Tell me about a time you raised the bar.',
  principle: null,
  people: false,
  future: false,
};
const SAID = `I gave Ana the returns desk last spring and agreed with her what good looked like. She wrote
  a card that every clerk fills in before a parcel leaves, and on Fridays she checked ten of them.
  Late parcels went from 20 percent to 8 percent. Sixty out of the fifty clerks signed the card. So
  we took late parcels from 20 percent to 5 percent.`;

let folder: string;
let store: Store;
let server: Server;
let address: string;
let attemptId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-integrity-'));
  store = new Store(folder);
  const product = productOver(store, stagesOver(store, countingRecognizer), rate);
  server = await createApp(product, async () => []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api/attempts`;
  attemptId = await rated(SAID);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A typed answer, rated and kept. */
async function rated(text: string): Promise<string> {
  const begun = store.beginAttempt(QUESTION, 'typed');
  const words = wordsOfText(text);
  const scorecard = await rate({
    question: QUESTION,
    utterances: [{ id: begun.utteranceId, words }],
  });
  store.saveRating(begun, { recognizer: 'typed', words }, scorecard);
  return begun.attemptId;
}

const read = async () => AttemptDetail.parse(await (await fetch(`${address}/${attemptId}`)).json());

const say = (body: unknown, id = attemptId) =>
  fetch(`${address}/${id}/integrity`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function answer(flagId: string | undefined, heardRight: boolean) {
  const response = await say({ flagId, heardRight });
  expect(response.status).toBe(200);
  return AttemptDetail.parse(await response.json()).scorecard;
}

/** The scorecards of all ratings ever made, oldest first, read past the store. */
function ratings(): string[] {
  const database = new DatabaseSync(join(folder, 'understudy.db'), { readOnly: true });
  const rows = database.prepare('select scorecard from rating order by rowid').all();
  database.close();
  return rows.map(({ scorecard }) => String(scorecard));
}

test('open questions count for nothing and can be played', async () => {
  const { scorecard } = await read();
  expect(scorecard?.integrity.map(({ quotes, confirmed }) => ({ quotes, confirmed }))).toEqual([
    { quotes: ['Sixty out of the fifty clerks signed the card.'], confirmed: false },
    {
      quotes: [
        'Late parcels went from 20 percent to 8 percent.',
        'So we took late parcels from 20 percent to 5 percent.',
      ],
      confirmed: false,
    },
  ]);
  expect(scorecard?.votes.L7).not.toBe('Strongly Not Inclined');
});

test('heard right: a new rating counts, with the vote that follows; the old one is as it was', async () => {
  const before = await read();
  const [kept] = ratings();
  const flag = before.scorecard?.integrity[0];
  const after = await answer(flag?.id, true);
  expect(after?.votes).toEqual({ L6: 'Strongly Not Inclined', L7: 'Strongly Not Inclined' });
  expect(after?.voteReasons.L7).toBe(flag?.reason);
  expect(after?.integrity.map(({ confirmed }) => confirmed)).toEqual([true, false]);
  expect(after?.dimensions).toEqual(before.scorecard?.dimensions);
  expect((await read()).scorecard).toEqual(after);
  expect(ratings()).toHaveLength(2);
  expect(ratings()[0]).toBe(kept);
});

test('misheard: it is set aside, and what was said of the other note stays', async () => {
  const before = (await read()).scorecard;
  const [part, change] = before?.integrity ?? [];
  await answer(part?.id, true);
  await answer(change?.id, false);
  const after = await answer(part?.id, false);
  expect(after?.votes).toEqual(before?.votes);
  expect(after?.integrity.map(({ confirmed, misheard }) => [confirmed, misheard])).toEqual([
    [false, true],
    [false, true],
  ]);
  expect(ratings()).toHaveLength(4);
});

test('the words that a new rating read are the ones that are kept', async () => {
  const flag = (await read()).scorecard?.integrity[0];
  await answer(flag?.id, false);
  const database = new DatabaseSync(join(folder, 'understudy.db'), { readOnly: true });
  const rows = database.prepare('select transcript_id from rating_transcript').all();
  database.close();
  expect(rows).toHaveLength(2);
  expect(new Set(rows.map(({ transcript_id }) => transcript_id)).size).toBe(1);
});

test('deleting the attempt removes what was said about its notes', async () => {
  const flag = (await read()).scorecard?.integrity[0];
  await answer(flag?.id, true);
  expect(store.integrityAnswers(attemptId)).toEqual(new Map([[flag?.id, true]]));
  await fetch(`${address}/${attemptId}`, { method: 'DELETE' });
  expect(store.integrityAnswers(attemptId)).toEqual(new Map());
});

test('an unknown note or attempt is refused in words, and nothing is kept', async () => {
  for (const response of [
    await say({ flagId: 'partAboveWhole | 0.1 nothing', heardRight: true }),
    await say({ flagId: 'x', heardRight: true }, randomUUID()),
    await say({ flagId: 'x', heardRight: true }, 'no-id'),
  ]) {
    expect(response.status).toBe(404);
    expect(Problem.parse(await response.json()).message).toMatch(/^[A-Z].*\.$/);
  }
  expect(ratings()).toHaveLength(1);
  expect(store.integrityAnswers(attemptId).size).toBe(0);
});

test('an answer that is not scored yet has no notes to speak to', async () => {
  const begun = store.beginAttempt(QUESTION, 'microphone');
  const response = await say({ flagId: 'x', heardRight: true }, begun.attemptId);
  expect(response.status).toBe(409);
  expect(Problem.parse(await response.json()).code).toBe('notRated');
});

test.each([
  ['no JSON', '{'],
  ['no word', { flagId: 'x' }],
  ['a word that is neither', { flagId: 'x', heardRight: 'maybe' }],
  ['more than was asked', { flagId: 'x', heardRight: true, vote: 'Inclined' }],
])('a body with %s is refused in words', async (_name, body) => {
  const response = await say(body);
  expect(response.status).toBe(400);
  expect(Problem.parse(await response.json()).message).toMatch(/^Send .*\.$/);
});

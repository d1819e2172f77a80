import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AttemptDetail, Problem } from '#contract/attempt.ts';
import { textOf, type Word, wordsOfText } from '#contract/transcript.ts';
import { correctedWords } from '../server/replay/corrected-words.ts';
import { serveStore } from './fakes/served-store.ts';

/** Words of 100 ms each. */
function timed(text: string): Word[] {
  return wordsOfText(text).map((word, index) => ({
    ...word,
    startMs: index * 100,
    endMs: (index + 1) * 100,
  }));
}

const correct = (heard: Word[], text: string) =>
  correctedWords(heard, wordsOfText(text)).map(({ text: said, startMs, endMs }) =>
    [said, startMs, endMs].join(' '),
  );

describe('the times of corrected words', () => {
  test('stay with the words that stay', () => {
    expect(correct(timed('we cut late pastels'), 'we cut late parcels')).toEqual([
      'we 0 100',
      'cut 100 200',
      'late 200 300',
      'parcels 300 400',
    ]);
  });

  test('are shared by letters where several words stand for one, or one for several', () => {
    expect(correct(timed('from sixtyfour on'), 'from six fort on')).toEqual([
      'from 0 100',
      'six 100 142.85714285714286',
      'fort 142.85714285714286 200',
      'on 200 300',
    ]);
    expect(correct(timed('it in creased now'), 'it increased now')).toEqual([
      'it 0 100',
      'increased 100 300',
      'now 300 400',
    ]);
  });

  test('are an instant for a word that was not heard at all', () => {
    expect(correct(timed('we not'), 'we did not')).toEqual([
      'we 0 100',
      'did 100 100',
      'not 100 200',
    ]);
    expect(correct(timed('so it went'), 'it went')).toEqual(['it 100 200', 'went 200 300']);
  });

  test('stay where case or punctuation alone differ, and fill the room before the next word', () => {
    const heard = [
      { text: 'so', startMs: 0, endMs: 200 },
      { text: 'it', startMs: 1_000, endMs: 1_200 },
    ];
    expect(correct(heard, 'So, then it.')).toEqual(['So, 0 200', 'then 680 1000', 'it. 1000 1200']);
  });

  test('are none in a typed answer', () => {
    expect(correctedWords(wordsOfText('a typo'), wordsOfText('a type'))).toEqual(
      wordsOfText('a type'),
    );
  });
});

const HEARD = `I gave Ana the returns desk last spring and agreed with her what good looked like. She
  wrote a card that every clerk fills in before a parcel leaves, and on Fridays she checked ten of
  them. Late parcels went from plenty scent to great scent in one quarter.`;
const SAID = HEARD.replace('plenty scent to great scent', '20 percent to 8 percent');

let served: Awaited<ReturnType<typeof serveStore>>;
let attemptId: string;
let utteranceId: string;

beforeEach(async () => {
  served = await serveStore();
  ({ attemptId, utteranceId } = await served.rated(HEARD, 300));
});

afterEach(() => served.close());

const read = async () =>
  AttemptDetail.parse(await (await fetch(`${served.address}/attempts/${attemptId}`)).json());

const send = (body: unknown, id = attemptId) =>
  fetch(`${served.address}/attempts/${id}/correction`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('a correction is rated anew; both versions and both ratings are kept', async () => {
  const before = await read();
  const response = await send({ utteranceId, version: 1, text: SAID });
  expect(response.status).toBe(200);
  const after = AttemptDetail.parse(await response.json());
  const [utterance] = after.utterances;
  expect(textOf(utterance?.transcript?.words ?? [])).toContain('from 20 percent to 8 percent');
  expect(textOf(utterance?.heard ?? [])).toContain('from plenty scent to great scent');
  expect(utterance?.version).toBe(2);
  expect(after.levels?.data).toBeGreaterThan(before.levels?.data ?? 5);
  expect(after.levelsAsHeard).toEqual(before.levels);
  expect(utterance?.transcript?.words.at(-1)).toMatchObject(
    before.utterances[0]?.transcript?.words.at(-1) ?? {},
  );
  expect(await read()).toEqual(after);
});

test('a second correction starts from what was heard, and what was heard stays', async () => {
  const heard = (await read()).utterances[0]?.transcript?.words;
  await send({ utteranceId, version: 1, text: SAID });
  const response = await send({ utteranceId, version: 2, text: HEARD });
  const { utterances, levels, levelsAsHeard } = AttemptDetail.parse(await response.json());
  expect(utterances[0]?.transcript?.words).toEqual(heard);
  expect(utterances[0]?.heard).toEqual(heard);
  expect(levels).toEqual(levelsAsHeard);
});

test('of two tabs that correct the same words, the second is told and nothing is overwritten', async () => {
  const answers = await Promise.all([
    send({ utteranceId, version: 1, text: SAID }),
    send({ utteranceId, version: 1, text: `${SAID} And it held.` }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(Problem.parse(await refused?.json())).toMatchObject({ code: 'changed' });
  expect((await read()).utterances[0]?.version).toBe(2);
});

test('what is found by search is what was corrected', async () => {
  await send({ utteranceId, version: 1, text: SAID });
  const found = async (word: string) =>
    (await (await fetch(`${served.address}/attempts?search=${word}`)).json()).total;
  expect(await found('percent')).toBe(1);
  expect(await found('plenty')).toBe(0);
});

test.each([
  ['an empty text', () => ({ utteranceId, version: 1, text: '  ' }), 400],
  ['no version', () => ({ utteranceId, text: SAID }), 400],
  ['no JSON', () => 'late parcels', 400],
  ['far too long a text', () => ({ utteranceId, version: 1, text: 'word '.repeat(200_000) }), 413],
  ['another utterance', () => ({ utteranceId: randomUUID(), version: 1, text: SAID }), 409],
  ['a version that never was', () => ({ utteranceId, version: 7, text: SAID }), 409],
])('%s is refused in words, and nothing is kept', async (_, body, status) => {
  const before = await read();
  const response = await send(body());
  expect(response.status).toBe(status);
  expect(Problem.parse(await response.json()).message).not.toBe('');
  expect(await read()).toEqual(before);
});

test('an unknown attempt is refused', async () => {
  expect((await send({ utteranceId, version: 1, text: SAID }, randomUUID())).status).toBe(404);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DIMENSIONS, type ElementId } from '#contract/element.ts';
import { type Level, Level as LevelShape } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { plainAnswer, typedWords } from '../server/cli/input.ts';
import { readMarkedSet } from '../server/cli/marked-set.ts';
import { rate } from '../server/compose.ts';
import { NOISE } from '../server/progress/noise.ts';
import type { ShortRating } from '../server/progress/ports.ts';
import { progressOf } from '../server/progress/progress.ts';
import { Store } from '../server/store/store.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A Wednesday noon, UTC. */
const NOW_MS = Date.UTC(2026, 10, 25, 12);

/** Ratings of these framing levels, the newest first and a day apart; the other levels stay at 3. */
function rated(levels: readonly Level[], credited: readonly ElementId[] = []): ShortRating[] {
  return levels.map((framing, index) => ({
    attemptId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    createdAtMs: NOW_MS - index * DAY_MS,
    levels: { mechanism: 3, data: 3, framing },
    credited,
    version: 'local 1, rubric 1',
  }));
}

function progressFrom(ratings: readonly ShortRating[], nowMs: number, offsetMinutes: number) {
  const ratedAtMs = ratings.map(({ createdAtMs }) => createdAtMs);
  return progressOf(ratings, ratedAtMs, nowMs, offsetMinutes);
}

function times(count: number, level: Level): Level[] {
  return Array.from({ length: count }, () => level);
}

test('ten answers two levels above the ten before are a change', () => {
  const { dimensions } = progressFrom(rated([...times(10, 4), ...times(10, 2)]), NOW_MS, 0);
  expect(dimensions.framing).toMatchObject({
    recent: { answers: 10, mean: 4 },
    before: { answers: 10, mean: 2 },
    change: 'higher',
  });
  expect(dimensions.data.change).toBe('none');
  const back = progressFrom(rated([...times(10, 2), ...times(10, 4)]), NOW_MS, 0);
  expect(back.dimensions.framing.change).toBe('lower');
});

test('a difference inside the rating’s own noise is none, however regular the levels', () => {
  const levels = [...times(5, 4), ...times(5, 3), ...times(10, 3)];
  expect(progressFrom(rated(levels), NOW_MS, 0).dimensions.framing.change).toBe('none');
});

test('a difference inside the answers’ own spread is none', () => {
  const wild = [5, 1, 5, 1, 5, 5, 1, 5, 1, 5, 1, 1, 5, 1, 1, 5, 1, 1, 5, 1].map((level) =>
    LevelShape.parse(level),
  );
  const { recent, before, change } = progressFrom(rated(wild), NOW_MS, 0).dimensions.framing;
  expect((recent?.mean ?? 0) - (before?.mean ?? 0)).toBeGreaterThan(1);
  expect(change).toBe('none');
});

test('there is nothing to compare with before the eleventh answer', () => {
  expect(progressFrom([], NOW_MS, 0).dimensions.framing).toEqual({
    recent: null,
    before: null,
    change: null,
  });
  expect(progressFrom(rated(times(10, 3)), NOW_MS, 0).dimensions.framing.change).toBeNull();
  const eleven = progressFrom(rated([...times(10, 3), 1]), NOW_MS, 0).dimensions.framing;
  expect(eleven.before?.answers).toBe(1);
});

test('elements are counted over the latest ten and the ten before', () => {
  const ratings = [...rated(times(10, 3), ['D1']), ...rated(times(4, 3), ['D1', 'D2'])];
  const { elements } = progressFrom(ratings, NOW_MS, 0);
  const [d1, d2] = ['D1', 'D2'].map((id) => elements.find(({ element }) => element === id));
  expect(d1?.credited).toEqual(times(10, 1).map(() => true));
  expect(d1?.before).toEqual({ credited: 4, answers: 4 });
  expect(d2?.credited).toEqual(times(10, 1).map(() => false));
  expect(d2?.before).toEqual({ credited: 4, answers: 4 });
});

test('weeks begin on the person’s own Monday', () => {
  const mondayMs = Date.UTC(2026, 10, 23);
  const [rating] = rated([3]);
  const countAt = (createdAtMs: number, offsetMinutes: number) => {
    const ratings = rating ? [{ ...rating, createdAtMs }] : [];
    return progressFrom(ratings, NOW_MS, offsetMinutes).weeks.at(-1);
  };
  expect(countAt(mondayMs, 0)).toEqual({ startMs: mondayMs, answers: 1 });
  expect(countAt(mondayMs - MINUTE_MS, 0)).toEqual({ startMs: mondayMs, answers: 0 });
  // An hour ahead of UTC, Monday begins an hour sooner.
  expect(countAt(mondayMs - MINUTE_MS, -60)).toEqual({
    startMs: mondayMs - 60 * MINUTE_MS,
    answers: 1,
  });
  expect(progressFrom([], NOW_MS, 0).weeks.map(({ answers }) => answers)).toEqual(
    Array.from({ length: 12 }, () => 0),
  );
});

test('the store tells ratings in short, without answers of too few words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-progress-'));
  const store = new Store(folder, () => NOW_MS);
  const question = { bankId: null, text: 'Why?', principle: null, people: false, future: false };
  const texts = [
    'I wrote a list.',
    'I set up a review every Monday where the four leads read out what slipped, and Dana, who owned it, checked each one. Late orders fell from forty to nine a month within a quarter.',
  ];
  for (const text of texts) {
    const begun = store.beginAttempt(question, 'typed');
    const words = wordsOfText(text);
    const scorecard = await rate({ question, utterances: [{ id: begun.utteranceId, words }] });
    store.saveRating(begun, { recognizer: 'typed', words }, scorecard);
  }
  const ratings = store.newestRatings(10);
  expect(store.newestRatings(0)).toEqual([]);
  expect(store.ratedAtMs()).toEqual([NOW_MS]);
  store.close();
  rmSync(folder, { recursive: true });
  expect(ratings).toHaveLength(1);
  expect(ratings[0]?.credited).toEqual(expect.arrayContaining(['M1', 'D1', 'D2']));
  expect(ratings[0]?.version).toMatch(/^local .*rubric/);
});

test('the noise is no smaller than the rating’s error on the answers kept aside', async () => {
  const folder = fileURLToPath(new URL('../server/rubric/training/kept-aside', import.meta.url));
  const squares = { mechanism: 0, data: 0, framing: 0 };
  const answers = readMarkedSet(folder);
  for (const { id, transcript, question: text, panel } of answers) {
    const question = { bankId: null, text, principle: null, people: false, future: false };
    const { dimensions } = await rate(plainAnswer(question, typedWords(transcript, id)));
    for (const dimension of DIMENSIONS) {
      squares[dimension] += (dimensions[dimension].level - panel[dimension]) ** 2;
    }
  }
  for (const dimension of DIMENSIONS) {
    const error = Math.sqrt(squares[dimension] / answers.length);
    expect(NOISE[dimension]).toBeGreaterThanOrEqual(error);
    expect(NOISE[dimension]).toBeLessThan(1.5 * error);
  }
});

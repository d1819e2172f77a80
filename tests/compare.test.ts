import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AttemptDetail } from '#contract/attempt.ts';
import { type Scorecard, STAR_PARTS } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { rate } from '../server/compose.ts';
import { compare, isRated, type Rated } from '../web/compare/comparison.ts';

const QUESTION = {
  bankId: null,
  text: 'Tell me about a standard that you raised.',
  principle: null,
  people: false,
  future: false,
};

async function telling(id: string, text: string): Promise<Rated> {
  const utteranceId = `${id}-main`;
  const words = wordsOfText(text);
  const scorecard = await rate({ question: QUESTION, utterances: [{ id: utteranceId, words }] });
  const attempt: AttemptDetail = {
    id,
    createdAtMs: 0,
    state: 'rated',
    source: 'typed',
    question: QUESTION,
    durationMs: null,
    levels: null,
    utterances: [
      {
        id: utteranceId,
        position: 0,
        transcript: { recognizer: 'typed', words },
        pauses: [],
        soundUrl: null,
        durationMs: null,
      },
    ],
    scorecard,
  };
  if (!isRated(attempt)) throw new Error('not rated');
  return attempt;
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8');
}

const strong = await telling('strong', fixture('strong-answer'));
const hero = await telling('hero', fixture('hero-answer'));

/** The same attempt with one dimension's rating changed. */
function withFraming(attempt: Rated, change: Partial<Scorecard['dimensions']['framing']>): Rated {
  const { scorecard } = attempt;
  const framing = { ...scorecard.dimensions.framing, ...change };
  return {
    ...attempt,
    scorecard: { ...scorecard, dimensions: { ...scorecard.dimensions, framing } },
  };
}

test('what only one telling earns is gained or lost, depending on which came later', () => {
  const forth = compare({ earlier: hero, later: strong });
  const back = compare({ earlier: strong, later: hero });
  const gained = forth.elements.filter(({ earnedBy }) => earnedBy === 'later');
  expect(gained.map(({ id }) => id)).toEqual(expect.arrayContaining(['M1', 'M3', 'D2']));
  expect(
    back.elements.filter(({ earnedBy }) => earnedBy === 'earlier').map(({ id }) => id),
  ).toEqual(gained.map(({ id }) => id));
  for (const { ratings } of gained) {
    expect(ratings.later?.quote).not.toBeNull();
    expect(ratings.earlier?.credited).not.toBe(true);
  }
});

test('a telling beside itself has gained and lost nothing', () => {
  const { dimensions, elements, parts, isMixed } = compare({ earlier: strong, later: strong });
  expect(dimensions.map(({ change }) => change)).toEqual(['same', 'same', 'same']);
  expect(new Set(elements.map(({ earnedBy }) => earnedBy))).toEqual(new Set(['both']));
  expect(parts.map(({ keep }) => keep)).toEqual([null, null, null, null]);
  expect(isMixed).toBe(false);
});

test('a level that moved is told, unless one rating lay between the two', () => {
  const certainty = { chances: [0, 0, 0.5, 0.5, 0] as [number, number, number, number, number] };
  const three = withFraming(strong, { level: 3, certainty: { ...certainty, between: null } });
  const four = withFraming(strong, { level: 4, certainty: { ...certainty, between: null } });
  const nearlyFour = withFraming(strong, {
    level: 3,
    certainty: { ...certainty, between: { from: 3, to: 4, why: 'It is near.' } },
  });
  const framing = (earlier: Rated, later: Rated) =>
    compare({ earlier, later }).dimensions[2]?.change;
  expect(framing(three, four)).toBe('higher');
  expect(framing(four, three)).toBe('lower');
  expect(framing(nearlyFour, four)).toBe('unsure');
  expect(framing(four, nearlyFour)).toBe('unsure');
});

test('ratings of different versions are said to be so', () => {
  const { scorecard } = strong;
  const older = {
    ...strong,
    scorecard: { ...scorecard, grader: { ...scorecard.grader, version: '0' } },
  };
  expect(compare({ earlier: older, later: strong }).isMixed).toBe(true);
});

test('part by part, the telling that proves more is the one to keep', () => {
  const { parts } = compare({ earlier: hero, later: strong });
  expect(parts.map(({ part }) => part)).toEqual([...STAR_PARTS]);
  const result = parts.find(({ part }) => part === 'result');
  expect(result?.keep).toMatchObject({ telling: 'later' });
  expect(result?.told.later.elements.length).toBeGreaterThan(
    result?.told.earlier.elements.length ?? Number.POSITIVE_INFINITY,
  );
});

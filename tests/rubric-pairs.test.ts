import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import type { Answer } from '#contract/answer.ts';
import { DIMENSIONS, Dimension, ELEMENT_IDS } from '#contract/element.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { localGrader } from '../server/rubric/local-grader.ts';
import { rateExcerpt, scoreAnswer } from '../server/scorecard/score.ts';

/** Bad and good lines of one matter, and the same facts told in order and result-first. */
const Tellings = z.strictObject({
  lines: z.array(
    z.strictObject({
      id: z.string(),
      dimension: Dimension,
      people: z.boolean().default(false),
      bad: z.string(),
      good: z.string(),
    }),
  ),
  answers: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      people: z.boolean().default(false),
      inOrder: z.string(),
      resultFirst: z.string(),
    }),
  ),
});

const { lines, answers } = Tellings.parse(
  JSON.parse(readFileSync(new URL('./fixtures/tellings.json', import.meta.url), 'utf8')),
);

function answerOf(text: string, people: boolean, question = 'Tell me about it.'): Answer {
  return {
    question: { bankId: null, text: question, principle: null, people, future: false },
    utterances: [{ id: 'main', words: wordsOfText(text) }],
  };
}

describe('a bad line stands below its good one', () => {
  const level = (text: string, people: boolean, dimension: Dimension) => {
    const answer = answerOf(text, people);
    return rateExcerpt(answer, localGrader.grade(answer))[dimension].level;
  };

  test.each(lines)('$id, $dimension', ({ bad, good, people, dimension }) => {
    expect(level(bad, people, dimension)).toBeLessThan(level(good, people, dimension));
  });
});

describe('the order of telling moves nothing', () => {
  const rated = (text: string, people: boolean, question: string) => {
    const answer = answerOf(text, people, question);
    const { dimensions } = scoreAnswer(answer, localGrader.grade(answer));
    return {
      levels: DIMENSIONS.map((dimension) => `${dimension} ${dimensions[dimension].level}`),
      missing: ELEMENT_IDS.filter((id) =>
        DIMENSIONS.some((dimension) => dimensions[dimension].elements[id]?.credited === false),
      ),
    };
  };

  it('is tried on twenty answers of 60 to 120 words', () => {
    expect(answers).toHaveLength(20);
    for (const { inOrder, resultFirst } of answers) {
      for (const text of [inOrder, resultFirst]) {
        expect(wordsOfText(text).length).toBeGreaterThanOrEqual(60);
        expect(wordsOfText(text).length).toBeLessThanOrEqual(120);
      }
    }
  });

  test.each(answers)('$id', ({ inOrder, resultFirst, people, question }) => {
    expect(rated(resultFirst, people, question)).toEqual(rated(inOrder, people, question));
  });
});

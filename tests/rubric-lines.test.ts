import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Dimension } from '#contract/element.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { localGrader } from '../server/rubric/local-grader.ts';
import { rateExcerpt } from '../server/scorecard/score.ts';

/** A bad and a good line of one matter; excerpts, so no validity rule holds. */
const Lines = z.array(
  z.strictObject({
    id: z.string(),
    dimension: Dimension,
    people: z.boolean().default(false),
    bad: z.string(),
    good: z.string(),
  }),
);

const lines = Lines.parse(
  JSON.parse(readFileSync(new URL('./fixtures/bad-and-good-lines.json', import.meta.url), 'utf8')),
);

function levelOf(text: string, people: boolean, dimension: Dimension): number {
  const answer = {
    question: { bankId: null, text: 'Tell me about it.', principle: null, people, future: false },
    utterances: [{ id: 'main', words: wordsOfText(text) }],
  };
  return rateExcerpt(answer, localGrader.grade(answer))[dimension].level;
}

test.each(lines)('$id: the bad line stands below its good one on $dimension', (line) => {
  const { bad, good, people, dimension } = line;
  expect(levelOf(bad, people, dimension)).toBeLessThan(levelOf(good, people, dimension));
});

import { describe, expect, it } from 'vitest';
import { ELEMENT_IDS } from '#contract/element.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { credits } from '../server/cli/evaluation.ts';
import { wordsIn } from '../server/cli/robustness/text.ts';
import { rate } from '../server/compose.ts';
import { STORIES } from './families/carriers.ts';

/** Most carriers are seen; which ones is what the tests of each rule are for. */
const LEAST_CREDITED = 0.6;
const FEWEST_AN_ELEMENT = 4;

function score(sentences: readonly string[]): Promise<Scorecard> {
  return rate({
    question: {
      bankId: null,
      text: 'Tell me about a time you improved how your team works.',
      principle: null,
      people: false,
      future: false,
    },
    utterances: [{ id: 'answer', words: wordsOfText(sentences.join(' ')) }],
  });
}

describe('the only sentence that carries an element', async () => {
  const cases: { id: string; text: string; withIt: boolean; without: boolean }[] = [];
  for (const { sentences, carriers } of STORIES) {
    const without = await score(sentences);
    for (const { element, after, text } of carriers) {
      const card = await score(sentences.toSpliced(after, 0, text));
      cases.push({
        id: element,
        text,
        withIt: credits(card, element),
        without: credits(without, element),
      });
    }
  }

  it('is told in stories of whole answers, often enough for each element', () => {
    for (const { sentences } of STORIES) {
      const words = wordsIn(sentences.join(' ')).length;
      expect(words).toBeGreaterThanOrEqual(60);
      expect(words).toBeLessThanOrEqual(150);
    }
    for (const element of ELEMENT_IDS) {
      const carriers = cases.filter(({ id }) => id === element);
      expect(carriers.length, element).toBeGreaterThanOrEqual(FEWEST_AN_ELEMENT);
      expect(
        carriers.some(({ withIt }) => withIt),
        element,
      ).toBe(true);
    }
  });

  it('earns it its credit in most stories', () => {
    const credited = cases.filter(({ withIt }) => withIt);
    expect(credited.length / cases.length).toBeGreaterThanOrEqual(LEAST_CREDITED);
  });

  it('takes the credit with it when it goes', () => {
    expect(cases.filter(({ withIt, without }) => withIt && without)).toEqual([]);
  });
});

import type { Answer } from '#contract/answer.ts';
import { isEnglish } from './english.ts';
import type { CapRule } from './rules.ts';

/** Rubric §0: fewer words than this are too little to rate. */
const FEWEST_WORDS = 25;

/** The words of the whole answer; a token without a letter or a digit is not a word. */
function wordCount(answer: Answer): number {
  return answer.utterances
    .flatMap(({ words }) => words)
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
}

/** True when there is enough to rate. */
export function isSufficient(answer: Answer): boolean {
  return wordCount(answer) >= FEWEST_WORDS;
}

/**
 * The validity caps of rubric §0, and what cannot be read at all: they hold for whole answers, on
 * every dimension alike.
 */
export const VALIDITY_CAPS: readonly CapRule[] = [
  {
    cap: {
      id: 'insufficient',
      limit: 1,
      why: `Under ${FEWEST_WORDS} words is too little to rate.`,
    },
    holds: (answer) => !isSufficient(answer),
  },
  {
    cap: {
      id: 'notEnglish',
      limit: 1,
      why: 'This does not seem to be told in English; only English can be rated here.',
    },
    holds: (answer) => isSufficient(answer) && !isEnglish(answer),
  },
  {
    cap: {
      id: 'noPastEvent',
      limit: 2,
      why: 'No specific past event is told; without one an answer earns at most 2.',
    },
    holds: (answer, found) => found.has('noPastEvent') && !answer.question.future,
  },
  {
    cap: {
      id: 'futurePlan',
      limit: 3,
      why: 'A plan alone, with nothing of it done, earns at most 3.',
    },
    holds: (answer, found) => found.has('noPastEvent') && answer.question.future,
  },
];

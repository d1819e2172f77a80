import { seededRandom, shuffled } from '#contract/random.ts';
import { wordsIn } from '../../server/cli/robustness/text.ts';

/** What the cases of a family are made of; "{a|b}" in a sentence is said as one of the two. */
export interface Parts {
  /** One of these comes first, where there are any. */
  readonly openings: readonly string[];
  readonly sentences: readonly string[];
}

/** Too short for what was learned to take part, and as long as an answer of two minutes. */
const SHORT = [26, 39] as const;
const WHOLE = [45, 300] as const;
/** Every sixth case is a short one. */
const SHORT_EVERY = 6;

/**
 * The cases of a family: each a draw of an opening and of sentences that do not repeat, until it is
 * as long as was drawn for it. The same seed gives the same cases.
 */
export function familyOf({ openings, sentences }: Parts, cases: number, seed: number): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: cases }, (_, index) => {
    const [least, most] = index % SHORT_EVERY === 0 ? SHORT : WHOLE;
    const length = least + random() * (most - least);
    const told = shuffled(openings, random).slice(0, 1);
    for (const sentence of shuffled(sentences, random)) {
      if (wordsIn(told.join(' ')).length >= length) break;
      told.push(sentence);
    }
    return told.map((sentence) => said(sentence, random)).join(' ');
  });
}

function said(sentence: string, random: () => number): string {
  return sentence.replace(/\{([^{}]*)\}/g, (_, choices: string) => {
    const each = choices.split('|');
    return each[Math.floor(random() * each.length)] ?? '';
  });
}

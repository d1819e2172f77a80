import type { Evidence } from '#contract/element.ts';
import type { SpokenUtterance } from '#contract/transcript.ts';

/** A quote is cut to about this many raw words. */
const QUOTE_WORDS = 16;

const CONTRACTED: readonly (readonly [RegExp, string])[] = [
  [/^can't$|^cannot$/, 'can not'],
  [/^won't$/, 'will not'],
  [/n't$/, ' not'],
  [/'re$/, ' are'],
  [/'ve$/, ' have'],
  [/'ll$/, ' will'],
  [/^i'm$/, 'i am'],
  [/^(it|that|there|what|he|she|who|here)'s$/, '$1 is'],
  [/^i'd$/, 'i had'],
];

/**
 * An utterance as patterns read it: lower case, contractions written out, " , " and " . " where
 * the speech has a comma or a sentence ends; and the way back to the raw words.
 */
export interface Line {
  readonly text: string;
  /** The raw words at [from, to) of the text, with the rest of their sentence as far as a quote goes. */
  quoteAt(from: number, to: number): Evidence;
}

export function lineOf({ id, words }: SpokenUtterance): Line {
  let text = ' ';
  const startOf: number[] = [];
  const ends: boolean[] = [];
  for (const word of words) {
    startOf.push(text.length);
    const plain = word.text.toLowerCase().replaceAll('’', "'");
    const isEnd = /[.?!]["'”)]*$/.test(plain);
    const bare = plain.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, '');
    const written = CONTRACTED.reduce((said, [form, full]) => said.replace(form, full), bare);
    if (written !== '') text += `${written} `;
    if (isEnd) text += '. ';
    else if (/[,;:]["'”)]*$/.test(plain)) text += ', ';
    ends.push(isEnd);
  }
  const wordAt = (offset: number) =>
    Math.max(
      0,
      startOf.findLastIndex((start) => start <= offset),
    );
  return {
    text,
    quoteAt(from, to) {
      const first = wordAt(from);
      const last = wordAt(Math.max(from, to - 1));
      let start = first;
      while (start > 0 && !ends[start - 1] && last - start + 1 < QUOTE_WORDS) start -= 1;
      let end = last + 1;
      while (end < words.length && !ends[end - 1] && end - start < QUOTE_WORDS) end += 1;
      return { utteranceId: id, from: start, to: end };
    },
  };
}

import type { Word } from '#contract/transcript.ts';

/** A half-open range [from, to) of word indexes. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** Speech without full stops is cut after this many words. */
const LONGEST_SENTENCE_WORDS = 40;

/** The sentences of an utterance, in order, by its punctuation; together they cover every word. */
export function sentencesOf(words: readonly Word[]): WordRange[] {
  const sentences: WordRange[] = [];
  let from = 0;
  for (const [index, { text }] of words.entries()) {
    const to = index + 1;
    const ends = /[.?!]["'”’)]*$/.test(text) || to - from >= LONGEST_SENTENCE_WORDS;
    if (!ends && to < words.length) continue;
    sentences.push({ from, to });
    from = to;
  }
  return sentences;
}

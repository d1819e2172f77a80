import { plainWords } from '#contract/plain-words.ts';

/** Substitutions, insertions and deletions that turn the reference into what was heard. */
export interface WordErrors {
  errors: number;
  words: number;
}

/**
 * Word errors by Levenshtein distance over words, both sides without case and punctuation and with
 * numbers in digits.
 */
export function wordErrors(reference: string, heard: string): WordErrors {
  const expected = comparable(reference);
  const actual = comparable(heard);
  let row = actual.map((_, index) => index + 1);
  row.unshift(0);
  for (const [index, word] of expected.entries()) {
    const next = [index + 1];
    for (const [column, other] of actual.entries()) {
      const substituted = (row[column] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(substituted, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return { errors: row.at(-1) ?? 0, words: expected.length };
}

function comparable(text: string): string[] {
  return plainWords(text.split(/\s+/)).map((word) => word.text);
}

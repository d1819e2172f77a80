import { diffArrays } from 'diff';
import { type PlainWord, plainWords } from '#contract/plain-words.ts';

/** A plain word of the reference, and the same one among what was heard. */
export interface MatchedWord {
  expected: PlainWord;
  heard: PlainWord;
  /** The place of `expected` among the reference's plain words. */
  at: number;
}

/** The words of the reference that were heard, in order: the longest sequence that both sides hold. */
export function matchedWords(
  reference: readonly string[],
  heard: readonly string[],
): MatchedWord[] {
  const [expected, actual] = [plainWords(reference), plainWords(heard)];
  const textsOf = (words: readonly PlainWord[]) => words.map(({ text }) => text);
  const matched: MatchedWord[] = [];
  let [at, heardAt] = [0, 0];
  for (const { added, removed, count = 0 } of diffArrays(textsOf(expected), textsOf(actual))) {
    if (added) heardAt += count;
    else if (removed) at += count;
    else {
      for (const end = at + count; at < end; at += 1, heardAt += 1) {
        const [one, other] = [expected[at], actual[heardAt]];
        if (one !== undefined && other !== undefined)
          matched.push({ expected: one, heard: other, at });
      }
    }
  }
  return matched;
}

import { z } from 'zod';

/** The distilled table of word vectors as it is stored. */
export const WordVectorFile = z.strictObject({
  /** The npm package that the vectors come from, with its version. */
  source: z.string(),
  /** Numbers a word. */
  dimensions: z.int().positive(),
  /** Most frequent first, parted by one space. */
  words: z.string(),
  /** What one step of a stored number is worth, a dimension. */
  steps: z.array(z.number().positive()),
  /** Signed bytes, `dimensions` a word, in base64. */
  bytes: z.base64(),
});
export type WordVectorFile = z.infer<typeof WordVectorFile>;

/** Words as points in space: near ones mean alike. */
export interface WordVectors {
  readonly dimensions: number;
  /** Adds the word's vector, weighted by its rarity, to `sum`; true if the word is known. */
  add(word: string, sum: Float64Array): boolean;
  /** How many words are more frequent; null if it is none of the table. */
  rank(word: string): number | null;
}

/** Words said by everybody say little: a / (a + p), by Arora et al. 2017, with Zipf's p. */
const RARITY = 1e-3;

/** Unpacks a stored table. */
export function openWordVectors(file: WordVectorFile): WordVectors {
  const { dimensions, steps } = file;
  const bytes = Buffer.from(file.bytes, 'base64');
  const words = file.words.split(' ');
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  const harmonic = Math.log(words.length) + 0.5772;
  return {
    dimensions,
    rank: (word) => ranks.get(word) ?? null,
    add(word, sum) {
      const rank = ranks.get(word);
      if (rank === undefined) return false;
      const weight = RARITY / (RARITY + 1 / ((rank + 1) * harmonic));
      for (let at = 0; at < dimensions; at += 1) {
        const value = bytes.readInt8(rank * dimensions + at) * (steps[at] ?? 0);
        sum[at] = (sum[at] ?? 0) + weight * value;
      }
      return true;
    },
  };
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Weights of what may hold around a gap between two words, as the training command stores them. */
export const PunctuationFile = z.strictObject({
  /** Log-odds, where nothing else is known, that a gap has a mark, and that a mark is the end of a sentence. */
  bias: z.strictObject({ mark: z.number(), end: z.number() }),
  /** What each name adds to them. */
  weights: z.record(z.string(), z.tuple([z.number(), z.number()])),
});
export type PunctuationFile = z.infer<typeof PunctuationFile>;

/** What marks are restored by. */
export interface PunctuationModel {
  readonly bias: { readonly mark: number; readonly end: number };
  readonly weights: ReadonlyMap<string, { readonly mark: number; readonly end: number }>;
}

export const PUNCTUATION_FILE = new URL('../model/punctuation.json', import.meta.url);

let shipped: PunctuationModel | null = null;

/** The model that stands in the repository; read once. */
export function shippedPunctuation(): PunctuationModel {
  shipped ??= openPunctuation(
    PunctuationFile.parse(JSON.parse(readFileSync(PUNCTUATION_FILE, 'utf8'))),
  );
  return shipped;
}

function openPunctuation({ bias, weights }: PunctuationFile): PunctuationModel {
  return {
    bias,
    weights: new Map(Object.entries(weights).map(([name, [mark, end]]) => [name, { mark, end }])),
  };
}

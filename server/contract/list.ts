import { z } from 'zod';
import { AttemptState, AttemptSummary } from './attempt.ts';

/** The most characters that a search is read of. */
export const MAX_SEARCH_CHARACTERS = 200;

/** Levels of a dimension, lowest and highest: "1-2". */
const LevelRange = z
  .string()
  .regex(/^[1-5]-[1-5]$/, 'takes a lowest and a highest level, such as 1-2')
  .transform((text) => ({ lowest: Number(text[0]), highest: Number(text[2]) }));

const TimeMs = z
  .string()
  .regex(/^\d{1,15}$/, 'takes milliseconds since 1970')
  .transform(Number);

/**
 * Which attempts are wanted, as the parameters of an address. What is left out does not matter;
 * what is given must hold together.
 */
export const AttemptQuery = z.strictObject({
  /** Words, and "phrases in quotes", said in one utterance; the last word may be a beginning. */
  search: z
    .string()
    .max(MAX_SEARCH_CHARACTERS, `takes ${MAX_SEARCH_CHARACTERS} characters at the most`)
    .optional(),
  /** A question's id in the bank. */
  question: z.string().optional(),
  /** A Leadership Principle's name. */
  principle: z.string().optional(),
  mechanism: LevelRange.optional(),
  data: LevelRange.optional(),
  framing: LevelRange.optional(),
  fromMs: TimeMs.optional(),
  /** Not included itself. */
  toMs: TimeMs.optional(),
  state: AttemptState.optional(),
  /** Where the page before this one ended: its `nextCursor`. */
  cursor: z
    .string()
    .regex(/^\d{1,15}_[\w-]{1,64}$/, 'takes the nextCursor of the page before')
    .optional(),
  limit: z.coerce.number('takes a number from 1 to 200').int().min(1).max(200).default(50),
});
export type AttemptQuery = z.infer<typeof AttemptQuery>;

/** Word indexes, half-open. */
const WordRange = z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() });

/** Where an attempt says what was searched for: the first utterance that does, and words of it. */
export const SearchHit = z.object({
  utteranceId: z.string(),
  /** Some words around those that were found. */
  words: z.array(z.string()),
  /** The index, in the utterance, of the first of `words`. */
  from: z.int().nonnegative(),
  /** What was found, over the utterance's words as `from` is; never empty. */
  found: z.array(WordRange),
  /** The utterance goes on after `words`. */
  goesOn: z.boolean(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** Some attempts of the list, newest first. */
export const AttemptPage = z.object({
  attempts: z.array(AttemptSummary.extend({ hit: SearchHit.optional() })),
  /** How many are wanted, on all pages. */
  total: z.int().nonnegative(),
  /** How many are kept, wanted or not. */
  kept: z.int().nonnegative(),
  /** Null on the last page. */
  nextCursor: z.string().nullable(),
});
export type AttemptPage = z.infer<typeof AttemptPage>;

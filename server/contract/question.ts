import { z } from 'zod';
import { ElementId } from './element.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const sentence = z.string().trim().min(8);

/**
 * A probe of a question, and the element that it is after, if it is after one. In a file a probe
 * without one may stand as its words alone.
 */
const BankProbe = z.preprocess(
  (probe) => (typeof probe === 'string' ? { ask: probe } : probe),
  z.strictObject({ for: ElementId.optional(), ask: sentence }),
);
export type BankProbe = z.infer<typeof BankProbe>;

/** One question of the bank, as it stands in a file of prompts/. */
export const BankQuestion = z.strictObject({
  id,
  question: sentence,
  listensFor: sentence,
  /** About developing, hiring, succession or a performance call: its numbers must be about people. */
  people: z.boolean().default(false),
  /** About the future: exempt from the rule that a past event must be told. */
  future: z.boolean().default(false),
  probes: z.array(BankProbe).min(3),
});
export type BankQuestion = z.infer<typeof BankQuestion>;

/** One file of prompts/: a Leadership Principle with its questions. */
export const PrincipleFile = z.strictObject({
  id,
  principle: z.string().min(3),
  about: sentence,
  questions: z.array(BankQuestion).min(1),
});
export type PrincipleFile = z.infer<typeof PrincipleFile>;

/** The whole bank, in the order of the principles' files. */
export const QuestionBank = z.array(PrincipleFile);
export type QuestionBank = z.infer<typeof QuestionBank>;

/** A question as an attempt keeps it: its own words; the bank's id is a hint. */
export const AskedQuestion = z.object({
  bankId: z.string().nullable(),
  text: z.string().min(1),
  principle: z.string().nullable(),
  people: z.boolean(),
  future: z.boolean(),
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

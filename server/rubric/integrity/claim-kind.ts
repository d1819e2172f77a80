import type { Clause, Reading } from '../reading/reading.ts';
import type { Range } from '../reading/text.ts';

/** Where a number was said: its clause, and the tokens of the number in it. */
export interface Passage extends Range {
  readonly clause: Clause;
}

/** Something that cannot be as it was heard, with one passage or the two that contradict each other. */
export interface Claim {
  /** One sentence for the person, in the present tense. */
  readonly reason: string;
  readonly passages: readonly [Passage] | readonly [Passage, Passage];
}

/** One kind of claim that cannot be: one idea in one file. */
export interface ClaimKind {
  readonly id: string;
  /** Why the rule exists, in one sentence. */
  readonly reason: string;
  /** Lines that must be noted. */
  readonly noted: readonly string[];
  /** Near-misses that must not be, and why. */
  readonly refused: readonly { readonly text: string; readonly why: string }[];
  /** The claims of this kind, in order. Pure. */
  find(reading: Reading): Claim[];
}

import type { Random } from '#contract/random.ts';

/** A way to print or say the same answer that must not move a level. */
export interface Change {
  readonly group: 'case' | 'punctuation' | 'fillers' | 'numbers';
  readonly name: string;
  /** The transcript changed. The same draws give the same text. */
  readonly apply: (transcript: string, random: Random) => string;
}

import type { Evidence } from './element.ts';

/** A number as a reading of what was said gives it. */
export interface NumberTold {
  readonly value: number;
  /** "percentage", "duration", "money", "count" and the like; numbers of two kinds never agree. */
  readonly kind: string;
  /** "percent", a singular time unit, a currency, or the counted noun; null if unsaid. */
  readonly unit: string | null;
  /** "about thirty", or a number that the speaker was not sure of. */
  readonly approximate: boolean;
  /** Said as a fact: not planned, denied, taken back or somebody else's words. */
  readonly stated: boolean;
  /** Where it stands in "from six to three"; null for a number that stands alone. */
  readonly role: 'before' | 'after' | null;
  /** The other value of such a pair. */
  readonly other: number | null;
  /** What was measured or counted: nouns, names and adjectives around it, in the singular. */
  readonly subject: readonly string[];
  /** What its sentence says about when, where and of which part it holds. */
  readonly scope: readonly string[];
  /** The words in which it was said. */
  readonly evidence: Evidence;
}

/** A noun, verb or adjective that was said. */
export interface WordTold {
  /** In the singular, lower case. */
  readonly word: string;
  /** 0 for what everybody says, about 1 for what hardly anybody does. */
  readonly rarity: number;
}

/** The people and numbers of one utterance, for comparing it with others. */
export interface Told {
  readonly utteranceId: string;
  /** The raw words' texts. */
  readonly words: readonly string[];
  /** People called by name, as first said. */
  readonly names: readonly string[];
  /** Those called by what they do: "the clerk", "our site director". */
  readonly roles: readonly string[];
  readonly numbers: readonly NumberTold[];
  /** What it is about, neither names nor numbers; each word once. */
  readonly content: readonly WordTold[];
}

import type { NumberTold } from './told.ts';

/** One telling of a story, read once so that it can be held against many others. */
export interface Telling {
  /** People called by name, in the order in which they come up. */
  readonly names: readonly string[];
  /** Every word that was said, as said. */
  readonly said: ReadonlySet<string>;
  /** The numbers that mark a story: no small counts, no dates. */
  readonly numbers: readonly NumberTold[];
  /** What it is about, neither names nor numbers, with each word's rarity (see `WordTold`). */
  readonly content: ReadonlyMap<string, number>;
  /** The root of the sum of the rarities' squares. */
  readonly contentLength: number;
}

/** What two tellings share, and whether that makes them one story. */
export interface Likeness {
  readonly same: boolean;
  /** People of both. */
  readonly names: readonly string[];
  /** Numbers of both, with their unit: "14%", "90 minute". */
  readonly numbers: readonly string[];
  /** What both are about besides, rarest first. */
  readonly words: readonly string[];
}

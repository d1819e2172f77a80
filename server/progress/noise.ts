import type { Dimension } from '#contract/element.ts';

/**
 * How far one rating may lie from the panel's median by its own error, in levels: the root mean
 * square difference over the 80 answers kept aside from training (`npm run eval --
 * server/rubric/training/kept-aside`). A test holds it up against the rating as it is.
 */
export const NOISE: Record<Dimension, number> = { mechanism: 0.5, data: 0.7, framing: 0.7 };

import type { Layer } from './layer.ts';

/** A network with one hidden layer, which all ids share: what speaks for one helps to know another. */
export interface ClauseNetwork {
  /** To the hidden units; those below nought stay silent. */
  readonly hidden: Layer;
  /** By hidden unit and then id. */
  readonly outputs: Float32Array;
  /** One an id. */
  readonly biases: Float64Array;
}

/** The log-odds of each id, given the sums that reach the hidden units. */
export function logitsThrough(
  { outputs, biases }: ClauseNetwork,
  sums: Float64Array,
): Float64Array {
  const logits = Float64Array.from(biases);
  for (const [unit, sum] of sums.entries()) {
    if (sum <= 0) continue;
    for (let at = 0; at < logits.length; at += 1) {
      logits[at] = (logits[at] ?? 0) + sum * (outputs[unit * logits.length + at] ?? 0);
    }
  }
  return logits;
}

/** Weights that lead from a clause's names and meaning to some numbers, side by side. */
export interface Layer {
  /** By name of the vocabulary and then number. */
  readonly names: Float32Array;
  /** By axis of the clause's own meaning and then of its sentence's, and then number. */
  readonly meaning: Float32Array;
  /** One a number. */
  readonly biases: Float64Array;
}

/**
 * `to` plus what the names and the meaning, the first axis of it at `axis` of the layer's, add to
 * each number.
 */
export function addThrough(
  { names: nameWeights, meaning: meaningWeights }: Layer,
  vocabulary: ReadonlyMap<string, number>,
  { names, meaning }: { readonly names: readonly string[]; readonly meaning: Float64Array },
  axis: number,
  to: Float64Array,
): Float64Array {
  const sums = Float64Array.from(to);
  const width = sums.length;
  for (const name of names) {
    const row = vocabulary.get(name);
    if (row === undefined) continue;
    for (let at = 0; at < width; at += 1) {
      sums[at] = (sums[at] ?? 0) + (nameWeights[row * width + at] ?? 0);
    }
  }
  for (const [step, value] of meaning.entries()) {
    const offset = (axis + step) * width;
    for (let at = 0; at < width; at += 1) {
      sums[at] = (sums[at] ?? 0) + value * (meaningWeights[offset + at] ?? 0);
    }
  }
  return sums;
}

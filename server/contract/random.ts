/** A number in [0, 1) a call. */
export type Random = () => number;

/** Numbers in [0, 1), the same for the same seed (the generator of Park and Miller, 1988). */
export function seededRandom(seed: number): Random {
  const modulus = 2 ** 31 - 1;
  let state = (seed % (modulus - 1)) + 1;
  return () => {
    state = (state * 48_271) % modulus;
    return (state - 1) / (modulus - 1);
  };
}

/** The list in an order that is drawn. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

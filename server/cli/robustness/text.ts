/** The words of a transcript. */
export function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A number in [0, 1) a call; see `seededRandom`. */
export type Random = () => number;

/** One of the list, by the next draw. The list is not empty. */
export function pickOne<T>(list: readonly [T, ...T[]], random: Random): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** The list in an order that is drawn. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

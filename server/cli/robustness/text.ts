import type { Random } from '#contract/random.ts';

/** The words of a transcript. */
export function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** One of the list, by the next draw. The list is not empty. */
export function pickOne<T>(list: readonly [T, ...T[]], random: Random): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

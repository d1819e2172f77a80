import type { ReadTelling } from './ports.ts';

/** A recogniser is helped by a few words and misled by many. */
const MOST_KEYWORDS = 50;
/** Of the words' rarities, which go from 0 to about 1: what a recogniser may well not know. */
const RARE = 0.5;

/** Names, then unusual words for what was measured, that these tellings say: an ear expects them. */
export function keywordsOf(tellings: readonly ReadTelling[]): string[] {
  const names = tellings.flatMap((telling) => telling.names);
  const measured = tellings.flatMap(({ numbers, content }) =>
    numbers.flatMap(({ subject }) => subject.filter((word) => (content.get(word) ?? 0) >= RARE)),
  );
  return [...new Set([...names, ...measured])].slice(0, MOST_KEYWORDS);
}

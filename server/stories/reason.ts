import type { Likeness } from '#contract/telling.ts';

/** What is shown of each kind. */
const MOST_SHOWN = 3;

/** What two tellings share, as a sentence: "Both name Dana and say 14% and 6%." */
export function reasonOf({ names, numbers, words }: Likeness): string {
  const parts = [
    names.length > 0 && `name ${listed(names)}`,
    numbers.length > 0 && `say ${listed(numbers)}`,
    // Words tell something only where people and numbers are few.
    words.length > 0 &&
      names.length + numbers.length < MOST_SHOWN &&
      `speak of ${listed(words.map((word) => `“${word}”`))}`,
  ].filter((part) => part !== false);
  return `Both ${listed(parts)}.`;
}

function listed(items: readonly string[]): string {
  const shown = items.slice(0, MOST_SHOWN);
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

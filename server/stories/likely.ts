import type { StorySuggestion } from '#contract/story.ts';
import type { Likeness } from '#contract/telling.ts';
import { nameOf } from './naming.ts';
import type { KeptStory, KeptTelling, ReadTelling } from './ports.ts';
import { reasonOf } from './reason.ts';

/** A telling with what it says. */
export interface Known {
  readonly telling: KeptTelling;
  readonly read: ReadTelling;
}

type Compare = (one: ReadTelling, other: ReadTelling) => Likeness;

/** The story of which this is likely a telling, and what it shares with one that is filed there. */
export function likelyStory(
  { read }: Known,
  filed: readonly { story: KeptStory; known: readonly Known[] }[],
  compare: Compare,
): { story: KeptStory; likeness: Likeness } | null {
  const likely = filed.flatMap(({ story, known }) =>
    known
      .map((other) => ({ story, likeness: compare(read, other.read) }))
      .filter(({ likeness }) => likeness.same),
  );
  return likely.toSorted((a, b) => sharedBy(b.likeness) - sharedBy(a.likeness))[0] ?? null;
}

/**
 * What is likely one story, of tellings that are filed nowhere, newest first: each with a story that
 * is there, or with its likes among themselves. A telling is in one suggestion at most.
 */
export function suggestionsFor(
  unfiled: readonly Known[],
  filed: readonly { story: KeptStory; known: readonly Known[] }[],
  compare: Compare,
): StorySuggestion[] {
  const left = new Set(unfiled);
  const suggestions: StorySuggestion[] = [];
  for (const one of unfiled) {
    const likely = likelyStory(one, filed, compare);
    if (likely === null) continue;
    left.delete(one);
    suggestions.push({
      story: likely.story,
      name: likely.story.name,
      reason: reasonOf(likely.likeness),
      tellings: [one.telling],
    });
  }
  for (const one of unfiled) {
    if (!left.delete(one)) continue;
    const alike = [...left]
      .map((other) => ({ other, likeness: compare(one.read, other.read) }))
      .filter(({ likeness }) => likeness.same);
    const [first] = alike.toSorted((a, b) => sharedBy(b.likeness) - sharedBy(a.likeness));
    if (first === undefined) continue;
    for (const { other } of alike) left.delete(other);
    suggestions.push({
      story: null,
      name: nameOf(one.read, first),
      reason: reasonOf(first.likeness),
      tellings: [one.telling, ...alike.map(({ other }) => other.telling)],
    });
  }
  return suggestions;
}

/** People tell most, then numbers. */
function sharedBy({ names, numbers, words }: Likeness): number {
  return 4 * names.length + 2 * numbers.length + words.length;
}

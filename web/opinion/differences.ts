import { DIMENSIONS, type Dimension, ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import type { CountingGrader } from '#contract/remote.ts';
import type { ElementRating, Scorecard } from '#contract/scorecard.ts';

/** The same of both ratings of an answer. */
export type OfBoth<T> = Record<CountingGrader, T>;

/** An element that one of the two credits and the other does not. */
export interface DifferingElement {
  id: ElementId;
  dimension: Dimension;
  ratings: OfBoth<ElementRating>;
}

const NOT_RATED: ElementRating = { credited: false, quote: null, evidence: [] };

/** The elements on which two ratings of the same words differ, in the rubric's order. */
export function differencesIn({ local, remote }: OfBoth<Scorecard>): DifferingElement[] {
  return DIMENSIONS.flatMap((dimension) =>
    ELEMENT_IDS.flatMap((id) => {
      const ratings = {
        local: local.dimensions[dimension].elements[id] ?? NOT_RATED,
        remote: remote.dimensions[dimension].elements[id] ?? NOT_RATED,
      };
      const differs = ratings.local.credited !== ratings.remote.credited;
      return differs ? [{ id, dimension, ratings }] : [];
    }),
  );
}

/** Why an element is credited or not: the grader's own sentence, or what Understudy goes by. */
export function reasonOf({ credited, closest, why }: ElementRating, meaning: string): string {
  if (why !== undefined) return why;
  if (credited) return `It says ${meaning}.`;
  if (closest) return `Not enough: it says ${closest.says}.`;
  return 'Nothing that was said shows it.';
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** What became of quotes that the model gave and nobody said; null without any. */
export function droppedWords(droppedQuotes: number): string | null {
  if (droppedQuotes === 0) return null;
  const count = NUMBERS[droppedQuotes] ?? String(droppedQuotes);
  return droppedQuotes === 1
    ? 'One quote of the model’s was dropped: nobody said it, so it proves nothing.'
    : `${count} quotes of the model’s were dropped: nobody said them, so they prove nothing.`;
}

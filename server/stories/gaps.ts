import { dimensionOf } from '#contract/element.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { StoryGap } from '#contract/story.ts';
import type { KeptTelling } from './ports.ts';

/** A telling with its scorecard. */
export interface Rated {
  readonly telling: KeptTelling;
  readonly scorecard: Scorecard;
}

/**
 * What the best telling lacks, cheapest first as its scorecard advises; and which of the others,
 * given newest first, has it.
 */
export function gapsOf(best: Scorecard, others: readonly Rated[]): StoryGap[] {
  return best.advice.map(({ element, say, ask }) => {
    const [told] = others.flatMap(({ telling, scorecard }) => {
      const rating = scorecard.dimensions[dimensionOf(element)].elements[element];
      const { attemptId, createdAtMs } = telling;
      return rating?.credited && rating.quote !== null
        ? [{ attemptId, createdAtMs, quote: rating.quote }]
        : [];
    });
    return { element, say: ask ?? say, toldIn: told ?? null };
  });
}

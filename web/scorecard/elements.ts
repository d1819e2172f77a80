import { ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import type { DimensionRating, ElementRating } from '#contract/scorecard.ts';

/** A dimension's elements in the rubric's order. */
export function elementsOf(rating: DimensionRating): { id: ElementId; rating: ElementRating }[] {
  return ELEMENT_IDS.flatMap((id) => {
    const element = rating.elements[id];
    return element ? [{ id, rating: element }] : [];
  });
}

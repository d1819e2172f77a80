import type { Answer } from '#contract/answer.ts';
import {
  DIMENSIONS,
  dimensionOf,
  ELEMENT_IDS,
  type ElementId,
  type Finding,
  SIGNAL_IDS,
  type SignalId,
} from '#contract/element.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { RULES } from './dimension.ts';
import type { Found } from './found.ts';
import { applyImplications } from './implications.ts';
import { levelBy } from './rules.ts';

/**
 * True if crediting all of these would raise a level of the scorecard, by its tables and caps. While
 * the first element of a dimension is missing, no other one of it counts as raising.
 */
export function raisesLevel(
  answer: Answer,
  scorecard: Scorecard,
  missing: readonly (ElementId | 'peopleNumber')[],
): boolean {
  const found = foundIn(scorecard);
  const credited = new Map(found);
  for (const id of missing) {
    const [first] = id === 'peopleNumber' ? [] : RULES[dimensionOf(id)].elements;
    const isReached = first === undefined || found.has(first) || missing.includes(first);
    if (isReached) credited.set(id, { quote: null, evidence: [] });
  }
  const more = applyImplications(credited);
  return DIMENSIONS.some(
    (dimension) =>
      levelBy(RULES[dimension], answer, more) > levelBy(RULES[dimension], answer, found),
  );
}

/** What a scorecard was looked up by. */
function foundIn({ dimensions, signals }: Scorecard): Found {
  const found = new Map<ElementId | SignalId, Finding>();
  for (const id of ELEMENT_IDS) {
    const rating = dimensions[dimensionOf(id)].elements[id];
    if (rating?.credited) found.set(id, { quote: rating.quote, evidence: rating.evidence });
  }
  for (const id of SIGNAL_IDS) {
    const finding = signals[id];
    if (finding !== null) found.set(id, finding);
  }
  return found;
}

import type { Answer } from '#contract/answer.ts';
import { dimensionOf, ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import { RULES } from './dimension.ts';
import type { Found } from './found.ts';
import { applyImplications } from './implications.ts';
import { levelBy } from './rules.ts';

/** Rubric §4: prerequisites first, then what lifts a 3, then what lifts a 4. */
const PROBE_ORDER: readonly ElementId[] = [
  ...(['M1', 'D1', 'F1', 'F2'] as const),
  ...(['M3', 'M2', 'D2'] as const),
  ...(['D5', 'D3', 'F5', 'F3', 'F4', 'M4', 'M5', 'D4'] as const),
];

/**
 * The elements that are not credited, most valuable first: those whose credit alone would raise
 * the level, then the rest, both in the order of the probes. While the first element of a
 * dimension is missing, no other one of it counts as raising.
 */
export function missingElements(answer: Answer, found: Found): ElementId[] {
  const missing = ELEMENT_IDS.filter((id) => !found.has(id));
  const raising = new Set(missing.filter((id) => wouldRaise(answer, found, id)));
  return missing.toSorted(
    (a, b) =>
      Number(raising.has(b)) - Number(raising.has(a)) ||
      PROBE_ORDER.indexOf(a) - PROBE_ORDER.indexOf(b),
  );
}

function wouldRaise(answer: Answer, found: Found, id: ElementId): boolean {
  const rules = RULES[dimensionOf(id)];
  const [first] = rules.elements;
  if (first !== undefined && id !== first && !found.has(first)) return false;
  const credited = applyImplications(new Map(found).set(id, { quote: null, evidence: [] }));
  return levelBy(rules, answer, credited) > levelBy(rules, answer, found);
}

import type { ElementId } from '#contract/element.ts';
import type { Found } from './found.ts';

/**
 * Rubric §0.3, as far as it follows from the elements alone. That an M4 finding implies M3 is the
 * grader's to apply: only it knows whether its M4 is a finding or a stop.
 */
const IMPLIED: readonly { element: ElementId; by: ElementId }[] = [
  { element: 'M2', by: 'M5' },
  { element: 'F1', by: 'F3' },
];

/** True for an element that the rubric credits because another one is. */
export function isImplied(element: ElementId, by: ElementId): boolean {
  return IMPLIED.some((one) => one.element === element && one.by === by);
}

/** Without its prerequisite an element is not credited: all of data attaches to one result. */
const NEEDS: readonly { element: ElementId; needs: ElementId }[] = [
  { element: 'D2', needs: 'D1' },
  { element: 'D3', needs: 'D1' },
  { element: 'D4', needs: 'D1' },
  { element: 'D5', needs: 'D1' },
];

/** Adds what is implied, with the quote of what implies it, and removes what lacks its need. */
export function applyImplications(found: Found): Found {
  const applied = new Map(found);
  for (const { element, by } of IMPLIED) {
    const finding = found.get(by);
    if (finding !== undefined && !applied.has(element)) applied.set(element, finding);
  }
  for (const { element, needs } of NEEDS) {
    if (!applied.has(needs)) applied.delete(element);
  }
  return applied;
}

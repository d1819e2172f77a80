import type { ElementId, Finding, SignalId } from '#contract/element.ts';

/** The elements and signals that stand, each with its finding: all that the lookups read. */
export type Found = ReadonlyMap<ElementId | SignalId, Finding>;

/** True when at least one of them stands. */
export function hasAny(found: Found, ids: readonly (ElementId | SignalId)[]): boolean {
  return ids.some((id) => found.has(id));
}

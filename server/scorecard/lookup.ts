import { ElementId } from '#contract/element.ts';
import type { Lookup, LookupRow } from '#contract/scorecard.ts';
import { type Found, hasAny } from './found.ts';
import type { Row } from './rules.ts';

/**
 * How `row`, the first that holds, was looked up, and the higher row that lacks the least. What a
 * signal fills is nothing to aim at, so that the next row asks for elements alone.
 */
export function lookupOf(row: Row, rows: readonly Row[], found: Found): Lookup {
  const [next] = rows
    .filter(({ level, without = [] }) => level > row.level && !hasAny(found, without))
    .filter(({ places }) => places.flat().every((id) => ElementId.safeParse(id).success))
    .toSorted((a, b) => lacks(a, found) - lacks(b, found) || b.level - a.level);
  return { row: rowOf(row, found), next: next ? rowOf(next, found) : null };
}

function lacks({ places }: Row, found: Found): number {
  return places.filter((place) => !hasAny(found, place)).length;
}

function rowOf({ level, rule, places }: Row, found: Found): LookupRow {
  return {
    level,
    rule,
    places: places.map((anyOf) => ({
      anyOf: [...anyOf],
      filledBy: anyOf.filter((id) => found.has(id)),
    })),
  };
}

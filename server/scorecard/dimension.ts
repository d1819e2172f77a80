import type { Answer } from '#contract/answer.ts';
import type { Dimension, ElementId } from '#contract/element.ts';
import type { Cap, Closest, DimensionRating, ElementRating, Level } from '#contract/scorecard.ts';
import { DATA } from './data.ts';
import { framingFlag } from './flag.ts';
import type { Found } from './found.ts';
import { FRAMING } from './framing.ts';
import { lookupOf } from './lookup.ts';
import { MECHANISM } from './mechanism.ts';
import { type CapRule, capped, capsThatHold, type DimensionRules, lookUp } from './rules.ts';

export const RULES: Record<Dimension, DimensionRules> = {
  mechanism: MECHANISM,
  data: DATA,
  framing: FRAMING,
};

/**
 * Looks up one dimension; `validity` are the caps that hold for whole answers, and `closest` is
 * shown with the elements that are missing.
 */
export function rateDimension(
  dimension: Dimension,
  answer: Answer,
  found: Found,
  validity: readonly CapRule[],
  closest: ReadonlyMap<ElementId, Closest>,
): DimensionRating {
  const { elements, rows, caps } = RULES[dimension];
  const row = lookUp(rows, found);
  // A cap above what was looked up says nothing.
  const holding = capsThatHold([...validity, ...caps], answer, found).filter(
    ({ limit }) => limit <= row.level,
  );
  return {
    level: capped(row.level, holding),
    why: whyOf(row.rule, row.level, holding),
    elements: Object.fromEntries(elements.map((id) => [id, elementRating(id, found, closest)])),
    caps: holding,
    flag: dimension === 'framing' ? framingFlag(found, row.level, holding) : null,
    lookup: lookupOf(row, rows, found),
  };
}

function whyOf(rule: string, looked: Level, caps: readonly Cap[]): string {
  const lowering = caps.filter(({ limit }) => limit < looked).map(({ why }) => why);
  return [`${rule}.`, ...lowering].join(' ');
}

function elementRating(
  id: ElementId,
  found: Found,
  closest: ReadonlyMap<ElementId, Closest>,
): ElementRating {
  const finding = found.get(id);
  if (finding) return { credited: true, quote: finding.quote, evidence: finding.evidence };
  const near = closest.get(id);
  return { credited: false, quote: null, evidence: [], ...(near && { closest: near }) };
}

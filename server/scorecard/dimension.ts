import type { Answer } from '#contract/answer.ts';
import type { Dimension, ElementId, Grading } from '#contract/element.ts';
import type { Cap, Closest, DimensionRating, ElementRating, Level } from '#contract/scorecard.ts';
import { certaintyOf } from './certainty.ts';
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

/** What an answer is looked up with. */
export interface Lookable {
  readonly answer: Answer;
  readonly found: Found;
  /** The caps for whole answers. */
  readonly validity: readonly CapRule[];
  /** Shown with the elements that are missing. */
  readonly closest: ReadonlyMap<ElementId, Closest>;
  readonly certainty: Grading['certainty'];
  readonly whyNot: Grading['whyNot'];
}

/** Looks up one dimension. */
export function rateDimension(
  dimension: Dimension,
  { answer, found, validity, closest, certainty, whyNot }: Lookable,
): DimensionRating {
  const rules = RULES[dimension];
  const { elements, rows, caps } = rules;
  const row = lookUp(rows, found);
  const valid = capsThatHold(validity, answer, found);
  // A cap above what was looked up says nothing.
  const holding = [...valid, ...capsThatHold(caps, answer, found)].filter(
    ({ limit }) => limit <= row.level,
  );
  const level = capped(row.level, holding);
  // Chances know nothing of the caps for whole answers.
  const sure =
    certainty && valid.length === 0
      ? certaintyOf(dimension, level, rules, answer, found, certainty)
      : undefined;
  return {
    level,
    why: whyOf(row.rule, row.level, holding),
    elements: Object.fromEntries(
      elements.map((id) => [id, elementRating(id, found, closest, whyNot)]),
    ),
    caps: holding,
    flag:
      dimension === 'framing'
        ? framingFlag(found, row.level, holding, sure && certainty?.flags)
        : null,
    lookup: lookupOf(row, rows, found),
    ...(sure && { certainty: sure }),
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
  whyNot: Grading['whyNot'],
): ElementRating {
  const finding = found.get(id);
  if (finding) {
    const { quote, evidence, why } = finding;
    return { credited: true, quote, evidence, ...(why !== undefined && { why }) };
  }
  const near = closest.get(id);
  const why = whyNot?.[id];
  return {
    credited: false,
    quote: null,
    evidence: [],
    ...(near && { closest: near }),
    ...(why !== undefined && { why }),
  };
}

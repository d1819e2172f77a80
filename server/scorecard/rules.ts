import type { Answer } from '#contract/answer.ts';
import type { ElementId, SignalId } from '#contract/element.ts';
import type { Cap, Level } from '#contract/scorecard.ts';
import { type Found, hasAny } from './found.ts';

/**
 * One row of a level table: the level, its rule in the candidate's words, and its places. It holds
 * when each place is filled by any of its elements or signals, and none of `without` stands.
 */
export interface Row {
  readonly level: Level;
  readonly rule: string;
  readonly places: readonly (readonly (ElementId | SignalId)[])[];
  readonly without?: readonly SignalId[];
}

/** A cap, and when it holds. */
export interface CapRule {
  readonly cap: Cap;
  readonly holds: (answer: Answer, found: Found) => boolean;
}

/** A dimension of the rubric: its elements, its table (highest row first) and its caps. */
export interface DimensionRules {
  readonly elements: readonly ElementId[];
  readonly rows: readonly Row[];
  readonly caps: readonly CapRule[];
}

/** The first row that holds; the last row of a table holds always. */
export function lookUp(rows: readonly Row[], found: Found): Row {
  const row = rows.find((one) => holds(one, found));
  if (row === undefined) throw new Error('A level table must end with a row that always holds.');
  return row;
}

function holds({ places, without = [] }: Row, found: Found): boolean {
  return places.every((place) => hasAny(found, place)) && !hasAny(found, without);
}

/** The caps that hold, in the order of the rules. */
export function capsThatHold(rules: readonly CapRule[], answer: Answer, found: Found): Cap[] {
  return rules.filter(({ holds }) => holds(answer, found)).map(({ cap }) => cap);
}

/** The level under its caps. */
export function capped(level: Level, caps: readonly Cap[]): Level {
  const [lowest = level] = [level, ...caps.map(({ limit }) => limit)].toSorted((a, b) => a - b);
  return lowest;
}

/** The level that a dimension's table and its own caps give. */
export function levelBy({ rows, caps }: DimensionRules, answer: Answer, found: Found): Level {
  return capped(lookUp(rows, found).level, capsThatHold(caps, answer, found));
}

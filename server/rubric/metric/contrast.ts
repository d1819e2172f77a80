import type { Clause } from '../reading/reading.ts';
import { lineOf } from '../reading/text.ts';
import type { Token } from '../reading/token.ts';
import { type Figure, isGoal, isOutput, isReal, isSample } from './figure.ts';
import { type Moment, momentOf, precedes } from './moment.ts';
import { CALENDAR, MEASURE_NOUN, SAMPLING } from './words.ts';

/** How many sentences apart two values of one measure may be told, and if both name their time. */
const REACH = 5;
const DATED_REACH = 15;
/** What measures nothing by itself, but may be what changed. */
const MAY_CHANGE = new Set(['meetingLength', 'sample']);
const BACK = /^(?:it|that|this|them|they|those|these|we|the|our|which|same|ours|figure|number)$/;

/**
 * If the two are values of one measure at two times: [before, result]. `first` is said first,
 * `between` are the numbers said between them.
 */
export function contrastOf(
  first: Figure,
  second: Figure,
  between: readonly Figure[],
): readonly [Figure, Figure] | null {
  if (!isValue(first) || !isValue(second) || isGoal(first) || isGoal(second)) return null;
  const [one, two] = moments(first, second);
  if (!one || !two) return null;
  const dated = one.point !== null && one.point !== two.point && (two.point !== null || two.late);
  if (!sameMeasure(first, second, dated ? DATED_REACH : REACH)) return null;
  if (!dated && between.filter((one) => !isGoal(one)).length > 1) return null;
  if (two.early && !two.late && one.late) return [second, first];
  return precedes(one, two) ? [first, second] : null;
}

/** The moment of each; of two values in one clause each has its side of the comma or "and". */
function moments(first: Figure, second: Figure): readonly (Moment | null)[] {
  if (first.clause !== second.clause)
    return [first, second].map(({ clause }) => momentOf(clause, withOpening(clause)));
  const { utterance, from, to } = first.clause;
  const cut = utterance.tokens
    .slice(first.quantity.to - 1, second.quantity.from)
    .find((token) => /[,;]/.test(token.after) || /^(?:and|but|then)$/.test(token.lower))?.index;
  if (cut === undefined) return [null, null];
  const text = (start: number, end: number): string => lineOf(utterance.tokens, start, end).text;
  const one = momentOf(first.clause, text(from, cut + 1));
  // A phrase cut off at the clause's end ("three months [after]") still belongs to its value.
  const two = momentOf(first.clause, text(cut + 1, Math.min(to + 1, utterance.tokens.length)));
  const told = one.early || two.early || one.point !== null || two.point !== null;
  return told ? [one, two] : [null, null];
}

/** The clause with its sentence's beginning, if no number is said there: "by May we were … | losing nine a day". */
function withOpening({ utterance: { tokens, quantities }, from, to, text }: Clause): string {
  let start = from;
  while (start > 0 && !tokens[start]?.initial) start -= 1;
  const free = !quantities.some((one) => start <= one.from && one.from < from);
  return free ? lineOf(tokens, start, to).text : text;
}

/** True if the number is told as a value, not in passing. */
function isValue(figure: Figure): boolean {
  const { clause, quantity, role } = figure;
  const { excluded, kind, text, unit, from } = quantity;
  if (isSample(figure) || (excluded !== null && !MAY_CHANGE.has(excluded))) return false;
  if (!isReal(clause) || isOutput(figure) || kind === 'multiplier') return false;
  // "maybe four or five" is one value, guessed twice.
  if (clause.utterance.tokens[from - 1]?.lower === 'or') return false;
  if (text === 'one' || unit === 'fraction') return role === 'moved';
  if (role !== 'loose' || quantity.per !== null) return true;
  if (clause.verb)
    return (kind === 'percentage' || kind === 'ratio') && !SAMPLING.has(clause.verb.lemma);
  // "In the autumn, 31."
  return clause.tokens.every(
    ({ pos, lower, index }) => pos !== 'NOUN' || CALENDAR.test(lower) || index >= from,
  );
}

/** Can the two be values of one measure? Of "18 of the 90" and "5", or "40 minutes" and "12", yes. */
function sameMeasure(first: Figure, second: Figure, reach: number): boolean {
  const [a, b] = [first.quantity, second.quantity];
  if (first.clause.utterance !== second.clause.utterance) return false;
  if (a.kind === 'ratio' && b.kind === 'ratio' && a.denominator === b.denominator) return true;
  if (second.clause.sentence - first.clause.sentence > reach) return false;
  if (!refersBack(first, second)) return false;
  const bare = (one: typeof a): boolean => one.kind === 'count' && one.unit === null;
  if (bare(a)) return b.kind === 'count' || b.kind === 'percentage';
  if (bare(b)) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'count') return true;
  return a.unit === b.unit || (a.per !== null && a.per === b.per);
}

/** The second clause speaks of the first one's measure: by a pronoun, a shared word, or by naming no other. */
function refersBack(first: Figure, second: Figure): boolean {
  if (first.role === 'nought') return false;
  const said = stems(second.clause, ({ pos, lower }) => pos === 'NOUN' && MEASURE_NOUN.test(lower));
  const before = new Set(stems(first.clause, ({ pos }) => /^(?:NOUN|VERB|PROPN)$/.test(pos)));
  if (second.role === 'nought' && second.quantity.text !== 'none')
    return stems(second.clause, ({ pos }) => /^(?:NOUN|VERB)$/.test(pos)).some((stem) =>
      before.has(stem),
    );
  if (said.length > 0) return said.some((stem) => before.has(stem));
  const { clause, quantity } = second;
  const opening = clause.utterance.tokens.slice(clause.from, quantity.from);
  const { verb, doer } = clause;
  if (!verb || doer.from < clause.from) return true;
  return opening.some(({ lower }) => BACK.test(lower) || lower === 'there');
}

/** Words and lemmas cut to four letters, so that "failed" and "failures" are one word. */
function stems(clause: Clause, choose: (token: Token) => boolean): string[] {
  return clause.tokens
    .filter(choose)
    .flatMap(({ lower, lemma }) => [lower.slice(0, 4), lemma.slice(0, 4)]);
}

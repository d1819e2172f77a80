import type { Clause, Reading } from '../reading/reading.ts';
import { lineOf } from '../reading/text.ts';
import type { Token } from '../reading/token.ts';
import {
  type Figure,
  isGoal,
  isOfCompany,
  isOutput,
  isReal,
  isSample,
  isUnmeasured,
  isVagueChange,
} from './figure.ts';
import { type Moment, momentOf, precedes } from './moment.ts';
import { withOpening } from './sentences.ts';
import { CALENDAR, MEASURE_NOUN, SAMPLING } from './words.ts';

/** How many sentences apart two values of one measure may be told, and if both name their time. */
const REACH = 5;
const DATED_REACH = 15;
/** What measures nothing by itself, but may be what changed. */
const MAY_CHANGE = new Set(['meetingLength', 'sample']);
const BACK = /^(?:it|that|this|them|they|those|these|we|the|our|which|same|ours|figure|number)$/;

/**
 * If the two, which `mayContrast`, are values of one measure at two times: [before, result].
 * `first` is said first, `between` are the numbers said between them.
 */
export function contrastOf(
  reading: Reading,
  first: Figure,
  second: Figure,
  between: readonly Figure[],
): readonly [Figure, Figure] | null {
  const again = repeats(first, second);
  if (!again && !isValue(second)) return null;
  const [one, two] = moments(reading, first, second);
  if (!one || !two) return null;
  if (sharesBase(first, second)) return [first, second];
  if (!again && !isValue(first) && !(isElliptic(second) && (one.early || one.point !== null)))
    return null;
  const dated = one.point !== null && one.point !== two.point && (two.point !== null || two.late);
  const reach = again ? Number.POSITIVE_INFINITY : dated ? DATED_REACH : REACH;
  if (!sameMeasure(first, second, reach)) return null;
  if (!dated && between.filter((one) => !isGoal(one)).length > 1) return null;
  if (two.early && !two.late && one.late) return [second, first];
  return precedes(one, two) ? [first, second] : null;
}

/** The moment of each; of two values in one clause each has its side of the comma or "and". */
function moments(reading: Reading, first: Figure, second: Figure): readonly (Moment | null)[] {
  if (first.clause !== second.clause)
    return [first, second].map((figure) => ownMoment(reading, figure));
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

/** "…and now it is about twelve": a bare value of which only what was said before can be the measure. */
function isElliptic({ clause, quantity, role }: Figure): boolean {
  const { kind, unit, per } = quantity;
  const opening = clause.utterance.tokens.slice(clause.from, quantity.from);
  return (
    role === 'level' &&
    kind === 'count' &&
    unit === null &&
    per === null &&
    opening.some(({ lower }) => /^(?:it|they)$/.test(lower))
  );
}

/** "37 out of 120 died … on his it was eight out of 120" */
function sharesBase(first: Figure, second: Figure): boolean {
  const [a, b] = [first.quantity, second.quantity];
  return (
    a.kind === 'ratio' &&
    b.kind === 'ratio' &&
    a.denominator === b.denominator &&
    a.value !== b.value &&
    second.clause.doer.kind === 'impersonal' &&
    second.clause.sentence - first.clause.sentence <= REACH
  );
}

/** Two clauses with the same words about their numbers ("the middle one took …", twice). */
function repeats(first: Figure, second: Figure): boolean {
  if (first.quantity.kind !== second.quantity.kind || first.quantity.unit !== second.quantity.unit)
    return false;
  const content = ({ pos, lower, index }: Token, { quantity }: Figure): boolean =>
    /^(?:NOUN|VERB|ADJ)$/.test(pos) &&
    !CALENDAR.test(lower) &&
    (index < quantity.from || index >= quantity.to);
  const said = new Set(stems(first.clause, (token) => content(token, first)));
  const again = second.clause.tokens.filter(
    (token) => content(token, second) && said.has(token.lower.slice(0, 4)),
  );
  return new Set(again.map(({ lower }) => lower)).size > 1;
}

/** "they were 26 in a hundred, and a year later 35": a bare value after its time. */
function isAppended({ clause, quantity }: Figure): boolean {
  const { tokens } = clause.utterance;
  if (quantity.kind !== 'count' || quantity.unit !== null) return false;
  let from = quantity.from;
  while (
    from > clause.from &&
    tokens[from - 1]?.after === '' &&
    !/^(?:and|but)$/.test(tokens[from - 1]?.lower ?? '')
  )
    from -= 1;
  const lead = tokens.slice(from, quantity.from);
  return (
    lead.some(({ lower }) => CALENDAR.test(lower) || /^(?:now|then|later|after)$/.test(lower)) &&
    lead.every(({ pos, lower }) => CALENDAR.test(lower) || !/^(?:NOUN|VERB|PROPN|PRON)$/.test(pos))
  );
}

const known = new WeakMap<Figure, Moment>();

/** The moment that a number's clause and its opening speak of. */
function ownMoment(reading: Reading, figure: Figure): Moment {
  const { clause, quantity } = figure;
  const moment = known.get(figure) ?? momentOf(clause, withOpening(reading, clause, quantity.kind));
  known.set(figure, moment);
  return moment;
}

/** True if nothing rules the number out: a goal, a sum just worked out ("so that is 26"), a forecast … */
export function mayContrast(reading: Reading, figure: Figure): boolean {
  return (
    isUsable(figure) &&
    !isGoal(figure) &&
    !isOfCompany(reading, figure.clause) &&
    !/^so that is\b/.test(figure.clause.text)
  );
}

function isUsable(figure: Figure): boolean {
  const { clause, quantity } = figure;
  const { excluded, kind, from } = quantity;
  if (isSample(figure) || (excluded !== null && !MAY_CHANGE.has(excluded))) return false;
  if (
    !isReal(clause) ||
    isUnmeasured(figure) ||
    isVagueChange(figure) ||
    isOutput(figure) ||
    kind === 'multiplier'
  )
    return false;
  // "maybe four or five" is one value, guessed twice.
  return clause.utterance.tokens[from - 1]?.lower !== 'or';
}

/** True if the number is told as a value, not in passing. */
function isValue(figure: Figure): boolean {
  const { clause, quantity, role } = figure;
  const { kind, text, unit, from } = quantity;
  if (unit === 'fraction') return role === 'moved' || role === 'level';
  if (text === 'one') return role !== 'loose';
  if (role !== 'loose' || quantity.per !== null || isAppended(figure)) return true;
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
  if (a.kind === 'ratio' && b.kind === 'count' && b.unit !== null)
    return first.clause.tokens.some(({ lemma }) => lemma === b.unit);
  if (bare(b)) return a.excluded === null;
  if (a.unit !== null && a.unit === b.unit && /^(?:count|duration)$/.test(b.kind)) return true;
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
  if (said.length > 0 && said.some((stem) => before.has(stem))) return true;
  if (said.length > 0) return comesTo(second) && first.quantity.kind === second.quantity.kind;
  const { clause, quantity } = second;
  const opening = clause.utterance.tokens.slice(clause.from, quantity.from);
  const { verb, doer } = clause;
  if (!verb || doer.from < clause.from) return true;
  return opening.some(({ lower }) => BACK.test(lower) || lower === 'there');
}

/** "cancellations came down to 11 percent": such a value had another one before. */
function comesTo({ clause, quantity }: Figure): boolean {
  const { kind, from } = quantity;
  return (
    (kind === 'percentage' || kind === 'ratio') &&
    /\b(?:down|up|fell|dropped|rose|climbed|grew) to(?: \w+)?$/.test(
      lineOf(clause.utterance.tokens, Math.max(clause.from, from - 4), from).text,
    )
  );
}

/** Words and lemmas cut to four letters, so that "failed" and "failures" are one word. */
function stems(clause: Clause, choose: (token: Token) => boolean): string[] {
  return clause.tokens
    .filter(choose)
    .flatMap(({ lower, lemma }) => [lower.slice(0, 4), lemma.slice(0, 4)]);
}

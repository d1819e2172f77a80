import type { Quantity } from '../reading/quantity.ts';
import type { Clause } from '../reading/reading.ts';
import { words } from './role.ts';
import { CALENDAR } from './words.ts';

/** "Nine times out of ten": usually. */
const USUALLY = /\btimes (?:out of|in) (?:every )?(?:ten|10|a hundred|a thousand|100)$/;
/** How far off another share of the same base may be said. */
const BESIDE_WORDS = 20;
/** What is told apart by a number: "seat four", "the door code was 24". */
const NUMBERED =
  /\b(?:row|seat|bay|desk|locker|platform|track|bus|tram|flight|channel|aisle|plot|shelf|flat|apartment|terminal|junction|berth|(?:key|door|alarm|access|security|dialling) code|password|pin|phone number|extension)(?: (?:is|was|number|\d+))*$/;

/** "Seven months, January to July": how long something went on. */
const BETWEEN_DATES = new RegExp(
  `^(?:from )?(?:the )?(?:${CALENDAR.source.slice(1, -1)}) (?:to|till|until|through)\\b`,
);

/** "Two weeks before the date", "three months ago", "ten days in a row": when, not how long. */
const WHEN =
  /^(?:ago|straight|running|in a row|on end|beforehand|afterwards|(?:before|after|into) (?:the|this|that|my|our|his|her|their|we|i|he|she|they|it|christmas|easter)\b|later(?! than)|earlier(?! than))/;
/** "45 minutes a time": each meeting's length. */
const EACH_TIME = /^(?:a|each|at a|per) (?:time|go|session|meeting)\b/;
/** "It took nine months to build": how long something was made that is made once. */
const MAKING =
  /^to (?:build|write|rewrite|roll|launch|ship|agree|persuade|convince|negotiate|design|draft|bring|set|introduce|install|organise|organize|plan|prepare|migrate|win)\b/;

/** True for a number in a figure of speech, in a time of day, of a project's length or in what only tells things apart. */
export function isNoValue(clause: Clause, quantity: Quantity): boolean {
  return (
    isUsually(clause, quantity) ||
    isMinutes(clause, quantity) ||
    isNumbered(clause, quantity) ||
    (quantity.kind === 'duration' && isTiming(clause, quantity))
  );
}

/** When something was, how often, or how long what was done only once took. */
function isTiming(clause: Clause, { from, to }: Quantity): boolean {
  const trail = clause.utterance.tokens
    .slice(to, to + 4)
    .map(({ lower }) => lower)
    .join(' ');
  const parted = clause.utterance.tokens[to - 1]?.after !== '';
  return (
    BETWEEN_DATES.test(words(clause, to, to + 4)) ||
    (!parted &&
      (WHEN.test(words(clause, to, to + 4)) || EACH_TIME.test(trail) || MAKING.test(trail))) ||
    clause.recurrences.some((rhythm) => rhythm.from < from && to <= rhythm.to)
  );
}

/** Beside another share of the same base it is a count: "four times out of ten, and now one in ten". */
function isUsually({ utterance }: Clause, quantity: Quantity): boolean {
  return (
    USUALLY.test(quantity.text) &&
    !utterance.quantities.some(
      (other) =>
        other !== quantity &&
        Math.abs(other.from - quantity.from) <= BESIDE_WORDS &&
        other.denominator === quantity.denominator &&
        /\b(?:times|in|of|per)\b/.test(other.text),
    )
  );
}

/** The "ten" of "ten past six". */
function isMinutes({ utterance: { tokens, quantities } }: Clause, quantity: Quantity): boolean {
  return (
    isBare(quantity) &&
    tokens[quantity.from - 1]?.lower !== 'from' &&
    /^(?:past|to)$/.test(tokens[quantity.to]?.lower ?? '') &&
    quantities.some(({ kind, from }) => kind === 'clock' && from === quantity.to + 1)
  );
}

/** "24 79", "seat four": digits said one after another, or the number of a thing. */
function isNumbered({ utterance: { tokens, quantities } }: Clause, quantity: Quantity): boolean {
  if (!isBare(quantity)) return false;
  const joins = (one: Quantity, next: Quantity): boolean =>
    isBare(one) && isBare(next) && one.to === next.from && tokens[one.to - 1]?.after === '';
  const before = tokens
    .slice(Math.max(0, quantity.from - 8), quantity.from)
    .map(({ lower }) => lower)
    .join(' ');
  return (
    NUMBERED.test(before) ||
    quantities.some((other) => joins(other, quantity) || joins(quantity, other))
  );
}

function isBare({ kind, unit, per }: Quantity): boolean {
  return kind === 'count' && unit === null && per === null;
}

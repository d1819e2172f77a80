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

/** True for a number in a figure of speech, in a time of day, of a project's length or in what only tells things apart. */
export function isNoValue(clause: Clause, quantity: Quantity): boolean {
  return (
    isUsually(clause, quantity) ||
    isMinutes(clause, quantity) ||
    isNumbered(clause, quantity) ||
    (quantity.kind === 'duration' &&
      BETWEEN_DATES.test(words(clause, quantity.to, quantity.to + 4)))
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

import type { ElementId, Evidence } from '#contract/element.ts';
import { clauseAt, isReal } from './metric/figure.ts';
import type { Quantity } from './reading/quantity.ts';
import { evidenceOf, type Reading, type Utterance } from './reading/reading.ts';
import { quote } from './reading/select.ts';
import { MONTH } from './reading/time-words.ts';
import type { Token } from './reading/token.ts';

/** Words around a bare number, which say nothing else. */
const FILLER = new Set(
  `about around roughly nearly almost over under just only some somewhere something near nearer close to it
  that this we they there i was were is are had been have stood sat started began begun at on from by before then back
  in within inside during between and until through for so the a an or beginning start first end well yes yeah oh okay
  honestly think believe suppose reckon remember recall rightly correctly if like more less than of out per took all
  told right say or both`.split(/\s+/),
);
const TIME_POINT = new RegExp(
  `^(?:${MONTH}|spring|summer|autumn|fall|winter|christmas|easter|(?:day|week|fortnight|month|quarter|year|season|term|semester|sprint|half)s?)$`,
);
/** What stands before the time that something took, rather than before a value that is a time. */
const SPANNING = /^(?:over|within|in|inside|during)$/;
/** Said anywhere in the reply, its number proves nothing. */
const DOUBT =
  /\b(?:not|never)(?: \w+)? (?:sure|certain|remember|recall|know|say|tell)\b|\b(?:guess|guessing|off the top of my head|make it up|made up)\b/;
/** Values that lie closer than this are one value, said twice. */
const ROUNDING = 0.1;

/** A number of a reply, and the part of a sentence that it is said in. */
interface Said {
  readonly quantity: Quantity;
  readonly from: number;
  readonly to: number;
  readonly isBare: boolean;
}

/**
 * The words of a reply that answer a question for a number with the number alone ("Nineteen.",
 * "About four weeks."), which means something only beside what it is asked about: `about` is the
 * evidence of the result that was told, or, where the result is asked for, of the change that was
 * told without a number; `asked` are all elements that are asked for. Null where the number was said before, is a guess, or does not fit. The
 * reply is the last utterance of the reading.
 */
export function numberReply(
  reading: Reading,
  id: ElementId,
  asked: readonly ElementId[],
  about: readonly Evidence[],
): Evidence | null {
  const reply = reading.utterances.at(-1);
  const told = reading.utterances.slice(0, -1).flatMap(({ quantities }) => quantities);
  const results = quantitiesAt(reading, about);
  if (reply === undefined || about.length === 0 || DOUBT.test(reply.line.text)) return null;
  const fresh = saidIn(reply).filter(
    ({ quantity }) => !quantity.vague && !told.some((one) => isSameValue(one, quantity)),
  );
  const isSpan = (said: Said) => isTime(said) && (isSpanning(reply, said) || !results.some(isLong));
  switch (id) {
    case 'D1': {
      const value = fresh.find(({ quantity, isBare }) => isBare && quantity.excluded === null);
      return value ? quoteOf(reading, reply, value) : null;
    }
    case 'D2': {
      const values = fresh.filter(
        (said) =>
          !isSpan(said) &&
          results.some((one) => (said.isBare ? mayCompare : isAlike)(one, said.quantity)) &&
          isTold(reading, reply, said),
      );
      const [first] = values;
      if (!first || values.some((one) => !isRounded(one.quantity, first.quantity))) return null;
      return quoteOf(reading, reply, values.at(-1) ?? first);
    }
    case 'D3': {
      // "Forty days." is no period where the value before was asked for too, and is a time itself.
      const isPeriod = asked.includes('D2') ? isSpan : isTime;
      const span = fresh.find((said) => said.isBare && isPeriod(said)) ?? bareMonths(reply);
      return span && evidenceOf(reply, span);
    }
    case 'D4': {
      const base = fresh.find(
        ({ quantity: { kind }, isBare }) => isBare && (kind === 'count' || kind === 'ratio'),
      );
      return base ? quoteOf(reading, reply, base) : null;
    }
    default:
      return null;
  }
}

function quoteOf(reading: Reading, reply: Utterance, { quantity, from, to }: Said): Evidence {
  const clause = clauseAt(reading, reply, quantity.from);
  return clause ? quote(clause, quantity) : evidenceOf(reply, { from, to });
}

function quantitiesAt({ utterances }: Reading, evidence: readonly Evidence[]): Quantity[] {
  return evidence.flatMap(({ utteranceId, from, to }) =>
    utterances
      .filter(({ id }) => id === utteranceId)
      .flatMap((utterance) =>
        utterance.quantities.filter((one) => {
          const words = evidenceOf(utterance, one);
          return words.from < to && from < words.to;
        }),
      ),
  );
}

/** The numbers of an utterance in their order; its part of a sentence is bare if it says nothing else. */
function saidIn(utterance: Utterance): Said[] {
  return utterance.quantities.map((quantity) => {
    const part = partAround(utterance.tokens, quantity.from);
    const rest = utterance.tokens
      .slice(part.from, part.to)
      .filter(({ index }) => !utterance.quantities.some((one) => covers(one, index)));
    const isBare = rest.every(({ lower }) => FILLER.has(lower) || TIME_POINT.test(lower));
    return { quantity, ...part, isBare };
  });
}

/** "From March to June." */
function bareMonths({ tokens }: Utterance): { from: number; to: number } | null {
  const part = partAround(tokens, 0);
  const said = tokens.slice(part.from, part.to);
  const times = said.filter(({ lower }) => TIME_POINT.test(lower));
  const isBare = said.every(({ lower }) => FILLER.has(lower) || TIME_POINT.test(lower));
  return isBare && times.length > 1 ? part : null;
}

/** The stretch between two commas, or ends of sentences. */
function partAround(tokens: readonly Token[], at: number): { from: number; to: number } {
  const isEnd = ({ after }: Token) => after !== '';
  const from = tokens.slice(0, at).findLastIndex(isEnd) + 1;
  const end = tokens.slice(at).findIndex(isEnd);
  return { from, to: end === -1 ? tokens.length : at + end + 1 };
}

const covers = ({ from, to }: Quantity, index: number) => from <= index && index < to;

/** A length of time: "two quarters" is one too, alone. */
function isTime({ quantity: { kind, text } }: Said): boolean {
  return kind === 'duration' || /\b(?:quarters|half a year)$/.test(text);
}

const isLong = ({ kind }: Quantity) => kind === 'duration';

function isSpanning({ tokens }: Utterance, { quantity: { from } }: Said): boolean {
  return tokens.slice(Math.max(0, from - 2), from).some(({ lower }) => SPANNING.test(lower));
}

/** A part that says more than its number must say it as a fact. */
function isTold(reading: Reading, reply: Utterance, { quantity, isBare }: Said): boolean {
  const clause = clauseAt(reading, reply, quantity.from);
  if (isBare) return true;
  return clause !== null && quantity.excluded === null && isReal(clause) && !clause.negated;
}

/** A bare number takes the unit of the result; one of another unit is no value of the same measure. */
function mayCompare(result: Quantity, { kind, unit }: Quantity): boolean {
  if (kind === 'date' || kind === 'ordinal' || kind === 'multiplier') return false;
  if (kind === 'count' && result.kind === kind) return unit === null || result.unit === unit;
  if (result.kind === 'multiplier' || result.kind === kind) return true;
  if (kind === 'clock' || (kind === 'count' && unit === null)) return true;
  return result.kind === 'ratio' && kind === 'percentage';
}

/** The same measure by its unit. */
function isAlike(result: Quantity, { kind, unit, per }: Quantity): boolean {
  if (result.kind !== kind || result.unit !== unit || result.per !== per) return false;
  return unit !== null || kind === 'ratio';
}

function isSameValue(one: Quantity, other: Quantity): boolean {
  return one.value === other.value && (other.unit === null || one.unit === other.unit);
}

function isRounded(one: Quantity, other: Quantity): boolean {
  return Math.abs(one.value - other.value) <= ROUNDING * Math.max(one.value, other.value);
}

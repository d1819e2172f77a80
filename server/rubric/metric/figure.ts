import { sentencesOf } from '../mechanism/sentence.ts';
import type { Quantity } from '../reading/quantity.ts';
import type { Clause, Reading, Utterance } from '../reading/reading.ts';
import { sentenceOf } from '../reading/select.ts';
import { isToRater } from '../to-rater.ts';
import { isNoValue } from './figurative.ts';
import { momentOf } from './moment.ts';
import { isNamed, nounsOf } from './naming.ts';
import { noughtIn } from './nought.ts';
import { type Role, roleOf, words } from './role.ts';
import { isStaffOutcome } from './staff.ts';
import {
  CALENDAR,
  MEASURE_NOUN,
  MOVING,
  OUTPUT_NOUN,
  PRODUCING,
  SAMPLING,
  TIME_MEASURE,
  VAGUE_METRIC,
} from './words.ts';

/** A number that may measure something, where it is said. */
export interface Figure {
  readonly clause: Clause;
  readonly quantity: Quantity;
  readonly role: Role;
}

const NEVER = new Set(['date', 'clock', 'ordinal', 'idiom', 'age', 'tenure']);
/** Every number of an answer that is not a date, a time of day, a rank or the like. */
export function figuresOf(reading: Reading): Figure[] {
  const toRater = new Set(
    sentencesOf(reading).flatMap(({ clauses, text }) => (isToRater(text) ? clauses : [])),
  );
  return reading.clauses.flatMap((clause) => {
    if (toRater.has(clause)) return [];
    const figures: Figure[] = clause.quantities
      .filter(
        (one) => (one.excluded === null || !NEVER.has(one.excluded)) && !isNoValue(clause, one),
      )
      .map((quantity) => ({ clause, quantity, role: roleOf(clause, quantity) }));
    const nought = noughtIn(clause);
    if (nought) figures.push({ clause, quantity: nought, role: 'nought' });
    return figures.toSorted((a, b) => a.quantity.from - b.quantity.from);
  });
}

/** A sample that somebody drew; "it took twelve" is none. */
export function isSample({ clause, quantity }: Figure): boolean {
  return (
    quantity.excluded === 'sample' &&
    (clause.verb?.lemma !== 'take' || !/^(?:thing|impersonal)$/.test(clause.doer.kind))
  );
}

/** True if the clause tells what is or was, not what might be, will be or was meant to be. */
export function isReal(clause: Clause): boolean {
  return !clause.hypothetical && !clause.future && !clause.intention;
}

export function clauseAt(reading: Reading, utterance: Utterance, position: number): Clause | null {
  return (
    reading.clauses.find(
      (clause) => clause.utterance === utterance && clause.from <= position && position < clause.to,
    ) ?? null
  );
}

/** A value that was aimed at: never the result, though a result may be held against it. */
export function isGoal({ clause, quantity }: Figure): boolean {
  return /\b(?:target|goal|promise|plan|budget|quota|pot|standard|benchmark|aim|threshold|limit|deadline)\b(?: \w+){0,3}$/.test(
    words(clause, quantity.from - 6, quantity.from),
  );
}

/** Its sentence is a question. */
function isAsked({ utterance: { tokens }, from }: Clause): boolean {
  const end = tokens.slice(from).find(({ after }) => /[.?!]/.test(after));
  return end?.after === '?';
}

const HOPE =
  /\b(?:expect|hope|hoping|want|aim|plan|intend|predict|forecast|project|target|suppose|promise|model)(?:s|ed|ing)?\b/;
/** "we expect sales to rise by five percent": a change that somebody foresees. */
export function isHoped({ clause, quantity }: Figure): boolean {
  const { tokens } = clause.utterance;
  const before = words(clause, quantity.from - 6, quantity.from);
  if (
    !/\bto (?:\w+ )?(?:go|come|get|be|reach|hit|have|see|end|\w+)(?: (?:up|down|off))?(?: \w+){0,3}$/.test(
      before,
    )
  )
    return false;
  let start = clause.from;
  while (start > 0 && start > clause.from - 8 && !tokens[start]?.initial) start -= 1;
  return HOPE.test(
    tokens
      .slice(start, quantity.from)
      .map(({ lower }) => lower)
      .join(' '),
  );
}

/** Hoped for, asked, or supposed ("as if they had fallen by half"): nobody measured it. */
export function isUnmeasured(figure: Figure): boolean {
  const { clause, quantity } = figure;
  return (
    isHoped(figure) ||
    isAsked(clause) ||
    /\bas (?:if|though)\b/.test(words(clause, clause.from, quantity.from))
  );
}

/** Counts of things made, held or handed over, also where their number changed. */
export function isOutput({ clause, quantity }: Figure): boolean {
  if (quantity.kind !== 'count') return false;
  const { unit, per } = quantity;
  if (unit === 'occasion') return false;
  if (per !== null)
    return (
      PRODUCING.has(clause.verb?.lemma ?? '') && !/^(?:get|do)$/.test(clause.verb?.lemma ?? '')
    );
  if (unit !== null) return OUTPUT_NOUN.test(unit) || isOfOutputs(clause, quantity);
  const subject = clause.utterance.tokens
    .slice(Math.max(clause.from, quantity.from - 6), quantity.from)
    .filter((token) => token.pos === 'NOUN');
  return subject.length > 0 && subject.every((token) => OUTPUT_NOUN.test(token.lemma));
}

/** "Seven sign-off pages", "four rounds of leaflets": the noun that the number's own noun goes with. */
function isOfOutputs(clause: Clause, { to }: Quantity): boolean {
  const [link, noun] = clause.utterance.tokens.slice(to, to + 2);
  const last = clause.utterance.tokens[to - 1];
  if (last?.after !== '' || !link || !noun) return false;
  const joined = /^(?:NOUN|ADP|PART)$/.test(link.pos) && link.after === '';
  return (
    (link.pos === 'NOUN' && OUTPUT_NOUN.test(link.lemma)) ||
    (joined && noun.pos === 'NOUN' && OUTPUT_NOUN.test(noun.lemma))
  );
}

const COMPANY =
  /\b(?:the (?:w?hole |entire |wider )?(?:company|firm|market|industry|business|trust|organisation|organization|chain|council|brand)|company-?wide|globally|nationally|the group) (?:as a whole )?(?:'s )?(?:\w+ ){0,3}(?:grew|fell|rose|went|made|was|is|did|had|doubled|reached|hit|turned)\b/;

/** "Performance went up thirty percent in our choir": where it was does not say what it was. */
function isVagueSomewhere(clause: Clause, { from, to }: Quantity): boolean {
  const subject = clause.tokens.filter(
    ({ pos, index }) => /^(?:NOUN|PROPN)$/.test(pos) && index < from,
  );
  const place = /^(?:in|at|across) (?:our|my|their|the) (\w+)$/.exec(words(clause, to, to + 3));
  return (
    subject.length > 0 &&
    subject.every(({ lemma }) => VAGUE_METRIC.test(lemma)) &&
    place !== null &&
    to + 3 >= clause.to &&
    !MEASURE_NOUN.test(place[1] ?? '')
  );
}

/** "we were up forty percent", "a thirty percent uplift", "it is a fifth better": nobody says what changed. */
export function isVagueChange({ clause, quantity }: Figure): boolean {
  if (quantity.kind !== 'percentage') return false;
  const [next, link] = words(clause, quantity.to, quantity.to + 2).split(' ');
  if (VAGUE_METRIC.test(next ?? '') && next !== 'point')
    return (
      !/^(?:in|of|on|to)$/.test(link ?? '') ||
      VAGUE_METRIC.test(words(clause, quantity.to + 2, quantity.to + 3))
    );
  const before = words(clause, clause.from, quantity.from);
  if (isVagueSomewhere(clause, quantity)) return true;
  const better = /^(?:better|worse)$/.test(next ?? '');
  const up = /^(?:up|down)$/.test(next ?? '') || /\b(?:up|down)(?: \w+){0,2}$/.test(before);
  if (!better && !(up && /\b(?:we|things?|everything)\b/.test(before))) return false;
  if (clause.verb && /^(?:say|tell|reckon|think)$/.test(clause.verb.lemma)) return true;
  return clause.tokens.every(
    ({ pos, lemma, lower, index }) =>
      pos !== 'NOUN' || index >= quantity.from || VAGUE_METRIC.test(lemma) || CALENDAR.test(lower),
  );
}

/** The company grew, or what is said in the same breath ("… and revenue was past six billion"). */
export function isOfCompany(reading: Reading, clause: Clause): boolean {
  return sentenceOf(reading, clause).some(
    (one) => COMPANY.test(one.text) && one.index <= clause.index && clause.index - one.index <= 1,
  );
}

const SAID_BY_OTHERS =
  /\b(?:they say on|so they say|people say|it is said|i (?:read|heard) (?:somewhere|once)|(?:in|on) the (?:papers?|news|telly|tv))\b/;
/** "Four in ten restaurants close in a year, they say on the news": nobody here measured it. */
function isHearsay(reading: Reading, clause: Clause): boolean {
  return sentenceOf(reading, clause).some(({ text }) => SAID_BY_OTHERS.test(text));
}

/** A number that alone, without a baseline, is a result with its metric named. */
export function isSingleResult(reading: Reading, figure: Figure): boolean {
  const { clause, quantity, role } = figure;
  if (
    quantity.excluded !== null ||
    !isReal(clause) ||
    clause.negated ||
    clause.gate ||
    role === 'loose'
  )
    return false;
  if (isScaleTop(quantity) || isUnmeasured(figure)) return false;
  if (isVagueChange(figure)) return false;
  if (isOutput(figure) || isGoal(figure) || isOfCompany(reading, clause) || isOwnShare(clause))
    return false;
  if (isHearsay(reading, clause)) return false;
  if (quantity.unit === 'fraction' && role !== 'moved' && quantity.value === 50) return false;
  if (!isNamed(reading, figure, 2)) return false;
  const text = clause.text;
  switch (quantity.kind) {
    case 'percentage':
    case 'ratio':
    case 'multiplier':
      return role !== 'event' || !SAMPLING.has(clause.verb?.lemma ?? '');
    case 'duration':
      return role === 'moved'
        ? MOVING.has(clause.verb?.lemma ?? '') || TIME_MEASURE.test(text)
        : (role === 'level' && TIME_MEASURE.test(subjectText(clause))) ||
            isTimeNow(figure) ||
            isTimeOfEach(figure);
    default:
      if (isStaffOutcome(figure)) return true;
      if (role === 'share') return false;
      if (role === 'moved' && quantity.per !== null) return true;
      return role === 'event'
        ? quantity.kind === 'money' || MEASURE_NOUN.test(quantity.unit ?? '')
        : measuresSomething(clause, quantity);
  }
}

const THIS_SEASON = /\bthis (?:month|quarter|year|week|season|term|spring|summer|autumn|winter)\b/;

/** "we lost 64 minutes this winter", "callers wait nine minutes now": a time told with its moment. */
function isTimeNow({ clause, quantity, role }: Figure): boolean {
  const { verb, doer, text } = clause;
  if (!verb || doer.kind === 'speaker' || role === 'loose' || quantity.from < verb.from)
    return false;
  const lost = /^(?:lose|waste|wait|queue)$/.test(verb.lemma);
  const stated = role === 'level' || verb.lemma === 'take';
  return (
    (lost && (momentOf(clause).point !== null || THIS_SEASON.test(text))) ||
    ((stated || lost) && /\b(?:now|nowadays|these days|on average|today|currently)\b/.test(text))
  );
}

/** "A permit took 14 days instead of 26": what one of many takes, held against another time. */
function isTimeOfEach({ clause, quantity }: Figure): boolean {
  const { verb, doer, utterance } = clause;
  if (!verb || doer.kind !== 'thing' || !/^(?:take|last)$/.test(verb.lemma)) return false;
  if (quantity.from < verb.to) return false;
  const head = utterance.tokens[doer.from];
  const oneOfMany =
    /^(?:an?|any|each|every|most|all)$/.test(head?.lower ?? '') ||
    (head?.pos === 'NOUN' && head.lower.endsWith('s'));
  return (
    oneOfMany &&
    /^(?:instead of|rather than|compared (?:with|to)|down from|up from|against)\b/.test(
      words(clause, quantity.to, quantity.to + 2),
    )
  );
}

function measuresSomething(clause: Clause, quantity: Quantity): boolean {
  return nounsOf(clause, quantity).some((noun) => MEASURE_NOUN.test(noun));
}

/** "a ten out of ten": praise, no measurement. */
function isScaleTop({ kind, value, denominator }: Quantity): boolean {
  return kind === 'ratio' && value === denominator && value <= 10;
}

/** "thirty percent of my time", "five percent of the budget": a share that is no effect. */
function isOwnShare(clause: Clause): boolean {
  return /\bof (?:my|our|their|his|her|the) (?:time|week|day|budget|team|capacity|roadmap|job|role)\b/.test(
    clause.text,
  );
}

function subjectText(clause: Clause): string {
  return clause.verb ? words(clause, clause.from, clause.verb.from) : clause.text;
}

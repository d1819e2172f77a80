import { clauseAt } from '../metric/figure.ts';
import type { Quantity } from '../reading/quantity.ts';
import type { Clause, Reading, Utterance } from '../reading/reading.ts';
import { sentenceOf } from '../reading/select.ts';
import { matchesIn } from '../reading/text.ts';
import type { Claim, ClaimKind } from './claim-kind.ts';
import { isStated } from './stated.ts';

const THOUSANDFOLD = 1000;
/** Two months: longer is no "within weeks". */
const LONGEST_DAYS = 62;
const DAYS: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  night: 1,
  week: 7,
  fortnight: 14,
  sprint: 14,
  month: 30.5,
};
const WITHIN = /^(?:in|within|over|inside|after|during)$/;
const FILLER = /^(?:just|only|about|under|less|than|around|roughly|the|a|first|space|of|last)$/;
const FOLD = /\b(?:(?:a|one|two|three|ten) )?(?:thousand|million)-?fold\b/g;
const A_FEW =
  /\b(?:in|within|over|inside) (?:(?:just|only|about|under|less than) )*(?:a (?:single )?(?:day|night|week|fortnight|month)|a (?:few|couple of) (?:days|weeks)|days|weeks)\b/;
const GROWING = new Set('grow rise increase go multiply climb expand soar jump'.split(' '));

export const growthWithinWeeks: ClaimKind = {
  id: 'growthWithinWeeks',
  reason: 'What grows a thousandfold within weeks was misheard or is made up.',
  noted: [
    'Orders went from 30 a day to 60 thousand a day in three weeks.',
    'We grew from 12 members to 40,000 members within six weeks.',
    'Within one month visits rose from 50 to two million.',
    'Sign-ups grew two thousand times in five weeks.',
    'Traffic grew a thousandfold in a month.',
  ],
  refused: [
    { text: 'We grew from 12 members to 40,000 members in six years.', why: 'It took years.' },
    { text: 'Orders went from 30 to 90 in three weeks.', why: 'It tripled.' },
    { text: 'Stock went from 40,000 boxes to 12 in two weeks.', why: 'It was sold, not grown.' },
    { text: 'Pay went from 9 dollars to 9,500 points in two weeks.', why: 'Two measures.' },
    { text: 'We went from zero to 4,000 members in five weeks.', why: 'Nothing has no multiple.' },
    { text: 'We will grow from 12 to 40,000 members in six weeks.', why: 'It is a forecast.' },
  ],
  find(reading) {
    return reading.utterances.flatMap((utterance) => [
      ...steepChanges(reading, utterance),
      ...steepMultiples(reading, utterance),
    ]);
  },
};

function steepChanges(reading: Reading, utterance: Utterance): Claim[] {
  return utterance.changes.flatMap(({ form, before, after, from, to }) => {
    if (form !== 'fromTo' || !isSameMeasure(before, after)) return [];
    if (before.value <= 0 || after.value < THOUSANDFOLD * before.value) return [];
    return claimAt(reading, utterance, from, to);
  });
}

function steepMultiples(reading: Reading, utterance: Utterance): Claim[] {
  const said = utterance.quantities.filter(
    ({ kind, value }) => kind === 'multiplier' && value >= THOUSANDFOLD,
  );
  return [...said, ...matchesIn(utterance.line, FOLD)].flatMap(({ from, to }) => {
    const verb = clauseAt(reading, utterance, from)?.verb?.lemma ?? '';
    return GROWING.has(verb) ? claimAt(reading, utterance, from, to) : [];
  });
}

function claimAt(reading: Reading, utterance: Utterance, from: number, to: number): Claim[] {
  const clause = clauseAt(reading, utterance, from);
  if (clause === null || !isStated(reading, clause, { from, to })) return [];
  if (!takesWeeks(reading, clause)) return [];
  return [
    { reason: 'Something grows a thousandfold within weeks.', passages: [{ clause, from, to }] },
  ];
}

function isSameMeasure(before: Quantity, after: Quantity): boolean {
  if (before.kind !== after.kind || /^(?:duration|date|clock|ordinal)$/.test(before.kind))
    return false;
  return before.unit === after.unit || before.unit === null || after.unit === null;
}

/** "in three weeks", said in the same sentence. */
function takesWeeks(reading: Reading, clause: Clause): boolean {
  return sentenceOf(reading, clause).some(
    ({ quantities, utterance, text }) =>
      A_FEW.test(text) || quantities.some((quantity) => isFewWeeks(utterance, quantity)),
  );
}

function isFewWeeks({ tokens }: Utterance, { kind, unit, value, from }: Quantity): boolean {
  const days = value * (DAYS[unit ?? ''] ?? Number.POSITIVE_INFINITY);
  if (kind !== 'duration' || days > LONGEST_DAYS) return false;
  const lead = tokens.slice(0, from).findLast(({ lower }) => !FILLER.test(lower));
  return WITHIN.test(lead?.lower ?? '');
}

import type { Quantity } from '../reading/quantity.ts';
import type { Reading, Utterance } from '../reading/reading.ts';
import { TIME_UNIT } from '../reading/time-words.ts';
import type { Claim, ClaimKind } from './claim-kind.ts';
import { passageOf, shifts, textBetween } from './stated.ts';

const OF_WHOLE =
  /^(?:out of|of (?:the|our|my|those|these|all))(?: (?:the|our|my|those|all))?(?: \w+)?$/;
const OF_THEM = /^of (?:them|those|these|which|whom)\b/;
const TIME = new RegExp(`^${TIME_UNIT}$`);
/** "eleven out of ten": a mark on a scale, not a part. */
const SCALES = new Set([5, 10, 100]);

/** A plain count; money can be overspent and time overrun. */
function isCount({ kind, unit, per }: Quantity): boolean {
  return kind === 'count' && per === null && !TIME.test(unit ?? '');
}

/** "45 out of the 40 tickets": nothing is counted in between, or the same thing is. */
function isOutOf(utterance: Utterance, part: Quantity, whole: Quantity): boolean {
  if (!isCount(part) || !isCount(whole) || part.value <= whole.value) return false;
  if (part.unit !== null && part.unit !== whole.unit && whole.unit !== null) return false;
  if (whole.unit === null && SCALES.has(whole.value)) return false;
  return OF_WHOLE.test(textBetween(utterance, part.to, whole.from));
}

/** "Out of 40 tickets, 52 were late": the whole opens the sentence, the part follows it. */
function isFronted({ tokens }: Utterance, part: Quantity, whole: Quantity): boolean {
  if (!isCount(part) || !isCount(whole) || part.value <= whole.value) return false;
  if (part.unit !== null || whole.unit === null || whole.to !== part.from) return false;
  const opening = tokens.slice(0, whole.from).findLastIndex(({ initial }) => initial);
  const lead = tokens.slice(opening, whole.from).map(({ lower }) => lower);
  return /^(?:out )?of(?: (?:the|our|my|all|all the))?$/.test(lead.join(' '));
}

/** "We had 40 tickets, and 52 of them were late": no other things are named in between. */
function isOfThem(utterance: Utterance, part: Quantity, whole: Quantity): boolean {
  if (!isCount(part) || !isCount(whole) || part.value <= whole.value) return false;
  const { tokens } = utterance;
  if (part.unit !== null || whole.unit === null) return false;
  if (!OF_THEM.test(textBetween(utterance, part.to, part.to + 2))) return false;
  const between = tokens.slice(whole.to, part.from);
  if (tokens[part.from - 1]?.lower === 'all') return false;
  return (
    between.filter(({ initial }) => initial).length <= 1 &&
    !between.some(({ pos, lower }) => /^(?:NOUN|PROPN)$/.test(pos) && /s$/.test(lower)) &&
    !shifts(textBetween(utterance, whole.to, part.from))
  );
}

export const partAboveWhole: ClaimKind = {
  id: 'partAboveWhole',
  reason: 'A part cannot be larger than what it is a part of.',
  noted: [
    'We checked the returns, and 45 out of the 40 parcels had no label.',
    'Fifteen of the twelve clerks passed the test on the first day.',
    'In May there were 40 open claims. 52 of them had no owner.',
    'I interviewed nine bakers, twelve of whom used the card.',
    'Sixty out of fifty rooms were ready at noon.',
    'Out of 200 invoices, 240 had no stamp.',
  ],
  refused: [
    { text: 'Of the 40 parcels, 31 had no label.', why: 'The part is smaller.' },
    { text: 'We shipped 900 orders out of twelve shops.', why: 'The orders came from the shops.' },
    { text: 'The guests gave it eleven out of ten.', why: 'It is praise on a scale.' },
    {
      text: 'We had nine clerks and hundreds of letters. 60 of them were late.',
      why: 'The letters were late.',
    },
    {
      text: 'We had nine clerks. We hired more, and by June fifteen of them knew the desk.',
      why: 'There were more by then.',
    },
    { text: 'I asked 45, sorry, 35 of the 40 tenants.', why: 'It was put right at once.' },
    {
      text: 'We spent 60 thousand dollars out of a 50 thousand budget.',
      why: 'Money is overspent.',
    },
  ],
  find(reading) {
    return reading.utterances.flatMap((utterance) => partsAbove(reading, utterance));
  },
};

function partsAbove(reading: Reading, utterance: Utterance): Claim[] {
  return utterance.quantities.flatMap((part, index) => {
    const after = utterance.quantities[index + 1];
    const before = utterance.quantities[index - 1];
    const within = after !== undefined && isOutOf(utterance, part, after);
    const whole = within ? after : before;
    if (whole === undefined) return [];
    const fronted = isFronted(utterance, part, whole);
    if (!within && !fronted && !isOfThem(utterance, part, whole)) return [];
    const [one, two] = [part, whole].map((number) => passageOf(reading, utterance, number));
    if (!one || !two) return [];
    const passages: Claim['passages'] = within
      ? [{ ...one, to: two.to }]
      : fronted
        ? [{ ...two, to: one.to }]
        : [two, one];
    return [{ reason: 'A part is larger than its whole.', passages }];
  });
}

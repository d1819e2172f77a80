import { GROUPS, ROLES } from '../reading/people-words.ts';
import type { Quantity } from '../reading/quantity.ts';
import type { Clause, Reading, Utterance } from '../reading/reading.ts';
import { isOwnDeed } from '../reading/select.ts';
import type { Claim, ClaimKind } from './claim-kind.ts';
import { passageOf, sentenceEnd, shifts, textBetween } from './stated.ts';

const LEADING = new Set('lead manage supervise oversee run head coach direct have'.split(' '));
const PEOPLE = /^(?:person|people|staff|report|head|employee)$/;
const BODY = [...GROUPS].join('|');
const IN_BODY = new RegExp(
  `^(?:out of|in|from|within|at|inside|of) (?:a|an|our|my|the|this)(?: \\w+)? (?:${BODY}|firm|business|shop)(?: of| with)(?: only| just)?$`,
);
const WHOLE = new RegExp(
  `\\b(?:whole|entire) (?:${BODY}|firm|business|shop|place)(?: only)?(?: was| had| is| has| were| of| with| counted| employed)(?: only| just)?$`,
);
const IN_WHOLE = new RegExp(`^in the (?:whole|entire) (?:${BODY}|firm|business|shop|place)$`);
const REACH = 4;

export const ledMoreThanThereWere: ClaimKind = {
  id: 'ledMoreThanThereWere',
  reason: 'Nobody leads more people than there are.',
  noted: [
    'I led thirty people in a company of twelve.',
    'I managed 40 engineers out of a team of 25.',
    'The whole company had twelve people. I managed twenty people there.',
    'I managed 25 people. There were twelve people in the whole company.',
    'I supervised nineteen clerks. The entire office was eleven people.',
  ],
  refused: [
    { text: 'I led eight people in a company of 200.', why: 'They are fewer.' },
    {
      text: 'The whole company had twelve people. Then we grew, and I managed twenty people.',
      why: 'It grew.',
    },
    { text: 'I managed 40 people in a building of six floors.', why: 'Floors are no people.' },
    { text: 'I led a team of eight in a department of sixty.', why: 'They are fewer.' },
    {
      text: 'I managed thirty, sorry, three people in a team of twelve.',
      why: 'It was put right.',
    },
    {
      text: 'The whole company had twelve people. Before that I led twenty people at a bank.',
      why: 'That was elsewhere.',
    },
  ],
  find(reading) {
    return reading.clauses.flatMap((clause) => {
      if (!isOwnDeed(clause) || !LEADING.has(clause.verb?.lemma ?? '')) return [];
      const { utterance } = clause;
      return clause.quantities.filter(isPeople).flatMap((led) => {
        const whole = bodyOf(reading, clause, led);
        if (whole === null || whole.value >= led.value) return [];
        const [one, two] = [led, whole].map((number) => passageOf(reading, utterance, number));
        if (!one || !two) return [];
        const passages: Claim['passages'] =
          one.clause === two.clause ? [{ ...one, to: two.to }] : [one, two];
        return [{ reason: 'More people are led than there were.', passages }];
      });
    });
  },
};

function isPeople({ kind, unit, per }: Quantity): boolean {
  return (
    kind === 'count' && per === null && unit !== null && (PEOPLE.test(unit) || ROLES.has(unit))
  );
}

/** How many there were in the body that the people led belong to; null if it is not said. */
function bodyOf(reading: Reading, { utterance, sentence }: Clause, led: Quantity): Quantity | null {
  const next = utterance.quantities[utterance.quantities.indexOf(led) + 1];
  const counts = (number: Quantity) =>
    number.kind === 'count' && (number.unit === null || isPeople(number));
  if (next && counts(next) && IN_BODY.test(textBetween(utterance, led.to, next.from))) return next;
  for (const clause of reading.clauses) {
    if (clause.utterance !== utterance || Math.abs(clause.sentence - sentence) > REACH) continue;
    for (const whole of clause.quantities) {
      if (!isPeople(whole) || !isWholeBody(utterance, clause, whole)) continue;
      const [first, last] = whole.from < led.from ? [whole, led] : [led, whole];
      const rest = textBetween(utterance, first.to, sentenceEnd(utterance, last.to));
      if (!shifts(rest)) return whole;
    }
  }
  return null;
}

/** "the whole company was twelve people", "there were twelve people in the whole company". */
function isWholeBody(utterance: Utterance, clause: Clause, { from, to }: Quantity): boolean {
  return (
    WHOLE.test(textBetween(utterance, clause.from, from)) ||
    (/\bthere (?:was|were)(?: only| just)?$/.test(textBetween(utterance, clause.from, from)) &&
      IN_WHOLE.test(textBetween(utterance, to, to + 4)))
  );
}

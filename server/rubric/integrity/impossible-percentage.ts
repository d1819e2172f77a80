import type { Quantity } from '../reading/quantity.ts';
import type { Clause } from '../reading/reading.ts';
import { find } from '../reading/select.ts';
import type { ClaimKind } from './claim-kind.ts';
import { isStated, textBetween } from './stated.ts';

const FALLING = new Set(
  'fall drop decrease decline shrink cut reduce lower lessen slash sink trim'.split(' '),
);
const LIGHT = new Set('go come bring be get take'.split(' '));
/** What can turn negative, and so fall by more than the whole of it. */
const SIGNED =
  /\b(?:profits?|margins?|earnings|income|returns? on|balance|net|cash|surplus|score|nps|growth|variance|temperature)\b/;
const A_FALL = /^(?:reduction|decrease|drop|fall|decline)$/;
const LED_BY =
  /(?:^| )(?:by|down)(?: (?:about|around|roughly|nearly|almost|over|some|more|than))*$/;
const HEDGE = /(?: (?:about|around|roughly|nearly|almost|over|some|more|than))+$/;
/** Shares that end at the whole by what they are. */
const SHARE =
  /\b(?:accuracy|uptime|availability|compliance|adherence|(?:on time|on-time|pass|error|defect|failure|completion|response|success|absence|no-show|first-time|right-first-time|rejection|reject|open|reply|abandonment|detection) rate)\b/;
const AT = /(?:^| )(?:at|to|was|were|is|are|reach|reached|hit|of|stood at|averaged|became)$/;
const COMPARED =
  /^(?:of|more|higher|better|above|over|up|faster|increase|rise|growth|jump|uplift)\b/;
/** Things that can be sold, used or done beyond what there is. */
const ELASTIC =
  /^(?:seats|beds|places|slots|hours|sales|costs|targets|goals|funds|results|points|resources|needs|expectations|objectives)$/;

export const impossiblePercentage: ClaimKind = {
  id: 'impossiblePercentage',
  reason: 'Nothing falls by more than all of it, and no share exceeds the whole.',
  noted: [
    'Complaints fell by 120 percent.',
    'We had a 130 percent reduction in complaints.',
    'We cut picking errors by a hundred and fifty percent.',
    'The number of late letters went down 130 percent.',
    'Our on-time rate went up to 112 percent.',
    'By then the accuracy of the labels was 108%.',
    'A hundred and ten percent of the clerks passed the test.',
  ],
  refused: [
    { text: 'Orders grew by 120 percent.', why: 'Growth has no upper end.' },
    { text: 'We reached 130 percent of our target.', why: 'A target can be exceeded.' },
    { text: 'Bed use fell from 120 percent to 95.', why: 'It fell from there, not by it.' },
    { text: 'Profit fell by 140 percent.', why: 'Profit can turn into a loss.' },
    { text: 'The crew gave 110 percent.', why: 'It is an idiom.' },
    { text: 'The accuracy was 98 percent.', why: 'It is a share.' },
    {
      text: 'The board said 112 percent accuracy, which makes no sense, so I looked into it.',
      why: 'The speaker says so too.',
    },
    {
      text: 'A hundred and twenty percent of the seats were sold.',
      why: 'Seats are overbooked.',
    },
  ],
  find(reading) {
    return reading.clauses.flatMap((clause) =>
      clause.quantities
        .filter(({ kind, value }) => kind === 'percentage' && value > 100)
        .filter((quantity) => cannotBe(clause, quantity) && isStated(reading, clause, quantity))
        .map(({ from, to }) => ({
          reason: 'A percentage is larger than it can be.',
          passages: [{ clause, from, to }] as const,
        })),
    );
  },
};

function cannotBe(clause: Clause, quantity: Quantity): boolean {
  return (
    fallsBeyond(clause, quantity) ||
    isShareBeyond(clause, quantity) ||
    isMoreThanAll(clause, quantity)
  );
}

function fallsBeyond(clause: Clause, { from, to }: Quantity): boolean {
  const { utterance } = clause;
  if (SIGNED.test(clause.text)) return false;
  const trail = textBetween(utterance, to, to + 1);
  if (A_FALL.test(trail)) return true;
  const verb = verbBefore(clause, from);
  if (verb === null || COMPARED.test(trail)) return false;
  const lead = textBetween(utterance, verb.to, from);
  if (FALLING.has(verb.lemma)) return lead.replace(HEDGE, '') === '' || LED_BY.test(lead);
  return LIGHT.has(verb.lemma) && /\bdown\b/.test(lead) && LED_BY.test(lead);
}

/** The clause's verb if the number follows it, else the nearest word that may be one. */
function verbBefore(
  { verb, tokens }: Clause,
  number: number,
): { lemma: string; to: number } | null {
  if (verb !== null) return verb.to <= number ? verb : null;
  const last = tokens.findLast(({ pos, index }) => pos === 'VERB' && index < number);
  return last === undefined ? null : { lemma: last.lemma, to: last.index + 1 };
}

function isShareBeyond(clause: Clause, { from, to }: Quantity): boolean {
  const named = find(clause, SHARE);
  if (named === null || named.from > from) return false;
  const { utterance } = clause;
  if (COMPARED.test(textBetween(utterance, to, to + 1))) return false;
  return AT.test(textBetween(utterance, named.to, from).replace(HEDGE, ''));
}

/** "130 percent of the clerks passed": a subject of many, and its verb at once. */
function isMoreThanAll({ utterance, verb }: Clause, { from, to }: Quantity): boolean {
  if (verb === null || verb.from < to || verb.from - to > 4 || verb.from - from > 9) return false;
  const subject = /^of (?:the|our|my|all)(?: the| our| my)? (?:\w+ )?(\w+s|people|staff)$/.exec(
    textBetween(utterance, to, verb.from),
  );
  return subject !== null && !ELASTIC.test(subject[1] ?? '');
}

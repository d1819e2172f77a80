import { clauseAt } from '../metric/figure.ts';
import type { Change } from '../reading/change.ts';
import type { Clause, Reading, Utterance } from '../reading/reading.ts';
import { sentenceOf } from '../reading/select.ts';
import type { Claim, ClaimKind, Passage } from './claim-kind.ts';
import { isSubset, scopeOf, stemOf, subjectWords } from './scope.ts';
import { differ, isStated } from './stated.ts';

/** How many sentences may lie between when the second speaks of "it" alone. */
const NEAR = 3;

interface Told {
  readonly change: Change;
  readonly clause: Clause;
}

export const twoChanges: ClaimKind = {
  id: 'twoChanges',
  reason: 'One change of one measure has one start and one end.',
  noted: [
    'Late letters went from 20 percent to 8. I gave the desk to Ana, and she kept the log. So we took late letters from 20 percent to 5.',
    'The queue went from 40 minutes to 15 minutes. People were glad. It went from 40 minutes to nine minutes.',
    'Returns fell from nine percent to four percent. I was proud of how returns fell from twelve percent to four percent.',
    'We cut the error rate from 9% to 3%. The error rate going from 9% to 1% made the board notice.',
    'I cut the claim time from 30 days to ten days. That is how the claim time went from 30 days to 20 days.',
  ],
  refused: [
    {
      text: 'Late letters went from 20 percent to 8. By June late letters had gone from 20 percent to 5.',
      why: 'It fell further with time.',
    },
    {
      text: 'Late letters went from 20 percent to 8. Late parcels went from 20 percent to 12.',
      why: 'Two measures.',
    },
    {
      text: 'At the north yard late letters went from 20 percent to 8. At the south yard late letters went from 20 percent to 12.',
      why: 'Two yards.',
    },
    {
      text: 'Late letters went from 20 percent to 8. So late letters went from about 20 percent to nearly 9.',
      why: 'The second time it is rounded.',
    },
    {
      text: 'Late letters went from 20 percent to 8. Sorry, late letters went from 20 percent to 5.',
      why: 'It is put right.',
    },
    {
      text: 'Late letters went from 20 percent to 8, and then from 8 to 5.',
      why: 'The second goes on from the first.',
    },
    {
      text: 'The plan was to take late letters from 20 percent to 5. Late letters went from 20 percent to 8.',
      why: 'One of them was planned.',
    },
  ],
  find(reading) {
    return reading.utterances.flatMap((utterance) => {
      const told = changesTold(reading, utterance);
      return told.flatMap((second, index) => {
        const first = told.slice(0, index).find((one) => contradicts(reading, one, second));
        return first ? [claimOf(first, second)] : [];
      });
    });
  },
};

function changesTold(reading: Reading, utterance: Utterance): Told[] {
  return utterance.changes.flatMap((change) => {
    const clause = clauseAt(reading, utterance, change.from);
    if (change.form !== 'fromTo' || clause === null || !isStated(reading, clause, change))
      return [];
    return [{ change, clause }];
  });
}

function contradicts(reading: Reading, first: Told, second: Told): boolean {
  return (
    isHalfEqual(first.change, second.change) &&
    isOfSame(reading, first, second) &&
    isSubset(scopeOf(reading, second.clause), scopeOf(reading, first.clause))
  );
}

/** The same start and another end, or another start and the same end. */
function isHalfEqual(first: Change, second: Change): boolean {
  if (first.before.kind !== second.before.kind || first.before.unit !== second.before.unit)
    return false;
  if (first.direction !== second.direction) return false;
  const [starts, ends] = [
    first.before.value === second.before.value,
    first.after.value === second.after.value,
  ];
  return (
    (starts && differ(first.after, second.after)) || (ends && differ(first.before, second.before))
  );
}

/** Everything that the second says it is about was named with the first. */
function isOfSame(reading: Reading, first: Told, second: Told): boolean {
  const known = new Set(
    sentenceOf(reading, first.clause).flatMap(({ tokens }) => tokens.map(stemOf)),
  );
  const named = namedWith(second);
  if (named.size > 0) return isSubset(named, known);
  return (
    second.clause.sentence - first.clause.sentence <= NEAR &&
    /\b(?:it|that|this)\b/.test(second.clause.text)
  );
}

/** What the clause says it is about up to the next verb; else the word before it ("scrap | went from"). */
function namedWith({ clause, change }: Told): ReadonlySet<string> {
  const { tokens } = clause.utterance;
  const ends = tokens.findIndex(
    ({ pos, index }) => index >= change.to && /^(?:VERB|AUX)$/.test(pos),
  );
  const limit = ends === -1 ? clause.to : ends;
  const named = subjectWords(
    clause.tokens.filter(({ index }) => index < limit),
    change,
  );
  const before = tokens[clause.from - 1];
  if (named.size > 0 || before === undefined || tokens[clause.from]?.initial) return named;
  return /^(?:VERB|NOUN|PROPN)$/.test(before.pos) ? new Set([stemOf(before)]) : named;
}

function claimOf(first: Told, second: Told): Claim {
  return {
    reason: 'One change is told with two sets of numbers.',
    passages: [passageOf(first), passageOf(second)],
  };
}

function passageOf({ change, clause }: Told): Passage {
  return { clause, from: change.from, to: change.to };
}

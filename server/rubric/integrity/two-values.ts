import type { Quantity } from '../reading/quantity.ts';
import type { Reading, Utterance } from '../reading/reading.ts';
import { MONTH } from '../reading/time-words.ts';
import type { ClaimKind, Passage } from './claim-kind.ts';
import { isSame, scopeOf, subjectWords } from './scope.ts';
import { differ, passageOf, shifts, textBetween } from './stated.ts';

const KINDS = new Set(['count', 'percentage', 'money', 'duration']);
/** Verbs that state how much there is; with one another they say the same. */
const BEING = new Set('be have get see stand sit'.split(' '));
const FALLING = new Set('fall drop decrease decline shrink cut reduce'.split(' '));
const RISING = new Set('rise grow increase climb'.split(' '));
/** A date that both name; nothing said in between makes it another. */
const DATED = new RegExp(`^(?:${MONTH}|q[1-4]|(?:19|20)\\d\\d)$`);

interface Value {
  readonly quantity: Quantity;
  readonly passage: Passage;
  readonly manner: string;
}

export const twoValues: ClaimKind = {
  id: 'twoValues',
  reason: 'One measure at one time has one value.',
  noted: [
    'In March we had 40 open claims. I split the desk and gave half of it to Ana. In March we had 90 open claims.',
    'Late letters fell by 30 percent. People were glad. Late letters fell by 55 percent.',
    'The picking error rate was four percent in June. I asked Omar to look. The picking error rate was nine percent in June.',
  ],
  refused: [
    {
      text: 'In March we had 40 open claims. In June we had 90 open claims.',
      why: 'Two times.',
    },
    {
      text: 'Late letters fell by 30 percent. Late parcels fell by 55 percent.',
      why: 'Two measures.',
    },
    {
      text: 'We had 40 open claims. The other desk had 90 open claims.',
      why: 'Two desks.',
    },
    {
      text: 'Ana had 40 calls a day. Omar had 90 calls a day.',
      why: 'Two people.',
    },
    {
      text: 'In March we had 40 open claims. In March we had about 90 open claims.',
      why: 'One of them is a guess.',
    },
    { text: 'Late letters fell by 30 percent, no, wait, 55 percent.', why: 'It is put right.' },
    { text: 'We had 40 open claims. Then we had 90 open claims.', why: 'Two times.' },
  ],
  find(reading) {
    return reading.utterances.flatMap((utterance) => {
      const values = valuesTold(reading, utterance);
      return values.flatMap((second, index) => {
        const first = values
          .slice(0, index)
          .find((one) => contradicts(reading, utterance, one, second));
        return first === undefined
          ? []
          : [
              {
                reason: 'One measure is told with two values.',
                passages: [first.passage, second.passage] as const,
              },
            ];
      });
    });
  },
};

function valuesTold(reading: Reading, utterance: Utterance): Value[] {
  const changing = new Set(utterance.changes.flatMap(({ before, after }) => [before, after]));
  return utterance.quantities.flatMap((quantity) => {
    if (!KINDS.has(quantity.kind) || quantity.excluded !== null) return [];
    const passage = passageOf(reading, utterance, quantity);
    const manner = passage === null ? null : mannerOf(passage, quantity);
    if (passage === null || manner === null) return [];
    // What it was and what it is are two values in order; two falls of one measure are not.
    if (manner.startsWith('is ') && changing.has(quantity)) return [];
    return [{ quantity, passage, manner }];
  });
}

/** How the clause uses its number: it is so much, or moved by so much; null for anything else. */
function mannerOf({ clause }: Passage, { from, kind }: Quantity): string | null {
  const { verb, doer, utterance } = clause;
  if (verb === null || from < verb.from) return null;
  const who =
    doer.kind === 'we' || doer.kind === 'impersonal'
      ? 'we'
      : `${doer.kind} ${doer.entity?.id ?? ''}`;
  const tense = `${verb.tense} ${verb.perfect}`;
  if (BEING.has(verb.lemma)) return `is ${who} ${tense}`;
  const by = kind === 'percentage' && /(?:^| )by$/.test(textBetween(utterance, verb.to, from));
  const direct = kind === 'percentage' && from === verb.to;
  if (!by && !direct) return null;
  if (FALLING.has(verb.lemma)) return `falls ${who} ${tense}`;
  return RISING.has(verb.lemma) ? `rises ${who} ${tense}` : null;
}

function contradicts(reading: Reading, utterance: Utterance, first: Value, second: Value): boolean {
  const [one, two] = [first.quantity, second.quantity];
  if (first.passage.clause.sentence === second.passage.clause.sentence) return false;
  if (
    first.manner !== second.manner ||
    one.kind !== two.kind ||
    one.unit !== two.unit ||
    one.per !== two.per
  )
    return false;
  if (!differ(one, two)) return false;
  const [words, again] = [first, second].map(({ passage, quantity }) =>
    subjectWords(passage.clause.tokens, quantity),
  );
  if (!words || !again || !isSame(words, again)) return false;
  if (words.size === 0 && one.kind !== 'count') return false;
  if (adjectives(utterance, one) !== adjectives(utterance, two)) return false;
  const [scope, later] = [first, second].map(({ passage }) => scopeOf(reading, passage.clause));
  if (!scope || !later || !isSame(scope, later)) return false;
  const dated = [...scope].some((word) => DATED.test(word));
  return dated || !shifts(textBetween(utterance, one.to, two.from));
}

/** The words between the number and what is counted: "open" of "40 open claims". */
function adjectives(utterance: Utterance, { from, to }: Quantity): string {
  return utterance.tokens
    .slice(from, to)
    .filter(({ pos }) => /^(?:ADJ|NOUN|VERB|ADV)$/.test(pos))
    .map(({ lemma }) => lemma)
    .join(' ');
}

import type { Clause, Reading } from '../reading/reading.ts';
import { neighbour } from '../reading/select.ts';
import { matchesIn } from '../reading/text.ts';
import { MONTH, WEEKDAY } from '../reading/time-words.ts';
import type { Claim, ClaimKind, Passage } from './claim-kind.ts';
import { isStated } from './stated.ts';

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const ONES = 'one two three four five six seven eight nine'.split(' ');
const SPOKEN = `(?:twenty (?:${TEENS.join('|')}|twenty(?:[ -](?:${ONES.join('|')}))?)|two thousand(?: and)? (?:${[...TEENS, ...ONES].join('|')}))`;
const YEAR = `(?:(?:19[5-9]|20[0-4])\\d|${SPOKEN})`;
const PART = `(?:(?:the|early|late|mid|end|start|beginning|middle|of|spring|summer|autumn|winter) )*`;
const DATE = `${PART}(?:(?:${MONTH}|q[1-4]) (?:of )?)?${YEAR}`;
const SPAN = new RegExp(
  `\\b(?:from|between) (${DATE}) (?:to|until|till|through|and) (${DATE})(?! \\w+s\\b)`,
  'g',
);
const IN = new RegExp(`\\b(?:in|on) (${DATE})$`);
const STARTING = new Set('start begin open launch join'.split(' '));
const ENDING = new Set('finish end close complete stop conclude leave'.split(' '));
/** Nouns that leave open what was begun and ended. */
const LOOSE = new RegExp(
  `^(?:${MONTH}|${WEEKDAY}|project|work|job|programme|program|it|end|start|year|q[1-4]|spring|summer|autumn|winter)$`,
);
const MOVED = new Set(
  'go fall drop rise grow come cut reduce bring take increase decrease'.split(' '),
);

const REASON = 'The end lies before the start.';

export const datesReversed: ClaimKind = {
  id: 'datesReversed',
  reason: 'Nothing ends before it begins.',
  noted: [
    'I ran the night desk from 2022 to 2019.',
    'From June 2023 to March 2022 I led the move to the new yard.',
    'We started in 2022 and finished in 2021.',
    'The trial ran between twenty twenty two and twenty nineteen.',
    'We began in March 2023 and completed it in January 2023.',
  ],
  refused: [
    { text: 'I ran the night desk from 2019 to 2022.', why: 'The order is right.' },
    { text: 'It ran from October to March.', why: 'Months go over the end of a year.' },
    { text: 'Visits went from 2022 to 1980 in a week.', why: 'These are counts.' },
    {
      text: 'We opened the new yard in 2022 and closed the old one in 2021.',
      why: 'Two things, each with its date.',
    },
    { text: 'I looked back from 2022 to 2019 in the files.', why: 'Looking goes backwards.' },
    { text: 'We started in 2022, sorry, 2020, and finished in 2021.', why: 'It was put right.' },
  ],
  find(reading) {
    return reading.clauses.flatMap((clause) => {
      if (!isStated(reading, clause, clause)) return [];
      return [...spansBack(clause), ...endsBeforeStart(reading, clause)];
    });
  },
};

function spansBack(clause: Clause): Claim[] {
  if (MOVED.has(clause.verb?.lemma ?? '') || /\bback(?:wards)?\b/.test(clause.text)) return [];
  return matchesIn(clause.line, SPAN)
    .filter(({ text }) => {
      const [, from = '', to = ''] = new RegExp(SPAN.source).exec(text) ?? [];
      return isBefore(to, from);
    })
    .map(({ from, to }) => ({ reason: REASON, passages: [{ clause, from, to }] }));
}

/** "we started in 2022 | and finished in 2021": the same doer, and nothing else is named. */
function endsBeforeStart(reading: Reading, start: Clause): Claim[] {
  const end = neighbour(reading, start, 1);
  if (end === null || end.sentence !== start.sentence || !isStated(reading, end, end)) return [];
  if (!STARTING.has(start.verb?.lemma ?? '') || !ENDING.has(end.verb?.lemma ?? '')) return [];
  if (start.doer.kind !== end.doer.kind || start.doer.entity !== end.doer.entity) return [];
  if (end.tokens.some(({ pos, lower }) => /^(?:NOUN|PROPN|ADJ)$/.test(pos) && !LOOSE.test(lower)))
    return [];
  const [from = '', to = ''] = [start, end].map(({ text }) => IN.exec(text)?.[1] ?? '');
  if (from === '' || to === '' || !isBefore(to, from)) return [];
  return [{ reason: REASON, passages: [whole(start), whole(end)] }];
}

function whole(clause: Clause): Passage {
  return { clause, from: clause.from, to: clause.to };
}

/** True if the one date lies before the other, whatever its unsaid month. */
function isBefore(one: string, other: string): boolean {
  const [a, b] = [timeOf(one), timeOf(other)];
  if (a.year !== b.year) return a.year < b.year;
  return a.month !== null && b.month !== null && a.month < b.month;
}

/** The year, and the month or a quarter's first month, 0 to 11; null if it is not said. */
function timeOf(date: string): { year: number; month: number | null } {
  const quarter = /\bq([1-4])\b/.exec(date);
  const month = MONTHS.findIndex((name) => date.includes(name));
  const named = month === -1 ? null : month;
  return { year: yearOf(date), month: quarter ? 3 * (Number(quarter[1]) - 1) : named };
}

function yearOf(date: string): number {
  const digits = /\b(\d{4})\b/.exec(date);
  if (digits) return Number(digits[1]);
  const words = date.split(/[ -]/);
  const last = words.at(-1) ?? '';
  const teen = TEENS.indexOf(last);
  if (teen !== -1) return 2010 + teen;
  const one = ONES.indexOf(last) + 1;
  return (date.includes('thousand') ? 2000 : 2020) + one;
}

import type { Evidence } from '#contract/element.ts';
import type { NumberTold, Told } from '#contract/told.ts';
import { likenessOf, tellingOf } from './likeness.ts';

/** One answer of a loop: its utterances in order. */
export interface AnswerTold {
  readonly attemptId: string;
  readonly told: readonly Told[];
}

/** One story in two answers: the people and numbers that they share, or else the words. */
export interface StoryTwice {
  readonly attemptIds: readonly [string, string];
  readonly shared: readonly string[];
}

/** Two numbers that cannot both be right: the words of each. */
export interface TwoValues {
  /** Which end of a change has two values; null for a number that stands alone. */
  readonly role: NumberTold['role'];
  readonly reason: string;
  readonly first: Evidence;
  readonly second: Evidence;
}

/** Values that lie closer than this are one value, rounded once and once not. */
const ROUNDING = 0.1;
/** Words of a sentence's scope that name no time, place or part; and such as tell two states apart. */
const IDLE_SCOPE =
  /^(?:more|every|each|both|day|days|week|weeks|month|months|left|moved|hired|joined|took)$/;
const STATE =
  /^(?:after|afterwards|then|now|later|again|next|new|other|others|another|since|until|end|finally|today)$/;
/** Words that put a number at the start of a change. */
const EARLIER =
  /^(?:before|back then|had been|used to|previously|originally|at first|at the start)$/;
/** What such a number counts must be said in as many words, as the change itself is not told. */
const LEAST_SUBJECT_OF_EARLIER = 2;

const DATED =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|q[1-4]|(?:19|20)\d\d|(?:this|that|last|same|previous) )/;

/** The stories that are told in more than one of the answers. */
export function repeatedStories(answers: readonly AnswerTold[]): StoryTwice[] {
  const tellings = answers.map(({ attemptId, told }) => ({ attemptId, telling: tellingOf(told) }));
  return pairs(tellings).flatMap(([one, other]) => {
    const { same, names, numbers, words } = likenessOf(one.telling, other.telling);
    const shared = names.length + numbers.length > 0 ? [...names, ...numbers] : words;
    return same ? [{ attemptIds: [one.attemptId, other.attemptId] as const, shared }] : [];
  });
}

/** Numbers of one measure that two utterances give another value; each pair once. */
export function contradictions(first: readonly Told[], second: readonly Told[]): TwoValues[] {
  const people = new Set(
    [...first, ...second].flatMap(({ names }) =>
      names.flatMap((name) => name.toLowerCase().split(' ')),
    ),
  );
  const earlier = first.flatMap(({ numbers }) => numbers);
  return second
    .flatMap(({ numbers }) => numbers)
    .flatMap((number) => {
      const contrary = earlier.find((one) => contradict(one, number, people));
      return contrary
        ? [
            {
              role: roleOf(number),
              reason: 'One measure is told with two values.',
              first: contrary.evidence,
              second: number.evidence,
            },
          ]
        : [];
    });
}

function contradict(one: NumberTold, other: NumberTold, people: ReadonlySet<string>): boolean {
  const isSaid = one.role !== null && other.role !== null;
  const role = roleOf(one);
  return (
    [one, other].every(({ stated, approximate }) => stated && !approximate) &&
    one.kind === other.kind &&
    isUnit(one, other) &&
    role === roleOf(other) &&
    // Of a change the other end must agree: else it is another change.
    (!isSaid || one.other === other.other) &&
    !isRounded(one.value, other.value) &&
    // A number that stands alone moves with time: only with a date is it one measurement.
    (role !== null || one.scope.some((word) => DATED.test(word))) &&
    isSame(scopeOf(one, people), scopeOf(other, people)) &&
    isAbout(
      subjectOf(one, people),
      subjectOf(other, people),
      role !== null && !isSaid ? LEAST_SUBJECT_OF_EARLIER : 1,
    )
  );
}

/** "Back then we had nineteen" is the first of two values, though the other is not told. */
function roleOf({ role, scope }: NumberTold): NumberTold['role'] {
  return role ?? (scope.some((word) => EARLIER.test(word)) ? 'before' : null);
}

/** "From nine to three batches": what is counted is said once. */
function isUnit(one: NumberTold, other: NumberTold): boolean {
  const isBare = ({ kind, unit }: NumberTold) => kind === 'count' && unit === null;
  return one.unit === other.unit || isBare(one) || isBare(other);
}

function isRounded(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDING * Math.max(Math.abs(one), Math.abs(other));
}

/** A change says itself what was before and what after. */
function scopeOf(number: NumberTold, people: ReadonlySet<string>): string[] {
  const isOfChange = roleOf(number) !== null;
  return number.scope.filter(
    (word) =>
      !people.has(word) &&
      !IDLE_SCOPE.test(word) &&
      !(isOfChange && (STATE.test(word) || EARLIER.test(word))),
  );
}

const subjectOf = ({ subject, kind, unit }: NumberTold, people: ReadonlySet<string>) =>
  [...subject, ...(kind === 'count' && unit !== null ? [unit] : [])].filter(
    (word) => !people.has(word),
  );

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.every((word) => other.includes(word)) && other.every((word) => one.includes(word));
}

/** One says nothing about what was measured that the other does not, and both say something. */
function isAbout(one: readonly string[], other: readonly string[], least: number): boolean {
  const [less, more] = one.length <= other.length ? [one, other] : [other, one];
  return less.length >= least && less.every((word) => more.includes(word));
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));
}

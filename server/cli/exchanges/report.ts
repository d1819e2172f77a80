import { table } from '../table.ts';
import type { Judged } from './judge.ts';

/** Precision and recall of each kind of judgement, for each set. */
export function exchangesText(sets: Readonly<Record<string, readonly Judged[]>>): string {
  const rows = Object.entries(sets).flatMap(([set, judged]) =>
    countsOf(judged).map(({ name, labelled, given, hit }) => [
      name,
      set,
      String(labelled),
      String(given),
      share(hit, given),
      share(hit, labelled),
    ]),
  );
  return table([
    ['judgement', 'set', 'labelled', 'judged', 'precision', 'recall'],
    ...rows.toSorted(),
  ]);
}

/** How often a judgement is labelled, how often it was given, and how often it was given rightly. */
interface Counts {
  readonly name: string;
  readonly labelled: number;
  readonly given: number;
  readonly hit: number;
}

export function countsOf(judged: readonly Judged[]): Counts[] {
  return classesOf(judged).map(({ name, isRight, isGiven, all }) => ({
    name,
    labelled: all.filter(isRight).length,
    given: all.filter(isGiven).length,
    hit: all.filter((one) => isRight(one) && isGiven(one)).length,
  }));
}

/** The exchanges that were judged otherwise than they are labelled. */
export function missesText(judged: readonly Judged[]): string {
  return judged
    .filter(({ right, given }) => right.join() !== given.join())
    .map(
      ({ kind, right, given, text }) =>
        `${kind}: labelled ${list(right)}, judged ${list(given)}\n  ${text}`,
    )
    .join('\n');
}

interface Class {
  readonly name: string;
  readonly all: readonly Judged[];
  isRight(judged: Judged): boolean;
  isGiven(judged: Judged): boolean;
}

/** A reply, a story and numbers are of a class each; what is taken back or added counts by element. */
function classesOf(judged: readonly Judged[]): Class[] {
  const ofKind = (kind: string) => judged.filter((one) => one.kind === kind);
  const named = (kind: string, name: string): Class => ({
    name,
    all: ofKind(kind),
    isRight: ({ right }) => right.includes(name),
    isGiven: ({ given }) => given.includes(name),
  });
  const byElement = (kind: string): Class[] => {
    const all = ofKind(kind).flatMap((one) =>
      [...new Set([...one.right, ...one.given])].map((id) => ({
        ...one,
        right: one.right.filter((other) => other === id),
        given: one.given.filter((other) => other === id),
      })),
    );
    return [
      {
        name: kind,
        all,
        isRight: ({ right }) => right.length > 0,
        isGiven: ({ given }) => given.length > 0,
      },
    ];
  };
  return [
    ...['answered', 'dodged', 'unknown'].map((name) => named('reply', name)),
    ...byElement('taken back'),
    ...byElement('contradicted'),
    ...byElement('added, asked for'),
    ...byElement('added besides'),
    named('story', 'repeated story'),
    named('numbers', 'two values'),
  ];
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(2);
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'nothing' : values.join(' ');
}

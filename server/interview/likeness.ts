import type { NumberTold, Told } from '#contract/told.ts';

/** What two tellings share, and whether that makes them one story. */
export interface Likeness {
  readonly same: boolean;
  /** People of both. */
  readonly names: readonly string[];
  /** Numbers of both, with their unit: "14%", "90 minute". */
  readonly numbers: readonly string[];
  /** What both are about besides, rarest first. */
  readonly words: readonly string[];
}

/** A small count ("two of us") is shared by chance. */
const LEAST_SHARED_COUNT = 4;

/*
 * How alike what two tellings are about is, as the cosine between their words weighted by rarity. Of
 * 681 pairs of answers about different things from one place of work, 99% stay below 0.17 and all
 * below 0.24.
 */
const ALIKE_WITH_NAME_AND_NUMBER = 0.15;
const ALIKE = 0.3;
const MUCH_ALIKE = 0.35;

/** A word that not everybody uses; and how many of them make a story without people and numbers. */
const RARE = 0.4;
const MANY_RARE = 5;

/** Every change is told in these words. */
const CHANGING =
  /^(?:fall|rise|drop|grow|go|come|get|take|cost|lose|increase|decrease|decline|climb|improve|reduce|cut)$/;

/**
 * One story or two? Names alone are no story, as the same people work on many things, nor is a
 * number alone, nor a measure that both speak of.
 */
export function likenessOf(one: readonly Told[], other: readonly Told[]): Likeness {
  const names = [...new Set([...namesIn(one, other), ...namesIn(other, one)])];
  const numbers = sharedNumbers(one, other);
  const alike = cosine(contentOf(one), contentOf(other));
  const words = [...contentOf(one)]
    .filter(([word]) => contentOf(other).has(word) && !CHANGING.test(word))
    .filter(([, rarity]) => rarity >= RARE)
    .toSorted(([, a], [, b]) => b - a)
    .map(([word]) => word);
  const measured = new Set(numbers.flatMap(({ subject }) => subject));
  const besides = words.filter((word) => !measured.has(word));
  // "From fourteen to six" in both: two numbers of one change.
  const wholeChange = numbers.some(
    ({ role, value, other: end }) =>
      role === 'before' && numbers.some((after) => after.other === value && after.value === end),
  );
  const same =
    (names.length > 0 && wholeChange) ||
    (names.length > 0 && numbers.length > 0 && alike >= ALIKE_WITH_NAME_AND_NUMBER) ||
    (alike >= ALIKE && (names.length > 0 || wholeChange)) ||
    (alike >= ALIKE && numbers.length > 0 && besides.length > 0) ||
    (alike >= MUCH_ALIKE && besides.length >= MANY_RARE);
  return { same, names, numbers: [...new Set(numbers.map(labelOf))], words };
}

/** People of the first telling whose names stand in the second. */
function namesIn(first: readonly Told[], second: readonly Told[]): string[] {
  const words = new Set(second.flatMap((one) => one.words.map(bare)));
  return first
    .flatMap(({ names }) => names)
    .filter((name) => name.split(' ').every((part) => words.has(bare(part))));
}

const bare = (word: string) => word.replace(/[’']s$/, '').replace(/[^\p{L}\p{N}]/gu, '');

function sharedNumbers(one: readonly Told[], other: readonly Told[]): NumberTold[] {
  const those = numbersOf(other);
  return numbersOf(one).filter((number) => those.some((that) => isSameNumber(number, that)));
}

/** The numbers that mark a story: no small counts, no dates. */
function numbersOf(telling: readonly Told[]): NumberTold[] {
  return telling
    .flatMap(({ numbers }) => numbers)
    .filter(({ kind }) => kind !== 'date' && kind !== 'ordinal' && kind !== 'clock')
    .filter(
      ({ stated, kind, value, role }) =>
        stated && (role !== null || kind !== 'count' || value >= LEAST_SHARED_COUNT),
    );
}

/** "Eight hundred euros a week" may come back as "eight hundred". */
function isSameNumber(one: NumberTold, other: NumberTold): boolean {
  if (one.value !== other.value) return false;
  const isBare = ({ kind, unit }: NumberTold) => kind === 'count' && unit === null;
  return one.kind === other.kind
    ? one.unit === other.unit || one.unit === null || other.unit === null
    : isBare(one) || isBare(other);
}

function labelOf({ value, kind, unit }: NumberTold): string {
  if (kind === 'percentage') return `${value}%`;
  return unit === null ? String(value) : `${value} ${unit}`;
}

function contentOf(telling: readonly Told[]): ReadonlyMap<string, number> {
  return new Map(
    telling.flatMap(({ content }) => content.map(({ word, rarity }) => [word, rarity] as const)),
  );
}

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const length = (words: ReadonlyMap<string, number>) =>
    Math.sqrt([...words.values()].reduce((sum, rarity) => sum + rarity ** 2, 0));
  const lengths = length(one) * length(other);
  const along = [...one].reduce(
    (sum, [word, rarity]) => sum + rarity * Math.min(rarity, other.get(word) ?? 0),
    0,
  );
  return lengths === 0 ? 0 : along / lengths;
}

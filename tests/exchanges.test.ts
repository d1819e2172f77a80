import { expect, test } from 'vitest';
import {
  type ExchangeSet,
  KEPT_ASIDE_SETS,
  readExchanges,
  TUNING_SETS,
} from '../server/cli/exchanges/exchange-set.ts';
import { type Judged, judge } from '../server/cli/exchanges/judge.ts';
import { countsOf } from '../server/cli/exchanges/report.ts';

const tuning = TUNING_SETS.map(readExchanges);
const keptAside = KEPT_ASIDE_SETS.map(readExchanges);
const sets = [...tuning, ...keptAside];

/** What the product says of a reply or of two answers is right at least this often, or not said. */
const LEAST_PRECISION = 0.8;

const exchangesOf = ({ walks }: ExchangeSet) => walks.flatMap(({ exchanges }) => exchanges);
const walksOf = (some: readonly ExchangeSet[]) =>
  some.flatMap(({ walks }) => walks.map(({ walk }) => walk));

test('the second set has sixty exchanges and twenty pairs in each of its halves', () => {
  for (const set of [tuning[1], keptAside[1]]) {
    if (set === undefined) throw new Error('There is no second set.');
    expect(exchangesOf(set).length).toBeGreaterThanOrEqual(60);
    expect(set.pairs).toHaveLength(20);
  }
});

test('each walk of life is in one set alone', () => {
  const walks = walksOf(sets);
  expect(walks).toEqual([...new Set(walks)]);
});

test('what is taken back, contradicted or added is labelled as one thing at a time', () => {
  for (const { reply, retracts, contradicts, adds } of sets.flatMap(exchangesOf)) {
    const named = [retracts, contradicts, ...adds].filter((id) => id !== undefined);
    expect(named, reply).toEqual([...new Set(named)]);
  }
});

test('whatever is judged of the sets kept aside is right four times in five', async () => {
  const judged: Judged[] = [];
  for (const set of keptAside) judged.push(...(await judge(set)));
  const counts = countsOf(judged);
  for (const { name, given, hit } of counts) {
    if (given > 0) expect(hit / given, name).toBeGreaterThanOrEqual(LEAST_PRECISION);
  }
  // None of them is right for saying nothing.
  expect(counts.filter(({ given }) => given > 0).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['dodged', 'unknown', 'taken back', 'repeated story', 'two values']),
  );
});

test('no two sets share nine words in a row: the second was not copied from the first', () => {
  const owners = new Map<string, number>();
  for (const [index, set] of sets.entries()) {
    const said = [
      ...set.walks.flatMap(({ main, exchanges }) => [
        main,
        ...exchanges.flatMap(({ probe, reply }) => [probe, reply]),
      ]),
      ...set.pairs.flatMap(({ first, second }) => [first, second]),
    ];
    for (const run of said.flatMap(nineWordRuns)) {
      expect(owners.get(run) ?? index, run).toBe(index);
      owners.set(run, index);
    }
  }
});

function nineWordRuns(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]/gu, '')
    .split(/ +/);
  return words.slice(8).map((_, from) => words.slice(from, from + 9).join(' '));
}

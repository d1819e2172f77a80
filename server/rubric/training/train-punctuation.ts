import { wordsOfText } from '#contract/transcript.ts';
import { gapsOf } from '../reading/punctuation.ts';
import type { PunctuationFile } from '../reading/punctuation-model.ts';
import { tag } from '../reading/tag.ts';
import { type Token, tokenize } from '../reading/token.ts';
import { blockOf, fitLogistic } from './logistic.ts';

const FIT = { namePenalty: 5, numberPenalty: 1, iterations: 60 };
/** What holds less often is not learned, and what weighs less is not stored. */
const LEAST = { count: 12, weight: 0.12 };

interface Row {
  readonly names: readonly string[];
  readonly isMarked: boolean;
  readonly isEnd: boolean;
}

/** Learns from how answers are punctuated where a mark stands, and which of them end a sentence. */
export function trainPunctuation(texts: readonly string[]): PunctuationFile {
  const rows = texts.flatMap(rowsOf);
  const counts = new Map<string, number>();
  for (const { names } of rows) {
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const frequent = [...counts.keys()].filter((name) => (counts.get(name) ?? 0) >= LEAST.count);
  const places = new Map(frequent.map((name, at) => [name, at]));
  const mark = weightsOf(rows, places, ({ isMarked }) => isMarked);
  const end = weightsOf(
    rows.filter(({ isMarked }) => isMarked),
    places,
    ({ isEnd }) => isEnd,
  );
  const weights: Record<string, [number, number]> = {};
  for (const [name, at] of places) {
    const pair: [number, number] = [rounded(mark[at]), rounded(end[at])];
    if (pair.some((weight) => Math.abs(weight) >= LEAST.weight)) weights[name] = pair;
  }
  return { bias: { mark: rounded(mark.at(-1)), end: rounded(end.at(-1)) }, weights };
}

/** The gaps of a text as they are seen without its marks and the capitals of its sentences. */
function rowsOf(text: string): Row[] {
  const tokens = tokenize(wordsOfText(text));
  const marks = new Map<Token, string>(tokens.map((token) => [token, token.after]));
  for (const [at, token] of tokens.entries()) {
    if (token.initial) token.text = token.lower;
    token.after = '';
    token.initial = at === 0;
  }
  tag(tokens);
  return gapsOf(tokens).map(({ token, names }) => ({
    names,
    isMarked: (marks.get(token) ?? '') !== '',
    isEnd: /[.?!]/.test(marks.get(token) ?? ''),
  }));
}

function weightsOf(
  rows: readonly Row[],
  places: ReadonlyMap<string, number>,
  isTrue: (row: Row) => boolean,
): Float64Array {
  const own = blockOf(
    rows.map(({ names }) => ({
      names: names.flatMap((name) => places.get(name) ?? []),
      numbers: [],
    })),
  );
  const shared = blockOf([{ names: [], numbers: [] }]);
  const groups = new Int32Array(rows.length);
  return fitLogistic(
    { own, shared, groups, vocabulary: places.size },
    Float64Array.from(rows, (row) => Number(isTrue(row))),
    new Float64Array(rows.length).fill(1),
    FIT,
  );
}

function rounded(weight: number | undefined): number {
  return Math.round((weight ?? 0) * 100) / 100;
}

import { diffArrays } from 'diff';
import { plainWords } from '#contract/plain-words.ts';
import type { Word } from '#contract/transcript.ts';

/** A word as it is compared, or a number, which several words may say: those at [from, to). */
export interface Token {
  /** A number in digits, by its value: "twenty-three" and "23" are the same. */
  text: string;
  from: number;
  to: number;
  startMs: number;
  endMs: number;
}

/** The times of one word in two windows are hardly ever further apart than this. */
const APART_MS = 3_000;
/** What is printed for a number that sounds the same. */
const SOUNDS_LIKE: Readonly<Record<string, string>> = { for: '4', to: '2', too: '2', ate: '8' };

/** The words as they are compared; "15%" is two of them, as "fifteen percent" is. */
export function tokensOf(words: readonly Word[]): Token[] {
  return plainWords(words.map(({ text }) => text)).map(({ text, from, to }) => ({
    text,
    from,
    to,
    startMs: words[from]?.startMs ?? 0,
    endMs: words[to - 1]?.endMs ?? 0,
  }));
}

/** True for a number; "one" is too often none. */
export function isNumber({ text }: Token): boolean {
  return /^\d/.test(text) && text !== '1';
}

/**
 * The places, in both lists, of what sounds the same in both at about the same time: as in a diff,
 * the longest sequence that both hold.
 */
export function alikeIn(some: readonly Token[], others: readonly Token[]): [number, number][] {
  const pairs: [number, number][] = [];
  let [at, other] = [0, 0];
  for (const { added, removed, count } of diffArrays([...some], [...others], { comparator })) {
    if (!added && !removed) {
      for (let step = 0; step < count; step += 1) pairs.push([at + step, other + step]);
    }
    if (!added) at += count;
    if (!removed) other += count;
  }
  return pairs;
}

function comparator(token: Token, other: Token): boolean {
  return soundOf(token) === soundOf(other) && Math.abs(token.startMs - other.startMs) <= APART_MS;
}

function soundOf({ text }: Token): string {
  return SOUNDS_LIKE[text] ?? text;
}

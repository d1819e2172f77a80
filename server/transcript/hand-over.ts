import type { Word } from '#contract/transcript.ts';
import { alikeIn, type Token, tokensOf } from './alike.ts';
import { type Seam, timesOf, tokensIn } from './seam.ts';

/** Where the words of one window end and those of the next go on. */
export interface HandOver {
  until: number;
  from: number;
}

/** A place behind a word or number that is alike in two lists. */
interface Place extends HandOver {
  isRun: boolean;
  endMs: number;
}

/** A word that lies within so much of the seam's start may have been cut in half there. */
const HALF_WORD_MS = 500;

/**
 * Where the words of one window go over to those of the next, which share a seam: between words that
 * both heard alike, never within a number. Two alike one after the other are better than one, and
 * the middle of the seam is best, since the sound of one breaks off at its end and that of the other
 * breaks in at its start. Where they agree on nothing it is soon after the seam's start, by the
 * words' times.
 */
export function handOverIn(seam: Seam, before: readonly Word[], after: readonly Word[]): HandOver {
  const { startMs, endMs } = timesOf(seam);
  const [best] = placesIn(tokensIn(seam, before), tokensIn(seam, after))
    .map((place) => ({ ...place, offMs: Math.abs(place.endMs - (startMs + endMs) / 2) }))
    .sort((a, b) => Number(b.isRun) - Number(a.isRun) || a.offMs - b.offMs);
  return best ?? handOverByTime(before, after, startMs + HALF_WORD_MS);
}

/** Where both lists are alike and may be parted. */
function placesIn(some: readonly Token[], others: readonly Token[]): Place[] {
  const alike = alikeIn(some, others);
  return alike.flatMap(([at, other], index) => {
    const [token, same, next] = [some[at], others[other], alike[index + 1]];
    if (token === undefined || same === undefined) return [];
    // "15%" is two tokens and one word.
    if (isWithinWord(token, some[at + 1]) || isWithinWord(same, others[other + 1])) return [];
    const isRun = next?.[0] === at + 1 && next[1] === other + 1;
    return [{ until: token.to, from: same.to, endMs: token.endMs, isRun }];
  });
}

function isWithinWord({ to }: Token, next: Token | undefined): boolean {
  return next !== undefined && next.from < to;
}

function handOverByTime(before: readonly Word[], after: readonly Word[], cutMs: number): HandOver {
  if (after.length === 0) return { until: before.length, from: 0 };
  return { until: countUntil(before, cutMs), from: countUntil(after, cutMs) };
}

/** How many words are said until then; a number counts as a whole. */
function countUntil(words: readonly Word[], cutMs: number): number {
  return tokensOf(words).findLast(({ startMs, endMs }) => (startMs + endMs) / 2 < cutMs)?.to ?? 0;
}

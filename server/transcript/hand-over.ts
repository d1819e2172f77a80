import type { Word } from '#contract/transcript.ts';
import { alikeIn, type Token, tokensOf } from './alike.ts';
import { type Seam, timesOf, tokensIn } from './seam.ts';

/** Where the words of one window end, where those of the next go on, and what is said between. */
export interface HandOver {
  until: number;
  between: readonly Word[];
  from: number;
}

/** A hand-over with what tells how good it is. */
interface Way extends HandOver {
  /** All that is said in the seam. */
  tokens: Token[];
  /** What is alike there is followed by more of it. */
  isRun: boolean;
  endMs: number;
}

/** A word or number that is alike in two lists: its place in both, and where the words behind it begin. */
interface Place {
  at: number;
  until: number;
  endMs: number;
  other: number;
  from: number;
  isRun: boolean;
}

/** A word that lies within so much of the seam's start may have been cut in half there. */
const HALF_WORD_MS = 500;

/**
 * Where the words of one window go over to those of the next, which share a seam: between words that
 * both heard alike, never within a number. Two alike one after the other are better than one, and
 * the middle of the seam is best, since the sound of one breaks off at its end and that of the other
 * breaks in at its start. Where they agree on nothing it is soon after the seam's start, by the
 * words' times. When the seam was heard `again` the words go as the three hearings together bear out
 * best, and by way of the third where that is needed.
 */
export function handOverIn(
  seam: Seam,
  before: readonly Word[],
  after: readonly Word[],
  again: readonly Word[] = [],
): HandOver {
  const [some, others, third] = [
    tokensIn(seam, before),
    tokensIn(seam, after),
    tokensIn(seam, again),
  ];
  const ways = [...straightWays(some, others), ...waysBy(third, again, some, others)];
  const hearings = third.length > 0 ? [some, others, third] : [];
  const { startMs, endMs } = timesOf(seam);
  const [best] = ways
    .map((way) => ({
      way,
      unlike: unlike(way.tokens, hearings),
      offMs: Math.abs(way.endMs - (startMs + endMs) / 2),
    }))
    .sort(
      (a, b) =>
        a.unlike - b.unlike ||
        a.way.between.length - b.way.between.length ||
        Number(b.way.isRun) - Number(a.way.isRun) ||
        a.offMs - b.offMs,
    );
  return best?.way ?? handOverByTime(before, after, startMs + HALF_WORD_MS);
}

function straightWays(some: readonly Token[], others: readonly Token[]): Way[] {
  return placesIn(some, others).map((place) => ({
    ...place,
    between: [],
    tokens: [...some.slice(0, place.at + 1), ...others.slice(place.other + 1)],
  }));
}

/** From one window to what was heard again, and from there to the other window. */
function waysBy(
  third: readonly Token[],
  again: readonly Word[],
  some: readonly Token[],
  others: readonly Token[],
): Way[] {
  const back = placesIn(third, others);
  // Where the sound breaks off the last word is printed as if it ended a sentence.
  const places = placesIn(some, third).filter(({ at }) => at < some.length - 1);
  return places.flatMap((there) =>
    back
      .filter(({ at }) => at >= there.other)
      .map(({ at, until, other, from, isRun }) => ({
        until: there.until,
        between: again.slice(there.from, until),
        from,
        tokens: [
          ...some.slice(0, there.at + 1),
          ...third.slice(there.other + 1, at + 1),
          ...others.slice(other + 1),
        ],
        isRun: there.isRun && isRun,
        endMs: there.endMs,
      })),
  );
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
    return [{ at, until: token.to, endMs: token.endMs, other, from: same.to, isRun }];
  });
}

function isWithinWord({ to }: Token, next: Token | undefined): boolean {
  return next !== undefined && next.from < to;
}

/** By how much hearings differ from what is said, less what is the same whatever that is. */
function unlike(tokens: readonly Token[], hearings: readonly (readonly Token[])[]): number {
  return hearings.reduce((sum, one) => sum + tokens.length - 2 * alikeIn(tokens, one).length, 0);
}

function handOverByTime(before: readonly Word[], after: readonly Word[], cutMs: number): HandOver {
  if (after.length === 0) return { until: before.length, between: [], from: 0 };
  return { until: countUntil(before, cutMs), between: [], from: countUntil(after, cutMs) };
}

/** How many words are said until then; a number counts as a whole. */
function countUntil(words: readonly Word[], cutMs: number): number {
  return tokensOf(words).findLast(({ startMs, endMs }) => (startMs + endMs) / 2 < cutMs)?.to ?? 0;
}

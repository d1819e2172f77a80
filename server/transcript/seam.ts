import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import { alikeIn, isNumber, type Token, tokensOf } from './alike.ts';

/** A stretch of sound, [startSample, endSample), that one window ends with and the next begins with. */
export interface Seam {
  startSample: number;
  endSample: number;
}

/** The times of words are hardly ever further off than this. */
const SLACK_MS = 1_000;
const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000;

/** From which of its words on a window that ends in a seam leaves them to the next window. */
export function withheldFrom(words: readonly Word[], seam: Seam): number {
  const { startMs } = timesOf(seam);
  const index = words.findIndex(({ endMs }) => (endMs ?? 0) > startMs - SLACK_MS);
  return index < 0 ? words.length : index;
}

/** What is said in the seam and beside it. */
export function tokensIn(seam: Seam, words: readonly Word[]): Token[] {
  const { startMs, endMs } = timesOf(seam);
  return tokensOf(words).filter(
    (token) => token.endMs > startMs - SLACK_MS && token.startMs < endMs + SLACK_MS,
  );
}

/** The middle of the numbers in a seam that only one of its windows heard, in ms; null without. */
export function doubtMsIn(
  seam: Seam,
  before: readonly Word[],
  after: readonly Word[],
): number | null {
  const [some, others] = [tokensIn(seam, before), tokensIn(seam, after)];
  const same = alikeIn(some, others).filter(([at, to]) => some[at]?.text === others[to]?.text);
  const apart = [
    ...some.filter((_, index) => same.every(([at]) => at !== index)),
    ...others.filter((_, index) => same.every(([, at]) => at !== index)),
  ].filter((token) => isNumber(token) && isIn(seam, token));
  if (apart.length === 0) return null;
  const fromMs = Math.min(...apart.map(({ startMs }) => startMs));
  return (fromMs + Math.max(...apart.map(({ endMs }) => endMs))) / 2;
}

function isIn(seam: Seam, token: Token): boolean {
  const { startMs, endMs } = timesOf(seam);
  const middleMs = (token.startMs + token.endMs) / 2;
  return middleMs >= startMs && middleMs < endMs;
}

/** Where in the recording a seam lies. */
export function timesOf({ startSample, endSample }: Seam): { startMs: number; endMs: number } {
  return { startMs: startSample / SAMPLES_PER_MS, endMs: endSample / SAMPLES_PER_MS };
}

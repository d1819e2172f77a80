import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';

/** A stretch of sound, [startSample, endSample), that one window ends with and the next begins with. */
export interface Seam {
  startSample: number;
  endSample: number;
}

/** The times of words are hardly ever further off than this. */
const SLACK_MS = 1_000;
/** So many words heard alike one after the other are the same ones; "of the" may be others. */
const ALIKE_WORDS = 3;
/** A word that lies within so much of the seam's start may have been cut in half there. */
const HALF_WORD_MS = 500;

/** From which of its words on a window that ends in a seam leaves them to the next window. */
export function withheldFrom(words: readonly Word[], { startSample }: Seam): number {
  const fromMs = msOf(startSample) - SLACK_MS;
  const index = words.findIndex(({ endMs }) => (endMs ?? 0) > fromMs);
  return index < 0 ? words.length : index;
}

/**
 * Where the words of one window end and those of the next, which share a seam, go on: in the middle
 * of the first words that both heard alike, since the sound of one breaks off and that of the other
 * breaks in. Where they agree on nothing, soon after the seam's start, by the words' times.
 */
export function seamBetween(
  before: readonly Word[],
  after: readonly Word[],
  seam: Seam,
): { until: number; from: number } {
  let [most, until, from] = [0, 0, 0];
  for (let at = withheldFrom(before, seam); at < before.length; at += 1) {
    for (let other = 0; other < after.length; other += 1) {
      const alike = Math.min(ALIKE_WORDS, countAlike(before.slice(at), after.slice(other)));
      if (alike > most) [most, until, from] = [alike, at, other];
    }
  }
  if (most > 0) {
    const half = Math.ceil(most / 2);
    return { until: until + half, from: from + half };
  }
  if (after.length === 0) return { until: before.length, from: 0 };
  const cutMs = msOf(seam.startSample) + HALF_WORD_MS;
  return { until: countUntil(before, cutMs), from: countUntil(after, cutMs) };
}

/** How many words from the first on are the same, said at about the same time. */
function countAlike(words: readonly Word[], others: readonly Word[]): number {
  const index = words.findIndex((word, at) => {
    const other = others[at];
    if (other === undefined || plain(word.text) !== plain(other.text)) return true;
    return Math.abs((word.startMs ?? 0) - (other.startMs ?? 0)) > SLACK_MS;
  });
  return index < 0 ? words.length : index;
}

function countUntil(words: readonly Word[], cutMs: number): number {
  return words.filter(({ startMs, endMs }) => ((startMs ?? 0) + (endMs ?? 0)) / 2 < cutMs).length;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function msOf(samples: number): number {
  return (1000 * samples) / SAMPLE_RATE_HZ;
}

import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';

/** A stretch of sound, [startSample, endSample), that one window ends with and the next begins with. */
export interface Seam {
  startSample: number;
  endSample: number;
}

/** The times of words are hardly ever further off than this. */
const SLACK_MS = 1_000;
/** So many words heard alike one after the other are the same ones; one may be another. */
const ALIKE_WORDS = 2;
/** A word that lies within so much of the seam's start may have been cut in half there. */
const HALF_WORD_MS = 500;

/** From which of its words on a window that ends in a seam leaves them to the next window. */
export function withheldFrom(words: readonly Word[], { startSample }: Seam): number {
  const fromMs = msOf(startSample) - SLACK_MS;
  const index = words.findIndex(({ endMs }) => (endMs ?? 0) > fromMs);
  return index < 0 ? words.length : index;
}

/**
 * Where the words of one window end and those of the next, which share a seam, go on: between words
 * that both heard alike, the nearest ones to the middle of the seam, since the sound of one breaks
 * off at its end and that of the other breaks in at its start. Where they agree on nothing, soon
 * after the seam's start, by the words' times.
 */
export function seamBetween(
  before: readonly Word[],
  after: readonly Word[],
  seam: Seam,
): { until: number; from: number } {
  const middleMs = msOf(seam.startSample + seam.endSample) / 2;
  const first = withheldFrom(before, seam);
  const [best] = before
    .slice(first)
    .flatMap(({ endMs }, at) =>
      after.map((_, from) => ({
        until: first + at + 1,
        from: from + 1,
        alike: Math.min(ALIKE_WORDS, countAlike(before.slice(first + at), after.slice(from))),
        offMs: Math.abs((endMs ?? 0) - middleMs),
      })),
    )
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike || a.offMs - b.offMs);
  if (best !== undefined) return { until: best.until, from: best.from };
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

import { plainWords } from '#contract/plain-words.ts';
import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import type { SpokenAnswer } from './speaker.ts';

/** The same word may be timed this differently while it is provisional. */
const SAME_WORD_MS = 1_500;
/**
 * The window that was open when the sound sent in haste ended was never previewed, which nobody who
 * speaks meets; so soon after it nothing is counted.
 */
const AFTER_HASTE_MS = 3_000;

/**
 * For each word of the part spoken in real time: how long after its end it stood in the captions.
 * A word that was recognised only at the end counts with its late moment.
 */
export function captionDelaysMs(answer: SpokenAnswer): number[] {
  const liveFromMs = (answer.liveFromSample / SAMPLE_RATE_HZ) * 1000;
  const countedFromMs = liveFromMs === 0 ? 0 : liveFromMs + AFTER_HASTE_MS;
  return answer.words.flatMap((word) => {
    if (word.endMs === null || word.startMs === null || word.startMs < countedFromMs) return [];
    const spokenAtMs = answer.liveFromMs + word.endMs - liveFromMs;
    const shown = answer.captions.find(({ words }) => stands(word, words));
    return shown === undefined ? [] : [Math.max(0, shown.atMs - spokenAtMs)];
  });
}

/** However it is printed: "Americans" stands in "fellow-americans", and "15%" in "fifteen percent". */
function stands(word: Word, captioned: readonly Word[]): boolean {
  const near = captioned.filter(
    ({ startMs }) => Math.abs((word.startMs ?? 0) - (startMs ?? 0)) <= SAME_WORD_MS,
  );
  const shown = new Set(plainWords(near.map(({ text }) => text)).map(({ text }) => text));
  return plainWords([word.text]).every(({ text }) => shown.has(text));
}

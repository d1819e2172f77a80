import type { Answer } from '#contract/answer.ts';
import { STAR_PARTS, type StarShare } from '#contract/scorecard.ts';
import type { Word } from '#contract/transcript.ts';
import { sentencesOf, type WordRange } from './sentences.ts';
import { partsOf } from './star-parts.ts';

/**
 * The STAR parts of the main answer, each with its share (0 to 1): of time if spoken, of words if
 * typed. Every sentence belongs to one part; a part that is not told has share 0.
 */
export function starOf(answer: Answer): StarShare[] {
  const [main] = answer.utterances;
  const words = main?.words ?? [];
  const sentences = sentencesOf(words);
  const parts = partsOf(words, sentences);
  const sizeOf = isTimed(words) ? durationMs : countOf;
  const total = sum(sentences.map((sentence) => sizeOf(sentence, words)));
  return STAR_PARTS.map((part) => {
    const own = sentences.filter((_sentence, index) => parts[index] === part);
    const size = sum(own.map((sentence) => sizeOf(sentence, words)));
    return {
      part,
      share: total > 0 ? size / total : 0,
      evidence: joined(own).map((range) => ({ utteranceId: main?.id ?? '', ...range })),
    };
  });
}

function isTimed(words: readonly Word[]): boolean {
  return words.every(({ startMs, endMs }) => startMs !== null && endMs !== null);
}

function durationMs({ from, to }: WordRange, words: readonly Word[]): number {
  return Math.max(0, (words[to - 1]?.endMs ?? 0) - (words[from]?.startMs ?? 0));
}

function countOf({ from, to }: WordRange): number {
  return to - from;
}

/** Ranges that touch become one. */
function joined(ranges: readonly WordRange[]): WordRange[] {
  const merged: WordRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last?.to === range.from) merged.splice(-1, 1, { from: last.from, to: range.to });
    else merged.push(range);
  }
  return merged;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import { plainWords } from '../plain-words.ts';
import { matchedWords } from './matched-words.ts';

/** A sentence with two numbers or more, cut out of a recording. */
export interface Passage {
  /** The numbers in order, in digits. */
  numbers: string[];
  samples: Float32Array;
}

/** Sentences start and end in pauses; so much of them is taken along. */
const PAD_MS = 120;
/** With what is left and right of it, a longer one would be too long for one window. */
const LONGEST_MS = 9_000;

/** The numbers that are said, in digits and in order; "one" is too often no number. */
export function numbersIn(words: readonly string[]): string[] {
  return plainWords(words)
    .map(({ text }) => text)
    .filter((text) => /^\d/.test(text) && text !== '1');
}

/**
 * The sentences of a text that hold at least two numbers, cut out of its recording where its heard
 * words begin and end; those whose first or last word was misheard are left out.
 */
export function numberPassages(
  text: string,
  heard: readonly Word[],
  samples: Float32Array,
): Passage[] {
  const sentences = text.split(/(?<=[.?!])\s+/).map((sentence) => sentence.split(/\s+/));
  const matched = matchedWords(
    sentences.flat(),
    heard.map((word) => word.text),
  );
  const passages: Passage[] = [];
  let from = 0;
  for (const sentence of sentences) {
    const to = from + sentence.length;
    const numbers = numbersIn(sentence);
    const first = matched.find(({ expected }) => expected.from === from);
    const last = matched.find(({ expected }) => expected.to === to);
    from = to;
    const startMs = first && heard[first.heard.from]?.startMs;
    const endMs = last && heard[last.heard.to - 1]?.endMs;
    if (numbers.length < 2 || startMs == null || endMs == null) continue;
    if (endMs - startMs > LONGEST_MS) continue;
    passages.push({ numbers, samples: between(samples, startMs - PAD_MS, endMs + PAD_MS) });
  }
  return passages;
}

function between(samples: Float32Array, fromMs: number, toMs: number): Float32Array {
  const sampleAt = (ms: number) => Math.round((Math.max(0, ms) / 1000) * SAMPLE_RATE_HZ);
  return samples.slice(sampleAt(fromMs), sampleAt(toMs));
}

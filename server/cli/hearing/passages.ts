import { plainWords } from '#contract/plain-words.ts';
import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import { voicedSpans } from '../../transcript/voiced-spans.ts';
import { type MatchedWord, matchedWords } from './matched-words.ts';

/** A sentence with two numbers or more, cut out of a recording, spoken without a pause. */
export interface Passage {
  words: string[];
  samples: Float32Array;
  /** Where its numbers begin and end, in ms of its sound. */
  numbersMs: { from: number; to: number };
}

/** Sentences start and end in pauses; so much of them is taken along. */
const PAD_MS = 120;
/** What is left of a pause: too little for voice activity to hear one. */
export const KEPT_PAUSE_MS = 60;

/** The numbers that are said, in digits and in order; "one" is too often no number. */
export function numbersIn(words: readonly string[]): string[] {
  return plainWords(words)
    .map(({ text }) => text)
    .filter(isNumber);
}

/**
 * The sentences of a text that hold at least two numbers, cut out of its recording where its heard
 * words begin and end; those whose first or last word or number was misheard are left out.
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
  const startOf = (at: number) => {
    const found = matched.find(({ expected }) => expected.from === at);
    return found && heard[found.heard.from]?.startMs;
  };
  const endOf = (at: number) => {
    const found = matched.findLast(({ expected }) => expected.to === at);
    return found && heard[found.heard.to - 1]?.endMs;
  };
  const passages: Passage[] = [];
  let from = 0;
  for (const words of sentences) {
    const [begin, end] = [from, from + words.length];
    from = end;
    const numbers = plainWords(words).filter((word) => isNumber(word.text));
    const [first, last] = [numbers[0], numbers.at(-1)];
    if (first === undefined || last === undefined || first === last) continue;
    const times = [startOf(begin), startOf(begin + first.from), endOf(begin + last.to), endOf(end)];
    const [startMs, numbersFrom, numbersTo, endMs] = times;
    if (startMs == null || numbersFrom == null || numbersTo == null || endMs == null) continue;
    const cutMs = Math.max(0, startMs - PAD_MS);
    const spoken = withoutPauses(samples.slice(samplesOf(cutMs), samplesOf(endMs + PAD_MS)));
    const numbersMs = {
      from: spoken.placeOf(numbersFrom - cutMs),
      to: spoken.placeOf(numbersTo - cutMs),
    };
    passages.push({ words, samples: spoken.samples, numbersMs });
  }
  return passages;
}

/** Whether the numbers among the words [from, to) of a reference were heard, and none among them. */
export function areNumbersHeard(
  reference: readonly string[],
  [from, to]: readonly [number, number],
  heard: readonly string[],
  matched: readonly MatchedWord[] = matchedWords(reference, heard),
): boolean {
  const numbers = plainWords(reference).flatMap((word, at) =>
    word.from >= from && word.to <= to && isNumber(word.text) ? [at] : [],
  );
  const found = numbers.flatMap((number) => matched.find(({ at }) => at === number) ?? []);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length < numbers.length) return false;
  return numbersIn(heard.slice(first.heard.from, last.heard.to)).length === numbers.length;
}

/** Sounds one after another, with what is left of a pause between them. */
export function joinedWithoutPause(sounds: readonly Float32Array[]): Float32Array {
  const gap = new Float32Array(samplesOf(KEPT_PAUSE_MS));
  return joined(sounds.flatMap((sound, at) => (at === 0 ? [sound] : [gap, sound])));
}

export function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The sound with its pauses made so short that none is heard; `placeOf` tells where a time went. */
function withoutPauses(samples: Float32Array) {
  const spans = voicedSpans(samples, 0, [{ startMs: 0, endMs: msOf(samples.length) }]);
  const sounds = spans.map(({ startMs, endMs }) =>
    samples.slice(samplesOf(startMs), samplesOf(endMs)),
  );
  const placeOf = (ms: number) =>
    spans
      .filter(({ startMs }) => startMs <= ms)
      .reduce(
        (sum, { startMs, endMs }, at) =>
          sum + Math.min(ms, endMs) - startMs + (at === 0 ? 0 : KEPT_PAUSE_MS),
        0,
      );
  return { samples: joinedWithoutPause(sounds), placeOf };
}

function isNumber(text: string): boolean {
  return /^\d/.test(text) && text !== '1';
}

function samplesOf(ms: number): number {
  return Math.round((ms / 1000) * SAMPLE_RATE_HZ);
}

function msOf(samples: number): number {
  return (1000 * samples) / SAMPLE_RATE_HZ;
}

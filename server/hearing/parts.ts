import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';

/** A part of a recording, as a WAV file of its own. */
interface Part {
  wav: Uint8Array<ArrayBuffer>;
  durationMs: number;
}

/** What a model hears: a text, and its words where it gives their times. */
interface Heard {
  text: string;
  words: Word[] | null;
}

/** OpenAI takes files up to 25 MB, which is thirteen minutes; none is longer than ten and a half. */
const MOST_MS = 10 * 60_000;
/** How far from where parts would be equally long a cut is looked for. */
const NEAR_MS = 30_000;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
/** Where a header says how long the file is, and its samples. */
const FILE_SIZE_AT = 4;
const DATA_SIZE_AT = 40;

/** How long the recording in a WAV file of ours is. */
export function durationMsOf(wav: Uint8Array): number {
  const bytes = Math.max(0, wav.length - HEADER_BYTES);
  return (bytes / BYTES_PER_SAMPLE / SAMPLE_RATE_HZ) * 1000;
}

/**
 * Has a recording heard in parts that can be sent, cut in the longest pauses between the words that
 * were heard here. The words of the whole are given only where all parts have their times.
 */
export async function hearInParts(
  wav: Uint8Array<ArrayBuffer>,
  said: readonly Word[],
  hear: (part: Part) => Promise<Heard>,
): Promise<Heard> {
  const texts: string[] = [];
  let words: Word[] | null = [];
  let startMs = 0;
  for (const part of partsOf(wav, said)) {
    const heard = await hear(part);
    texts.push(heard.text);
    words = heard.words && words && [...words, ...later(heard.words, startMs, part.durationMs)];
    startMs += part.durationMs;
  }
  return { text: texts.join(' '), words };
}

function partsOf(wav: Uint8Array<ArrayBuffer>, said: readonly Word[]): Part[] {
  const durationMs = durationMsOf(wav);
  const count = Math.ceil(durationMs / MOST_MS);
  if (count <= 1) return [{ wav, durationMs }];
  const starts = Array.from({ length: count }, (_, index) =>
    index === 0 ? 0 : pauseNear((durationMs * index) / count, said),
  );
  return starts.map((startMs, index) => {
    const part = cutOf(wav, startMs, starts[index + 1] ?? durationMs);
    return { wav: part, durationMs: durationMsOf(part) };
  });
}

/** Words of a part that begins there, at their times in the whole recording. */
function later(words: readonly Word[], startMs: number, durationMs: number): Word[] {
  const at = (ms: number | null) => startMs + Math.min(ms ?? 0, durationMs);
  return words.map((word) => ({ ...word, startMs: at(word.startMs), endMs: at(word.endMs) }));
}

function pauseNear(ms: number, said: readonly Word[]): number {
  let best = { ms, lengthMs: 0 };
  for (const [index, { endMs }] of said.entries()) {
    const startMs = said[index + 1]?.startMs ?? null;
    if (endMs === null || startMs === null) continue;
    const middleMs = (endMs + startMs) / 2;
    const isNear = Math.abs(middleMs - ms) <= NEAR_MS;
    if (isNear && startMs - endMs > best.lengthMs)
      best = { ms: middleMs, lengthMs: startMs - endMs };
  }
  return Math.round(best.ms);
}

function cutOf(wav: Uint8Array, fromMs: number, toMs: number): Uint8Array<ArrayBuffer> {
  const byteAt = (ms: number) =>
    HEADER_BYTES + Math.round((ms / 1000) * SAMPLE_RATE_HZ) * BYTES_PER_SAMPLE;
  const samples = wav.subarray(byteAt(fromMs), byteAt(toMs));
  const part = new Uint8Array(HEADER_BYTES + samples.length);
  part.set(wav.subarray(0, HEADER_BYTES));
  part.set(samples, HEADER_BYTES);
  const view = new DataView(part.buffer);
  view.setUint32(FILE_SIZE_AT, part.length - FILE_SIZE_AT - 4, true);
  view.setUint32(DATA_SIZE_AT, samples.length, true);
  return part;
}

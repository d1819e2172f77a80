import { quietestSample } from '#contract/quietest-sample.ts';
import { SAMPLE_RATE_HZ, type SpeechSpan } from '#contract/transcript.ts';
import type { Seam } from './seam.ts';

/** Samples (-1..1, 16 kHz mono) from `startSample` of the recording on. */
export interface Sound {
  startSample: number;
  samples: Float32Array;
}

/** A window of sound and its spans of voice, in ms of the recording. */
export interface AudioWindow extends Sound {
  speech: SpeechSpan[];
  /** What it shares with the window that was settled before it. */
  beginsIn?: Seam;
  /** What it shares with the next one, which gives the words that are said there. */
  endsIn?: Seam;
}

const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000;
/** What both halves hear of a window that is cut in the middle of speech. */
const OVERLAP_SAMPLES = 3 * SAMPLE_RATE_HZ;
/** Silence where speech breaks off; without it the recogniser goes on to make words up. */
const AT_BREAK_SAMPLES = 0.3 * SAMPLE_RATE_HZ;
/** How much is heard before and after a place that two windows heard in different ways. */
const AROUND_SAMPLES = 5 * SAMPLE_RATE_HZ;
/** Within so much of its ends such a window is cut where that harms least. */
const CUT_WITHIN_SAMPLES = 0.5 * SAMPLE_RATE_HZ;

/** The sound of a window as a decoder takes it to its end. */
export function soundOf({ startSample, samples, speech }: AudioWindow): Float32Array {
  const spokenUntil = Math.round((speech.at(-1)?.endMs ?? 0) * SAMPLES_PER_MS) - startSample;
  if (spokenUntil < samples.length) return samples;
  const sound = new Float32Array(samples.length + AT_BREAK_SAMPLES);
  sound.set(samples);
  return sound;
}

/**
 * Both parts of a window cut at its longest pause, or, where it has none, in the middle of speech
 * that both parts hear; null when it is too short for that.
 */
export function halved(window: AudioWindow): [AudioWindow, AudioWindow] | null {
  const { startSample, samples, speech } = window;
  const endSample = startSample + samples.length;
  const pauses = speech.slice(1).map((span, index) => ({
    startSample: Math.round((speech[index]?.endMs ?? span.startMs) * SAMPLES_PER_MS),
    endSample: Math.round(span.startMs * SAMPLES_PER_MS),
  }));
  const [longest] = pauses.sort((a, b) => lengthOf(b) - lengthOf(a));
  if (longest !== undefined) {
    return [
      partOf(window, startSample, longest.endSample),
      partOf(window, longest.startSample, endSample),
    ];
  }
  if (samples.length < 2 * OVERLAP_SAMPLES) return null;
  const middle = startSample + Math.round(samples.length / 2);
  const seam = {
    startSample: middle - OVERLAP_SAMPLES / 2,
    endSample: middle + OVERLAP_SAMPLES / 2,
  };
  return [
    { ...partOf(window, startSample, seam.endSample), endsIn: seam },
    { ...partOf(window, seam.startSample, endSample), beginsIn: seam },
  ];
}

/**
 * What is heard around a moment in two windows that share a seam, as one between silence: up to 5 s
 * to each side, cut where that harms least.
 */
export function around(atMs: number, before: Sound, after: Sound): AudioWindow {
  const shared = after.startSample - before.startSample;
  const samples = new Float32Array(shared + after.samples.length);
  samples.set(before.samples.subarray(0, shared));
  samples.set(after.samples, shared);
  const at = Math.round(atMs * SAMPLES_PER_MS) - before.startSample;
  const [first, last] = [at - AROUND_SAMPLES, at + AROUND_SAMPLES];
  const from = first > 0 ? quietestSample(samples, first, first + CUT_WITHIN_SAMPLES) : 0;
  const to =
    last < samples.length
      ? quietestSample(samples, last - CUT_WITHIN_SAMPLES, last)
      : samples.length;
  const sound = new Float32Array(to - from + 2 * AT_BREAK_SAMPLES);
  sound.set(samples.subarray(from, to), AT_BREAK_SAMPLES);
  const startMs = (before.startSample + from) / SAMPLES_PER_MS;
  return {
    startSample: before.startSample + from - AT_BREAK_SAMPLES,
    samples: sound,
    speech: [{ startMs, endMs: startMs + (to - from) / SAMPLES_PER_MS }],
  };
}

function lengthOf({ startSample, endSample }: Seam): number {
  return endSample - startSample;
}

function partOf(
  { startSample, samples, speech }: AudioWindow,
  from: number,
  to: number,
): AudioWindow {
  const [fromMs, toMs] = [from / SAMPLES_PER_MS, to / SAMPLES_PER_MS];
  return {
    startSample: from,
    samples: samples.slice(from - startSample, to - startSample),
    speech: speech
      .filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs)
      .map(({ startMs, endMs }) => ({
        startMs: Math.max(startMs, fromMs),
        endMs: Math.min(endMs, toMs),
      })),
  };
}

import { SAMPLE_RATE_HZ, type SpeechSpan } from '#contract/transcript.ts';
import type { Seam } from './seam.ts';

/** A window of sound: samples (-1..1, 16 kHz mono) and the spans of voice, in ms of the recording. */
export interface AudioWindow {
  startSample: number;
  samples: Float32Array;
  speech: SpeechSpan[];
  /** What it shares with the window that was settled before it. */
  beginsIn?: Seam;
  /** What it shares with the next one, which gives the words that are said there. */
  endsIn?: Seam;
}

const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000;
/** What both halves hear of a window that is cut in the middle of speech. */
const OVERLAP_SAMPLES = 3 * SAMPLE_RATE_HZ;
/** Silence behind speech that breaks off; without it the recogniser goes on to make words up. */
const AFTER_BREAK_SAMPLES = 0.3 * SAMPLE_RATE_HZ;

/** The sound of a window as a decoder takes it to its end. */
export function soundOf({ startSample, samples, speech }: AudioWindow): Float32Array {
  const spokenUntil = Math.round((speech.at(-1)?.endMs ?? 0) * SAMPLES_PER_MS) - startSample;
  if (spokenUntil < samples.length) return samples;
  const sound = new Float32Array(samples.length + AFTER_BREAK_SAMPLES);
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

import { SAMPLE_RATE_HZ, type SpeechSpan } from '#contract/transcript.ts';

/** A stretch of sound, [startSample, endSample), that the end of one window shares with the next. */
export interface Seam {
  startSample: number;
  endSample: number;
}

/**
 * A window of sound for the recogniser: samples (-1..1, 16 kHz mono) from `startSample` of the
 * recording on, and the spans in which voice was heard, in ms of the recording.
 */
export interface SpeechWindow {
  startSample: number;
  samples: Float32Array;
  speech: SpeechSpan[];
  /** What it shares with the window before it, where no pause parts them. */
  beginsIn?: Seam;
  /** What it shares with the window after it; that one’s `beginsIn`. */
  endsIn?: Seam;
}

/** The spans of voice of windows in their order, each once. */
export function speechOf(windows: readonly SpeechWindow[]): SpeechSpan[] {
  return windows.flatMap(({ speech, beginsIn }) => {
    const fromMs = msOf(beginsIn?.endSample ?? 0);
    return speech.flatMap(({ startMs, endMs }) =>
      endMs > fromMs ? [{ startMs: Math.max(startMs, fromMs), endMs }] : [],
    );
  });
}

/** Where a window lies in the recording, [startSample, endSample), and its spans of voice in ms. */
export interface WindowOutline {
  startSample: number;
  endSample: number;
  speech: SpeechSpan[];
}

const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000;

export function msOf(samples: number): number {
  return samples / SAMPLES_PER_MS;
}

export function samplesOf(ms: number): number {
  return Math.round(ms * SAMPLES_PER_MS);
}

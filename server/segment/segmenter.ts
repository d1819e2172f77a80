import { quietestSample } from '#contract/quietest-sample.ts';
import type { SpeechSpan } from '#contract/transcript.ts';
import { SampleBuffer } from './sample-buffer.ts';
import { FRAME_SAMPLES, type VoiceActivity } from './voice-activity.ts';
import { msOf, type Seam, type SpeechWindow, samplesOf, type WindowOutline } from './window.ts';

/** Sound kept before the first and after the last voice of a window: less loses first words. */
const PAD_MS = 300;
/** A window shorter than this is left open at short pauses: short windows are recognised badly. */
const MIN_WINDOW_MS = 7_000;
/**
 * A window is never longer than this: longer ones make the recogniser loop. Over 3,683 words plain, in
 * pink noise and at 1.15x, 7 to 11 s had 931 errors, 8 to 11 s 932, 8 to 12 s 956 and 6 to 12 s 964.
 */
const MAX_WINDOW_MS = 11_000;
/** A pause this long closes any window. */
const LONG_PAUSE_MS = 2_000;
/** The pause that closes a window falls from the first to the second as the window grows. */
const PAUSE_AT_MIN_MS = 700;
const PAUSE_AT_MAX_MS = 200;
/** Where no pause parts two windows the second one begins so long before the end of the first. */
const LEAST_OVERLAP = samplesOf(3_000);
const MOST_OVERLAP = samplesOf(4_000);
const FRAME_MS = msOf(FRAME_SAMPLES);

/**
 * Cuts one speaker's sound into windows of 7 to 11 s that begin and end in pauses, or share a seam
 * where there is no pause for so long. Sound without voice never reaches a window.
 */
export class Segmenter {
  #voice: VoiceActivity;
  #kept = new SampleBuffer();
  /** Up to which sample of the recording voice activity has been judged. */
  #judged = 0;
  #speech: SpeechSpan[] = [];
  #speaking = false;
  /** What the open window shares with the one before it. */
  #beginsIn: Seam | undefined;

  constructor(voice: VoiceActivity) {
    this.#voice = voice;
  }

  /** Takes the next samples (-1..1, 16 kHz mono) and gives the windows that they closed. */
  accept(samples: Float32Array): SpeechWindow[] {
    this.#kept.append(samples);
    const closed: SpeechWindow[] = [];
    while (this.#judged + FRAME_SAMPLES <= this.#kept.endSample) {
      const frame = this.#kept.view(this.#judged, this.#judged + FRAME_SAMPLES);
      this.#judged += FRAME_SAMPLES;
      this.#noteVoice(this.#voice.hears(frame));
      const window = this.#closeIfDue();
      if (window !== null) closed.push(window);
    }
    return closed;
  }

  /** The window that is still open, as it stands now; null while nothing is being said. */
  open(): SpeechWindow | null {
    const outline = this.outline();
    return outline === null ? null : this.#withSound(outline);
  }

  /** The window that is still open without a copy of its sound; null while nothing is being said. */
  outline(): WindowOutline | null {
    const last = this.#speech.at(-1);
    return last === undefined ? null : this.#outlineUntil(last.endMs + PAD_MS);
  }

  /** Where between two moments of the recording it is quietest, in ms. */
  quietestMs(fromMs: number, toMs: number): number {
    const stretch = this.#kept.view(samplesOf(fromMs), samplesOf(toMs));
    return fromMs + msOf(quietestSample(stretch, 0, stretch.length));
  }

  /** Ends the sound, for good: closes the open window and gives it, if there is one. */
  flush(): SpeechWindow | null {
    if (this.#speaking) this.#extendSpeech(msOf(this.#kept.endSample));
    const window = this.open();
    this.#judged = this.#kept.endSample;
    this.#kept.forget(this.#judged);
    this.#speech = [];
    this.#speaking = false;
    this.#beginsIn = undefined;
    this.#voice.release();
    return window;
  }

  #noteVoice(hears: boolean): void {
    const nowMs = msOf(this.#judged);
    if (hears && !this.#speaking) {
      const startMs = Math.max(
        msOf(this.#kept.startSample),
        this.#speech.at(-1)?.endMs ?? 0,
        nowMs - this.#voice.onsetLagMs - 2 * FRAME_MS,
      );
      this.#speech.push({ startMs, endMs: nowMs });
    } else if (hears) {
      this.#extendSpeech(nowMs);
    } else if (this.#speaking) {
      this.#extendSpeech(nowMs - this.#voice.offsetLagMs);
    }
    this.#speaking = hears;
  }

  #extendSpeech(endMs: number): void {
    const last = this.#speech.at(-1);
    if (last !== undefined) last.endMs = Math.max(last.startMs + FRAME_MS, endMs);
  }

  #closeIfDue(): SpeechWindow | null {
    const nowMs = msOf(this.#judged);
    const first = this.#speech[0];
    const last = this.#speech.at(-1);
    if (first === undefined || last === undefined) {
      this.#kept.forget(samplesOf(nowMs - PAD_MS - this.#voice.onsetLagMs - 2 * FRAME_MS));
      return null;
    }
    const silenceMs = this.#speaking ? 0 : nowMs - last.endMs;
    if (silenceMs >= Math.max(PAD_MS, closingPauseMs(last.endMs - first.startMs))) {
      return this.#close(last.endMs + PAD_MS);
    }
    if (nowMs - first.startMs < MAX_WINDOW_MS - 2 * PAD_MS) return null;
    const pauseEndMs = this.#longestPauseEndMs(first.startMs + MIN_WINDOW_MS / 2);
    return pauseEndMs === null ? this.#closeInSpeech(nowMs) : this.#close(pauseEndMs);
  }

  /**
   * Closes the window in the middle of speech; the next one hears its end again. It ends now, later
   * than the open window was ever looked at, so that no preview has heard just this window.
   */
  #closeInSpeech(nowMs: number): SpeechWindow {
    const outline = this.#outlineUntil(nowMs);
    const window = this.#withSound(outline);
    const end = window.samples.length;
    const again = quietestSample(window.samples, end - MOST_OVERLAP, end - LEAST_OVERLAP);
    const seam = { startSample: window.startSample + again, endSample: outline.endSample };
    this.#openFrom(msOf(seam.startSample));
    this.#kept.forget(seam.startSample);
    this.#beginsIn = seam;
    return { ...window, endsIn: seam };
  }

  /** Closes the window at `cutMs`; what was said after it opens the next one. */
  #close(cutMs: number): SpeechWindow {
    const window = this.#withSound(this.#outlineUntil(cutMs));
    this.#openFrom(cutMs);
    this.#beginsIn = undefined;
    // The silence around a cut serves both windows.
    this.#kept.forget(samplesOf(window.speech.at(-1)?.endMs ?? cutMs));
    return window;
  }

  #openFrom(fromMs: number): void {
    this.#speech = this.#speech
      .filter((span) => span.endMs > fromMs)
      .map((span) => ({ ...span, startMs: Math.max(span.startMs, fromMs) }));
  }

  #outlineUntil(endMs: number): WindowOutline {
    const startMs = (this.#speech[0]?.startMs ?? endMs) - PAD_MS;
    return {
      startSample: Math.max(samplesOf(startMs), this.#kept.startSample),
      endSample: Math.min(samplesOf(endMs), this.#kept.endSample),
      speech: this.#speech
        .filter((span) => span.startMs < endMs)
        .map((span) => ({ startMs: span.startMs, endMs: Math.min(span.endMs, endMs) })),
    };
  }

  #withSound({ startSample, endSample, speech }: WindowOutline): SpeechWindow {
    const window = { startSample, samples: this.#kept.copy(startSample, endSample), speech };
    return this.#beginsIn === undefined ? window : { ...window, beginsIn: this.#beginsIn };
  }

  /** Where the longest pause after a time ends; null where there is none. */
  #longestPauseEndMs(earliestMs: number): number | null {
    let cutMs: number | null = null;
    let longestMs = 0;
    for (const [index, span] of this.#speech.entries()) {
      const next = this.#speech[index + 1];
      if (next === undefined || span.endMs < earliestMs) continue;
      if (next.startMs - span.endMs >= longestMs) {
        longestMs = next.startMs - span.endMs;
        cutMs = next.startMs;
      }
    }
    return cutMs;
  }
}

/** The pause that closes a window of this length. */
function closingPauseMs(windowMs: number): number {
  if (windowMs < MIN_WINDOW_MS) return LONG_PAUSE_MS;
  const grown = (windowMs - MIN_WINDOW_MS) / (MAX_WINDOW_MS - MIN_WINDOW_MS);
  return PAUSE_AT_MIN_MS + (PAUSE_AT_MAX_MS - PAUSE_AT_MIN_MS) * Math.min(1, grown);
}

import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import type { Segmenter, SpeechWindow, WindowOutline } from './stages.ts';

/**
 * How much new speech an open window must hold before its words are previewed again: two frames of
 * 100 ms, less what voice activity, which judges 32 ms at once, may lag.
 */
const PREVIEW_EVERY_MS = 180;
/** After this much silence, what a window keeps at its end, the last words are previewed with it. */
const FELL_SILENT_MS = 300;
/** Of that silence, what is heard again with the words that follow it. */
const LEAD_IN_MS = 150;
/** More silence than this before the first words of a piece is left out. */
const MOST_LEAD_IN_MS = 300;
/**
 * Silence put behind words that are still being said. The recogniser then prints the last one right
 * sooner: of 0, 100, 200, 300 and 500 ms, 100 and 200 had the fewest late words.
 */
const SILENCE_BEHIND_MS = 200;
/** A piece longer than this is parted, which bounds what a preview costs. */
const MAX_PIECE_MS = 3_500;
/** Each part holds at least so much. */
const MIN_HEAD_MS = 1_000;
const MIN_TAIL_MS = 1_200;
/** When nothing was heard in a piece, how much longer the window grows before it is parted again. */
const LONGER_MS = 1_500;
/** An empty answer to less voice than this is believed. */
const MIN_VOICE_MS = 200;
const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000;

/** What is previewed at once: the open window, or what was said in it since a pause or a cut. */
export interface Piece {
  window: SpeechWindow;
  /** Where the open window starts. */
  ofWindowAt: number;
  /** The words before the piece. */
  before: Word[];
  /** Where the next piece may begin, if no word goes on behind this one. */
  nextAt: number | null;
  /** It is the first part of one that was previewed whole. */
  isHead: boolean;
}

/**
 * Chooses what of the open window is previewed next, and puts its words behind those of the pieces
 * before. A piece ends where the person falls silent; one that grows long is parted where it is quietest.
 */
export class Pieces {
  readonly #segmenter: Segmenter;
  /** What the open window says up to the piece that is being said. */
  #said: { untilSample: number; words: Word[] } | null = null;
  /** Up to where the window was previewed, and the speech in it. */
  #previewedSample = 0;
  #previewedMs = 0;
  #longestMs = MAX_PIECE_MS;

  constructor(segmenter: Segmenter) {
    this.#segmenter = segmenter;
  }

  /** The window was closed: what is said from now on is another one's. */
  reset(): void {
    this.#said = null;
    this.#previewedSample = 0;
    this.#previewedMs = 0;
    this.#longestMs = MAX_PIECE_MS;
  }

  /** Whether a preview would show something new; while one speaks on, only after `restMs` of speech. */
  isDue(restMs: number): boolean {
    const outline = this.#segmenter.outline();
    if (outline === null) return false;
    if (this.#isLong(outline)) return true;
    if (hasFallenSilent(outline)) return this.#previewedSample < outline.endSample;
    const knownMs = Math.max(this.#previewedMs, outline.speech[0]?.startMs ?? 0);
    return heardMs(outline) >= knownMs + Math.max(PREVIEW_EVERY_MS, restMs);
  }

  /** What to preview now; null when no window is open. */
  next(): Piece | null {
    const open = this.#segmenter.open();
    if (open === null) return null;
    const endSample = open.startSample + open.samples.length;
    const outline = { startSample: open.startSample, endSample, speech: open.speech };
    const fromSample = this.#beginning(outline);
    const piece = { ofWindowAt: open.startSample, before: this.#said?.words ?? [] };
    if (this.#isLong(outline)) {
      const cutMs = this.#segmenter.quietestMs(
        msOf(fromSample) + MIN_HEAD_MS,
        msOf(this.#previewedSample) - MIN_TAIL_MS,
      );
      const nextAt = Math.round(cutMs * SAMPLES_PER_MS);
      const head = withSilenceBehind(part(open, fromSample, nextAt));
      return { ...piece, window: head, nextAt, isHead: true };
    }
    this.#previewedSample = endSample;
    this.#previewedMs = heardMs(outline);
    const window = part(open, fromSample, endSample);
    if (!hasFallenSilent(outline)) {
      return { ...piece, window: withSilenceBehind(window), nextAt: null, isHead: false };
    }
    return { ...piece, window, nextAt: endSample - LEAD_IN_MS * SAMPLES_PER_MS, isHead: false };
  }

  /** Takes the words of a piece; gives those of the window that are to be shown now, if any. */
  take({ window, ofWindowAt, before, nextAt, isHead }: Piece, words: Word[]): Word[] | null {
    // The window may have closed meanwhile; its settled words are on their way then.
    if (this.#segmenter.outline()?.startSample !== ofWindowAt) return null;
    if (words.length === 0) {
      if (isHead || voiceMs(window) >= MIN_VOICE_MS) this.#hearAllAgain(ofWindowAt);
      return null;
    }
    const all = [...before, ...words];
    if (nextAt !== null) {
      this.#said = { untilSample: nextAt, words: all };
      this.#longestMs = MAX_PIECE_MS;
    }
    return isHead ? null : all;
  }

  /** Short or badly cut, a piece may yield nothing: the next preview hears it with all before it. */
  #hearAllAgain(ofWindowAt: number): void {
    this.#said = null;
    const heardAgainMs = msOf(this.#previewedSample - ofWindowAt);
    this.#longestMs = Math.max(MAX_PIECE_MS, heardAgainMs + LONGER_MS);
  }

  /** Where the piece that is being said begins: not long before its first words. */
  #beginning({ startSample, speech }: WindowOutline): number {
    if (this.#said === null) return startSample;
    const { untilSample } = this.#said;
    const next = speech.find(({ endMs }) => endMs > msOf(untilSample));
    const leadInAt = ((next?.startMs ?? 0) - MOST_LEAD_IN_MS) * SAMPLES_PER_MS;
    return Math.max(untilSample, Math.round(leadInAt));
  }

  /** What was previewed last is to be parted before it grows on. */
  #isLong(outline: WindowOutline): boolean {
    return msOf(this.#previewedSample - this.#beginning(outline)) > this.#longestMs;
  }
}

function hasFallenSilent(outline: WindowOutline): boolean {
  return msOf(outline.endSample) - heardMs(outline) >= FELL_SILENT_MS;
}

/** Until when speech was heard. */
function heardMs({ speech }: WindowOutline): number {
  return speech.at(-1)?.endMs ?? 0;
}

function voiceMs({ speech }: SpeechWindow): number {
  return speech.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** The part of a window at samples [from, to) of the recording. */
function part({ startSample, samples, speech }: SpeechWindow, from: number, to: number) {
  const [fromMs, toMs] = [msOf(from), msOf(to)];
  return {
    startSample: from,
    samples: samples.subarray(from - startSample, to - startSample),
    speech: speech
      .filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs)
      .map((span) => ({
        startMs: Math.max(span.startMs, fromMs),
        endMs: Math.min(span.endMs, toMs),
      })),
  };
}

function withSilenceBehind(window: SpeechWindow): SpeechWindow {
  const samples = new Float32Array(window.samples.length + SILENCE_BEHIND_MS * SAMPLES_PER_MS);
  samples.set(window.samples);
  return { ...window, samples };
}

function msOf(samples: number): number {
  return samples / SAMPLES_PER_MS;
}

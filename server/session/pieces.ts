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
  /** Where the next piece may begin, if no word goes on behind this one. */
  nextAt: number | null;
  /** It is the first part of one that was previewed whole. */
  isHead: boolean;
  /** Its sound is as it was said, without silence behind it. */
  isPlain: boolean;
}

/** What the open window says up to a pause or a cut. */
interface Said {
  untilSample: number;
  words: Word[];
  /** What it says up to the one before. */
  earlier: Said | null;
}

/**
 * Chooses what of the open window is previewed next, and puts its words behind those of the pieces
 * before. A piece ends where the person falls silent; one that grows long is parted where it is quietest.
 */
export class Pieces {
  readonly #segmenter: Segmenter;
  /** All that comes before the piece that is being said. */
  #said: Said | null = null;
  /** Up to where the window was previewed, and the speech in it. */
  #previewedSample = 0;
  #previewedMs = 0;
  #longestMs = MAX_PIECE_MS;

  constructor(segmenter: Segmenter) {
    this.#segmenter = segmenter;
  }

  /**
   * A window was closed. What was previewed of the next one, where no pause parts them, still holds.
   */
  closed(): void {
    const outline = this.#segmenter.outline();
    this.#said = outline === null ? null : after(outline, this.#said);
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
    if (this.#isLong(outline)) {
      const cutMs = this.#segmenter.quietestMs(
        msOf(fromSample) + MIN_HEAD_MS,
        msOf(this.#previewedSample) - MIN_TAIL_MS,
      );
      const nextAt = Math.round(cutMs * SAMPLES_PER_MS);
      const head = withSilenceBehind(part(open, fromSample, nextAt));
      return { window: head, nextAt, isHead: true, isPlain: false };
    }
    this.#previewedSample = endSample;
    this.#previewedMs = heardMs(outline);
    const window = part(open, fromSample, endSample);
    if (!hasFallenSilent(outline)) {
      return {
        window: withSilenceBehind(window),
        nextAt: null,
        isHead: false,
        isPlain: false,
      };
    }
    const nextAt = endSample - LEAD_IN_MS * SAMPLES_PER_MS;
    return { window, nextAt, isHead: false, isPlain: true };
  }

  /** Takes the words of a piece; gives those of the open window that are to be shown now, if any. */
  take({ window, nextAt, isHead }: Piece, words: Word[]): Word[] | null {
    const outline = this.#segmenter.outline();
    // The window may have closed meanwhile; its settled words are on their way then.
    if (outline === null || window.startSample < outline.startSample) return null;
    if (words.length === 0) {
      if (isHead || voiceMs(window) >= MIN_VOICE_MS) this.#goBack(outline);
      return null;
    }
    const all = [...(this.#said?.words ?? []), ...words];
    if (nextAt !== null) {
      this.#said = { untilSample: nextAt, words: all, earlier: this.#said };
      this.#longestMs = MAX_PIECE_MS;
    }
    return isHead ? null : all;
  }

  /** Short or badly cut, a piece may yield nothing: the next preview hears the one before it too. */
  #goBack(outline: WindowOutline): void {
    this.#said = this.#said?.earlier ?? null;
    this.#longestMs = Math.max(MAX_PIECE_MS, this.#previewedPieceMs(outline) + LONGER_MS);
  }

  /** Where the piece that is being said begins: not long before its first words. */
  #beginning({ startSample, speech }: WindowOutline): number {
    if (this.#said === null) return startSample;
    const { untilSample } = this.#said;
    const next = speech.find(({ endMs }) => endMs > msOf(untilSample));
    const leadInAt = ((next?.startMs ?? 0) - MOST_LEAD_IN_MS) * SAMPLES_PER_MS;
    return Math.max(untilSample, Math.round(leadInAt));
  }

  /** What was previewed of the piece is to be parted before it grows on. */
  #isLong(outline: WindowOutline): boolean {
    return this.#previewedPieceMs(outline) > this.#longestMs;
  }

  #previewedPieceMs(outline: WindowOutline): number {
    return msOf(this.#previewedSample - this.#beginning(outline));
  }
}

/** Of what was said, that which is in this window. */
function after(outline: WindowOutline, said: Said | null): Said | null {
  if (said === null || said.untilSample <= outline.startSample) return null;
  const { untilSample, words, earlier } = said;
  return { untilSample, words: inWindow(outline, words), earlier: after(outline, earlier) };
}

/** Of these words, those that are said in this window. */
export function inWindow({ speech }: WindowOutline, words: readonly Word[]): Word[] {
  const fromMs = speech[0]?.startMs ?? 0;
  return words.filter(({ startMs }) => (startMs ?? 0) >= fromMs);
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

/** The part of a window at samples [from, to) of the recording; one at its start shares its seam. */
function part(window: SpeechWindow, from: number, to: number): SpeechWindow {
  const { startSample, samples, speech } = window;
  const [fromMs, toMs] = [msOf(from), msOf(to)];
  return {
    ...(from === startSample && window),
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

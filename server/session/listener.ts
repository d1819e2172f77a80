import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import { inWindow, type Piece, Pieces } from './pieces.ts';
import type { Segmenter, SpeechWindow, Transcriber } from './stages.ts';

/** A preview that waited for other speakers is followed by as much speech without one, up to this. */
const MAX_REST_MS = 1_000;

export interface Captions {
  settledFrom: number;
  settled: Word[];
  provisional: Word[];
  /** Whose words they are, where another ear listens too. */
  ear?: 'local' | 'remote';
  /** Why the ear elsewhere has fallen silent, in one sentence. */
  silenced?: string;
}

/** What was said from one pause to the next: a window, or several that no pause parts. */
export interface Turn {
  words: Word[];
  /** These are its final words. */
  isSettled: boolean;
  /** A pause has ended it. */
  hasEnded: boolean;
  /** Where its sound begins; null for one that has none yet. */
  startSample: number | null;
}

/**
 * Listens to one utterance: sound in, captions out. Windows settle in the order in which they were
 * said; one preview at a time runs over the piece of the open window that is being said.
 */
export class Listener {
  #segmenter: Segmenter;
  #transcriber: Transcriber;
  #onCaptions: (captions: Captions) => void;
  #words: Word[] = [];
  /** The windows that were closed, in order, each with its last known words. */
  #closed: Turn[] = [];
  readonly #pieces: Pieces;
  #preview: Word[] = [];
  #previewing = false;
  #heardSamples = 0;
  /** How much was heard while the newest preview waited for other speakers. */
  #waitedMs = 0;
  /** The newest preview: what it heard, and what it will say. */
  #latest: { window: SpeechWindow; words: Promise<Word[]> } | null = null;
  #settled: Promise<void> = Promise.resolve();

  constructor(
    segmenter: Segmenter,
    transcriber: Transcriber,
    onCaptions: (captions: Captions) => void,
  ) {
    this.#segmenter = segmenter;
    this.#pieces = new Pieces(segmenter);
    this.#transcriber = transcriber;
    this.#onCaptions = onCaptions;
  }

  /** Takes the next samples of the utterance; with `live`, words still being said are captioned too. */
  hear(pcm: Int16Array, live: boolean): void {
    this.#heardSamples += pcm.length;
    const closed = this.#segmenter.accept(toFloat(pcm));
    for (const window of closed) {
      // Where a window was cut before a pause came, the next one is open already.
      this.#settle(window, window === closed.at(-1) && this.#segmenter.outline() === null);
    }
    if (live) void this.#previewOpenWindow();
  }

  /** Ends the utterance and gives all its words. Rejects when the recogniser failed. */
  async finish(): Promise<Word[]> {
    const last = this.#segmenter.flush();
    if (last !== null) this.#settle(last, true);
    await this.#settled;
    return this.#words;
  }

  /** Stops listening without an answer. */
  cease(): void {
    this.#segmenter.flush();
  }

  /** What was said, turn by turn; the last one may still go on. */
  turns(): Turn[] {
    const turns: Turn[] = [];
    const startSample = this.#segmenter.outline()?.startSample ?? null;
    const open = { words: this.#preview, isSettled: false, hasEnded: false, startSample };
    for (const part of [...this.#closed, open]) {
      const last = turns.at(-1);
      if (last === undefined || last.hasEnded) turns.push({ ...part });
      else {
        last.words = [...last.words, ...part.words];
        last.isSettled &&= part.isSettled;
        last.hasEnded = part.hasEnded;
        last.startSample ??= part.startSample;
      }
    }
    return turns;
  }

  #settle(window: SpeechWindow, hasEnded: boolean): void {
    const { startSample } = window;
    const next = this.#segmenter.outline();
    const ofNext = next === null ? [] : inWindow(next, this.#preview);
    const ownWords = this.#preview.slice(0, this.#preview.length - ofNext.length);
    const turn = { words: ownWords, isSettled: false, hasEnded, startSample };
    this.#closed.push(turn);
    this.#preview = ofNext;
    this.#pieces.closed();
    const decoded = this.#finalWords(window);
    this.#settled = this.#settled.then(async () => {
      turn.words = await decoded;
      turn.isSettled = true;
      const settledFrom = this.#words.length;
      this.#words.push(...turn.words);
      this.#emit(settledFrom);
    });
    // A failure is reported by finish(); until then the sound goes on being kept.
    this.#settled.catch(() => {});
    decoded.catch(() => {});
  }

  /** A preview that has heard the whole window already is not decoded a second time. */
  async #finalWords(window: SpeechWindow): Promise<Word[]> {
    const latest = this.#latest;
    this.#latest = null;
    if (
      latest?.window.startSample === window.startSample &&
      latest.window.samples.length === window.samples.length
    ) {
      const words = await latest.words;
      if (words.length > 0) return words;
    }
    return this.#transcriber.settle(window);
  }

  async #previewOpenWindow(): Promise<void> {
    if (this.#previewing || !this.#pieces.isDue(Math.min(this.#waitedMs, MAX_REST_MS))) return;
    this.#previewing = true;
    const askedAt = this.#heardSamples;
    const isSettling = this.#closed.some((turn) => !turn.isSettled);
    const turn: { piece: Piece | null } = { piece: null };
    // What is heard until its turn comes is previewed with it.
    const words = this.#transcriber.preview(() => {
      this.#waitedMs = isSettling ? 0 : durationMsOf(this.#heardSamples - askedAt);
      turn.piece = this.#pieces.next();
      if (turn.piece === null) return null;
      const { window, isPlain } = turn.piece;
      this.#latest = isPlain ? { window, words } : null;
      return window;
    });
    try {
      const heard = await words;
      const shown = turn.piece === null ? null : this.#pieces.take(turn.piece, heard);
      if (shown !== null) {
        this.#preview = shown;
        this.#emit(this.#words.length);
      }
    } catch {
      // A failure is reported by finish(), and the next frame tries again.
      return;
    } finally {
      this.#previewing = false;
    }
    void this.#previewOpenWindow();
  }

  #emit(settledFrom: number): void {
    this.#onCaptions({
      settledFrom,
      settled: this.#words.slice(settledFrom),
      provisional: [
        ...this.#closed.flatMap(({ words, isSettled }) => (isSettled ? [] : words)),
        ...this.#preview,
      ],
    });
  }
}

/** Samples of 16 bits as numbers from -1 to 1. */
function toFloat(pcm: Int16Array): Float32Array {
  const samples = new Float32Array(pcm.length);
  for (const [index, sample] of pcm.entries()) samples[index] = sample / 32_768;
  return samples;
}

/** How long this many samples last. */
export function durationMsOf(samples: number): number {
  return (samples / SAMPLE_RATE_HZ) * 1000;
}

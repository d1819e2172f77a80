import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import type { Segmenter, SpeechWindow, Transcriber } from './stages.ts';

/** How much new speech an open window must hold before its words are previewed again. */
const PREVIEW_EVERY_MS = 300;
/**
 * After this much silence the last words are previewed however few they are. It is the silence
 * that a window keeps at its end, so that this preview has heard all of the window.
 */
const FELL_SILENT_MS = 300;
/** Of that silence, what is heard again with the words that follow it. */
const LEAD_IN_MS = 150;
const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000;

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

/** What is previewed at once: the open window, or what was said in it since its last pause. */
interface Piece {
  window: SpeechWindow;
  /** Where the open window starts. */
  ofWindowAt: number;
  /** The words before the piece. */
  before: Word[];
  /** Where the next piece may begin, if this one ended in a pause. */
  pauseAt: number | null;
}

/**
 * Listens to one utterance: sound in, captions out. Windows settle in the order in which they were
 * said; one preview at a time runs over the window that is still open: over all of it whenever the
 * person falls silent, and in between over what was said since.
 */
export class Listener {
  #segmenter: Segmenter;
  #transcriber: Transcriber;
  #onCaptions: (captions: Captions) => void;
  #words: Word[] = [];
  /** The windows that were closed, in order, each with its last known words. */
  #closed: Turn[] = [];
  #preview: Word[] = [];
  #previewing = false;
  #previewedMs = 0;
  /** What the open window says up to its last pause that was previewed. */
  #untilPause: { endSample: number; words: Word[] } | null = null;
  /** The newest preview: what it heard, and what it will say. */
  #latest: { window: SpeechWindow; words: Promise<Word[]> } | null = null;
  #settled: Promise<void> = Promise.resolve();

  constructor(
    segmenter: Segmenter,
    transcriber: Transcriber,
    onCaptions: (captions: Captions) => void,
  ) {
    this.#segmenter = segmenter;
    this.#transcriber = transcriber;
    this.#onCaptions = onCaptions;
  }

  /** Takes the next samples of the utterance; with `live`, words still being said are captioned too. */
  hear(pcm: Int16Array, live: boolean): void {
    const closed = this.#segmenter.accept(toFloat(pcm));
    for (const window of closed) {
      // Where a window was cut before a pause came, the next one is open already.
      this.#settle(window, window === closed.at(-1) && this.#segmenter.outline() === null);
    }
    if (live) this.#previewOpenWindow();
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
    const turn = { words: this.#preview, isSettled: false, hasEnded, startSample };
    this.#closed.push(turn);
    this.#preview = [];
    this.#previewedMs = 0;
    this.#untilPause = null;
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

  #previewOpenWindow(): void {
    if (this.#previewing || !this.#isPreviewDue()) return;
    this.#previewing = true;
    const turn: { piece: Piece | null } = { piece: null };
    // What is heard until its turn comes is previewed with it.
    const words = this.#transcriber.preview(() => {
      turn.piece = this.#nextPiece();
      if (turn.piece !== null) this.#latest = { window: turn.piece.window, words };
      return turn.piece?.window ?? null;
    });
    words
      .then((words) => {
        if (turn.piece !== null) this.#show(turn.piece, words);
      })
      .catch(() => {})
      .finally(() => {
        this.#previewing = false;
      });
  }

  #isPreviewDue(): boolean {
    const outline = this.#segmenter.outline();
    if (outline === null) return false;
    const heardMs = outline.speech.at(-1)?.endMs ?? 0;
    const knownMs = Math.max(this.#previewedMs, outline.speech[0]?.startMs ?? 0);
    const isSilent = durationMsOf(outline.endSample) - heardMs >= FELL_SILENT_MS;
    return heardMs >= knownMs + (isSilent ? 1 : PREVIEW_EVERY_MS);
  }

  #nextPiece(): Piece | null {
    const open = this.#segmenter.open();
    if (open === null) return null;
    const endSample = open.startSample + open.samples.length;
    const heardMs = open.speech.at(-1)?.endMs ?? 0;
    const isSilent = durationMsOf(endSample) - heardMs >= FELL_SILENT_MS;
    const before = isSilent ? null : this.#untilPause;
    this.#previewedMs = heardMs;
    return {
      window: before === null ? open : since(open, before.endSample),
      ofWindowAt: open.startSample,
      before: before?.words ?? [],
      pauseAt: isSilent ? endSample - LEAD_IN_MS * SAMPLES_PER_MS : null,
    };
  }

  #show({ ofWindowAt, before, pauseAt }: Piece, words: Word[]): void {
    // The window may have closed meanwhile; its settled words are on their way then.
    if (this.#segmenter.outline()?.startSample !== ofWindowAt || words.length === 0) return;
    this.#preview = [...before, ...words];
    if (pauseAt !== null) this.#untilPause = { endSample: pauseAt, words };
    this.#emit(this.#words.length);
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

/** The part of a window from this sample of the recording on. */
function since({ startSample, samples, speech }: SpeechWindow, fromSample: number): SpeechWindow {
  const fromMs = durationMsOf(fromSample);
  return {
    startSample: fromSample,
    samples: samples.subarray(fromSample - startSample),
    speech: speech
      .filter(({ endMs }) => endMs > fromMs)
      .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs })),
  };
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

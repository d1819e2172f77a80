import type { Word } from '#contract/transcript.ts';
import { type AudioWindow, around, halved, type Sound, soundOf } from './audio-window.ts';
import type { DecodeQueue } from './decode-queue.ts';
import { handOverIn } from './hand-over.ts';
import { isLooping, withoutLoop } from './looping.ts';
import { doubtMsIn, type Seam, withheldFrom } from './seam.ts';
import { voicedSpans } from './voiced-spans.ts';
import { timeWords } from './word-times.ts';

/** An empty answer to more voice than this is a failure of the decoder, not silence. */
const MIN_MISSED_SPEECH_MS = 1_500;

/** Sound and all the words in it. */
interface Heard extends Sound {
  words: Word[];
}

/** Turns windows of sound into timed words. */
export class Transcriber {
  #queue: DecodeQueue;
  /** What was heard before each seam, for the window that begins in it. */
  #heard = new WeakMap<Seam, Promise<Heard>>();

  constructor(queue: DecodeQueue) {
    this.#queue = queue;
  }

  /** The recogniser's name, once it is loaded. */
  name(): Promise<string> {
    return this.#queue.name();
  }

  /** Speakers wait for each other so long that one more would harm them all. */
  isCrowded(): boolean {
    return this.#queue.isCrowded();
  }

  /**
   * The final words of a closed window; of two windows with a seam the first is settled first. Where
   * the decoder loops or falls silent, the window is cut and decoded again in parts; where two windows
   * heard different numbers in their seam, what is around them is heard once more.
   */
  async settle(window: AudioWindow): Promise<Word[]> {
    const { startSample, samples } = window;
    const heard = this.#hear(window).then((words) => ({ startSample, samples, words }));
    if (window.endsIn !== undefined) this.#heard.set(window.endsIn, heard);
    const { words } = await heard;
    const before = await this.#heardBefore(window);
    return given(window, words, before, await this.#hearAgain(before, window, words));
  }

  /**
   * What the words of an open window look like now; they may still change. The window is asked for
   * when its turn comes, and may be gone by then.
   */
  async preview(window: () => AudioWindow | null): Promise<Word[]> {
    const turn: { window: AudioWindow | null } = { window: null };
    const text = await this.#queue.decode(() => {
      turn.window = window();
      return turn.window?.samples ?? null;
    }, 'preview');
    const tokens = tokensOf(text);
    if (turn.window === null || hasFailed(tokens, turn.window)) return [];
    return given(turn.window, timed(tokens, turn.window), await this.#heardBefore(turn.window));
  }

  async #hear(window: AudioWindow): Promise<Word[]> {
    const tokens = tokensOf(await this.#queue.decode(() => soundOf(window), 'settle'));
    if (!hasFailed(tokens, window)) return timed(tokens, window);
    const halves = halved(window);
    if (halves === null) return timed(withoutLoop(tokens), window);
    return (await Promise.all(halves.map((half) => this.settle(half)))).flat();
  }

  /** The words around numbers that only one of two windows heard in their seam; none without. */
  async #hearAgain(
    before: Heard | undefined,
    window: AudioWindow,
    words: readonly Word[],
  ): Promise<Word[]> {
    const { beginsIn } = window;
    const doubtMs = before && beginsIn ? doubtMsIn(beginsIn, before.words, words) : null;
    if (before === undefined || doubtMs === null) return [];
    const between = around(doubtMs, before, window);
    const tokens = tokensOf(await this.#queue.decode(() => between.samples, 'settle'));
    return hasFailed(tokens, between) ? [] : timed(tokens, between);
  }

  #heardBefore({ beginsIn }: AudioWindow): Promise<Heard> | undefined {
    return beginsIn && this.#heard.get(beginsIn);
  }
}

/** Of the words that a window says those that it gives: in a seam only one window gives them. */
function given(
  { beginsIn, endsIn }: AudioWindow,
  words: Word[],
  before: Heard | undefined,
  again: Word[] = [],
): Word[] {
  const own = endsIn === undefined ? words : words.slice(0, withheldFrom(words, endsIn));
  if (beginsIn === undefined || before === undefined) return own;
  const { until, between, from } = handOverIn(beginsIn, before.words, words, again);
  const withheld = before.words.slice(withheldFrom(before.words, beginsIn), until);
  return [...withheld, ...between, ...own.slice(from)];
}

function timed(tokens: readonly string[], { startSample, samples, speech }: AudioWindow): Word[] {
  return timeWords(tokens, voicedSpans(samples, startSample, speech));
}

function tokensOf(text: string): string[] {
  return text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token));
}

function hasFailed(tokens: readonly string[], window: AudioWindow): boolean {
  const speechMs = window.speech.reduce((sum, span) => sum + span.endMs - span.startMs, 0);
  return tokens.length === 0 ? speechMs > MIN_MISSED_SPEECH_MS : isLooping(tokens, speechMs);
}

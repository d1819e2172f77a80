import { SAMPLE_RATE_HZ, type SpeechSpan, type Word } from '#contract/transcript.ts';
import type { DecodeQueue } from './decode-queue.ts';
import { isLooping, withoutLoop } from './looping.ts';
import { voicedSpans } from './voiced-spans.ts';
import { timeWords } from './word-times.ts';

/** A window of sound: samples (-1..1, 16 kHz mono) and the spans of voice, in ms of the recording. */
export interface AudioWindow {
  startSample: number;
  samples: Float32Array;
  speech: SpeechSpan[];
}

/** An empty answer to more voice than this is a failure of the decoder, not silence. */
const MIN_MISSED_SPEECH_MS = 1_500;
const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000;

/** Turns windows of sound into timed words. */
export class Transcriber {
  #queue: DecodeQueue;

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
   * The final words of a closed window. Where the decoder loops or falls silent, the window is cut
   * in its longest pause and decoded again in parts.
   */
  async settle(window: AudioWindow): Promise<Word[]> {
    const text = await this.#queue.decode(() => window.samples, 'settle');
    const tokens = tokensOf(text);
    if (!hasFailed(tokens, window)) return timed(tokens, window);
    const parts = cutInLongestPause(window);
    if (parts === null) return timed(withoutLoop(tokens), window);
    return (await Promise.all(parts.map((part) => this.settle(part)))).flat();
  }

  /**
   * What the words of an open window look like now; they may still change. The window is asked for
   * when its turn comes, and may be gone by then.
   */
  async preview(window: () => AudioWindow | null): Promise<Word[]> {
    let heard: AudioWindow | null = null;
    const text = await this.#queue.decode(() => {
      heard = window();
      return heard?.samples ?? null;
    }, 'preview');
    return shownWords(tokensOf(text), heard);
  }
}

function shownWords(tokens: string[], window: AudioWindow | null): Word[] {
  return window === null || hasFailed(tokens, window) ? [] : timed(tokens, window);
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

/** Both parts of a window cut at its longest pause; null when it has none. */
function cutInLongestPause({ startSample, samples, speech }: AudioWindow): AudioWindow[] | null {
  const pauses = speech.slice(1).map((span, index) => ({
    index: index + 1,
    startMs: speech[index]?.endMs ?? span.startMs,
    endMs: span.startMs,
  }));
  const longest = pauses.sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))[0];
  if (longest === undefined) return null;
  const sampleAt = (ms: number) => Math.round(ms * SAMPLES_PER_MS) - startSample;
  const secondStart = sampleAt(longest.startMs);
  return [
    {
      startSample,
      samples: samples.slice(0, sampleAt(longest.endMs)),
      speech: speech.slice(0, longest.index),
    },
    {
      startSample: startSample + secondStart,
      samples: samples.slice(secondStart),
      speech: speech.slice(longest.index),
    },
  ];
}

import { SAMPLE_RATE_HZ, type Word, wordsOfText } from '#contract/transcript.ts';
import { type Captions, durationMsOf, Listener, type Turn } from './listener.ts';
import type { LiveEar, LiveEarEvents, Segmenter, Transcriber } from './stages.ts';

/** How far the ear elsewhere may lag: four seconds of speech at 150 words a minute. */
const MOST_WORDS_BEHIND = 10;
/** Who hears less than a third of so many words has not heard the turn. */
const ENOUGH_WORDS = 20;
const LEAST_SHARE = 1 / 3;
/** People say at most about six words a second; more than that, and a few, nobody said. */
const MAX_WORDS_PER_SECOND = 7;
/** 100 ms. */
const PIECE_SAMPLES = SAMPLE_RATE_HZ / 10;

/** What the ear elsewhere heard in one turn. */
export interface HeardTurn {
  words: Word[];
  isFinal: boolean;
}

/** Captions from one ear or both, and which of them is heard now. */
export interface HeardCaptions {
  settled: Word[];
  provisional: Word[];
  ear: 'local' | 'remote';
}

/**
 * What is shown, turn by turn, each of one ear alone, so that nothing is missing or said twice: a
 * turn that the ear elsewhere has heard to its end is its own; those that it is hearing are, as long
 * as it keeps up; all others are those of the ear on this computer. The one elsewhere listens from
 * `firstTurn` on.
 */
export function captionsOf(
  local: readonly Pick<Turn, 'words' | 'isSettled' | 'hasEnded'>[],
  remote: ReadonlyMap<number, HeardTurn>,
  isListening: boolean,
  firstTurn = 0,
): HeardCaptions {
  const lastFinal = Math.max(
    firstTurn - 1,
    ...[...remote].map(([turn, { isFinal }]) => (isFinal ? turn : -1)),
  );
  // What it passed over it will not hear any more.
  const open = local.slice(lastFinal + 1);
  const behind = open.reduce((sum, { words }, index) => {
    const heard = remote.get(lastFinal + 1 + index)?.words.length ?? 0;
    return sum + Math.max(0, words.length - heard);
  }, 0);
  const keepsUp = isListening && remote.size > 0 && behind <= MOST_WORDS_BEHIND;
  const shown = local.map((turn, index) => {
    const heard = remote.get(index);
    const isOpen = index > lastFinal;
    if (isOpen ? !keepsUp : !isTaken(heard, turn)) return turn;
    return { ...turn, words: heard?.words ?? [] };
  });
  const firstOpen = shown.findIndex(({ isSettled, hasEnded }) => !isSettled || !hasEnded);
  const settled = firstOpen < 0 ? shown : shown.slice(0, firstOpen);
  return {
    settled: settled.flatMap(({ words }) => words),
    provisional: shown.slice(settled.length).flatMap(({ words }) => words),
    ear: keepsUp ? 'remote' : 'local',
  };
}

/** Whether what was heard of a turn stands: it is final, and can be all of it. */
function isTaken(heard: HeardTurn | undefined, { words }: Pick<Turn, 'words'>): boolean {
  if (!heard?.isFinal) return false;
  if (words.length < ENOUGH_WORDS) return heard.words.length > 0 || words.length === 0;
  return heard.words.length >= words.length * LEAST_SHARE;
}

/**
 * Listens with the ear on this computer, which alone decides what is kept, and shows what a
 * stronger one elsewhere hears in its place where there is one.
 */
export class TwoEars {
  readonly #listener: Listener;
  readonly #ear: LiveEar | null;
  readonly #show: (captions: Captions) => void;
  readonly #remote = new Map<number, HeardTurn>();
  #isListening = true;
  #silenced: string | null = null;
  /** The turn that the ear elsewhere began with. */
  #firstTurn = 0;
  #heardSamples = 0;
  #endedTurns = 0;
  /** The settled words as they are shown. */
  #shown: Word[] = [];

  constructor(
    segmenter: Segmenter,
    transcriber: Transcriber,
    show: (captions: Captions) => void,
    openEar: (events: LiveEarEvents) => LiveEar | null,
  ) {
    this.#show = show;
    this.#listener = new Listener(segmenter, transcriber, (captions) => {
      if (this.#ear === null) show(captions);
      else this.#merge();
    });
    this.#ear = openEar({
      heard: (turn, text, isFinal) =>
        this.#take(this.#firstTurn + turn, wordsOfText(text), isFinal),
      ended: (why) => {
        this.#isListening = false;
        this.#silenced ??= why;
        this.#merge();
      },
    });
  }

  /** Takes what was recorded before; the ear elsewhere gets what of it belongs to the turn that goes on. */
  hearBefore(pcm: Int16Array): void {
    // Piece by piece, as it came: heard at once, its pauses would part no turns.
    for (let at = 0; at < pcm.length; at += PIECE_SAMPLES) {
      this.#listener.hear(pcm.subarray(at, at + PIECE_SAMPLES), false);
    }
    const turns = this.#listener.turns();
    this.#firstTurn = turns.filter(({ hasEnded }) => hasEnded).length;
    this.#endedTurns = this.#firstTurn;
    const from = turns[this.#firstTurn]?.startSample ?? pcm.length;
    this.#hearElsewhere(pcm.subarray(from));
  }

  /** Takes the next samples; with `live`, words still being said are captioned too. */
  hear(pcm: Int16Array, live: boolean): void {
    this.#listener.hear(pcm, live);
    this.#hearElsewhere(pcm);
  }

  #hearElsewhere(pcm: Int16Array): void {
    if (this.#ear === null) return;
    this.#heardSamples += pcm.length;
    this.#ear.hear(pcm);
    const ended = this.#listener.turns().filter(({ hasEnded }) => hasEnded).length;
    if (ended > this.#endedTurns) this.#ear.endTurn();
    this.#endedTurns = ended;
  }

  /** Ends the utterance and gives all its words. Rejects when the recogniser failed. */
  finish(): Promise<Word[]> {
    this.#ear?.close();
    return this.#listener.finish();
  }

  /** Stops listening without an answer. */
  cease(): void {
    this.#ear?.close();
    this.#listener.cease();
  }

  #take(turn: number, words: Word[], isFinal: boolean): void {
    this.#remote.set(turn, { words, isFinal });
    const count = [...this.#remote.values()].reduce((sum, heard) => sum + heard.words.length, 0);
    const heardSeconds = durationMsOf(this.#heardSamples) / 1000;
    if (count > ENOUGH_WORDS + heardSeconds * MAX_WORDS_PER_SECOND) {
      // What it said before cannot be told from what nobody said.
      this.#remote.clear();
      this.#silenced = 'The model elsewhere said more words than anybody can.';
      this.#ear?.close();
    } else this.#merge();
  }

  #merge(): void {
    const turns = this.#listener.turns();
    const { settled, provisional, ear } = captionsOf(
      turns,
      this.#remote,
      this.#isListening,
      this.#firstTurn,
    );
    const changed = settled.findIndex((word, index) => word !== this.#shown[index]);
    const settledFrom = changed < 0 ? settled.length : changed;
    this.#shown = settled;
    const silenced = this.#silenced === null ? {} : { silenced: this.#silenced };
    this.#show({ settledFrom, settled: settled.slice(settledFrom), provisional, ear, ...silenced });
  }
}

import type { ClientMessage } from '#contract/socket.ts';
import { FRAME_SAMPLES } from './framing.ts';

/** Sound at its place in the answer, or a message that belongs at a place in it. */
export type OutboxItem =
  | { kind: 'frame'; firstSample: number; pcm: Int16Array }
  | { kind: 'message'; atSample: number; message: ClientMessage };

/**
 * What the server does not have for certain, in the order in which it must arrive. Nothing is
 * forgotten before it is acknowledged, so that all of it can be sent again over another socket.
 */
export class Outbox {
  /** Upper bound of the samples that are on their way. */
  readonly #windowSamples: number;
  #items: OutboxItem[] = [];
  /** How many of the items have been sent over this socket. */
  #sentItems = 0;
  #total = 0;
  #acknowledged = 0;
  #sent = 0;

  constructor(windowSamples: number) {
    this.#windowSamples = windowSamples;
  }

  /** Samples in the answer so far. */
  get totalSamples(): number {
    return this.#total;
  }

  /** Samples that the server has on disk. */
  get acknowledgedSamples(): number {
    return this.#acknowledged;
  }

  /** Appends sound, cut into frames of at most `FRAME_SAMPLES`. */
  addSound(pcm: Int16Array): void {
    for (let from = 0; from < pcm.length; from += FRAME_SAMPLES) {
      const frame = pcm.slice(from, from + FRAME_SAMPLES);
      this.#items.push({ kind: 'frame', firstSample: this.#total, pcm: frame });
      this.#total += frame.length;
    }
  }

  /** Appends a message that belongs after all sound so far. */
  addMessage(message: ClientMessage): void {
    this.#items.push({ kind: 'message', atSample: this.#total, message });
  }

  /** Drops all that is waiting for a message that no acknowledged sound settles. */
  replaceBy(message: ClientMessage): void {
    this.#items = [{ kind: 'message', atSample: Number.POSITIVE_INFINITY, message }];
    this.#sentItems = 0;
  }

  /** The next item to send, or null when there is none or the window is full. */
  next(): OutboxItem | null {
    const item = this.#items[this.#sentItems];
    if (item === undefined) return null;
    if (item.kind === 'frame') {
      const end = item.firstSample + item.pcm.length;
      if (end - this.#acknowledged > this.#windowSamples) return null;
      this.#sent = end;
    }
    this.#sentItems += 1;
    return item;
  }

  /**
   * The server has everything before `nextSample`. A message at that very sample may still be on
   * its way: it goes only when later sound is acknowledged. False when the server claims sound that
   * was never sent.
   */
  acknowledge(nextSample: number): boolean {
    if (nextSample > this.#sent) return false;
    this.#acknowledged = Math.max(this.#acknowledged, nextSample);
    const kept = this.#items.findIndex((item) =>
      item.kind === 'frame'
        ? item.firstSample + item.pcm.length > nextSample
        : item.atSample >= nextSample,
    );
    const dropped = kept === -1 ? this.#items.length : kept;
    this.#items.splice(0, dropped);
    this.#sentItems = Math.max(0, this.#sentItems - dropped);
    return true;
  }

  /**
   * Over a new socket everything from `nextSample` on is sent again, the first frame cut if the
   * server has a part of it. False when the server lacks sound that it had acknowledged, or has
   * more than there is.
   */
  rewind(nextSample: number): boolean {
    if (nextSample < this.#acknowledged) return false;
    if (!this.acknowledge(nextSample)) return false;
    this.#sentItems = 0;
    this.#sent = nextSample;
    this.#items = this.#items.map((item) =>
      item.kind === 'frame' && item.firstSample < nextSample
        ? {
            kind: 'frame',
            firstSample: nextSample,
            pcm: item.pcm.slice(nextSample - item.firstSample),
          }
        : item,
    );
    return true;
  }

  /** For an attempt taken up later: the server's sound ends here and ours begins. */
  beginAt(nextSample: number): void {
    this.#total = nextSample;
    this.#acknowledged = nextSample;
    this.#sent = nextSample;
  }
}

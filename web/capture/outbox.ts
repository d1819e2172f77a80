import { type ClientMessage, encodeFrame } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { FRAME_SAMPLES } from './framing.ts';

/** Ten seconds of sound may be on their way; an uploaded file goes as fast as it is stored. */
const WINDOW_SAMPLES = 10 * SAMPLE_RATE_HZ;

/** Sound at its place in the answer, or a message that belongs at a place in it. */
export type OutboxItem =
  | { kind: 'frame'; firstSample: number; pcm: Int16Array }
  | { kind: 'message'; atSample: number; message: ClientMessage };

/** Whether an item is certainly with the server that has everything before this sample. */
export function isSettledBy(item: OutboxItem, nextSample: number): boolean {
  return item.kind === 'frame'
    ? item.firstSample + item.pcm.length <= nextSample
    : item.atSample < nextSample;
}

/** Sends all that may go now. */
export function sendFrom(
  outbox: Outbox,
  socket: { send(message: ClientMessage): void; sendBytes(bytes: ArrayBuffer): void },
): void {
  for (let item = outbox.next(); item !== null; item = outbox.next()) {
    if (item.kind === 'message') socket.send(item.message);
    else socket.sendBytes(encodeFrame(item.firstSample, item.pcm));
  }
}

/**
 * What the server does not have for certain, in the order in which it must arrive. Nothing is
 * forgotten before it is acknowledged, so that all of it can be sent again over another socket.
 */
export class Outbox {
  #items: OutboxItem[] = [];
  /** How many of the items have been sent over this socket. */
  #sentItems = 0;
  #total = 0;
  #acknowledged = 0;
  #sent = 0;

  /** One that holds what was left of an answer: items that follow each other without a gap. */
  static holding(items: readonly OutboxItem[]): Outbox {
    const outbox = new Outbox();
    const [first] = items;
    if (first !== undefined)
      outbox.beginAt(first.kind === 'frame' ? first.firstSample : first.atSample);
    for (const item of items) {
      if (item.kind === 'frame') outbox.addSound(item.pcm);
      else outbox.addMessage(item.message);
    }
    return outbox;
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
      if (end - this.#acknowledged > WINDOW_SAMPLES) return null;
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
    const kept = this.#items.findIndex((item) => !isSettledBy(item, nextSample));
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
    if (nextSample < this.#acknowledged || nextSample > this.#total) return false;
    this.#sent = nextSample;
    this.acknowledge(nextSample);
    this.#sentItems = 0;
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

import type { Arrival } from '../../transcript/models/fetch-model.ts';

/** A terminal's line is written anew no more often than this. */
const LINE_EVERY_MS = 200;
const STEP_PERCENT = 10;

export interface Display {
  write(text: string): void;
  /** A line that is written over as it grows; otherwise one line each tenth. */
  isTerminal: boolean;
  /** A clock that only goes on, in ms. */
  now(): number;
}

/** Shows how far a download is: percent, MB, and the rate of what arrives. */
export class Progress implements Arrival {
  #display: Display;
  #name: string;
  #totalBytes: number;
  #here = 0;
  #received = 0;
  #startMs: number;
  #shownMs = Number.NEGATIVE_INFINITY;
  #shownPercent = 0;

  constructor(display: Display, name: string, totalBytes: number) {
    this.#display = display;
    this.#name = name;
    this.#totalBytes = totalBytes;
    this.#startMs = display.now();
  }

  kept(bytes: number): void {
    this.#here += bytes;
  }

  arrived(bytes: number): void {
    this.#here += bytes;
    this.#received += bytes;
    const percent = this.#percent();
    const nowMs = this.#display.now();
    const isDue = this.#display.isTerminal
      ? nowMs - this.#shownMs >= LINE_EVERY_MS || percent === 100
      : percent >= this.#shownPercent + STEP_PERCENT;
    if (!isDue) return;
    this.#shownMs = nowMs;
    this.#shownPercent = percent - (percent % STEP_PERCENT);
    this.#display.write(
      this.#display.isTerminal ? `\r${this.#line(nowMs)}\u001b[K` : `${this.#line(nowMs)}\n`,
    );
  }

  /** Ends the terminal's line, so that what follows stands below it. */
  end(): void {
    if (this.#display.isTerminal && this.#shownMs > Number.NEGATIVE_INFINITY) {
      this.#display.write('\n');
    }
  }

  #percent(): number {
    return Math.min(100, Math.floor((100 * this.#here) / this.#totalBytes));
  }

  #line(nowMs: number): string {
    const seconds = (nowMs - this.#startMs) / 1000;
    const rate = seconds > 0 ? `, ${(this.#received / 1e6 / seconds).toFixed(1)} MB/s` : '';
    return `${this.#name}: ${this.#percent()}%, ${megabytes(this.#here)} of ${megabytes(this.#totalBytes)} MB${rate}`;
  }
}

/** Whole millions of bytes, as disks and networks count them. */
export function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1e6));
}

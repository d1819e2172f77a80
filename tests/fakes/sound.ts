import type { NextFrame, Sound } from '../../web/replay/player.ts';

/** An `<audio>` element without sound: the test moves its clock. */
export class FakeSound extends EventTarget implements Sound {
  currentTime = 0;
  duration = Number.NaN;
  error: MediaError | null = null;
  paused = true;
  playbackRate = 1;
  preservesPitch = false;
  readyState = 0;
  #frames: (() => void)[] = [];

  get framesWaiting(): number {
    return this.#frames.length;
  }

  readonly nextFrame: NextFrame = (callback) => {
    this.#frames.push(callback);
    return () => {
      this.#frames = this.#frames.filter((other) => other !== callback);
    };
  };

  /** Its length has become known. */
  open(durationSeconds: number): void {
    this.duration = durationSeconds;
    this.readyState = 1;
    this.dispatchEvent(new Event('loadedmetadata'));
  }

  /** It cannot be had. */
  fail(): void {
    this.error = {
      code: 4,
      message: '',
      MEDIA_ERR_ABORTED: 1,
      MEDIA_ERR_NETWORK: 2,
      MEDIA_ERR_DECODE: 3,
      MEDIA_ERR_SRC_NOT_SUPPORTED: 4,
    };
    this.dispatchEvent(new Event('error'));
  }

  async play(): Promise<void> {
    this.paused = false;
    this.dispatchEvent(new Event('play'));
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  /** Time passes, then the page is drawn. */
  advance(ms: number): void {
    this.#pass(ms);
    for (const frame of this.#frames.splice(0)) frame();
  }

  /** Time passes in a tab that is not drawn. */
  advanceHidden(ms: number): void {
    this.#pass(ms);
    this.dispatchEvent(new Event('timeupdate'));
  }

  #pass(ms: number): void {
    if (!this.paused) this.currentTime = (this.currentTime * 1000 + ms * this.playbackRate) / 1000;
  }
}

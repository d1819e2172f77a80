import type { SoundFiles } from './sound-files.ts';

/** Nobody has recorded for so long: the person reads, and the machine has time. */
const IDLE_MS = 5_000;

/** Turns finished recordings into FLAC, one after the other, while nobody records. */
export class Converter {
  #sounds: SoundFiles;
  #isBusy: () => boolean;
  #idleMs: number;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(sounds: SoundFiles, isBusy: () => boolean, idleMs = IDLE_MS) {
    this.#sounds = sounds;
    this.#isBusy = isBusy;
    this.#idleMs = idleMs;
  }

  /** Call it when somebody begins or ends to record, and once at the start. */
  consider(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    if (this.#isBusy()) {
      void this.#sounds.stopConverting();
      return;
    }
    this.#timer = setTimeout(() => {
      // Should the store be out of reach now, the next turn comes all the same.
      this.#running = this.#running.then(() => this.#convertAll()).catch(() => {});
    }, this.#idleMs).unref();
  }

  /** Ends for good, in the middle of a recording if need be; the next start goes on. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#sounds.stopConverting();
    await this.#running;
  }

  async #convertAll(): Promise<void> {
    let after = 0;
    while (!this.#isStopped && !this.#isBusy()) {
      const next = this.#sounds.nextToConvert(after);
      if (next === null) return this.#sounds.stopConverting();
      after = next.at;
      // What cannot be converted now stays a WAV; it has another turn later.
      await this.#sounds.convert(next.id).catch(() => {});
    }
  }
}

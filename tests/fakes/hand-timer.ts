import type { StartTimer } from '../../server/openai/silence.ts';

/** A timer whose time passes by hand. */
export class HandTimer {
  #nowMs = 0;
  #starts = 0;
  #waits = new Set<{ atMs: number; then: () => void }>();
  #watchers = new Set<() => void>();

  readonly start: StartTimer = (ms, then) => {
    const wait = { atMs: this.#nowMs + ms, then };
    this.#waits.add(wait);
    this.#starts += 1;
    for (const watcher of this.#watchers) watcher();
    return () => this.#waits.delete(wait);
  };

  advance(ms: number): void {
    this.#nowMs += ms;
    for (const { atMs, then } of this.#waits) if (atMs <= this.#nowMs) then();
  }

  /** Resolves once it has been started this many times in all. */
  async started(times: number): Promise<void> {
    while (this.#starts < times) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#watchers.add(resolve);
      await promise;
      this.#watchers.delete(resolve);
    }
  }
}

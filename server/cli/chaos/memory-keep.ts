import {
  type HeldAnswer,
  isOf,
  type Keep,
  type LeftAnswer,
  type Opening,
} from '../../../web/capture/keep.ts';
import { isSettledBy, type OutboxItem } from '../../../web/capture/outbox.ts';

interface Kept {
  opening: Opening;
  items: OutboxItem[];
  /** The tab that it belongs to; null when that is gone. */
  tab: object | null;
}

/** What a browser keeps for its tabs, without a browser; each tab sees it through `forTab`. */
export class MemoryKeep {
  #kept = new Set<Kept>();

  /** The answers that are kept, of all tabs. */
  get answers(): LeftAnswer[] {
    return [...this.#kept];
  }

  /** The keep as a tab has it; `close` is the tab's end, after which nothing it does counts. */
  forTab(): Keep & { close(): void } {
    const tab = {};
    let isOpen = true;
    const hold = (kept: Kept): HeldAnswer => this.#handle(kept, () => isOpen);
    return {
      hold: (opening) => {
        if (opening.type === 'resume') this.#forgetLeft(opening.attemptId);
        const kept: Kept = { opening, items: [], tab };
        this.#kept.add(kept);
        return hold(kept);
      },
      bringBack: async (deliver) => {
        for (const kept of this.#kept) {
          if (kept.tab !== null || !isOpen) continue;
          kept.tab = tab;
          await deliver({ opening: kept.opening, items: [...kept.items] }, hold(kept));
        }
      },
      forgetLeft: async (attemptId) => this.#forgetLeft(attemptId),
      close: () => {
        isOpen = false;
        for (const kept of this.#kept) if (kept.tab === tab) kept.tab = null;
      },
    };
  }

  #handle(kept: Kept, isOpen: () => boolean): HeldAnswer {
    const when = (task: () => void) => {
      if (isOpen()) task();
    };
    return {
      opened: (attemptId) =>
        when(() => {
          kept.opening = { type: 'resume', attemptId };
        }),
      add: (item) => when(() => kept.items.push(item)),
      acknowledge: (nextSample) =>
        when(() => {
          kept.items = kept.items.filter((item) => !isSettledBy(item, nextSample));
        }),
      forget: () => when(() => this.#kept.delete(kept)),
      leave: () =>
        when(() => {
          kept.tab = null;
          if (kept.items.length === 0) this.#kept.delete(kept);
        }),
    };
  }

  #forgetLeft(attemptId: string | 'all'): void {
    for (const kept of this.#kept) {
      if (kept.tab === null && isOf(kept.opening, attemptId)) this.#kept.delete(kept);
    }
  }
}

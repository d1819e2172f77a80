import type { KeptTelling, ReadTelling, StoryParts } from './ports.ts';

/** How long one request may spend on reading tellings that were not read before. */
const BUDGET_MS = 60;

/** Reads tellings, each once: a rating never changes, nor do the words that it read. */
export class TellingReader {
  #parts: Pick<StoryParts, 'archive' | 'readTelling' | 'now'>;
  #read = new Map<string, ReadTelling>();

  constructor(parts: Pick<StoryParts, 'archive' | 'readTelling' | 'now'>) {
    this.#parts = parts;
  }

  /** The telling, read now if need be. */
  read({ ratingId, attemptId }: KeptTelling): ReadTelling {
    const known = this.#read.get(ratingId);
    if (known) return known;
    const read = this.#parts.readTelling(this.#parts.archive.utterancesOf(attemptId));
    this.#read.set(ratingId, read);
    return read;
  }

  /** Reads as many as the time allows, in their order; the others are left for another time. */
  readSome(tellings: readonly KeptTelling[]): { read: KeptTelling[]; unread: number } {
    const until = this.#parts.now() + BUDGET_MS;
    const read = tellings.filter((telling) => {
      if (!this.#read.has(telling.ratingId) && this.#parts.now() > until) return false;
      this.read(telling);
      return true;
    });
    return { read, unread: tellings.length - read.length };
  }
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { randomUuid } from './device.ts';
import { type HeldAnswer, isOf, type Keep, type LeftAnswer, type Opening } from './keep.ts';
import { isSettledBy, type OutboxItem } from './outbox.ts';

interface Rows extends DBSchema {
  answers: { key: string; value: { id: string; opening: Opening } };
  /** By the answer's id and the order in it. */
  items: { key: [string, number]; value: OutboxItem };
}

type Database = IDBPDatabase<Rows>;

/** One tab after the other brings back, so that what one is sending is not offered by the next. */
const BRINGING_BACK = 'understudy.bringing-back';

let ofThisPage: Keep | null | undefined;

/** The keep of this page; null where the browser has none. */
export function browserKeep(): Keep | null {
  ofThisPage ??= openKeep();
  return ofThisPage;
}

/**
 * Keeps answers in IndexedDB; null in a browser that has none, or no locks. The tab that an answer
 * belongs to holds a lock of its id, which the browser takes back when the tab is gone.
 */
function openKeep(): Keep | null {
  if (!('indexedDB' in globalThis) || !('locks' in navigator)) return null;
  const opened = openDB<Rows>('understudy', 1, {
    upgrade(database) {
      database.createObjectStore('answers', { keyPath: 'id' });
      database.createObjectStore('items');
    },
  });
  // A private window may refuse; whoever needs it meets the refusal again.
  opened.catch(() => {});
  return new BrowserKeep(opened);
}

class BrowserKeep implements Keep {
  readonly #opened: Promise<Database>;

  constructor(opened: Promise<Database>) {
    this.#opened = opened;
  }

  hold(opening: Opening): HeldAnswer {
    const id = randomUuid();
    const ended = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    navigator.locks
      .request(lockOf(id), () => {
        locked.resolve();
        return ended.promise;
      })
      .catch(locked.reject);
    const begun = locked.promise.then(async () => {
      if (opening.type === 'resume') await this.forgetLeft(opening.attemptId);
      const database = await this.#opened;
      await database.put('answers', { id, opening });
      return database;
    });
    return new HeldRows(id, begun, [], ended.resolve);
  }

  bringBack(deliver: (left: LeftAnswer, held: HeldAnswer) => Promise<void>): Promise<void> {
    return navigator.locks
      .request(BRINGING_BACK, () =>
        this.#forEachLeft(async (id, opening, database) => {
          const range = itemsOf(id);
          const items = await database.getAll('items', range);
          const keys = await database.getAllKeys('items', range);
          const { promise, resolve } = Promise.withResolvers<void>();
          const kept = items.map((item, index) => ({ item, order: keys[index]?.[1] ?? 0 }));
          const held = new HeldRows(id, Promise.resolve(database), kept, resolve);
          if (items.length === 0) held.forget();
          else await deliver({ opening, items }, held);
          await promise;
        }),
      )
      .catch(() => {});
  }

  forgetLeft(attemptId: string | 'all'): Promise<void> {
    return navigator.locks
      .request(BRINGING_BACK, () =>
        this.#forEachLeft(async (id, opening, database) => {
          if (isOf(opening, attemptId)) await remove(database, id);
        }),
      )
      .catch(() => {});
  }

  /** For each answer that no tab holds, one at a time. */
  async #forEachLeft(
    visit: (id: string, opening: Opening, database: Database) => Promise<void>,
  ): Promise<void> {
    const database = await this.#opened;
    for (const { id } of await database.getAll('answers')) {
      await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
        // Its tab, or another, may have ended it meanwhile.
        const answer = lock && (await database.get('answers', id));
        if (answer) await visit(id, answer.opening, database);
      });
    }
  }
}

/** An answer's rows, written one after the other; once that fails nothing more is. */
class HeldRows implements HeldAnswer {
  readonly #id: string;
  readonly #end: () => void;
  #kept: { order: number; item: OutboxItem }[];
  #nextOrder: number;
  #work: Promise<Database | null>;

  constructor(
    id: string,
    begun: Promise<Database>,
    kept: { order: number; item: OutboxItem }[],
    end: () => void,
  ) {
    this.#id = id;
    this.#end = end;
    this.#kept = kept;
    this.#nextOrder = (kept.at(-1)?.order ?? -1) + 1;
    this.#work = begun.catch(() => null);
  }

  opened(attemptId: string): void {
    const answer = { id: this.#id, opening: { type: 'resume', attemptId } } as const;
    this.#do((database) => database.put('answers', answer));
  }

  add(item: OutboxItem): void {
    const order = this.#nextOrder;
    this.#nextOrder += 1;
    this.#kept.push({ order, item });
    this.#do((database) => database.put('items', item, [this.#id, order]));
  }

  acknowledge(nextSample: number): void {
    const open = this.#kept.findIndex(({ item }) => !isSettledBy(item, nextSample));
    const settled = this.#kept.splice(0, open === -1 ? this.#kept.length : open);
    const last = settled.at(-1);
    if (last === undefined) return;
    this.#do((database) => database.delete('items', itemsOf(this.#id, last.order)));
  }

  forget(): void {
    this.#kept = [];
    this.leave();
  }

  leave(): void {
    if (this.#kept.length === 0) this.#do((database) => remove(database, this.#id));
    void this.#work.then(this.#end);
  }

  #do(task: (database: Database) => Promise<unknown>): void {
    this.#work = this.#work.then(async (database) => {
      if (database !== null) await task(database);
      return database;
    });
    this.#work = this.#work.catch(() => null);
  }
}

async function remove(database: Database, id: string): Promise<void> {
  const change = database.transaction(['answers', 'items'], 'readwrite');
  await Promise.all([
    change.objectStore('items').delete(itemsOf(id)),
    change.objectStore('answers').delete(id),
    change.done,
  ]);
}

function itemsOf(id: string, untilOrder = Number.POSITIVE_INFINITY): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, untilOrder]);
}

function lockOf(id: string): string {
  return `understudy.answer.${id}`;
}

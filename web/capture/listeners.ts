import type { Unsubscribe } from './types.ts';

/** Those who want to hear of one kind of event. */
export class Listeners<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  add(listener: (event: Event) => void): Unsubscribe {
    // A wrapper a subscription: the same function may be added twice.
    const own = (event: Event) => listener(event);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  emit(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }
}

import type { Recognizer } from './recognizer.ts';

export type LoadingState = 'loading' | 'ready' | 'failed';

/** A recogniser whose model loads in the background, and how far that is. */
export class LoadingRecognizer {
  readonly recognizer: Promise<Recognizer>;
  #state: LoadingState = 'loading';
  #listeners = new Set<(state: LoadingState) => void>();

  constructor(recognizer: Promise<Recognizer>) {
    this.recognizer = recognizer;
    recognizer.then(
      () => this.#become('ready'),
      () => this.#become('failed'),
    );
  }

  state(): LoadingState {
    return this.#state;
  }

  /** Calls back when the state changes; the function it gives ends that. */
  onState(listener: (state: LoadingState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #become(state: LoadingState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

import { type Clip, type Speed, skipped } from './timeline.ts';

/** What the player needs of an `<audio>` element. */
export type Sound = Pick<
  HTMLAudioElement,
  | 'currentTime'
  | 'duration'
  | 'error'
  | 'paused'
  | 'playbackRate'
  | 'preservesPitch'
  | 'readyState'
  | 'play'
  | 'pause'
  | 'addEventListener'
>;

/** Calls back before the next drawing; the answer cancels it. */
export type NextFrame = (callback: () => void) => () => void;

export interface PlayerState {
  /** `missing`: the sound cannot be had, and nothing will play. */
  status: 'loading' | 'ready' | 'missing';
  isPlaying: boolean;
  /** Follows the sound's own clock at every drawing while it plays. */
  timeMs: number;
  durationMs: number;
  speed: Speed;
  /** What is being played alone; it stops at the clip's end. */
  clip: Clip | null;
}

/** Plays one sound, whole or a clip of it. The state is a new object a change. */
export class Player {
  readonly #sound: Sound;
  readonly #nextFrame: NextFrame;
  readonly #listeners = new Set<() => void>();
  readonly #listening = new AbortController();
  #cancelFrame: (() => void) | null = null;
  #state: PlayerState;

  /** `durationMs` is what is known of the sound before it has been opened. */
  constructor(sound: Sound, durationMs: number, nextFrame: NextFrame) {
    this.#sound = sound;
    this.#nextFrame = nextFrame;
    this.#state = {
      status: 'loading',
      isPlaying: false,
      timeMs: 0,
      durationMs,
      speed: 1,
      clip: null,
    };
    sound.preservesPitch = true;
    const { signal } = this.#listening;
    sound.addEventListener('loadedmetadata', () => this.#opened(), { signal });
    sound.addEventListener('error', () => this.#opened(), { signal });
    // The frames do not run in a tab that is hidden; these events do.
    for (const event of ['play', 'pause', 'timeupdate', 'seeked', 'ended'] as const) {
      sound.addEventListener(event, () => this.#follow(), { signal });
    }
    this.#opened();
  }

  // useSyncExternalStore calls these two on their own, hence the arrows.
  readonly getState = (): PlayerState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Plays from here; from the beginning if it stands at the end. */
  play(): void {
    if (this.#state.status === 'missing') return;
    if (this.#state.timeMs >= this.#state.durationMs) this.seek(0);
    // Rejects when it is paused at once or cannot be played; the events tell both.
    this.#sound.play().catch(() => {});
  }

  pause(): void {
    this.#sound.pause();
  }

  toggle(): void {
    if (this.#sound.paused) this.play();
    else this.pause();
  }

  /** Goes there, and leaves the clip. */
  seek(timeMs: number): void {
    this.#change({ clip: null });
    this.#goTo(timeMs);
  }

  skip(byMs: number): void {
    this.seek(this.#state.timeMs + byMs);
  }

  /** Plays just this, from its beginning. */
  playClip(clip: Clip): void {
    this.#change({ clip });
    this.#goTo(clip.startMs);
    this.play();
  }

  setSpeed(speed: Speed): void {
    this.#sound.playbackRate = speed;
    this.#change({ speed });
  }

  /** Stops, and listens to the sound no more. */
  close(): void {
    this.#listening.abort();
    this.#cancelFrame?.();
    this.#sound.pause();
  }

  #goTo(timeMs: number): void {
    const target = skipped(timeMs, 0, this.#state.durationMs);
    this.#sound.currentTime = target / 1000;
    this.#change({ timeMs: target });
  }

  /** Looks at what came of opening the sound, which may have happened before anybody listened. */
  #opened(): void {
    const { duration, error, readyState } = this.#sound;
    if (error !== null) this.#change({ status: 'missing', isPlaying: false, clip: null });
    else if (readyState > 0) {
      const durationMs = Number.isFinite(duration) ? duration * 1000 : this.#state.durationMs;
      this.#change({ status: 'ready', durationMs });
    }
  }

  /** Brings the state to where the sound is; goes on frame by frame while it plays. */
  #follow(): void {
    this.#cancelFrame?.();
    this.#cancelFrame = null;
    const { clip } = this.#state;
    const timeMs = this.#sound.currentTime * 1000;
    if (clip !== null && timeMs >= clip.endMs) {
      this.#change({ clip: null });
      this.#sound.pause();
    }
    const isPlaying = !this.#sound.paused;
    if (isPlaying) this.#cancelFrame = this.#nextFrame(() => this.#follow());
    if (timeMs !== this.#state.timeMs || isPlaying !== this.#state.isPlaying) {
      this.#change({ timeMs, isPlaying });
    }
  }

  #change(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

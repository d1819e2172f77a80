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
  /** What is being played alone; it stops at the clip's end, or begins anew where it loops. */
  clip: Clip | null;
  isLoop: boolean;
  /** Where a loop is to begin whose end is not known yet. */
  fromMs: number | null;
  /** The stop that playing has come to and not gone on from. */
  stoppedAtMs: number | null;
}

/** A sound that was sent to a place may say that it is so far beside it. */
const CLOCK_SLACK_MS = 50;
const SHORTEST_LOOP_MS = 300;
/** Less of a silence is not passed over: a seek takes its time, and may come out a little before. */
const WORTH_PASSING_MS = 400;

/** Plays one sound, whole or a clip of it. The state is a new object a change. */
export class Player {
  readonly #sound: Sound;
  readonly #nextFrame: NextFrame;
  readonly #listeners = new Set<() => void>();
  readonly #listening = new AbortController();
  #cancelFrame: (() => void) | null = null;
  #passedOver: readonly Clip[] = [];
  #stops: readonly number[] = [];
  #soughtMs = 0;
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
      isLoop: false,
      fromMs: null,
      stoppedAtMs: null,
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
    this.#change({ stoppedAtMs: null });
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

  /** Goes there, and leaves the clip; a loop goes on as long as the place is inside it. */
  seek(timeMs: number): void {
    const { clip, isLoop } = this.#state;
    const stays = isLoop && clip !== null && timeMs >= clip.startMs && timeMs < clip.endMs;
    if (!stays) this.#change({ clip: null, isLoop: false });
    this.#goTo(timeMs);
  }

  skip(byMs: number): void {
    this.seek(this.#state.timeMs + byMs);
  }

  /** Plays just this, from its beginning. */
  playClip(clip: Clip): void {
    this.#change({ clip, isLoop: false });
    this.#goTo(clip.startMs);
    this.play();
  }

  /** Plays this again and again, from where it stands if that is inside. */
  loop(clip: Clip): void {
    const { timeMs } = this.#state;
    this.#change({ clip, isLoop: true, fromMs: null });
    if (timeMs < clip.startMs || timeMs >= clip.endMs) this.#goTo(clip.startMs);
    this.play();
  }

  /** Leaves the loop or the clip, and plays on if it plays. */
  endLoop(): void {
    this.#change({ clip: null, isLoop: false, fromMs: null });
  }

  /** A loop is to begin here. */
  loopFromHere(): void {
    this.#change({ fromMs: this.#state.timeMs });
  }

  /** Loops from the place marked before, or from the beginning, to here. */
  loopToHere(): void {
    const { fromMs, timeMs } = this.#state;
    const startMs = fromMs ?? 0;
    if (timeMs - startMs >= SHORTEST_LOOP_MS) this.loop({ startMs, endMs: timeMs });
  }

  setSpeed(speed: Speed): void {
    this.#sound.playbackRate = speed;
    this.#change({ speed });
  }

  /** What playing passes over from now on, in order. */
  passOver(clips: readonly Clip[]): void {
    this.#passedOver = clips;
  }

  /** Where playing stops from now on, to be gone on with or not. */
  stopAt(timesMs: readonly number[]): void {
    this.#stops = timesMs;
  }

  /** Stops, and listens to the sound no more. */
  close(): void {
    this.#listening.abort();
    this.#cancelFrame?.();
    this.#sound.pause();
  }

  #goTo(timeMs: number): void {
    const target = skipped(timeMs, 0, this.#state.durationMs);
    this.#soughtMs = target;
    this.#sound.currentTime = target / 1000;
    this.#change({ timeMs: target, stoppedAtMs: null });
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
    const timeMs = this.#sound.paused ? this.#whilePaused() : this.#whilePlaying();
    const isPlaying = !this.#sound.paused;
    if (isPlaying) this.#cancelFrame = this.#nextFrame(() => this.#follow());
    if (timeMs !== this.#state.timeMs || isPlaying !== this.#state.isPlaying) {
      this.#change({ timeMs, isPlaying });
    }
  }

  #whilePaused(): number {
    return this.#state.stoppedAtMs ?? this.#sound.currentTime * 1000;
  }

  /** Passes over what is to be, ends or repeats the clip, stops where it should; the time after. */
  #whilePlaying(): number {
    const { clip, isLoop } = this.#state;
    const timeMs = this.#pastSilence(this.#sound.currentTime * 1000);
    if (clip !== null && timeMs >= clip.endMs) {
      if (isLoop) {
        this.#goTo(clip.startMs);
        return clip.startMs;
      }
      this.#change({ clip: null });
      this.#sound.pause();
    } else {
      const stoppedAtMs = this.#stopBefore(timeMs);
      if (stoppedAtMs !== null) {
        this.#change({ stoppedAtMs });
        this.#sound.pause();
        return stoppedAtMs;
      }
    }
    return timeMs;
  }

  #pastSilence(timeMs: number): number {
    const silence = this.#passedOver.find(
      ({ startMs, endMs }) => timeMs >= startMs && timeMs < endMs - WORTH_PASSING_MS,
    );
    if (silence === undefined) return timeMs;
    const target = Math.min(silence.endMs, this.#state.clip?.endMs ?? this.#state.durationMs);
    this.#sound.currentTime = target / 1000;
    return target;
  }

  /** The stop that has just been crossed; one to which the sound was sent has not. */
  #stopBefore(timeMs: number): number | null {
    const beforeMs = this.#state.timeMs;
    const crossed = this.#stops.find(
      (stopMs) =>
        Math.abs(stopMs - this.#soughtMs) > CLOCK_SLACK_MS &&
        beforeMs < stopMs - 1 &&
        timeMs >= stopMs - 1,
    );
    return crossed ?? null;
  }

  #change(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

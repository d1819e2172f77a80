import type { Sound } from './player.ts';

/** A sound at an address, and how long it is. */
export interface Source {
  url: string;
  durationMs: number;
}

/** One opened source. `close` lets go of the download. */
export interface OpenSource {
  sound: Sound & Pick<HTMLAudioElement, 'ended'>;
  close(): void;
}

/** So long before the end of a source the next one is opened. */
const AHEAD_SECONDS = 15;
/** Chromium fails at a seek into the last frame of a FLAC, which is a quarter of a second long. */
const NO_SEEK_SECONDS = 0.3;
/** Milliseconds made seconds are a fraction off. */
const ROUNDING_SECONDS = 0.001;
const FORWARDED = ['loadedmetadata', 'play', 'timeupdate', 'seeked'] as const;

/**
 * Several sounds as one, in a row: one is open at a time, the next shortly before it is due. What
 * cannot be had is passed over; only without any sound at all does this one have an error.
 */
export class JoinedSound extends EventTarget implements Sound {
  readonly duration: number;
  readonly #sources: readonly (Source & { startSeconds: number; endSeconds: number })[];
  readonly #open: (url: string) => OpenSource;
  readonly #onMissing: (source: Source) => void;
  readonly #opened = new Map<number, OpenSource>();
  readonly #triedAgain = new Set<number>();
  readonly #missing = new Set<number>();
  #at = 0;
  #plays = false;
  /** The source has been heard to its end, and the next one has not begun. */
  #isAtEnd = false;
  #rate = 1;
  #keepsPitch = true;
  #error: MediaError | null = null;

  /** Opens the first one. `onMissing` is told each source that cannot be had, once that is known. */
  constructor(
    sources: readonly Source[],
    open: (url: string) => OpenSource,
    onMissing: (source: Source) => void = () => {},
  ) {
    super();
    let endSeconds = 0;
    this.#sources = sources.map((source) => {
      const startSeconds = endSeconds;
      endSeconds += source.durationMs / 1000;
      return { ...source, startSeconds, endSeconds };
    });
    this.duration = endSeconds;
    this.#open = open;
    this.#onMissing = onMissing;
    this.#openedAt(0);
  }

  get error(): MediaError | null {
    return this.#error;
  }

  get readyState(): number {
    return this.#current?.sound.readyState ?? 0;
  }

  get paused(): boolean {
    return !this.#plays;
  }

  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(rate: number) {
    this.#rate = rate;
    for (const { sound } of this.#opened.values()) sound.playbackRate = rate;
  }

  get preservesPitch(): boolean {
    return this.#keepsPitch;
  }

  set preservesPitch(keeps: boolean) {
    this.#keepsPitch = keeps;
    for (const { sound } of this.#opened.values()) sound.preservesPitch = keeps;
  }

  get currentTime(): number {
    const { startSeconds = 0, endSeconds = 0 } = this.#sources[this.#at] ?? {};
    if (this.#isAtEnd) return endSeconds;
    return Math.min(startSeconds + (this.#current?.sound.currentTime ?? 0), endSeconds);
  }

  set currentTime(seconds: number) {
    const found = this.#sources.findLastIndex(
      ({ startSeconds }) => startSeconds <= seconds + ROUNDING_SECONDS,
    );
    this.#goTo(Math.max(found, 0), seconds);
  }

  play(): Promise<void> {
    this.#plays = true;
    if (!this.#isAtEnd) return this.#playCurrent();
    this.#begin(this.#playable(this.#at + 1) ?? this.#playable(0) ?? this.#at);
    return Promise.resolve();
  }

  pause(): void {
    if (!this.#plays) return;
    this.#plays = false;
    this.#current?.sound.pause();
    this.dispatchEvent(new Event('pause'));
  }

  /** Stops, and lets go of every source. */
  close(): void {
    this.#plays = false;
    for (const index of [...this.#opened.keys()]) this.#closeAt(index);
  }

  get #current(): OpenSource | undefined {
    return this.#opened.get(this.#at);
  }

  #begin(index: number): void {
    this.#goTo(index, this.#sources[index]?.startSeconds ?? 0);
  }

  #goTo(index: number, seconds: number): void {
    const source = this.#sources[index];
    if (!source) return;
    this.#isAtEnd = false;
    if (index !== this.#at) {
      const left = this.#current;
      this.#at = index;
      left?.sound.pause();
      for (const other of [...this.#opened.keys()]) {
        if (other !== index && other !== index + 1) this.#closeAt(other);
      }
    }
    const { sound } = this.#openedAt(index);
    if (seconds >= source.endSeconds - ROUNDING_SECONDS) {
      sound.pause();
      this.#isAtEnd = true;
      if (this.#plays) this.#heardToTheEnd();
      return;
    }
    const latest = Math.max(source.startSeconds, source.endSeconds - NO_SEEK_SECONDS);
    sound.currentTime = Math.max(0, Math.min(seconds, latest) - source.startSeconds);
    if (this.#plays) void this.#playCurrent().catch(() => {});
  }

  async #playCurrent(): Promise<void> {
    const opened = this.#current;
    try {
      await opened?.sound.play();
    } catch (error) {
      // A source that was paused or left before it began is no failure.
      if (opened === this.#current && opened?.sound.paused) this.pause();
      throw error;
    }
  }

  /** The first source from this one on that can be had, as far as is known. */
  #playable(from: number): number | null {
    const index = this.#sources.findIndex((_, at) => at >= from && !this.#missing.has(at));
    return index < 0 ? null : index;
  }

  /** Plays on with the next source that can be had; at the end of all it stops. */
  #goOn(): void {
    const next = this.#playable(this.#at + 1);
    if (next !== null) {
      this.#begin(next);
      return;
    }
    this.#plays = false;
    this.dispatchEvent(new Event('ended'));
  }

  #openedAt(index: number): OpenSource {
    const known = this.#opened.get(index);
    if (known) return known;
    const opened = this.#open(this.#sources[index]?.url ?? '');
    this.#opened.set(index, opened);
    const { sound } = opened;
    sound.playbackRate = this.#rate;
    sound.preservesPitch = this.#keepsPitch;
    const isHeard = () => this.#current === opened;
    for (const event of FORWARDED) {
      sound.addEventListener(event, () => {
        if (!isHeard()) return;
        if (event === 'timeupdate') this.#lookAhead();
        this.dispatchEvent(new Event(event));
      });
    }
    // By the time it is told of, the sound may have been sent elsewhere.
    sound.addEventListener('ended', () => isHeard() && sound.ended && this.#heardToTheEnd());
    // The system's own keys pause the source itself.
    sound.addEventListener('pause', () => {
      if (isHeard() && !sound.ended && !this.#isAtEnd && sound.paused) this.pause();
    });
    sound.addEventListener('error', () => this.#failed(index, opened));
    return opened;
  }

  #closeAt(index: number): void {
    const opened = this.#opened.get(index);
    this.#opened.delete(index);
    opened?.sound.pause();
    opened?.close();
  }

  #lookAhead(): void {
    const next = this.#at + 1;
    const { endSeconds = 0 } = this.#sources[this.#at] ?? {};
    if (endSeconds - this.currentTime > AHEAD_SECONDS) return;
    if (next < this.#sources.length && !this.#missing.has(next)) this.#openedAt(next);
  }

  /** Whoever listens may stop here or go elsewhere before the next one begins. */
  #heardToTheEnd(): void {
    this.#isAtEnd = true;
    this.dispatchEvent(new Event('timeupdate'));
    if (this.#plays && this.#isAtEnd) this.#goOn();
  }

  /** A file that was changed for another of the same sound fails once; after that it is gone. */
  #failed(index: number, opened: OpenSource): void {
    if (this.#opened.get(index) !== opened) return;
    if (this.#triedAgain.has(index)) {
      this.#lost(index, opened);
      return;
    }
    this.#triedAgain.add(index);
    const { currentTime } = opened.sound;
    this.#closeAt(index);
    const again = this.#openedAt(index);
    again.sound.currentTime = currentTime;
    if (this.#plays && index === this.#at) void this.#playCurrent().catch(() => {});
  }

  #lost(index: number, opened: OpenSource): void {
    const source = this.#sources[index];
    if (!source || this.#missing.has(index)) return;
    this.#missing.add(index);
    this.#onMissing(source);
    if (opened !== this.#current) return;
    const other = this.#playable(index + 1) ?? this.#playable(0);
    if (other !== null) {
      this.#begin(other);
      return;
    }
    this.#plays = false;
    this.#error = opened.sound.error;
    this.dispatchEvent(new Event('error'));
  }
}

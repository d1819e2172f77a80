import type { Scorecard } from '#contract/scorecard.ts';
import type { Asked, ErrorCode, RecognizerState } from '#contract/socket.ts';
import type { Word } from '#contract/transcript.ts';

/** Ends a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

/**
 * Why there is no microphone. `denied`: the person or the browser's settings said no. `noDevice`:
 * none is plugged in, or the chosen one is gone. `insecureOrigin`: the page is on plain http from
 * another machine. `busy`: the system has it but will not hand it over.
 */
export type MicrophoneProblem = 'denied' | 'noDevice' | 'insecureOrigin' | 'busy' | 'unknown';

export interface MicrophoneDevice {
  deviceId: string;
  /** Empty until the person has allowed the microphone once. */
  label: string;
}

/** Loudness of the last few hundredths of a second; both from 0 (silence) to 1 (full scale). */
export interface SoundLevel {
  rms: number;
  peak: number;
}

/** An open microphone: 16 kHz mono sound in frames of 100 ms. */
export interface Microphone {
  readonly label: string;
  /** About twenty levels a second, from opening to closing. */
  onLevel(listener: (level: SoundLevel) => void): Unsubscribe;
  /** Frames of 1600 samples; a shorter one only after `flush` and `close`. */
  onFrame(listener: (pcm: Int16Array) => void): Unsubscribe;
  /** The device went away, or the person withdrew the permission. */
  onEnded(listener: () => void): Unsubscribe;
  /** Resolves once every sample heard before the call has been given to `onFrame`. */
  flush(): Promise<void>;
  /** Flushes, then lets go of the device. */
  close(): Promise<void>;
}

/**
 * `connecting`: the first try. `lost`: the server could not be reached and is being tried again;
 * recording goes on. `closed`: not opened yet, or given up by `close` or after a fatal error; the
 * next `connect`, `start`, `resume` or `say` opens it.
 */
export type Connection = 'connecting' | 'ready' | 'lost' | 'closed';

/**
 * `idle` -> `recording` <-> `paused` -> `scoring` -> `rated`. An interrupted attempt goes from `idle`
 * through `starting` to `paused`, a typed answer from `idle` to `scoring`. `discarding` ->
 * `discarded`. `failed` has a `problem`.
 */
type Phase =
  | 'idle'
  | 'starting'
  | 'recording'
  | 'paused'
  | 'scoring'
  | 'rated'
  | 'discarding'
  | 'discarded'
  | 'failed';

/** What went wrong; `lost` is the page's own: the socket went away under a typed answer. */
export interface RehearsalProblem {
  code: ErrorCode | 'lost';
  message: string;
}

/** A snapshot, never changed in place: a new object a change. */
export interface RehearsalState {
  connection: Connection;
  /** Null until the server has said it. */
  recognizer: RecognizerState | null;
  phase: Phase;
  /** Known from the server's `started` on. */
  attemptId: string | null;
  /** How much has been spoken into the answer, without its pauses. */
  recordedMs: number;
  /** How much of it the server has on disk. */
  keptMs: number;
  captions: {
    settled: readonly Word[];
    provisional: readonly Word[];
    /** A stronger ear elsewhere hears them. */
    areRemote: boolean;
    /** Why that ear has fallen silent, in one sentence. */
    silenced: string | null;
  };
  /** Set in the phase `rated`, except for what was said in a conversation. */
  scorecard: Scorecard | null;
  /** Set in the phase `failed`; also after a fatal error between answers. */
  problem: RehearsalProblem | null;
}

/**
 * One socket to the server and the answer that is being given over it. `getState` and `subscribe`
 * fit React's useSyncExternalStore. Every call returns at once; what follows is seen in the state. A
 * call that does not fit the phase does nothing: one answer at a time.
 */
export interface RehearsalClient {
  getState(): RehearsalState;
  subscribe(listener: () => void): Unsubscribe;
  /** Opens the socket, so that the recogniser's state is known before the first answer. */
  connect(): void;
  /** Begins a new answer; frames may be pushed at once, they wait for the server. */
  start(question: Asked, source: 'microphone' | 'upload'): void;
  /** Takes up an interrupted attempt where its stored sound ends: paused, to continue or stop. */
  resume(attemptId: string): void;
  /**
   * Adds sound to the answer: a frame, or a whole uploaded recording. Ignored while not recording,
   * and beyond MAX_RECORDING_MS.
   */
  push(pcm: Int16Array): void;
  pause(): void;
  continue(): void;
  /** Ends the answer; it is rated once the server has every sample pushed before. */
  stop(): void;
  discard(): void;
  /** Has a typed answer rated. */
  say(question: Asked, text: string): void;
  /** Forgets the last answer: back to `idle`, without captions, scorecard or problem. */
  reset(): void;
  close(): void;
}

/**
 * A microphone feeding a client (`recordAnswer(microphone, client)`), so that no sound is lost at
 * the edges: each call flushes the microphone first. The microphone stays open.
 */
export interface MicrophoneAnswer {
  pause(): Promise<void>;
  continue(): Promise<void>;
  stop(): Promise<void>;
  /** Throws the answer away, on the server too. */
  discard(): Promise<void>;
}

import { type Asked, encodeFrame, MAX_RECORDING_MS, type ServerMessage } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { Connection, openBrowserSocket, type World } from './connection.ts';
import { deviceId } from './device.ts';
import { Listeners } from './listeners.ts';
import { Outbox } from './outbox.ts';
import type { RehearsalClient, RehearsalProblem, RehearsalState, Unsubscribe } from './types.ts';

/** Ten seconds of sound may be on their way; an uploaded file goes as fast as it is stored. */
const WINDOW_SAMPLES = 10 * SAMPLE_RATE_HZ;
const MAX_SAMPLES = (MAX_RECORDING_MS / 1000) * SAMPLE_RATE_HZ;

const OUT_OF_STEP: RehearsalProblem = {
  code: 'outOfOrder',
  message:
    'The page and the server disagree about what was recorded. What the server has is kept: open it from your attempts.',
};
const OTHER_PROTOCOL: RehearsalProblem = {
  code: 'wrongProtocol',
  message: 'This page is older or newer than the server. Reload it and try again.',
};
const LOST_TYPED: RehearsalProblem = {
  code: 'lost',
  message: 'The connection went away before the answer was rated. Send it again.',
};

/** The answer that is being given. */
type Answer =
  | {
      kind: 'spoken';
      opening: Opening;
      /** The server has answered `started` once. */
      started: boolean;
      outbox: Outbox;
      pausedAtMs: number | null;
    }
  | { kind: 'typed'; question: Asked; text: string; sent: boolean };

/** How the server gets to know of a spoken answer. */
type Opening =
  | { type: 'start'; question: Asked; source: 'microphone' | 'upload' }
  | { type: 'resume'; attemptId: string };

const IDLE = {
  phase: 'idle',
  attemptId: null,
  recordedMs: 0,
  keptMs: 0,
  captions: { settled: [], provisional: [] },
  scorecard: null,
  problem: null,
} as const satisfies Partial<RehearsalState>;

/** A client in a browser, over the page's own server. */
export function createRehearsalClient(): RehearsalClient {
  return new SocketRehearsal({
    openSocket: openBrowserSocket,
    nowMs: () => performance.now(),
    later: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    deviceId: deviceId(localStorage),
  });
}

/** The state machine behind `RehearsalClient`; everything outside it comes in as `world`. */
export class SocketRehearsal implements RehearsalClient {
  readonly #world: World;
  readonly #connection: Connection;
  readonly #listeners = new Listeners<void>();
  #state: RehearsalState = { ...IDLE, connection: 'closed', recognizer: null };
  #answer: Answer | null = null;
  /** The server has answered `started` on this socket, so sound may go. */
  #flowing = false;

  constructor(world: World) {
    this.#world = world;
    this.#connection = new Connection(world, {
      ready: (recognizer) => {
        this.#change({ connection: 'ready', recognizer });
        this.#introduce();
      },
      received: (message) => this.#receive(message),
      lost: () => this.#lose(),
      misunderstood: () => this.#giveUp(OTHER_PROTOCOL),
    });
  }

  // useSyncExternalStore calls these two on their own, hence the arrows.
  readonly getState = (): RehearsalState => this.#state;
  readonly subscribe = (listener: () => void): Unsubscribe => this.#listeners.add(listener);

  connect(): void {
    if (this.#state.connection !== 'closed') return;
    this.#change({ connection: 'connecting' });
    this.#connection.open();
  }

  start(question: Asked, source: 'microphone' | 'upload'): void {
    if (this.#answer !== null) return;
    this.#change({ ...IDLE, phase: 'recording' });
    this.#open({ type: 'start', question, source });
  }

  resume(attemptId: string): void {
    if (this.#answer !== null) return;
    this.#change({ ...IDLE, phase: 'starting', attemptId });
    this.#open({ type: 'resume', attemptId });
  }

  push(pcm: Int16Array): void {
    if (this.#answer?.kind !== 'spoken' || this.#state.phase !== 'recording') return;
    const { outbox } = this.#answer;
    outbox.addSound(pcm.subarray(0, MAX_SAMPLES - outbox.totalSamples));
    this.#flow();
  }

  pause(): void {
    if (this.#answer?.kind !== 'spoken' || this.#state.phase !== 'recording') return;
    const { outbox } = this.#answer;
    this.#answer.pausedAtMs = this.#world.nowMs();
    outbox.addMessage({ type: 'pause', atSample: outbox.totalSamples });
    this.#change({ phase: 'paused' });
    this.#flow();
  }

  continue(): void {
    if (this.#answer?.kind !== 'spoken' || this.#state.phase !== 'paused') return;
    const { outbox, pausedAtMs } = this.#answer;
    const nowMs = this.#world.nowMs();
    const pausedMs = nowMs - (pausedAtMs ?? nowMs);
    outbox.addMessage({ type: 'continue', atSample: outbox.totalSamples, pausedMs });
    this.#change({ phase: 'recording' });
    this.#flow();
  }

  stop(): void {
    const { phase } = this.#state;
    if (this.#answer?.kind !== 'spoken' || (phase !== 'recording' && phase !== 'paused')) return;
    const { outbox } = this.#answer;
    outbox.addMessage({ type: 'stop', atSample: outbox.totalSamples });
    this.#change({ phase: 'scoring' });
    this.#flow();
  }

  discard(): void {
    if (this.#answer?.kind !== 'spoken' || this.#state.phase === 'discarding') return;
    this.#answer.outbox.replaceBy({ type: 'discard' });
    this.#change({ phase: 'discarding' });
    this.#flow();
  }

  say(question: Asked, text: string): void {
    if (this.#answer !== null) return;
    this.#change({ ...IDLE, phase: 'scoring' });
    this.#answer = { kind: 'typed', question, text, sent: false };
    this.#connectOrIntroduce();
  }

  reset(): void {
    if (this.#answer === null) this.#change(IDLE);
  }

  close(): void {
    this.#answer = null;
    this.#flowing = false;
    this.#connection.close();
    this.#change({ ...IDLE, connection: 'closed' });
  }

  #open(opening: Opening): void {
    this.#answer = {
      kind: 'spoken',
      opening,
      started: false,
      outbox: new Outbox(WINDOW_SAMPLES),
      pausedAtMs: null,
    };
    this.#connectOrIntroduce();
  }

  #connectOrIntroduce(): void {
    if (this.#state.connection === 'ready') this.#introduce();
    else this.connect();
  }

  /** Tells the server of the answer, on every socket anew. */
  #introduce(): void {
    if (this.#answer?.kind === 'spoken') {
      this.#connection.send(this.#answer.opening);
    } else if (this.#answer?.kind === 'typed') {
      const { question, text } = this.#answer;
      this.#answer.sent = true;
      this.#connection.send({ type: 'say', question, text });
    }
  }

  #receive(message: ServerMessage): void {
    if (message.type === 'recognizer') this.#change({ recognizer: message.state });
    else if (message.type === 'error') this.#refuse(message);
    else if (this.#answer === null) return;
    else if (message.type === 'started') this.#started(message);
    else if (message.type === 'ack') this.#acknowledge(message.nextSample);
    else if (message.type === 'captions') this.#caption(message);
    else if (message.type === 'rated') {
      const { attemptId, scorecard } = message;
      this.#end({ phase: 'rated', attemptId, scorecard });
    } else if (message.type === 'kept') {
      this.#end({ phase: 'rated', attemptId: message.attemptId });
    } else if (message.type === 'discarded') this.#end({ phase: 'discarded' });
  }

  #started({ attemptId, nextSample }: { attemptId: string; nextSample: number }): void {
    if (this.#answer?.kind !== 'spoken') return;
    const { outbox } = this.#answer;
    // Taken up from the list: what is recorded now begins where the stored sound ends.
    if (!this.#answer.started && this.#answer.opening.type === 'resume') outbox.beginAt(nextSample);
    this.#answer.started = true;
    this.#answer.opening = { type: 'resume', attemptId };
    if (!outbox.rewind(nextSample)) {
      this.#giveUp(OUT_OF_STEP);
      return;
    }
    this.#flowing = true;
    this.#change({ attemptId });
    if (this.#state.phase === 'starting') {
      // The hole in the sound is a pause; it lasts until the person goes on.
      this.#change({ phase: 'recording' });
      this.pause();
    } else {
      this.#flow();
    }
  }

  #acknowledge(nextSample: number): void {
    if (this.#answer?.kind !== 'spoken') return;
    if (this.#answer.outbox.acknowledge(nextSample)) this.#flow();
    else this.#giveUp(OUT_OF_STEP);
  }

  #caption({ settledFrom, settled, provisional }: ServerMessage & { type: 'captions' }): void {
    const before = this.#state.captions.settled.slice(0, settledFrom);
    this.#change({ captions: { settled: [...before, ...settled], provisional } });
  }

  /** Sends what may be sent, and shows how far it is. */
  #flow(): void {
    if (this.#answer?.kind !== 'spoken') return;
    const { outbox } = this.#answer;
    for (let item = this.#flowing ? outbox.next() : null; item !== null; item = outbox.next()) {
      if (item.kind === 'message') this.#connection.send(item.message);
      else this.#connection.sendBytes(encodeFrame(item.firstSample, item.pcm));
    }
    this.#change({
      recordedMs: toMs(outbox.totalSamples),
      keptMs: toMs(outbox.acknowledgedSamples),
    });
  }

  #refuse({ code, message, fatal }: ServerMessage & { type: 'error' }): void {
    // Taken up only to be discarded, and already gone: that is what was asked for.
    if (code === 'unknownAttempt' && this.#state.phase === 'discarding') {
      this.#end({ phase: 'discarded' });
    } else if (fatal) {
      this.#giveUp({ code, message });
    } else {
      this.#end({ phase: 'failed', problem: { code, message } });
    }
  }

  #lose(): void {
    this.#flowing = false;
    this.#change({ connection: 'lost' });
    // Sending it again might rate it twice.
    if (this.#answer?.kind === 'typed' && this.#answer.sent) {
      this.#end({ phase: 'failed', problem: LOST_TYPED });
    }
  }

  #giveUp(problem: RehearsalProblem): void {
    this.#connection.close();
    this.#end({ connection: 'closed', phase: 'failed', problem });
  }

  #end(change: Partial<RehearsalState>): void {
    this.#answer = null;
    this.#flowing = false;
    this.#change(change);
  }

  #change(change: Partial<RehearsalState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.emit();
  }
}

function toMs(samples: number): number {
  return (samples * 1000) / SAMPLE_RATE_HZ;
}

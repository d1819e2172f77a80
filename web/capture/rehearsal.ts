import {
  type Asked,
  type ClientMessage,
  MAX_RECORDING_MS,
  type ServerMessage,
} from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { bringBack, isHopeless, type StillHeld } from './bring-back.ts';
import { browserKeep } from './browser-keep.ts';
import { Connection, openBrowserSocket, type World } from './connection.ts';
import { deviceId } from './device.ts';
import type { HeldAnswer, Opening } from './keep.ts';
import { Listeners } from './listeners.ts';
import { Outbox, sendFrom } from './outbox.ts';
import type { RehearsalClient, RehearsalProblem, RehearsalState, Unsubscribe } from './types.ts';

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
      /** What outlives the page of what the outbox holds. */
      held: HeldAnswer | null;
      pausedAtMs: number | null;
    }
  | { kind: 'typed'; question: Asked; text: string; sent: boolean };

const IDLE = {
  phase: 'idle',
  attemptId: null,
  recordedMs: 0,
  keptMs: 0,
  captions: { settled: [], provisional: [], areRemote: false, silenced: null },
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
    keep: browserKeep(),
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
  /** Stands for the socket that waits for what is brought back. */
  #broughtBackFor: object | null = null;

  constructor(world: World) {
    this.#world = world;
    this.#connection = new Connection(world, {
      ready: (recognizer) => {
        this.#change({ recognizer });
        this.#bringBack();
      },
      received: (message) => this.#receive(message),
      lost: () => this.#lose(),
      misunderstood: () => this.#giveUp(OTHER_PROTOCOL, 'leave'),
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
    const { outbox, held } = this.#answer;
    const fitting = pcm.slice(0, MAX_SAMPLES - outbox.totalSamples);
    held?.add({ kind: 'frame', firstSample: outbox.totalSamples, pcm: fitting });
    outbox.addSound(fitting);
    this.#flow();
  }

  pause(): void {
    if (this.#answer?.kind !== 'spoken' || this.#state.phase !== 'recording') return;
    this.#answer.pausedAtMs = this.#world.nowMs();
    const atSample = this.#answer.outbox.totalSamples;
    this.#note(this.#answer, { type: 'pause', atSample });
    this.#change({ phase: 'paused' });
    this.#flow();
  }

  continue(): void {
    if (this.#answer?.kind !== 'spoken' || this.#state.phase !== 'paused') return;
    const { outbox, pausedAtMs } = this.#answer;
    const nowMs = this.#world.nowMs();
    const pausedMs = nowMs - (pausedAtMs ?? nowMs);
    this.#note(this.#answer, { type: 'continue', atSample: outbox.totalSamples, pausedMs });
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
    this.#answer.held?.forget();
    this.#answer.held = null;
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
    this.#connection.close();
    this.#end({ ...IDLE, connection: 'closed' }, 'leave');
  }

  #open(opening: Opening): void {
    this.#answer = {
      kind: 'spoken',
      opening,
      started: false,
      outbox: new Outbox(),
      // What is taken up takes no sound before the server has answered.
      held: opening.type === 'start' ? (this.#world.keep?.hold(opening) ?? null) : null,
      pausedAtMs: null,
    };
    this.#connectOrIntroduce();
  }

  #connectOrIntroduce(): void {
    if (this.#state.connection !== 'ready') this.connect();
    else if (this.#answer?.kind === 'spoken' && this.#answer.opening.type === 'resume') {
      this.#bringBack();
    } else this.#introduce();
  }

  /** What was left of earlier answers goes first; an answer begun meanwhile waits for it. */
  #bringBack(): void {
    const { keep } = this.#world;
    const begin = (heldStill: readonly StillHeld[]) => {
      this.#change({ connection: 'ready' });
      this.#refuseGap(heldStill);
      this.#introduce();
    };
    if (keep === null || (this.#answer?.kind === 'spoken' && this.#answer.started)) {
      begin([]);
      return;
    }
    const socket = {};
    const heldStill: StillHeld[] = [];
    this.#broughtBackFor = socket;
    void keep
      .bringBack(async (left, held) => {
        const still = await bringBack(this.#world, left, held);
        if (still !== null) heldStill.push(still);
      })
      .then(() => {
        if (this.#broughtBackFor === socket) begin(heldStill);
      });
  }

  /** To go on behind what only the browser has would leave that out for good. */
  #refuseGap(heldStill: readonly StillHeld[]): void {
    if (this.#answer?.kind !== 'spoken' || this.#state.phase === 'discarding') return;
    const { opening } = this.#answer;
    const gap = heldStill.find(
      ({ attemptId }) => opening.type === 'resume' && opening.attemptId === attemptId,
    );
    if (gap === undefined) return;
    const { code, message } = gap.problem;
    this.#end(
      {
        phase: 'failed',
        problem: {
          code,
          message: `What you said last is still held by this browser alone. ${message} Then go on with it again.`,
        },
      },
      'leave',
    );
  }

  #note(answer: Answer & { kind: 'spoken' }, message: ClientMessage): void {
    const { outbox, held } = answer;
    held?.add({ kind: 'message', atSample: outbox.totalSamples, message });
    outbox.addMessage(message);
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
      this.#end({ phase: 'rated', attemptId, scorecard }, 'forget');
    } else if (message.type === 'kept') {
      this.#end({ phase: 'rated', attemptId: message.attemptId }, 'forget');
    } else if (message.type === 'discarded') this.#end({ phase: 'discarded' }, 'forget');
  }

  #started({ attemptId, nextSample }: { attemptId: string; nextSample: number }): void {
    if (this.#answer?.kind !== 'spoken') return;
    const { outbox } = this.#answer;
    // Taken up from the list: what is recorded now begins where the stored sound ends.
    if (!this.#answer.started && this.#answer.opening.type === 'resume') {
      outbox.beginAt(nextSample);
      this.#answer.held = this.#world.keep?.hold(this.#answer.opening) ?? null;
    }
    this.#answer.started = true;
    this.#answer.opening = { type: 'resume', attemptId };
    this.#answer.held?.opened(attemptId);
    if (this.#state.phase === 'discarding') {
      // What is thrown away may be gone there already.
      outbox.replaceBy({ type: 'discard' });
    } else if (!outbox.rewind(nextSample)) {
      this.#giveUp(OUT_OF_STEP, 'forget');
      return;
    }
    this.#answer.held?.acknowledge(nextSample);
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
    this.#answer.held?.acknowledge(nextSample);
    if (this.#answer.outbox.acknowledge(nextSample)) this.#flow();
    else this.#giveUp(OUT_OF_STEP, 'forget');
  }

  #caption(message: ServerMessage & { type: 'captions' }): void {
    const before = this.#state.captions.settled.slice(0, message.settledFrom);
    const settled = [...before, ...message.settled];
    const { provisional, ear, silenced = null } = message;
    this.#change({ captions: { settled, provisional, areRemote: ear === 'remote', silenced } });
  }

  /** Sends what may be sent, and shows how far it is. */
  #flow(): void {
    if (this.#answer?.kind !== 'spoken') return;
    const { outbox } = this.#answer;
    if (this.#flowing) sendFrom(outbox, this.#connection);
    this.#change({
      recordedMs: toMs(outbox.totalSamples),
      keptMs: toMs(outbox.acknowledgedSamples),
    });
  }

  #refuse({ code, message, fatal }: ServerMessage & { type: 'error' }): void {
    // Taken up only to be discarded, and already gone: that is what was asked for.
    const how = isHopeless(code) || this.#hasHardlyBegun() ? 'forget' : 'leave';
    if (code === 'unknownAttempt' && this.#state.phase === 'discarding') {
      this.#end({ phase: 'discarded' }, how);
    } else if (fatal) {
      this.#giveUp({ code, message }, how);
    } else {
      this.#end({ phase: 'failed', problem: { code, message } }, how);
    }
  }

  /** Refused at once: what was caught between the press and the refusal is nobody's answer. */
  #hasHardlyBegun(): boolean {
    if (this.#answer?.kind !== 'spoken' || this.#answer.started) return false;
    return this.#answer.outbox.totalSamples < SAMPLE_RATE_HZ;
  }

  #lose(): void {
    this.#flowing = false;
    this.#broughtBackFor = null;
    this.#change({ connection: 'lost' });
    // Sending it again might rate it twice.
    if (this.#answer?.kind === 'typed' && this.#answer.sent) {
      this.#end({ phase: 'failed', problem: LOST_TYPED }, 'forget');
    }
  }

  #giveUp(problem: RehearsalProblem, how: 'forget' | 'leave'): void {
    this.#connection.close();
    this.#end({ connection: 'closed', phase: 'failed', problem }, how);
  }

  /** The answer is over here; what is held of it is forgotten, or left to be brought back. */
  #end(change: Partial<RehearsalState>, how: 'forget' | 'leave'): void {
    if (this.#answer?.kind === 'spoken') this.#answer.held?.[how]();
    this.#answer = null;
    this.#broughtBackFor = null;
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

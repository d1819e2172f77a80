import { ClientMessage, decodeFrame, type ServerMessage } from '#contract/socket.ts';
import type { Socket, SocketEvents, World } from '../../web/capture/connection.ts';
import type { Keep } from '../../web/capture/keep.ts';

/** What the page sent: a message of the protocol, or a frame of sound. */
export type Sent = ClientMessage | { type: 'frame'; firstSample: number; pcm: Int16Array };

/** A socket without a network: the test plays the server. */
export class FakeSocket implements Socket {
  readonly sent: Sent[] = [];
  closedByPage = false;
  readonly #events: SocketEvents;

  constructor(events: SocketEvents) {
    this.#events = events;
  }

  send(data: string | ArrayBuffer): void {
    if (typeof data === 'string') {
      this.sent.push(ClientMessage.parse(JSON.parse(data)));
      return;
    }
    const frame = decodeFrame(new Uint8Array(data));
    if (frame === null) throw new Error('The page sent bytes that are not a frame.');
    this.sent.push({ type: 'frame', ...frame });
  }

  close(): void {
    this.closedByPage = true;
  }

  /** The network opens the socket. */
  open(): void {
    this.#events.opened();
  }

  /** The server says something. */
  say(message: ServerMessage): void {
    this.sayText(JSON.stringify(message));
  }

  sayText(text: string): void {
    this.#events.received(text);
  }

  /** The network loses the socket. */
  drop(): void {
    this.#events.closed();
  }

  /** What was sent since the last call. */
  take(): Sent[] {
    return this.sent.splice(0);
  }
}

/** A world whose clock stands still until the test moves it. */
export class FakeWorld implements World {
  readonly deviceId = '0b7f2c1e-8f0e-4b53-9a55-5e2f5d0c7a11';
  readonly sockets: FakeSocket[] = [];
  readonly keep: Keep | null;
  #nowMs = 1_000;
  #timers: { atMs: number; callback: () => void }[] = [];

  constructor(keep: Keep | null = null) {
    this.keep = keep;
  }

  openSocket(events: SocketEvents): Socket {
    const socket = new FakeSocket(events);
    this.sockets.push(socket);
    return socket;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  later(callback: () => void, delayMs: number): () => void {
    const timer = { atMs: this.#nowMs + delayMs, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves the clock; timers that fall due run at their own time. */
  advance(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      const due = this.#timers
        .filter((timer) => timer.atMs <= untilMs)
        .sort((a, b) => a.atMs - b.atMs)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#nowMs = due.atMs;
      due.callback();
    }
    this.#nowMs = untilMs;
  }

  /** The newest socket. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('The page has opened no socket.');
    return socket;
  }
}

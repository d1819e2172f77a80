import {
  type ClientMessage,
  PROTOCOL,
  type RecognizerState,
  ServerMessage,
  SOCKET_PATH,
} from '#contract/socket.ts';
import type { Keep } from './keep.ts';

/** One socket, once opened. */
export interface Socket {
  send(data: string | ArrayBuffer): void;
  close(): void;
}

/** What a socket tells. `closed` comes once, also when it never opened, and nothing after it. */
export interface SocketEvents {
  opened(): void;
  received(text: string): void;
  closed(): void;
}

/** What a connection needs of the world; tests pass their own. */
export interface World {
  /** The events come later, never during this call. */
  openSocket(events: SocketEvents): Socket;
  /** Milliseconds on a clock that never goes back. */
  nowMs(): number;
  /** Calls back after a delay; the answer cancels it. */
  later(callback: () => void, delayMs: number): () => void;
  deviceId: string;
  /** Null where nothing outlives the page. */
  keep: Keep | null;
}

/** What a connection tells its owner. */
export interface ConnectionEvents {
  /** The server answered `hello`: messages may be sent. */
  ready(recognizer: RecognizerState): void;
  received(message: ServerMessage): void;
  /** The socket went away; another try follows by itself. */
  lost(): void;
  /** The server speaks another protocol than this page; nothing follows. */
  misunderstood(): void;
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;

/**
 * Keeps one socket open: says hello, and after a loss tries again, the waits doubling from 250 ms to
 * 5 s. Every message from the server is parsed here.
 */
export class Connection {
  readonly #world: World;
  readonly #events: ConnectionEvents;
  #socket: Socket | null = null;
  #retryMs = FIRST_RETRY_MS;
  #cancelRetry: (() => void) | null = null;

  constructor(world: World, events: ConnectionEvents) {
    this.#world = world;
    this.#events = events;
  }

  /** Opens the socket; does nothing while there is one or the next try is due. */
  open(): void {
    if (this.#socket !== null || this.#cancelRetry !== null) return;
    const socket = this.#world.openSocket({
      opened: () => {
        if (this.#socket !== socket) return;
        this.send({ type: 'hello', protocol: PROTOCOL, deviceId: this.#world.deviceId });
      },
      received: (text) => {
        if (this.#socket === socket) this.#receive(text);
      },
      closed: () => {
        if (this.#socket === socket) this.#lose();
      },
    });
    this.#socket = socket;
  }

  send(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  sendBytes(bytes: ArrayBuffer): void {
    this.#socket?.send(bytes);
  }

  /** Closes the socket and tries no more. */
  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#retryMs = FIRST_RETRY_MS;
    socket?.close();
  }

  #receive(text: string): void {
    const message = parse(text);
    if (message === null || (message.type === 'ready' && message.protocol !== PROTOCOL)) {
      this.close();
      this.#events.misunderstood();
    } else if (message.type === 'ready') {
      this.#retryMs = FIRST_RETRY_MS;
      this.#events.ready(message.recognizer);
    } else {
      this.#events.received(message);
    }
  }

  #lose(): void {
    this.#socket = null;
    this.#cancelRetry = this.#world.later(() => {
      this.#cancelRetry = null;
      this.open();
    }, this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    this.#events.lost();
  }
}

/** The message in this text; null when it is not one of the protocol. */
function parse(text: string): ServerMessage | null {
  try {
    return ServerMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The browser's own socket, to the server that the page came from. */
export function openBrowserSocket(events: SocketEvents): Socket {
  const url = new URL(SOCKET_PATH, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  socket.onopen = () => events.opened();
  socket.onmessage = (event: MessageEvent<unknown>) => events.received(String(event.data));
  socket.onclose = () => events.closed();
  return {
    send: (data) => socket.send(data),
    close: () => socket.close(),
  };
}

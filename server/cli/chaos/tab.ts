import { WebSocket } from 'ws';
import { ServerMessage, SOCKET_PATH } from '#contract/socket.ts';
import type { Socket, SocketEvents } from '../../../web/capture/connection.ts';
import { SocketRehearsal } from '../../../web/capture/rehearsal.ts';
import type { RehearsalState } from '../../../web/capture/types.ts';
import type { MemoryKeep } from './memory-keep.ts';

/** No step of an answer takes longer, with a server that is started again in between. */
const PATIENCE_MS = 60_000;

/** A tab of the page without a browser: the page's own client over a real socket. */
export class Tab {
  readonly client: SocketRehearsal;
  readonly #address: string;
  readonly #hears: (message: ServerMessage) => void;
  readonly #keep;
  #sockets = new Set<WebSocket>();
  #timers = new Set<NodeJS.Timeout>();
  #isOpen = true;

  constructor(
    address: string,
    deviceId: string,
    browser: MemoryKeep,
    hears: (message: ServerMessage) => void,
  ) {
    this.#address = address;
    this.#hears = hears;
    this.#keep = browser.forTab();
    this.client = new SocketRehearsal({
      openSocket: (events) => this.#open(events),
      nowMs: () => performance.now(),
      later: (callback, delayMs) => {
        const timer = setTimeout(() => {
          this.#timers.delete(timer);
          if (this.#isOpen) callback();
        }, delayMs);
        this.#timers.add(timer);
        return () => clearTimeout(timer);
      },
      deviceId,
      keep: this.#keep,
    });
    this.client.connect();
  }

  /** The network cuts whatever is open. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** The tab crashes: nothing of it goes on. */
  crash(): void {
    this.#isOpen = false;
    this.#keep.close();
    for (const timer of this.#timers) clearTimeout(timer);
    this.cut();
  }

  /** Resolves once the page is in such a state. @throws Error when that takes a minute. */
  async until(what: string, isSo: (state: RehearsalState) => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => {
      if (isSo(this.client.getState())) resolve();
    };
    const leave = this.client.subscribe(look);
    const late = setTimeout(() => {
      const { phase, connection, problem } = this.client.getState();
      const seen = `${phase}, ${connection}, ${problem?.message ?? 'no problem'}`;
      reject(new Error(`no ${what} within a minute (${seen})`));
    }, PATIENCE_MS);
    look();
    try {
      await promise;
    } finally {
      clearTimeout(late);
      leave();
    }
  }

  #open(events: SocketEvents): Socket {
    const socket = new WebSocket(this.#address.replace('http', 'ws') + SOCKET_PATH, {
      origin: this.#address,
    });
    this.#sockets.add(socket);
    const whenOpen = (task: () => void) => {
      if (this.#isOpen) task();
    };
    socket.on('open', () => whenOpen(() => events.opened()));
    socket.on('message', (data) =>
      whenOpen(() => {
        this.#hears(ServerMessage.parse(JSON.parse(data.toString())));
        events.received(data.toString());
      }),
    );
    // How it ends is told by `close`.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#sockets.delete(socket);
      whenOpen(() => events.closed());
    });
    return {
      // A browser's socket swallows what is sent once it closes.
      send: (data) => {
        if (socket.readyState === socket.OPEN) socket.send(data);
      },
      close: () => socket.close(),
    };
  }
}

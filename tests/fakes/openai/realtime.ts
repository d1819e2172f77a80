import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai/resources/realtime/realtime';
import { type WebSocket, WebSocketServer } from 'ws';
import type { OpenAiServer } from './server.ts';

/** One client’s socket: what it said, and saying something to it. */
export class RealtimePeer {
  readonly said: RealtimeClientEvent[] = [];
  readonly path: string;
  readonly authorization: string;
  readonly socket: WebSocket;
  #waiting: (() => void)[] = [];
  #events = 0;

  constructor(socket: WebSocket, path: string, authorization: string) {
    this.socket = socket;
    this.path = path;
    this.authorization = authorization;
    socket.on('message', (data) => {
      this.said.push(JSON.parse(data.toString()));
      for (const go of this.#waiting.splice(0)) go();
    });
    socket.on('close', () => {
      for (const go of this.#waiting.splice(0)) go();
    });
  }

  say(event: RealtimeServerEvent): void {
    this.socket.send(JSON.stringify(event));
  }

  /** The turn that was handed over is now this item. */
  committed(item_id: string): void {
    this.say({ type: 'input_audio_buffer.committed', event_id: this.#id(), item_id });
  }

  delta(item_id: string, delta: string): void {
    const type = 'conversation.item.input_audio_transcription.delta';
    this.say({ type, event_id: this.#id(), item_id, content_index: 0, delta });
  }

  completed(item_id: string, transcript: string): void {
    this.say({
      type: 'conversation.item.input_audio_transcription.completed',
      event_id: this.#id(),
      item_id,
      content_index: 0,
      transcript,
      usage: { type: 'duration', seconds: 1 },
    });
  }

  /** Resolves when what it said fulfils this. */
  async until(isFulfilled: (said: readonly RealtimeClientEvent[]) => boolean): Promise<void> {
    while (!isFulfilled(this.said)) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #id(): string {
    this.#events += 1;
    return `event_${this.#events}`;
  }
}

/** Speaks the Realtime API’s transcription sessions; gives each client that comes. */
export function serveRealtime(server: OpenAiServer) {
  const sockets = new WebSocketServer({ noServer: true });
  const peers: RealtimePeer[] = [];
  const waiting: ((peer: RealtimePeer) => void)[] = [];
  server.onUpgrade((request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const { url = '', headers } = request;
      const peer = new RealtimePeer(socket, url, headers.authorization ?? '');
      const next = waiting.shift();
      if (next === undefined) peers.push(peer);
      else next(peer);
    });
  });
  return {
    /** The next client, when it comes. */
    peer: (): Promise<RealtimePeer> => {
      const peer = peers.shift();
      return peer ? Promise.resolve(peer) : new Promise((resolve) => waiting.push(resolve));
    },
    /** How many have come and were not asked for. */
    get left(): number {
      return peers.length;
    },
    close: () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import {
  type ClientMessage,
  type ErrorCode,
  PROTOCOL,
  ServerMessage,
  SOCKET_PATH,
} from '#contract/socket.ts';

/** The server refused, in its own words. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A page's end of a socket to a running server. */
export interface Client {
  say(message: ClientMessage): void;
  send(frame: ArrayBuffer): void;
  /** The next message of a type, from now on. Rejects when the server refuses or ends the socket. */
  heard(type: ServerMessage['type']): Promise<void>;
  close(): void;
}

/** Opens a socket and has been greeted; `hears` gets every message. */
export async function connect(
  address: string,
  hears: (message: ServerMessage) => void = () => {},
): Promise<Client> {
  const socket = new WebSocket(address.replace('http', 'ws') + SOCKET_PATH);
  const waiting = new Map<ServerMessage['type'], PromiseWithResolvers<void>>();
  let refused: Error | null = null;
  const refuse = (reason: Error) => {
    refused ??= reason;
    for (const { reject } of waiting.values()) reject(refused);
    socket.close();
  };
  socket.on('message', (data) => {
    const message = ServerMessage.parse(JSON.parse(data.toString()));
    if (message.type === 'error') refuse(new Refused(message.code, message.message));
    hears(message);
    waiting.get(message.type)?.resolve();
  });
  socket.on('close', () => refuse(new Error('The server ended the socket.')));
  const client: Client = {
    say: (message) => socket.send(JSON.stringify(message)),
    send: (frame) => socket.send(frame),
    heard: (type) => {
      if (refused !== null) return Promise.reject(refused);
      const next = Promise.withResolvers<void>();
      waiting.set(type, next);
      // Whoever does not wait for it any more need not hear of the refusal.
      next.promise.catch(() => {});
      return next.promise;
    },
    close: () => socket.close(),
  };
  await once(socket, 'open');
  const ready = client.heard('ready');
  client.say({ type: 'hello', protocol: PROTOCOL, deviceId: randomUUID() });
  await ready;
  return client;
}

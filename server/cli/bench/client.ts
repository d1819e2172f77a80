import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type ClientMessage, PROTOCOL, ServerMessage, SOCKET_PATH } from '#contract/socket.ts';

/** A page's end of a socket to a running server. */
export interface Client {
  say(message: ClientMessage): void;
  send(frame: ArrayBuffer): void;
  /** The next message of a type, from now on. */
  heard(type: ServerMessage['type']): Promise<void>;
  close(): void;
}

/** Opens a socket and has been greeted; `hears` gets every message. @throws Error on an error of the server. */
export async function connect(
  address: string,
  hears: (message: ServerMessage) => void = () => {},
): Promise<Client> {
  const socket = new WebSocket(address.replace('http', 'ws') + SOCKET_PATH);
  const waiting = new Map<ServerMessage['type'], () => void>();
  socket.on('message', (data) => {
    const message = ServerMessage.parse(JSON.parse(data.toString()));
    if (message.type === 'error') throw new Error(message.message);
    hears(message);
    waiting.get(message.type)?.();
  });
  const client: Client = {
    say: (message) => socket.send(JSON.stringify(message)),
    send: (frame) => socket.send(frame),
    heard: (type) => new Promise((resolve) => waiting.set(type, resolve)),
    close: () => socket.close(),
  };
  await once(socket, 'open');
  const ready = client.heard('ready');
  client.say({ type: 'hello', protocol: PROTOCOL, deviceId: randomUUID() });
  await ready;
  return client;
}

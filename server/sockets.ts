import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { MAX_MESSAGE_BYTES, MAX_SOCKETS, SOCKET_PATH } from '#contract/socket.ts';
import type { Product } from './compose.ts';
import { Allowance, type Rate } from './guard/allowance.ts';
import type { Guard } from './guard/guard.ts';
import type { Refused } from './guard/refused.ts';
import { Connection } from './session/connection.ts';
import { Refusal } from './session/refusal.ts';

/** How often a socket must show that it is alive; one that does not within that time is closed. */
const HEARTBEAT_MS = 15_000;

/** A person presses some buttons a second; a page sends ten frames a second, and an upload more. */
const MESSAGES: Rate = { burst: 200, perSecond: 20 };
/** Twice the frames of the longest answer at once, then twenty times as fast as speech. */
const FRAMES: Rate = { burst: 20_000, perSecond: 200 };

/** With so many messages waiting a socket is read no further until half of them are done. */
const MAX_WAITING = 256;
/** A page that leaves so much unread is gone. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** Serves the socket of rehearsals to whom the guard lets in. */
export function serveSocket(server: Server, product: Product, guard: Guard): void {
  // Larger messages are refused in words by the connection; far larger ones are not even read.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 16 * MAX_MESSAGE_BYTES });
  server.on('upgrade', (request, stream, head) => {
    // A broken pipe ends it, which is all there is to do about it.
    stream.on('error', () => stream.destroy());
    if (pathOf(request) === SOCKET_PATH) {
      const refused = guard.refusesSocket(request);
      if (refused !== null) return refuse(stream, refused);
      sockets.handleUpgrade(request, stream, head, (opened) => {
        const forget = guard.onSignOut(request, () => opened.close());
        opened.on('close', forget);
        rehearse(opened, product, sockets.clients.size > MAX_SOCKETS);
      });
    } else if (server.listenerCount('upgrade') === 1) {
      // Nobody else, such as the development server, takes it.
      stream.destroy();
    }
  });
}

function rehearse(socket: WebSocket, product: Product, isOneTooMany: boolean): void {
  const connection = new Connection(product.stages, product.answers, {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MAX_UNREAD_BYTES) return socket.terminate();
      socket.send(JSON.stringify(message));
    },
    close: () => socket.close(),
  });
  if (isOneTooMany) void connection.refuse(tooManySessions());
  const nowMs = () => performance.now();
  const messages = new Allowance(MESSAGES, nowMs);
  const frames = new Allowance(FRAMES, nowMs);
  let waiting = 0;
  let isAlive = true;
  const heartbeat = setInterval(() => {
    if (!isAlive && !socket.isPaused) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, HEARTBEAT_MS);
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', async (data, isBinary) => {
    waiting += 1;
    if (waiting >= MAX_WAITING) socket.pause();
    const bytes = bytesOf(data);
    if (!(isBinary ? frames : messages).take()) await connection.refuse(tooFast());
    else if (isBinary) await connection.receiveFrame(bytes);
    else await connection.receiveText(bytes.toString());
    waiting -= 1;
    if (socket.isPaused && waiting < MAX_WAITING / 2) socket.resume();
  });
  // A broken frame of the socket's own protocol ends it; `close` follows.
  socket.on('error', () => {});
  socket.on('close', () => {
    clearInterval(heartbeat);
    void connection.closed();
  });
}

/** The path that is asked for; null where there is none in what was sent. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  return URL.parse(url, 'http://localhost')?.pathname ?? null;
}

function refuse(stream: Duplex, { status, code, message }: Refused): void {
  const body = JSON.stringify({ code, message });
  stream.end(
    [
      `HTTP/1.1 ${status} Refused`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function tooManySessions(): Refusal {
  return new Refusal(
    'tooManySessions',
    `${MAX_SOCKETS} pages are open here, which is the most; close one that is not needed, then reload this one.`,
    true,
  );
}

function tooFast(): Refusal {
  return new Refusal(
    'tooFast',
    'Messages come faster than any page sends them; what was acknowledged is kept. Reload the page.',
    true,
  );
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

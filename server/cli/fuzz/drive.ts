import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { PROTOCOL, ServerMessage, SOCKET_PATH } from '#contract/socket.ts';
import { httpRequest } from './http-request.ts';
import { type SocketSession, socketSession } from './socket-session.ts';

/** What answers later than this hangs. */
const HANGS_AFTER_MS = 20_000;
const AT_ONCE = 8;
/** What is not whole is waited for so long before its sender hangs up. */
const HANG_UP_MS = 30;

/** The server ends a socket that is told this, once it has done all that came before. */
const FAREWELL = JSON.stringify({
  type: 'hello',
  protocol: PROTOCOL + 1,
  deviceId: '3f0f4bd8-5f0c-4a3c-9c74-1d5c0bb6c1a7',
});

/** What came of sending generated things to a server. */
export interface Driven {
  sent: number;
  /** How often each type of message, code of a refusal or HTTP status came back. */
  answers: Map<string, number>;
  /** What no server of ours may do: fail inside, hang, be gone. One line each, ten at the most. */
  faults: string[];
  slowestMs: number;
}

/** Sends at least so many generated messages over sockets to a running server. */
export async function driveSockets(address: string, messages: number, seed: number) {
  const driven: Driven = { sent: 0, answers: new Map(), faults: [], slowestMs: 0 };
  const sessions = endless(socketSession, seed);
  await together(
    () => driven.sent < messages && driven.faults.length < 10,
    async () => {
      const session = sessions();
      driven.sent += session.length;
      await timed(driven, session, () => speak(address, session, driven));
    },
  );
  return driven;
}

/** Sends so many generated requests to a running server. */
export async function driveHttp(address: string, requests: number, seed: number) {
  const driven: Driven = { sent: 0, answers: new Map(), faults: [], slowestMs: 0 };
  const generated = endless(httpRequest, seed);
  const { host, port, hostname } = new URL(address);
  await together(
    () => driven.sent < requests && driven.faults.length < 10,
    async () => {
      const request = generated();
      driven.sent += 1;
      const bytes = request.bytes(host);
      await timed(driven, bytes, async () => {
        const status = await ask(hostname, Number(port), bytes, request.isWhole);
        count(driven, status);
        if (status === 'none' && request.isWhole) throw new Error('no answer');
        if (status === '500') throw new Error('the server failed inside');
      });
    },
  );
  return driven;
}

async function speak(address: string, session: SocketSession, driven: Driven): Promise<void> {
  const socket = new WebSocket(address.replace('http', 'ws') + SOCKET_PATH, { origin: address });
  socket.on('message', (data) => {
    const message = ServerMessage.parse(JSON.parse(data.toString()));
    if (message.type !== 'error') return count(driven, message.type);
    count(driven, message.code);
    if (message.code === 'internal')
      driven.faults.push(`${message.message} after ${shown(session)}`);
  });
  // After it has been opened, how it ends is told by `close`.
  socket.on('error', () => {});
  await once(socket, 'open');
  const closed = once(socket, 'close');
  for (const message of [...session, FAREWELL]) {
    if (socket.readyState === socket.OPEN) socket.send(message);
  }
  await closed;
}

/** The status that a request is answered with; `none` where the connection just ends. */
async function ask(
  hostname: string,
  port: number,
  bytes: Uint8Array,
  isWhole: boolean,
): Promise<string> {
  const socket = connect({ host: hostname, port });
  let answer = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    if (answer.length < 100) answer += chunk;
  });
  // The server may hang up in the middle of a request that it refuses.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(bytes);
  if (!isWhole) {
    await wait(HANG_UP_MS);
    socket.end();
  }
  await closed;
  return /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'none';
}

async function timed(
  driven: Driven,
  sent: SocketSession | Uint8Array,
  work: () => Promise<void>,
): Promise<void> {
  const startMs = performance.now();
  const late = new AbortController();
  const limit = wait(HANGS_AFTER_MS, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error(`no end within ${HANGS_AFTER_MS / 1000} s`);
  });
  try {
    await Promise.race([work(), limit]);
  } catch (error) {
    driven.faults.push(`${String(error)} after ${shown(sent)}`);
  } finally {
    limit.catch(() => {});
    late.abort();
    driven.slowestMs = Math.max(driven.slowestMs, performance.now() - startMs);
  }
}

async function together(goesOn: () => boolean, work: () => Promise<void>): Promise<void> {
  const worker = async () => {
    while (goesOn()) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** One value after the other, the same ones for the same seed. */
function endless<T>(arbitrary: fc.Arbitrary<T>, seed: number): () => T {
  let batch: T[] = [];
  let batchSeed = seed;
  return () => {
    if (batch.length === 0) {
      batch = fc.sample(arbitrary, { numRuns: 200, seed: batchSeed });
      batchSeed += 1;
    }
    const value = batch.pop();
    if (value === undefined) throw new Error('nothing was generated');
    return value;
  };
}

function count({ answers }: Driven, code: string): void {
  answers.set(code, (answers.get(code) ?? 0) + 1);
}

function shown(sent: SocketSession | Uint8Array): string {
  const parts = Array.isArray(sent) ? sent : [Buffer.from(sent).toString('latin1')];
  const told = parts.map((part) =>
    typeof part === 'string' ? JSON.stringify(part) : `<${part.length} bytes>`,
  );
  return told.join(' ').slice(0, 600);
}

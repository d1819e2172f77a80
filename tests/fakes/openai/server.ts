import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A request as it came over the wire. */
export interface Received {
  method: string;
  /** Without the `/v1` before it, with its query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Answers a request; one that never ends its response is a server that hangs. */
export type Reply = (received: Received, response: ServerResponse) => void;

/** Takes over a socket: the first bytes after the request are in `head`. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * A server that speaks OpenAI’s wire protocol: each path answers as it was told last, and what came
 * is kept in order.
 */
export class OpenAiServer {
  readonly received: Received[] = [];
  readonly #replies = new Map<string, Reply>();
  #upgrade: Upgrade | null = null;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** Listens on a free port of this computer. */
  async start(): Promise<void> {
    this.#server.on('upgrade', (request, socket, head) => {
      // Who is not let in may hang up first.
      socket.on('error', () => {});
      if (this.#upgrade === null) socket.destroy();
      else this.#upgrade(request, socket, head);
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(0, '127.0.0.1', resolve);
    await promise;
  }

  /** What OPENAI_BASE_URL is set to. */
  get baseUrl(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('It was not started.');
    return `http://127.0.0.1:${address.port}/v1`;
  }

  /** From now on a path such as `/responses` is answered like this. */
  on(path: string, reply: Reply): void {
    this.#replies.set(path, reply);
  }

  onUpgrade(upgrade: Upgrade): void {
    this.#upgrade = upgrade;
  }

  /** Ends everything, also what hangs. */
  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const path = (request.url ?? '').replace(/^\/v1/, '');
    const { method = '', headers } = request;
    const received = { method, path, headers, body: Buffer.concat(chunks) };
    this.received.push(received);
    const reply = this.#replies.get(path.replace(/\?.*/, ''));
    if (reply === undefined) sendError(response, 404, { message: 'Unknown path', code: null });
    else reply(received, response);
  }
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Answers with an error in OpenAI’s shape. */
export function sendError(
  response: ServerResponse,
  status: number,
  error: { message: string; code: string | null; param?: string },
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify({ error: { type: 'invalid_request_error', param: null, ...error } }));
}

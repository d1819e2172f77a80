import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import { type RawData, WebSocketServer } from 'ws';
import type { Problem } from '#contract/attempt.ts';
import { MAX_MESSAGE_BYTES, SOCKET_PATH } from '#contract/socket.ts';
import type { Product } from './compose.ts';
import { loopRoutes } from './loop/routes.ts';
import type { Page } from './page.ts';
import { progressRoutes } from './progress/routes.ts';
import { replayRoutes } from './replay/routes.ts';
import { Connection } from './session/connection.ts';
import { storyRoutes } from './stories/routes.ts';

/** How often a socket must show that it is alive; one that does not within that time is closed. */
const HEARTBEAT_MS = 15_000;

/** The HTTP server with the API, the socket and the page, not listening yet. */
export async function createApp(product: Product, page: Page): Promise<Server> {
  const app = express();
  const server = createServer(app);
  app.disable('x-powered-by');
  app.get('/api/status', (_request, response) => {
    response.json({ recognizer: product.stages.recognizerState() });
  });
  app.get('/api/questions', (_request, response) => {
    response.json(product.questions);
  });
  app.get('/api/scenarios', (_request, response) => {
    response.json(product.scenarios);
  });
  app.get('/api/conversations', (_request, response) => {
    response.json(product.conversations);
  });
  app.use('/api', replayRoutes(product.archive, product.rerate));
  app.use('/api', loopRoutes(product.loops));
  app.use('/api', progressRoutes(product.progress));
  app.use('/api', storyRoutes(product.stories));
  app.use('/api', (_request, response) => {
    const problem: Problem = { code: 'unknownPath', message: 'There is nothing at this address.' };
    response.status(404).json(problem);
  });
  for (const handler of await page(server)) app.use(handler);
  app.use(answerFailure);
  serveSocket(server, product);
  return server;
}

const answerFailure: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  const problem: Problem = {
    code: 'internal',
    message:
      'The server could not answer; try again, and look at its output if that does not help.',
  };
  console.error(error);
  response.status(500).json(problem);
};

function serveSocket(server: Server, product: Product): void {
  // Larger messages are refused in words by the connection; far larger ones are not even read.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 16 * MAX_MESSAGE_BYTES });
  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === SOCKET_PATH) {
      sockets.handleUpgrade(request, socket, head, (opened) =>
        sockets.emit('connection', opened, request),
      );
    } else if (server.listenerCount('upgrade') === 1) {
      // Nobody else, such as the development server, takes it.
      socket.destroy();
    }
  });
  sockets.on('connection', (socket) => {
    const connection = new Connection(product.stages, product.answers, {
      send(message) {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
      },
      close: () => socket.close(),
    });
    let isAlive = true;
    const heartbeat = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, HEARTBEAT_MS);
    socket.on('pong', () => {
      isAlive = true;
    });
    socket.on('message', (data, isBinary) => {
      const bytes = bytesOf(data);
      void (isBinary ? connection.receiveFrame(bytes) : connection.receiveText(bytes.toString()));
    });
    // A broken frame of the socket's own protocol ends it; `close` follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(heartbeat);
      void connection.closed();
    });
  });
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Problem } from '#contract/attempt.ts';
import type { Status } from '#contract/status.ts';
import { archiveRoutes } from './archive/routes.ts';
import { coachRoutes } from './coach/routes.ts';
import type { Product } from './compose.ts';
import { type Access, Guard, THIS_COMPUTER } from './guard/guard.ts';
import { hearingRoutes } from './hearing/routes.ts';
import { loopRoutes } from './loop/routes.ts';
import { remoteRoutes } from './openai/routes.ts';
import { opinionRoutes } from './opinion/routes.ts';
import type { Page } from './page.ts';
import { progressRoutes } from './progress/routes.ts';
import { replayRoutes } from './replay/routes.ts';
import { serveSocket } from './sockets.ts';
import { storyRoutes } from './stories/routes.ts';
import { voiceRoutes } from './voice/routes.ts';

/** The HTTP server with the API, the socket and the page, not listening yet. */
export async function createApp(
  product: Product,
  page: Page,
  access: Access = THIS_COMPUTER,
): Promise<Server> {
  const app = express();
  const server = createServer(app);
  const guard = new Guard(access);
  app.disable('x-powered-by');
  app.set('trust proxy', access.trustsProxy ? 1 : false);
  app.use(guard.router());
  app.get('/api/status', (_request, response) => {
    const status: Status = {
      recognizer: product.stages.recognizerState(),
      hasPassword: access.password !== null,
    };
    response.json(status);
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
  app.use('/api', hearingRoutes(product.hearings));
  app.use('/api', loopRoutes(product.loops));
  app.use('/api', progressRoutes(product.progress));
  app.use('/api', storyRoutes(product.stories));
  app.use('/api', archiveRoutes(product.keeping));
  app.use('/api', remoteRoutes(product.desk));
  app.use('/api', coachRoutes(product.coach));
  app.use('/api', voiceRoutes(product.voice));
  app.use('/api', opinionRoutes(product.opinions));
  app.use('/api', (_request, response) => {
    const problem: Problem = { code: 'unknownPath', message: 'There is nothing at this address.' };
    response.status(404).json(problem);
  });
  for (const handler of await page(server)) app.use(handler);
  app.use(answerFailure);
  serveSocket(server, product, guard);
  return server;
}

const answerFailure: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  const asked = BadRequest.safeParse(error);
  // Half a body comes from somebody who has hung up.
  if (asked.success || !request.complete) {
    const problem: Problem = {
      code: 'badRequest',
      message: 'This address or request cannot be read; reload the page.',
    };
    response.status(asked.data?.status ?? 400).json(problem);
    return;
  }
  const problem: Problem = {
    code: 'internal',
    message:
      'The server could not answer; try again, and look at its output if that does not help.',
  };
  console.error(error);
  response.status(500).json(problem);
};

/** What Express throws at a request that is wrong in itself, such as half an escape in its path. */
const BadRequest = z.object({ status: z.int().min(400).max(499) });

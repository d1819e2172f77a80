import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';
import { contentPolicy } from './guard/headers.ts';
import { StartError } from './start-error.ts';

/** What serves the page, given the server that it will run on. */
export type Page = (server: Server) => Promise<RequestHandler[]>;

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(PROJECT, 'dist', 'web');

/**
 * Serves the built page; every address that is no file is the page itself.
 * @throws StartError when it has not been built.
 */
export const builtPage: Page = async () => {
  if (!existsSync(join(BUILT, 'index.html'))) {
    throw new StartError('The page is not built yet; run npm run build first.');
  }
  return [
    express.static(BUILT, { index: 'index.html' }),
    (request, response, next) => {
      if (request.method !== 'GET') return next();
      response.sendFile('index.html', { root: BUILT });
    },
  ];
};

/** Serves the page from its sources and reloads what changes, on the same port. */
export const developmentPage: Page = async (server) => {
  const vite = await import('vite');
  // Vite puts scripts of its own into the page, and this on them.
  const nonce = randomBytes(16).toString('base64');
  const development = await vite.createServer({
    configFile: join(PROJECT, 'vite.config.ts'),
    appType: 'spa',
    html: { cspNonce: nonce },
    server: { middlewareMode: true, ws: { server } },
  });
  return [
    (_request, response, next) => {
      response.set('content-security-policy', contentPolicy(`'nonce-${nonce}'`));
      next();
    },
    development.middlewares,
  ];
};

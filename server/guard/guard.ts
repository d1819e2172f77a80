import type { IncomingMessage } from 'node:http';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Problem } from '#contract/attempt.ts';
import { securityHeaders } from './headers.ts';
import type { Refused } from './refused.ts';
import { otherOrigin, type Place, unknownHost } from './same-origin.ts';
import { SignIn, sessionCookie } from './sign-in.ts';
import { signInPage, signOutPage } from './sign-in-page.ts';

/** Who may come in. */
export interface Access extends Place {
  /** Null where only this computer can reach the server. */
  password: string | null;
  /** A proxy in front says by X-Forwarded-* what came over TLS, and from where. */
  trustsProxy: boolean;
}

/** This computer alone. */
export const THIS_COMPUTER: Access = {
  host: '127.0.0.1',
  publicOrigin: null,
  password: null,
  trustsProxy: false,
};

/** A body of JSON larger than this is not read. */
const MAX_BODY_BYTES = 512 * 1024;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const Tried = z.object({ password: z.string(), to: z.string().default('/') });

const SIGN_IN: Refused = {
  status: 401,
  code: 'signIn',
  message: 'Sign in first: reload the page.',
};

/** Lets nobody in who should not be: names, origins, sign-in, headers. One for HTTP and the socket. */
export class Guard {
  readonly #access: Access;
  readonly #signIn: SignIn | null;

  /** `nowMs` is a clock that never goes back. */
  constructor(access: Access, nowMs: () => number = () => performance.now()) {
    this.#access = access;
    this.#signIn = access.password === null ? null : new SignIn(access.password, nowMs);
  }

  /** Why a socket may not be opened; null if it may. */
  refusesSocket(request: IncomingMessage): Refused | null {
    const refused = unknownHost(request, this.#access) ?? otherOrigin(request, this.#access);
    return refused ?? (this.#isIn(request) ? null : SIGN_IN);
  }

  /** Calls back when whoever opened a socket signs out; the answer forgets the listener. */
  onSignOut(request: IncomingMessage, listener: () => void): () => void {
    const token = this.#signIn?.tokenIn(request.headers.cookie) ?? null;
    return this.#signIn === null || token === null
      ? () => {}
      : this.#signIn.onSignOut(token, listener);
  }

  /** Goes before everything that the server answers. */
  router(): Router {
    const router = Router();
    router.use(securityHeaders);
    router.use((request, response, next) => {
      const refused =
        unknownHost(request, this.#access) ??
        (opensPage(request) ? null : otherOrigin(request, this.#access)) ??
        tooLargeBody(request);
      if (refused === null) return next();
      // What is left of a body that nobody reads must not be taken for the next request.
      response.set('connection', 'close');
      refuse(response, refused);
    });
    if (this.#signIn !== null) router.use(signInRoutes(this.#signIn));
    return router;
  }

  #isIn({ headers }: IncomingMessage): boolean {
    return this.#signIn === null || this.#signIn.tokenIn(headers.cookie) !== null;
  }
}

function signInRoutes(signIn: SignIn): Router {
  const router = Router();
  const askAgain = (response: Response, status: number, to: string, problem: string | null) => {
    // With no referrer at all, an old or insecure browser's form would name no origin.
    response.set({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
    response.status(status).type('html').send(signInPage(to, problem));
  };

  router.post('/sign-in', express.urlencoded({ limit: '8kb' }), (request, response) => {
    const tried = Tried.safeParse(request.body);
    if (!tried.success) return askAgain(response, 400, '/', 'Type the password.');
    const { password, to } = tried.data;
    const outcome = signIn.try(password, request.ip ?? '');
    if (outcome === 'tooManyTries') {
      response.set('retry-after', '30');
      return askAgain(response, 429, to, 'Too many tries; wait half a minute, then try again.');
    }
    if (outcome === 'wrong') return askAgain(response, 401, to, 'That is not the password.');
    response.set('set-cookie', sessionCookie(outcome.token, request.secure));
    response.redirect(303, `/${to.replace(/^[\s/\\]+/, '')}`);
  });

  router.use((request, response, next) => {
    if (signIn.tokenIn(request.headers.cookie) !== null) return next();
    if (isApi(request) || !SAFE_METHODS.has(request.method)) return refuse(response, SIGN_IN);
    askAgain(response, 401, request.originalUrl, null);
  });

  router.get('/sign-out', (_request, response) => {
    response.set('referrer-policy', 'same-origin').send(signOutPage());
  });
  router.post('/sign-out', (request, response) => {
    const token = signIn.tokenIn(request.headers.cookie);
    if (token !== null) signIn.signOut(token);
    response.set('set-cookie', sessionCookie(null, request.secure));
    response.redirect(303, '/');
  });
  return router;
}

/** A link from elsewhere may lead to a page: it shows nothing to where it came from. */
function opensPage(request: Request): boolean {
  return SAFE_METHODS.has(request.method) && !isApi(request);
}

function isApi({ path }: Request): boolean {
  return /^\/api(\/|$)/i.test(path);
}

function tooLargeBody(request: Request): Refused | null {
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (bytes <= MAX_BODY_BYTES || !request.is('json')) return null;
  return {
    status: 413,
    code: 'tooLarge',
    message: `A request may have ${MAX_BODY_BYTES / 1024} kB; send less at once.`,
  };
}

function refuse(response: Response, { status, code, message }: Refused): void {
  const problem: Problem = { code, message };
  response.status(status).json(problem);
}

import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { AttemptDetail, Problem } from '#contract/attempt.ts';
import { refuse } from '#http/refuse.ts';
import { attemptMarkdown } from './attempt-markdown.ts';
import { mentorPage } from './mentor-page.ts';
import { pack } from './pack.ts';
import type { Keeping, Scope } from './ports.ts';
import { isBusy, isRecording, notWhole, Refusal } from './refusal.ts';
import { TakeIn } from './take-in.ts';
import type { Limits } from './unpack.ts';

const Params = z.object({ id: z.uuid() });
const PRIVATE = { 'cache-control': 'no-store' };

const NO_ATTEMPT: Problem = {
  code: 'unknownAttempt',
  message: 'There is no such answer; it may have been deleted.',
};
const NO_LOOP: Problem = {
  code: 'unknownLoop',
  message: 'There is no such loop; it may have been deleted.',
};
const NO_ZIP: Problem = {
  code: 'notAnArchive',
  message: 'Send an archive of Understudy, as application/zip.',
};

/**
 * HTTP over taking along what is kept: archives out and in, one attempt as Markdown, JSON or a page
 * for a mentor, what lies in the data folder, and deleting all of it.
 */
export function archiveRoutes(keeping: Keeping, limits?: Limits, now = Date.now): Router {
  const router = Router();
  const takeIn = new TakeIn(keeping, limits);

  router.get('/archive', (_request, response) => sendArchive(response, 'everything', NO_ATTEMPT));
  router.get('/loops/:id/archive', (request, response) => {
    const id = idOf(request);
    if (id === null) return refuse(response, 404, NO_LOOP);
    return sendArchive(response, { loopId: id }, NO_LOOP);
  });
  router.get(
    '/attempts/:id/archive',
    ofAttempt(({ id }, response) => sendArchive(response, { attemptId: id }, NO_ATTEMPT)),
  );
  router.get(
    '/attempts/:id/export.json',
    ofAttempt((attempt, response) => {
      attach(response, attempt, 'json');
      response.json(attempt);
    }),
  );
  router.get(
    '/attempts/:id/export.md',
    ofAttempt((attempt, response) => {
      attach(response, attempt, 'md');
      response.send(attemptMarkdown(attempt));
    }),
  );
  router.get(
    '/attempts/:id/page.html',
    ofAttempt(async (attempt, response) => {
      attach(response, attempt, 'html');
      const page = mentorPage(attempt, (id) => keeping.soundPathOf(id));
      // Whoever hangs up has no use for the rest; a sound that cannot be read ends the page short.
      await pipeline(Readable.from(page), response).catch(() => response.destroy());
    }),
  );

  router.post('/archive', async (request, response) => {
    if (!request.is('application/zip')) {
      request.resume();
      return refuse(response, 415, NO_ZIP);
    }
    const body = bodyOf(request);
    await answering(response, async () => {
      response.json(await takeIn.take(body));
    });
    // A browser reads that it was refused only when it has sent everything.
    request.unpipe(body);
    request.resume();
  });

  router.get('/folder', (_request, response) => {
    response.set(PRIVATE).json(keeping.folder());
  });

  router.delete('/everything', async (_request, response) => {
    await answering(response, async () => {
      await keeping.stopConverting();
      if (takeIn.isBusy) throw isBusy();
      if (keeping.isAnybodyRecording()) throw isRecording();
      keeping.deleteEverything();
      response.status(204).end();
    });
  });

  function ofAttempt(send: (attempt: AttemptDetail, response: Response) => void | Promise<void>) {
    return async (request: Request, response: Response) => {
      const id = idOf(request);
      const attempt = id === null ? null : keeping.detailOf(id);
      if (attempt === null) return refuse(response, 404, NO_ATTEMPT);
      await answering(response, async () => {
        if (attempt.state === 'recording') throw isRecording();
        await send(attempt, response);
      });
    };
  }

  async function sendArchive(response: Response, scope: Scope, missing: Problem): Promise<void> {
    const snapshot = keeping.snapshot(scope);
    if (snapshot === null) return refuse(response, 404, missing);
    const day = new Date(now()).toISOString().slice(0, 10);
    response.set(PRIVATE).type('application/zip').attachment(`understudy-${day}.zip`);
    try {
      // An archive that ends early is refused where it is taken in.
      await pack(snapshot, keeping, response, now()).catch(() => response.destroy());
    } finally {
      snapshot.close();
    }
  }

  return router;
}

/** The bytes of a request; the request itself outlives whoever stops reading them. */
function bodyOf(request: Request): PassThrough {
  const body = new PassThrough();
  request.once('close', () => {
    if (!request.complete) body.destroy(notWhole());
  });
  return request.pipe(body);
}

/** Does work that may be refused in words. */
async function answering(response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(response, error.status, { code: error.code, message: error.message });
  }
}

function idOf(request: Request): string | null {
  return Params.safeParse(request.params).data?.id ?? null;
}

function attach(response: Response, { createdAtMs }: AttemptDetail, ending: string): void {
  const day = new Date(createdAtMs).toISOString().slice(0, 10);
  response.set(PRIVATE).attachment(`understudy-${day}.${ending}`);
}

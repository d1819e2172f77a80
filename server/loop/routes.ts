import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { IntegrityAnswer } from '#contract/attempt.ts';
import { type Debrief, type LoopDetail, LoopNotes, NewLoop } from '#contract/loop.ts';
import { answerBadBody, badBody } from '#http/refuse.ts';
import { debriefMarkdown } from './debrief-markdown.ts';
import type { Loops } from './loops.ts';
import {
  isBeingRecorded,
  isFinished,
  isOpen,
  noContradiction,
  noLoop,
  noScenario,
  nothingCutOff,
} from './refuse.ts';

const LoopParams = z.object({ id: z.uuid() });

const SCENARIO_MESSAGE = 'Send the scenario’s id as scenarioId, in JSON.';
const NOTES_MESSAGE = 'Send the notes as text, 20,000 characters at the most, in JSON.';

const HEARD_MESSAGE =
  'Send the contradiction’s id as flagId, and heardRight as true or false, in JSON.';

/**
 * HTTP over the loops: begin, list, read, pass, end, note down, delete one; discard what was cut off;
 * and its debrief, with the person's word on what it asks.
 */
export function loopRoutes(loops: Loops): Router {
  const router = Router();
  const body = express.json();

  router.post('/loops', body, (request, response) => {
    const wanted = NewLoop.safeParse(request.body);
    if (!wanted.success) return badBody(response, SCENARIO_MESSAGE);
    const loop = loops.begin(wanted.data.scenarioId);
    if (loop === null) return noScenario(response);
    response.status(201).json(loop);
  });

  router.get('/loops', (_request, response) => {
    response.json(loops.list());
  });

  router.get('/loops/:id', async (request, response) => {
    const params = LoopParams.safeParse(request.params);
    if (params.success) await loops.wordTurn(params.data.id);
    const loop = asked(request);
    if (loop === null) return noLoop(response);
    response.json(loop);
  });

  router.post(
    '/loops/:id/skip',
    step((id) => loops.skip(id)),
  );
  router.post(
    '/loops/:id/finish',
    step((id) => loops.finish(id)),
  );

  router.post(
    '/loops/:id/discard',
    step(async (id, response) => {
      if (!(await loops.discard(id))) nothingCutOff(response);
    }),
  );

  router.put('/loops/:id/notes', body, (request, response) => {
    const loop = asked(request);
    if (loop === null) return noLoop(response);
    const notes = LoopNotes.safeParse(request.body);
    if (!notes.success) return badBody(response, NOTES_MESSAGE);
    loops.saveNotes(loop.id, notes.data.notes);
    response.status(204).end();
  });

  router.delete('/loops/:id', async (request, response) => {
    const loop = asked(request);
    if (loop === null) return noLoop(response);
    if (loops.isLive(loop)) return isBeingRecorded(response);
    await loops.delete(loop.id);
    response.status(204).end();
  });

  router.get(
    '/loops/:id/debrief',
    room((debrief, response) => {
      response.json(debrief);
    }),
  );
  router.get(
    '/loops/:id/debrief.md',
    room((debrief, response) => {
      response.type('text/markdown');
      response.attachment('debrief.md');
      response.send(debriefMarkdown(debrief));
    }),
  );

  router.post('/loops/:id/integrity', body, (request, response) => {
    const loop = asked(request);
    if (loop === null) return noLoop(response);
    if (loop.state === 'open') return isOpen(response);
    const answer = IntegrityAnswer.safeParse(request.body);
    if (!answer.success) return badBody(response, HEARD_MESSAGE);
    if (!loops.hear(loop.id, answer.data)) return noContradiction(response);
    response.json(loops.debrief(loop.id));
  });

  function asked(request: Request): LoopDetail | null {
    const params = LoopParams.safeParse(request.params);
    return params.success ? loops.find(params.data.id) : null;
  }

  /** Goes on to what is asked next, and answers with the loop as it then stands. */
  function step(take: (id: string, response: Response) => void | Promise<void>): RequestHandler {
    return async (request, response) => {
      const loop = asked(request);
      if (loop === null) return noLoop(response);
      if (loop.state === 'finished') return isFinished(response);
      if (loops.isLive(loop)) return isBeingRecorded(response);
      await take(loop.id, response);
      if (!response.headersSent) response.json(loops.find(loop.id));
    };
  }

  /** The room meets over a finished loop. */
  function room(show: (debrief: Debrief, response: Response) => void): RequestHandler {
    return (request, response) => {
      const loop = asked(request);
      if (loop?.state === 'open') return isOpen(response);
      const debrief = loop && loops.debrief(loop.id);
      if (!debrief) return noLoop(response);
      show(debrief, response);
    };
  }

  router.use(answerBadBody(messageFor));
  return router;
}

/** What to send in place of a body that cannot be read. */
function messageFor({ method, path }: Request): string {
  if (method === 'PUT') return NOTES_MESSAGE;
  return path.endsWith('/integrity') ? HEARD_MESSAGE : SCENARIO_MESSAGE;
}

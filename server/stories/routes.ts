import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { Filing, Merge, NewStory, Renaming } from '#contract/story.ts';
import { badBody } from '#http/refuse.ts';
import { noStory, noTelling } from './refuse.ts';
import type { Stories } from './stories.ts';

const Params = z.object({ id: z.uuid() });

const NAME_MESSAGE = 'Send a name of 1 to 80 characters, in JSON.';
const FILING_MESSAGE = 'Send attemptIds, 1 to 100 ids of attempts, in JSON.';

/**
 * HTTP over the stories: all of them with suggestions and the coverage map, one, and where an attempt
 * is filed; make, rename, remove, file under, take out, merge, refuse.
 */
export function storyRoutes(stories: Stories): Router {
  const router = Router();
  const body = express.json();

  router.get('/stories', (_request, response) => {
    response.json(stories.overview());
  });

  router.post('/stories', body, (request, response) => {
    const wanted = NewStory.safeParse(request.body);
    if (!wanted.success) return badBody(response, `${NAME_MESSAGE} ${FILING_MESSAGE}`);
    const story = stories.create(wanted.data.name, wanted.data.attemptIds);
    if (story === null) return noTelling(response);
    response.status(201).json(story);
  });

  router.post('/stories/refusals', body, (request, response) => {
    const wanted = Filing.safeParse(request.body);
    if (!wanted.success) return badBody(response, FILING_MESSAGE);
    stories.settle(wanted.data.attemptIds);
    response.status(204).end();
  });

  router.get('/stories/:id', (request, response) => {
    const id = askedId(request, response);
    if (id !== null) response.json(stories.detail(id));
  });

  router.put('/stories/:id', body, (request, response) => {
    const id = askedId(request, response);
    if (id === null) return;
    const wanted = Renaming.safeParse(request.body);
    if (!wanted.success) return badBody(response, NAME_MESSAGE);
    stories.rename(id, wanted.data.name);
    response.json(stories.detail(id));
  });

  router.delete('/stories/:id', (request, response) => {
    const id = askedId(request, response);
    if (id === null) return;
    stories.remove(id);
    response.status(204).end();
  });

  router.post('/stories/:id/tellings', body, (request, response) => {
    const id = askedId(request, response);
    if (id === null) return;
    const wanted = Filing.safeParse(request.body);
    if (!wanted.success) return badBody(response, FILING_MESSAGE);
    if (!stories.file(id, wanted.data.attemptIds)) return noTelling(response);
    response.json(stories.detail(id));
  });

  router.post('/stories/:id/merge', body, (request, response) => {
    const id = askedId(request, response);
    if (id === null) return;
    const wanted = Merge.safeParse(request.body);
    if (!wanted.success) return badBody(response, 'Send the id of the other story as into.');
    if (!stories.merge(id, wanted.data.into)) return noStory(response);
    response.json(stories.detail(wanted.data.into));
  });

  router.get('/attempts/:id/story', (request, response) => {
    const params = Params.safeParse(request.params);
    const filed = params.success ? stories.ofAttempt(params.data.id) : null;
    if (filed === null) return noTelling(response);
    response.json(filed);
  });

  /** The id of a story that is there; if none is, the answer is given. */
  function askedId(request: Request, response: Response): string | null {
    const params = Params.safeParse(request.params);
    if (params.success && stories.exists(params.data.id)) return params.data.id;
    noStory(response);
    return null;
  }

  return router;
}

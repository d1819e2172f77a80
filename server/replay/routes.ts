import { Router } from 'express';
import { z } from 'zod';
import { isBeingRecorded, noAttempt } from '#http/refuse.ts';
import type { Archive, Rerate } from './archive.ts';
import { correctionRoutes } from './correction.ts';
import { detailOf } from './detail.ts';
import { integrityRoutes } from './integrity.ts';
import { listRoutes } from './list.ts';
import { soundRoutes } from './sound.ts';

const AttemptParams = z.object({ id: z.uuid() });

/**
 * HTTP reads of what is kept: the list of attempts, one attempt, its sound by byte ranges;
 * deleting one; and answering what its scorecard asks.
 */
export function replayRoutes(archive: Archive, rerate: Rerate): Router {
  const router = Router();
  router.use(listRoutes(archive));
  router.use(integrityRoutes(archive, rerate));
  router.use(correctionRoutes(archive, rerate));
  router.use(soundRoutes(archive));

  router.get('/attempts/:id', (request, response) => {
    const params = AttemptParams.safeParse(request.params);
    const found = params.success ? archive.findAttempt(params.data.id) : null;
    if (found === null) return noAttempt(response);
    response.json(detailOf(found, archive));
  });

  router.delete('/attempts/:id', async (request, response) => {
    const params = AttemptParams.safeParse(request.params);
    if (!params.success) return noAttempt(response);
    const { id } = params.data;
    if (archive.isRecording(id)) return isBeingRecorded(response);
    if (archive.findAttempt(id) === null) return noAttempt(response);
    await archive.deleteAttempt(id);
    response.status(204).end();
  });

  return router;
}

import { Router } from 'express';
import { z } from 'zod';
import { RemoteFailure } from '#contract/remote.ts';
import { Voice } from '#contract/scenario.ts';
import { refuse } from '#http/refuse.ts';
import type { InterviewerVoice } from './interviewer-voice.ts';

const Params = z.object({ line: z.string().regex(/^[0-9a-f]{64}$/) });
const Query = z.object({ voice: Voice });

/**
 * GET /api/voice/:line?voice=warm: a line of the product’s own in a voice from elsewhere. `line` is
 * the SHA-256 of its text in hexadecimal digits. 204 where it is no such line or the voice is
 * switched off: then the browser reads it.
 */
export function voiceRoutes(voice: InterviewerVoice | null): Router {
  const router = Router();

  router.get('/voice/:line', async (request, response) => {
    const params = Params.safeParse(request.params);
    const query = Query.safeParse(request.query);
    if (!params.success || !query.success) {
      return refuse(response, 400, {
        code: 'badRequest',
        message: 'Ask with the SHA-256 of a line and the name of a voice.',
      });
    }
    try {
      const sound = (await voice?.read(params.data.line, query.data.voice)) ?? null;
      if (sound === null) response.status(204).end();
      // Whoever deletes everything deletes this too.
      else response.type('audio/mpeg').set('cache-control', 'no-store').send(sound);
    } catch (error) {
      if (!(error instanceof RemoteFailure)) throw error;
      refuse(response, 502, error.problem);
    }
  });

  return router;
}

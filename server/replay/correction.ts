import express, { type Response, Router } from 'express';
import { z } from 'zod';
import { Correction } from '#contract/correction.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { answerBadBody, badBody, isBeingRecorded, noAttempt, refuse } from '#http/refuse.ts';
import type { Archive, Rerate } from './archive.ts';
import { correctedWords } from './corrected-words.ts';
import { detailOf } from './detail.ts';
import { spokenIn } from './spoken.ts';

const AttemptParams = z.object({ id: z.uuid() });

const BODY_MESSAGE =
  'Send utteranceId, the version of the transcript that was corrected, and the corrected text, in JSON.';

/** Room for the longest text in JSON. */
const MAX_BODY = '512kb';

/**
 * The person's correction of what was heard: keeps it beside the words as they were heard, rates
 * the answer again if it was rated, and answers with the attempt as it now stands.
 */
export function correctionRoutes(archive: Archive, rerate: Rerate): Router {
  const router = Router();

  router.post(
    '/attempts/:id/correction',
    express.json({ limit: MAX_BODY }),
    async (request, response) => {
      const params = AttemptParams.safeParse(request.params);
      const found = params.success ? archive.findAttempt(params.data.id) : null;
      if (found === null) return noAttempt(response);
      const { id, question, rating_id } = found.attempt;
      if (archive.isRecording(id)) return isBeingRecorded(response);
      const body = Correction.safeParse(request.body);
      if (!body.success) return badBody(response, BODY_MESSAGE);
      const { utteranceId, version, text } = body.data;
      const utterance = found.utterances.find((one) => one.id === utteranceId);
      if (!utterance?.words || utterance.version !== version) return changed(response);

      const words = correctedWords(utterance.heard ?? utterance.words, wordsOfText(text));
      const { utterances, probes } = spokenIn({
        ...found,
        utterances: found.utterances.map((one) => (one === utterance ? { ...one, words } : one)),
      });
      const heard = archive.integrityAnswers(id);
      const scorecard =
        rating_id === null ? null : await rerate({ question, utterances }, probes, heard);
      if (!archive.saveCorrection(id, { utteranceId, version, words }, scorecard)) {
        return changed(response);
      }
      const corrected = archive.findAttempt(id);
      if (corrected === null) return noAttempt(response);
      response.json(detailOf(corrected, archive));
    },
  );

  router.use(answerBadBody(() => BODY_MESSAGE));
  return router;
}

function changed(response: Response): void {
  refuse(response, 409, {
    code: 'changed',
    message:
      'These words were changed in the meantime, perhaps in another tab. Copy your text, reload the page and correct what is there now.',
  });
}

import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Response, Router } from 'express';
import { z } from 'zod';
import type { AttemptDetail, AttemptSummary, Problem } from '#contract/attempt.ts';
import type { Archive, KeptAttempt } from './archive.ts';

const AttemptParams = z.object({ id: z.uuid() });

/**
 * HTTP reads of what is kept: the list of attempts, one attempt, its sound by byte ranges; and
 * deleting one.
 */
export function replayRoutes(archive: Archive): Router {
  const router = Router();

  router.get('/attempts', (_request, response) => {
    const list: AttemptSummary[] = archive
      .listAttempts()
      .map((attempt) => summaryOf(attempt, archive));
    response.json(list);
  });

  router.get('/attempts/:id', (request, response) => {
    const params = AttemptParams.safeParse(request.params);
    const found = params.success ? archive.findAttempt(params.data.id) : null;
    if (found === null) return noAttempt(response);
    const { attempt, utterances } = found;
    const detail: AttemptDetail = {
      ...summaryOf(attempt, archive),
      scorecard: attempt.rating_id === null ? null : archive.readScorecard(attempt.rating_id),
      utterances: utterances.map((utterance) => ({
        id: utterance.id,
        position: utterance.position,
        transcript:
          utterance.words === null || utterance.recognizer === null
            ? null
            : { recognizer: utterance.recognizer, words: utterance.words },
        pauses: utterance.pauses,
        soundUrl: utterance.sound_file === null ? null : `/api/utterances/${utterance.id}/sound`,
        durationMs: utterance.duration_ms,
      })),
    };
    response.json(detail);
  });

  router.delete('/attempts/:id', async (request, response) => {
    const params = AttemptParams.safeParse(request.params);
    if (!params.success) return noAttempt(response);
    const { id } = params.data;
    if (archive.isRecording(id)) {
      return refuse(response, 409, {
        code: 'recording',
        message: 'This answer is being recorded now; stop or discard it first.',
      });
    }
    if (archive.findAttempt(id) === null) return noAttempt(response);
    await archive.deleteAttempt(id);
    response.status(204).end();
  });

  router.get('/utterances/:id/sound', async (request, response) => {
    const params = AttemptParams.safeParse(request.params);
    const path = params.success ? archive.soundPathOf(params.data.id) : null;
    const size = path === null ? null : await sizeOf(path);
    if (path === null || size === null) {
      return refuse(response, 404, {
        code: 'unknownSound',
        message: 'The sound of this answer is not on this machine any more.',
      });
    }
    response.type('audio/wav');
    // Private sound: the browser asks again each time, and a deleted answer is gone at once.
    response.sendFile(basename(path), {
      root: dirname(path),
      dotfiles: 'allow',
      cacheControl: false,
      headers: { 'cache-control': 'no-store' },
    });
  });

  return router;
}

function summaryOf(attempt: KeptAttempt, archive: Archive): AttemptSummary {
  const { mechanism, data, framing } = attempt;
  const isUnrated = archive.isRecording(attempt.id) ? 'recording' : 'interrupted';
  return {
    id: attempt.id,
    createdAtMs: attempt.created_at_ms,
    state: attempt.rating_id === null ? isUnrated : 'rated',
    source: attempt.source,
    question: attempt.question,
    durationMs: attempt.duration_ms,
    levels:
      mechanism === null || data === null || framing === null ? null : { mechanism, data, framing },
  };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

function noAttempt(response: Response): void {
  refuse(response, 404, {
    code: 'unknownAttempt',
    message: 'There is no such answer; it may have been deleted.',
  });
}

function refuse(response: Response, status: number, problem: Problem): void {
  response.status(status).json(problem);
}

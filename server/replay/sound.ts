import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { refuse } from '#http/refuse.ts';
import type { Archive } from './archive.ts';

const UtteranceParams = z.object({ id: z.uuid() });

/** Private sound: the browser asks again each time, and a deleted answer is gone at once. */
const PRIVATE = { 'cache-control': 'no-store' };

/**
 * An utterance's sound by byte ranges: `sound` is the file as it is, `sound.wav` the WAV that was
 * recorded, from whatever is kept of it.
 */
export function soundRoutes(archive: Archive): Router {
  const router = Router();

  router.get('/utterances/:id/sound', async (request, response) => {
    const id = idOf(request);
    const path = id === null ? null : archive.soundPathOf(id);
    if (path === null || !(await exists(path))) return noSound(response);
    response.type(path.endsWith('.flac') ? 'audio/flac' : 'audio/wav');
    response.sendFile(basename(path), {
      root: dirname(path),
      dotfiles: 'allow',
      cacheControl: false,
      headers: PRIVATE,
    });
  });

  router.get('/utterances/:id/sound.wav', async (request, response) => {
    const id = idOf(request);
    const wav = id === null ? null : archive.wavOf(id);
    if (id === null || wav === null) return noSound(response);
    response.set({
      ...PRIVATE,
      'accept-ranges': 'bytes',
      'content-type': 'audio/wav',
      'content-disposition': `attachment; filename="understudy-${id}.wav"`,
    });
    const ranges = request.range(wav.bytes);
    if (ranges === -1) {
      response.set('content-range', `bytes */${wav.bytes}`);
      return refuse(response, 416, { code: 'noRange', message: 'The sound ends before that.' });
    }
    const asked = typeof ranges === 'object' && ranges.length === 1 ? ranges[0] : undefined;
    const [from, to] = asked ? [asked.start, asked.end + 1] : [0, wav.bytes];
    response.set('content-length', String(to - from));
    if (asked) {
      response.status(206).set('content-range', `bytes ${from}-${to - 1}/${wav.bytes}`);
    }
    if (request.method === 'HEAD') return void response.end();
    // A page that has heard enough hangs up; a broken file ends the answer short.
    await pipeline(wav.read(from, to), response).catch(() => response.destroy());
  });

  return router;
}

function idOf(request: Request): string | null {
  return UtteranceParams.safeParse(request.params).data?.id ?? null;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function noSound(response: Response): void {
  refuse(response, 404, {
    code: 'unknownSound',
    message: 'The sound of this answer is not on this machine any more.',
  });
}

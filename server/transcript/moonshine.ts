import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Recognizer } from './recognizer.ts';
import { openRecognizer } from './sherpa-recognizer.ts';

const MODEL = new URL('model/tiny/quantized/', import.meta.resolve('@moonshine-ai/moonshine-js'));

/**
 * Loads Moonshine Tiny English (about 0.6 s and 300 MB), off the event loop. Its steps are too small
 * to share: a second thread doubled the processor time of 3 and 9 s windows and saved no time.
 */
export async function loadMoonshine(): Promise<Recognizer> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-'));
  try {
    const tokens = join(folder, 'tokens.txt');
    await writeFile(tokens, await tokensFile());
    return await openRecognizer('moonshine-tiny-en', {
      moonshine: {
        encoder: fileURLToPath(new URL('encoder_model.onnx', MODEL)),
        mergedDecoder: fileURLToPath(new URL('decoder_model_merged.onnx', MODEL)),
      },
      tokens,
      numThreads: 1,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Made in a thread of its own: the vocabulary takes 50 MB that are needed only once. */
async function tokensFile(): Promise<string> {
  const worker = new Worker(new URL('moonshine-tokens.worker.ts', import.meta.url));
  const [text] = await once(worker, 'message');
  await worker.terminate();
  return z.string().parse(text);
}

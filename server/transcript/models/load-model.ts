import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Recognizer } from '../recognizer.ts';
import { openRecognizer } from '../sherpa-recognizer.ts';
import type { Model } from './catalogue.ts';

/** Unlike the built-in one's, the steps of these are large enough to share; how well is not measured. */
const MAX_THREADS = 4;

/** Loads a fetched model from the folder with its files; rejects as `openRecognizer` does. */
export async function loadModel(model: Model, folder: string): Promise<Recognizer> {
  const { tokens = '', ...parts } = Object.fromEntries(
    model.files.map(({ part, path }) => [part, join(folder, path)]),
  );
  return openRecognizer(model.name, {
    [model.kind]: parts,
    // Said outright, since sherpa-onnx would load the encoder once more to find out.
    modelType: model.kind === 'transducer' ? 'nemo_transducer' : '',
    tokens,
    numThreads: Math.min(MAX_THREADS, availableParallelism()),
  });
}

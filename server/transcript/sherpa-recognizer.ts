import sherpa, { type OfflineModel } from 'sherpa-onnx-node';
import { z } from 'zod';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import type { Recognizer } from './recognizer.ts';

const DecodeResult = z.object({ text: z.string() });

/**
 * Loads a model of sherpa-onnx, off the event loop. Rejects when it cannot be loaded; over a file
 * that is of another kind of model sherpa-onnx ends the process.
 */
export async function openRecognizer(name: string, model: OfflineModel): Promise<Recognizer> {
  const recognizer = await sherpa.OfflineRecognizer.createAsync({
    featConfig: { sampleRate: SAMPLE_RATE_HZ, featureDim: 80 },
    modelConfig: { ...model, provider: 'cpu', debug: false },
  });
  return {
    name,
    async decode(samples) {
      const stream = recognizer.createStream();
      stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE_HZ });
      return DecodeResult.parse(await recognizer.decodeAsync(stream)).text.trim();
    },
  };
}

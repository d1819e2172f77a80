import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A file of a model: its part in sherpa-onnx's settings, and which bytes it has to be. */
const ModelFile = z.strictObject({
  part: z.string().min(1),
  path: z.string().regex(/^\w[\w.-]*$/),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A model that can be fetched from a Hugging Face repository, at one commit of it. */
export const Model = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  about: z.string().min(1),
  licence: z.string().min(1),
  /** Resident while it works; null where nobody reports it. */
  memoryMb: z.int().positive().nullable(),
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  revision: z.string().regex(/^[0-9a-f]{40}$/),
  kind: z.enum(['moonshine', 'transducer', 'whisper']),
  files: z.array(ModelFile).min(1),
});

export type ModelFile = z.infer<typeof ModelFile>;
export type Model = z.infer<typeof Model>;

/** The models of catalogue.yaml. */
export function readCatalogue(): Model[] {
  const text = readFileSync(new URL('catalogue.yaml', import.meta.url), 'utf8');
  return z.array(Model).parse(parse(text));
}

/** How much there is to fetch of a model. */
export function bytesOf(model: Model): number {
  return model.files.reduce((sum, { bytes }) => sum + bytes, 0);
}

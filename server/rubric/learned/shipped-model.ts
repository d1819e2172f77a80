import { readFileSync } from 'node:fs';
import { type LearnedModel, LearnedModelFile, openLearnedModel } from './learned-model.ts';
import { WordVectorFile } from './word-vectors.ts';

const FOLDER = new URL('../model/', import.meta.url);

/** Where `npm run train` writes what it learned. */
export const MODEL_FILES = {
  learned: new URL('learned.json', FOLDER),
  vectors: new URL('word-vectors.json', FOLDER),
};

let shipped: LearnedModel | null = null;

/** The model that ships with the product, read once. */
export function shippedModel(): LearnedModel {
  shipped ??= openLearnedModel(
    LearnedModelFile.parse(JSON.parse(readFileSync(MODEL_FILES.learned, 'utf8'))),
    WordVectorFile.parse(JSON.parse(readFileSync(MODEL_FILES.vectors, 'utf8'))),
  );
  return shipped;
}

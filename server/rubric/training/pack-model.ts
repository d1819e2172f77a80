import type { LearnedModelFile } from '../learned/learned-model.ts';
import type { Trained } from './train-model.ts';

const LARGEST_STEP = 32_767;

/** What was trained as it is stored: rounded, so that every machine writes the same bytes. */
export function packModel(
  { vocabulary, clauses, answers }: Trained,
  levels: LearnedModelFile['levels'],
): LearnedModelFile {
  return {
    vocabulary: [...vocabulary.keys()],
    clauses: [...clauses].map(([id, { names, meaning, bias }]) => {
      const largest = names.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
      const step = Math.max(rounded(largest / LARGEST_STEP), Number.MIN_VALUE);
      return {
        id,
        step,
        names: base64(names.map((weight) => Math.round(weight / step))),
        meaning: [...meaning].map(rounded),
        bias: rounded(bias),
      };
    }),
    answers: [...answers].map(([id, { weights, bias }]) => ({
      id,
      weights: weights.map(rounded),
      bias: rounded(bias),
    })),
    levels,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(5));
}

function base64(steps: Float64Array): string {
  const bytes = Buffer.alloc(2 * steps.length);
  for (const [at, step] of steps.entries()) {
    bytes.writeInt16LE(Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step)), 2 * at);
  }
  return bytes.toString('base64');
}

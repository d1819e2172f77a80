import type { LearnedModelFile } from '../learned/learned-model.ts';
import { packNumbers } from '../learned/packed-numbers.ts';
import type { Trained } from './train-model.ts';

/** What was trained as it is stored: rounded, so that every machine writes the same bytes. */
export function packModel(
  { vocabulary, clauses, network, answers }: Trained,
  levels: LearnedModelFile['levels'],
): LearnedModelFile {
  return {
    vocabulary: [...vocabulary.keys()],
    clauses: [...clauses].map(([id, { names, meaning, bias }]) => ({
      id,
      names: packNumbers(names, 16),
      meaning: [...meaning].map(rounded),
      bias: rounded(bias),
    })),
    network: {
      names: packNumbers(network.hidden.names, 8),
      meaning: [...network.hidden.meaning].map(rounded),
      hiddenBiases: [...network.hidden.biases].map(rounded),
      outputs: [...network.outputs].map(rounded),
      biases: [...network.biases].map(rounded),
    },
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

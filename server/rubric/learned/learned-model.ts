import { z } from 'zod';
import { ELEMENT_IDS, SIGNAL_IDS } from '#contract/element.ts';
import type { ClauseNetwork } from './clause-network.ts';
import { type ClauseScorer, scorerOf } from './clause-scores.ts';
import type { LearnedId } from './learned-ids.ts';
import { PackedNumbers, unpackNumbers } from './packed-numbers.ts';
import { openWordVectors, type WordVectorFile, type WordVectors } from './word-vectors.ts';

const Id = z.enum([...ELEMENT_IDS, ...SIGNAL_IDS]);

/** A regression over clauses as it is stored. */
const ClauseRegressionFile = z.strictObject({
  id: Id,
  /** One a name of the vocabulary. */
  names: PackedNumbers,
  meaning: z.array(z.number()),
  bias: z.number(),
});

/** The network over clauses as it is stored; see `ClauseNetwork`. */
const ClauseNetworkFile = z.strictObject({
  names: PackedNumbers,
  meaning: z.array(z.number()),
  hiddenBiases: z.array(z.number()),
  outputs: z.array(z.number()),
  biases: z.array(z.number()),
});

/** A regression over whole answers as it is stored. */
const AnswerRegressionFile = z.strictObject({
  id: Id,
  weights: z.array(z.number()),
  bias: z.number(),
});

/** Level by answers to the questions of a dimension: a digit for every set of yeses (bit n: question n). */
const LevelTable = z.string().regex(/^[1-5]+$/);

export const LearnedModelFile = z.strictObject({
  vocabulary: z.array(z.string()),
  clauses: z.array(ClauseRegressionFile),
  network: ClauseNetworkFile,
  answers: z.array(AnswerRegressionFile),
  levels: z.strictObject({
    mechanism: LevelTable,
    data: LevelTable,
    peopleData: LevelTable,
    framing: LevelTable,
  }),
});
export type LearnedModelFile = z.infer<typeof LearnedModelFile>;

/** The weights of one regression over answers. */
export interface AnswerRegression {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** What was learned, ready for use. */
export interface LearnedModel {
  readonly vectors: WordVectors;
  readonly clauses: ClauseScorer;
  readonly answers: ReadonlyMap<LearnedId, AnswerRegression>;
  readonly levels: LearnedModelFile['levels'];
}

/** Unpacks what `npm run train` wrote. */
export function openLearnedModel(model: LearnedModelFile, vectors: WordVectorFile): LearnedModel {
  return {
    vectors: openWordVectors(vectors),
    clauses: scorerOf(
      new Map(model.vocabulary.map((name, at) => [name, at])),
      new Map(
        model.clauses.map(({ id, names, meaning, bias }) => [
          id,
          { names: unpackNumbers(names), meaning: Float64Array.from(meaning), bias },
        ]),
      ),
      openNetwork(model.network),
    ),
    answers: new Map(model.answers.map(({ id, ...regression }) => [id, regression])),
    levels: model.levels,
  };
}

function openNetwork(file: z.infer<typeof ClauseNetworkFile>): ClauseNetwork {
  return {
    hidden: {
      names: Float32Array.from(unpackNumbers(file.names)),
      meaning: Float32Array.from(file.meaning),
      biases: Float64Array.from(file.hiddenBiases),
    },
    outputs: Float32Array.from(file.outputs),
    biases: Float64Array.from(file.biases),
  };
}

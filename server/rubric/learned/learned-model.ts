import { z } from 'zod';
import { ELEMENT_IDS, SIGNAL_IDS } from '#contract/element.ts';
import { type ClauseScorer, scorerOf } from './clause-scores.ts';
import type { LearnedId } from './learned-ids.ts';
import { openWordVectors, type WordVectorFile, type WordVectors } from './word-vectors.ts';

const Id = z.enum([...ELEMENT_IDS, ...SIGNAL_IDS]);

/** A regression over clauses as it is stored. */
const ClauseRegressionFile = z.strictObject({
  id: Id,
  /** What one step of a stored name's weight is worth. */
  step: z.number().positive(),
  /** Signed 16-bit steps in base64, little end first, one a name of the vocabulary. */
  names: z.base64(),
  meaning: z.array(z.number()),
  bias: z.number(),
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
        model.clauses.map(({ id, step, names, meaning, bias }) => [
          id,
          { names: unpack(names, step), meaning: Float64Array.from(meaning), bias },
        ]),
      ),
    ),
    answers: new Map(model.answers.map(({ id, ...regression }) => [id, regression])),
    levels: model.levels,
  };
}

function unpack(base64: string, step: number): Float64Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float64Array.from(
    { length: bytes.length / 2 },
    (_, at) => bytes.readInt16LE(2 * at) * step,
  );
}

import { seededRandom } from '#contract/random.ts';
import { answerFeatures } from '../learned/answer-features.ts';
import type { ClauseNetwork } from '../learned/clause-network.ts';
import {
  type BestClause,
  bestClauses,
  type ClauseRegression,
  scorerOf,
} from '../learned/clause-scores.ts';
import { CLAUSE_IDS, LEARNED_IDS, type LearnedId } from '../learned/learned-ids.ts';
import type { AnswerRegression } from '../learned/learned-model.ts';
import { rowsOf, targetsOf, vocabularyOf } from './clause-rows.ts';
import { type Example, foldsOf } from './example.ts';
import { fitNetwork, type NetworkOptions } from './fit-network.ts';
import { blockOf, type FitOptions, fitLogistic, type Rows } from './logistic.ts';

/** Chosen by cross-validation over walks of life. */
const CLAUSE_FIT: FitOptions = { namePenalty: 15, numberPenalty: 3, iterations: 30 };
const ANSWER_FIT: FitOptions = { namePenalty: 0, numberPenalty: 3, iterations: 60 };
const NETWORK_FIT: NetworkOptions = {
  units: 64,
  rounds: 8,
  sentencesAtOnce: 96,
  rate: 0.002,
  namesLeftOut: 0.3,
  unitsLeftOut: 0.3,
};
const SEED = 20_261_124;
const FOLDS = 5;

/** What is fitted over clauses. */
interface OverClauses {
  readonly clauses: ReadonlyMap<LearnedId, ClauseRegression>;
  readonly network: ClauseNetwork;
}

/** What is fitted: regressions and a network over clauses, and regressions over answers. */
export interface Trained extends OverClauses {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly answers: ReadonlyMap<LearnedId, AnswerRegression>;
}

type Best = ReadonlyMap<LearnedId, BestClause>;

/** Examples with their rows, so that many fits can share them. */
interface Prepared {
  readonly examples: readonly Example[];
  readonly folds: readonly number[];
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly rows: Rows;
}

/**
 * Fits both layers. The regressions over answers learn from clauses that were scored by regressions
 * that had not seen their walk of life, as it will be with every new answer. Deterministic.
 */
export function train(examples: readonly Example[]): Trained {
  const prepared = prepare(examples);
  const best = new Map<Example, Best>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    score(prepared, fitClauses(prepared, [fold]), fold, best);
  }
  return {
    vocabulary: prepared.vocabulary,
    ...fitClauses(prepared, []),
    answers: fitAnswers(examples, best),
  };
}

/**
 * For every fold what is trained without it, and the examples in it: both layers as `train` fits
 * them, over examples of other walks of life alone.
 */
export function trainWithoutEach(
  examples: readonly Example[],
): { trained: Trained; unseen: readonly Example[] }[] {
  const prepared = prepare(examples);
  const { folds, vocabulary } = prepared;
  const best = Array.from({ length: FOLDS }, () => new Map<Example, Best>());
  // What has seen neither of two folds scores each of them for the other's regressions over answers.
  for (let one = 0; one < FOLDS; one += 1) {
    for (let other = one + 1; other < FOLDS; other += 1) {
      const clauses = fitClauses(prepared, [one, other]);
      score(prepared, clauses, other, best[one] ?? new Map());
      score(prepared, clauses, one, best[other] ?? new Map());
    }
  }
  return best.map((scored, fold) => ({
    trained: {
      vocabulary,
      ...fitClauses(prepared, [fold]),
      answers: fitAnswers(
        examples.filter((_, at) => folds[at] !== fold),
        scored,
      ),
    },
    unseen: examples.filter((_, at) => folds[at] === fold),
  }));
}

function prepare(examples: readonly Example[]): Prepared {
  const vocabulary = new Map(vocabularyOf(examples).map((name, at) => [name, at]));
  return {
    examples,
    folds: foldsOf(examples, FOLDS),
    vocabulary,
    rows: rowsOf(examples, vocabulary),
  };
}

/** What is learned from the clauses of all examples that are not in one of the folds `without`. */
function fitClauses({ examples, folds, rows }: Prepared, without: readonly number[]): OverClauses {
  const seen = (at: number) => !without.includes(folds[at] ?? -1);
  const wanted = CLAUSE_IDS.map((id) => ({ id, ...targetsOf(examples, id, seen) }));
  const clauses = new Map(
    wanted.map(({ id, targets, weights }) => {
      const fitted = fitLogistic(rows, targets, weights, CLAUSE_FIT);
      const regression = {
        names: fitted.subarray(0, rows.vocabulary),
        meaning: fitted.subarray(rows.vocabulary, -1),
        bias: fitted.at(-1) ?? 0,
      };
      return [id, regression];
    }),
  );
  return { clauses, network: fitNetwork(rows, wanted, NETWORK_FIT, seededRandom(SEED)) };
}

function score(
  { examples, folds, vocabulary }: Prepared,
  { clauses, network }: OverClauses,
  fold: number,
  into: Map<Example, Best>,
): void {
  const scorer = scorerOf(vocabulary, clauses, network);
  for (const [at, example] of examples.entries()) {
    if (folds[at] !== fold) continue;
    into.set(example, bestClauses(example.features, scorer));
  }
}

function fitAnswers(
  examples: readonly Example[],
  best: ReadonlyMap<Example, Best>,
): Map<LearnedId, AnswerRegression> {
  return new Map(
    LEARNED_IDS.map((id) => {
      const features = examples.map((example) =>
        answerFeatures(id, { ...example, best: best.get(example) ?? new Map() }),
      );
      const rows = {
        own: blockOf(features.map((numbers) => ({ names: [], numbers }))),
        shared: blockOf([{ names: [], numbers: [] }]),
        groups: new Int32Array(features.length),
        vocabulary: 0,
      };
      const targets = Float64Array.from(examples, ({ present }) => Number(present.has(id)));
      const fitted = fitLogistic(
        rows,
        targets,
        targets.map(() => 1),
        ANSWER_FIT,
      );
      return [id, { weights: [...fitted.subarray(0, -1)], bias: fitted.at(-1) ?? 0 }];
    }),
  );
}

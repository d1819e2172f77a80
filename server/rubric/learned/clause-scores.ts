import type { ClauseFeatures, SentenceFeatures } from './clause-features.ts';
import { type ClauseNetwork, logitsThrough } from './clause-network.ts';
import { addThrough, type Layer } from './layer.ts';
import type { LearnedId } from './learned-ids.ts';

/** The weights of one regression over clauses. */
export interface ClauseRegression {
  /** One a name of the vocabulary. */
  readonly names: Float64Array;
  /** One a number of the clause's meaning, then one a number of its sentence's. */
  readonly meaning: Float64Array;
  readonly bias: number;
}

/** What scores a clause: the mean of regressions side by side and of a network over the same names. */
export interface ClauseScorer {
  readonly ids: readonly LearnedId[];
  /** Position of each name that counts. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** The regressions; their numbers are the ids' log-odds. */
  readonly linear: Layer;
  readonly network: ClauseNetwork;
}

/** The clause that most likely proves something, with its log-odds. */
export interface BestClause {
  readonly logit: number;
  /** Position among the answer's clauses. */
  readonly at: number;
}

/** Stands for an answer without clauses. */
const NOTHING: BestClause = { logit: -20, at: -1 };

/** Sets regressions over the same vocabulary side by side, and the network beside them. */
export function scorerOf(
  vocabulary: ReadonlyMap<string, number>,
  regressions: ReadonlyMap<LearnedId, ClauseRegression>,
  network: ClauseNetwork,
): ClauseScorer {
  const all = [...regressions.values()];
  return {
    ids: [...regressions.keys()],
    vocabulary,
    linear: {
      names: sideBySide(all.map(({ names }) => names)),
      meaning: sideBySide(all.map(({ meaning }) => meaning)),
      biases: Float64Array.from(all, ({ bias }) => bias),
    },
    network,
  };
}

function sideBySide(columns: readonly Float64Array[]): Float32Array {
  const rows = new Float32Array(columns.length * (columns[0]?.length ?? 0));
  for (const [at, column] of columns.entries()) {
    for (let row = 0; row < column.length; row += 1) {
      rows[row * columns.length + at] = column[row] ?? 0;
    }
  }
  return rows;
}

/** For each id the clause that proves it best; the earlier one of two alike. */
export function bestClauses(
  features: readonly ClauseFeatures[],
  scorer: ClauseScorer,
): Map<LearnedId, BestClause> {
  const best = scorer.ids.map(() => NOTHING);
  const score = scoring(scorer);
  for (const [at, clause] of features.entries()) {
    const logits = score(clause);
    for (let column = 0; column < logits.length; column += 1) {
      const id = scorer.ids[column];
      if (id !== undefined && clause.barred.has(id)) continue;
      const logit = logits[column] ?? 0;
      if (logit > (best[column]?.logit ?? 0)) best[column] = { logit, at };
    }
  }
  return new Map(scorer.ids.map((id, column) => [id, best[column] ?? NOTHING]));
}

/** Gives the log-odds of a clause's ids; what its sentence adds is reckoned once. */
function scoring({ vocabulary, linear, network }: ClauseScorer) {
  const shared = new Map<SentenceFeatures, { logits: Float64Array; units: Float64Array }>();
  const ofSentence = (sentence: SentenceFeatures, axis: number) => {
    const sums = shared.get(sentence) ?? {
      logits: addThrough(linear, vocabulary, sentence, axis, linear.biases),
      units: addThrough(network.hidden, vocabulary, sentence, axis, network.hidden.biases),
    };
    shared.set(sentence, sums);
    return sums;
  };
  return (clause: ClauseFeatures): Float64Array => {
    const { logits, units } = ofSentence(clause.sentence, clause.meaning.length);
    const byRegressions = addThrough(linear, vocabulary, clause, 0, logits);
    const byNetwork = logitsThrough(
      network,
      addThrough(network.hidden, vocabulary, clause, 0, units),
    );
    return byRegressions.map((logit, at) => (logit + (byNetwork[at] ?? 0)) / 2);
  };
}

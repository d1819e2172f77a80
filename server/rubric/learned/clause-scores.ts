import type { ClauseFeatures, SentenceFeatures } from './clause-features.ts';
import type { LearnedId } from './learned-ids.ts';

/** The weights of one regression over clauses. */
export interface ClauseRegression {
  /** One a name of the vocabulary. */
  readonly names: Float64Array;
  /** One a number of the clause's meaning, then one a number of its sentence's. */
  readonly meaning: Float64Array;
  readonly bias: number;
}

/** The regressions over clauses side by side, so that one pass over a clause scores it for all. */
export interface ClauseScorer {
  readonly ids: readonly LearnedId[];
  /** Position of each name that counts. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Weights by name and then id, by part of the meaning and then id, and the biases by id. */
  readonly names: Float32Array;
  readonly meaning: Float32Array;
  readonly biases: Float64Array;
}

/** The clause that most likely proves something, with its log-odds. */
export interface BestClause {
  readonly logit: number;
  /** Position among the answer's clauses. */
  readonly at: number;
}

/** Stands for an answer without clauses. */
const NOTHING: BestClause = { logit: -20, at: -1 };

/** Sets regressions over the same vocabulary side by side. */
export function scorerOf(
  vocabulary: ReadonlyMap<string, number>,
  regressions: ReadonlyMap<LearnedId, ClauseRegression>,
): ClauseScorer {
  const all = [...regressions.values()];
  return {
    ids: [...regressions.keys()],
    vocabulary,
    names: sideBySide(all.map(({ names }) => names)),
    meaning: sideBySide(all.map(({ meaning }) => meaning)),
    biases: Float64Array.from(all, ({ bias }) => bias),
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

/** What only a number can prove. */
const VALUES: ReadonlySet<LearnedId> = new Set<LearnedId>(['D1', 'D2', 'D4']);

/** For each id the clause that proves it best; the earlier one of two alike. */
export function bestClauses(
  features: readonly ClauseFeatures[],
  scorer: ClauseScorer,
): Map<LearnedId, BestClause> {
  const best = scorer.ids.map(() => NOTHING);
  const shared = new Map<SentenceFeatures, Float64Array>();
  const data = scorer.ids.map((id) => VALUES.has(id));
  for (const [
    at,
    { names, meaning, sentence, hasNoValue, isUnreal, hasPair },
  ] of features.entries()) {
    const common =
      shared.get(sentence) ??
      addScores(scorer, sentence.names, sentence.meaning, meaning.length, scorer.biases);
    shared.set(sentence, common);
    const logits = addScores(scorer, names, meaning, 0, common);
    for (let column = 0; column < logits.length; column += 1) {
      if (hasNoValue && data[column]) continue;
      if (isUnreal && scorer.ids[column] === 'D1') continue;
      if (!hasPair && scorer.ids[column] === 'D2') continue;
      const logit = logits[column] ?? 0;
      if (logit > (best[column]?.logit ?? 0)) best[column] = { logit, at };
    }
  }
  return new Map(scorer.ids.map((id, column) => [id, best[column] ?? NOTHING]));
}

/** `to` plus what the names and the numbers, the first of them at `part` of the meaning, add. */
function addScores(
  scorer: ClauseScorer,
  names: readonly string[],
  numbers: Float64Array,
  part: number,
  to: Float64Array,
): Float64Array {
  const logits = Float64Array.from(to);
  const width = logits.length;
  for (const name of names) {
    const row = scorer.vocabulary.get(name);
    if (row === undefined) continue;
    for (let at = 0; at < width; at += 1) {
      logits[at] = (logits[at] ?? 0) + (scorer.names[row * width + at] ?? 0);
    }
  }
  for (let axis = 0; axis < numbers.length; axis += 1) {
    const value = numbers[axis] ?? 0;
    const offset = (part + axis) * width;
    for (let at = 0; at < width; at += 1) {
      logits[at] = (logits[at] ?? 0) + value * (scorer.meaning[offset + at] ?? 0);
    }
  }
  return logits;
}

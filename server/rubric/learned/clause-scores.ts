import type { ClauseFeatures } from './clause-features.ts';
import type { LearnedId } from './learned-ids.ts';
import type { LearnedModel } from './learned-model.ts';

/** The clause that most likely proves something, with its log-odds. */
export interface BestClause {
  readonly logit: number;
  /** Position among the answer's clauses. */
  readonly at: number;
}

/** Stands for an answer without clauses. */
const NOTHING: BestClause = { logit: -20, at: -1 };

/** For each id the clause that proves it best; the earlier one of two alike. */
export function bestClauses(
  features: readonly ClauseFeatures[],
  { vocabulary, clauses }: Pick<LearnedModel, 'vocabulary' | 'clauses'>,
): Map<LearnedId, BestClause> {
  const known = features.map(({ names }) => names.flatMap((name) => vocabulary.get(name) ?? []));
  return new Map(
    [...clauses].map(([id, { names, meaning, bias }]) => {
      let best = NOTHING;
      for (const [at, { meaning: point }] of features.entries()) {
        let logit = bias;
        for (const name of known[at] ?? []) logit += names[name] ?? 0;
        for (let axis = 0; axis < point.length; axis += 1) {
          logit += (point[axis] ?? 0) * (meaning[axis] ?? 0);
        }
        if (logit > best.logit) best = { logit, at };
      }
      return [id, best];
    }),
  );
}

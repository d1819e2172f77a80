import type { ClauseFeatures } from './clause-features.ts';
import type { LearnedId } from './learned-ids.ts';
import type { LearnedModel } from './learned-model.ts';

/** One trait of a clause that spoke for a credit, and by how much (log-odds). */
export interface Reason {
  readonly name: string;
  readonly weight: number;
}

const MOST = 5;

/** The traits of a clause that speak most for `id`, the strongest first; at most five. */
export function reasonsFor(
  id: LearnedId,
  { names }: ClauseFeatures,
  { vocabulary, clauses }: Pick<LearnedModel, 'vocabulary' | 'clauses'>,
): Reason[] {
  const weights = clauses.get(id)?.names;
  return names
    .map((name) => ({ name, weight: weights?.[vocabulary.get(name) ?? -1] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST);
}

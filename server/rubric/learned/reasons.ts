import type { ClauseFeatures } from './clause-features.ts';
import type { ClauseScorer } from './clause-scores.ts';
import type { LearnedId } from './learned-ids.ts';

/** One trait of a clause that spoke for a credit, and by how much (log-odds). */
export interface Reason {
  readonly name: string;
  readonly weight: number;
}

const MOST = 5;

/** The traits of a clause and its sentence that speak most for `id`, the strongest first; at most five. */
export function reasonsFor(
  id: LearnedId,
  { names, sentence }: ClauseFeatures,
  scorer: ClauseScorer,
): Reason[] {
  const column = scorer.ids.indexOf(id);
  const weightOf = (name: string) => {
    const row = scorer.vocabulary.get(name);
    return row === undefined ? 0 : (scorer.linear.names[row * scorer.ids.length + column] ?? 0);
  };
  return [...names, ...sentence.names]
    .map((name) => ({ name, weight: weightOf(name) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST);
}

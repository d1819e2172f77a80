import type { ClauseFeatures, SentenceFeatures } from '../learned/clause-features.ts';
import type { LearnedId } from '../learned/learned-ids.ts';
import { evidenceOf } from '../reading/reading.ts';
import type { Example } from './example.ts';
import { blockOf, type Rows } from './logistic.ts';

/** A name counts if so many clauses, of so many walks of life, have it. */
const FEWEST = { clauses: 6, walks: 3 };
/** A clause proves what is marked if so much of the one lies in the other. */
const LEAST_SHARE = 0.5;
/**
 * What an unmarked clause weighs in an answer where the same is marked elsewhere: only one proof
 * had to be marked, so it may be another. Chosen by cross-validation out of 0.05, 0.2, 0.5 and 1.
 */
const UNMARKED_BESIDE_MARKED = 0.05;

/** The names that count, in alphabetical order. */
export function vocabularyOf(examples: readonly Example[]): string[] {
  const uses = new Map<string, { clauses: number; walks: Set<string> }>();
  for (const { walk, features } of examples) {
    for (const name of features.flatMap(namesOf)) {
      const use = uses.get(name) ?? { clauses: 0, walks: new Set() };
      use.clauses += 1;
      use.walks.add(walk);
      uses.set(name, use);
    }
  }
  return [...uses]
    .filter(([, { clauses, walks }]) => clauses >= FEWEST.clauses && walks.size >= FEWEST.walks)
    .map(([name]) => name)
    .toSorted();
}

function namesOf({ names, sentence }: ClauseFeatures): string[] {
  return [...names, ...sentence.names];
}

/** One row a clause, in the order of the examples; the clauses of a sentence are a group. */
export function rowsOf(
  examples: readonly Example[],
  vocabulary: ReadonlyMap<string, number>,
): Rows {
  const clauses = examples.flatMap(({ features }) => features);
  const sentences = [...new Set(clauses.map(({ sentence }) => sentence))];
  const groups = new Map(sentences.map((sentence, at) => [sentence, at]));
  const row = ({ names, meaning }: SentenceFeatures) => ({
    names: names.flatMap((name) => vocabulary.get(name) ?? []),
    numbers: meaning,
  });
  return {
    own: blockOf(clauses.map(row)),
    shared: blockOf(sentences.map(row)),
    groups: Int32Array.from(clauses, ({ sentence }) => groups.get(sentence) ?? 0),
    vocabulary: vocabulary.size,
  };
}

/** What to learn of each row: whether the clause proves `id`, and how much the row weighs. */
export function targetsOf(
  examples: readonly Example[],
  id: LearnedId,
  counts: (example: number) => boolean,
): { targets: Float64Array; weights: Float64Array } {
  const rows = examples.flatMap(({ features, marks }, at) => {
    const marked = marks.filter((mark) => mark.id === id);
    return features.map(({ clause }) => {
      const { from, to } = evidenceOf(clause.utterance, clause);
      const proves = marked.some((mark) => {
        const shared = Math.min(to, mark.to) - Math.max(from, mark.from);
        return shared >= LEAST_SHARE * Math.min(to - from, mark.to - mark.from);
      });
      const beside = marked.length > 0 && !proves;
      return { target: Number(proves), weight: beside ? UNMARKED_BESIDE_MARKED : 1, at };
    });
  });
  return {
    targets: Float64Array.from(rows, ({ target }) => target),
    weights: Float64Array.from(rows, ({ weight, at }) => (counts(at) ? weight : 0)),
  };
}

import type { Evidence } from '#contract/element.ts';
import { once } from '../reading/once.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { evidenceOf } from '../reading/reading.ts';
import { quote } from '../reading/select.ts';

/** The clauses of one sentence, and their text as one line. */
export interface Sentence {
  /** Position among all sentences of the reading. */
  readonly index: number;
  readonly clauses: readonly Clause[];
  readonly text: string;
}

/** A "sentence" of more tokens has lost its full stops and is parted into such of at least `part`. */
const RUN_ON = { whole: 60, part: 18 };

/** All sentences of a reading, in order; what a recogniser ran together is parted where a new subject begins. */
export const sentencesOf = once((reading: Reading): readonly Sentence[] => {
  const lengths = new Map<string, number>();
  for (const clause of reading.clauses) {
    const key = `${clause.utterance.id} ${clause.sentence}`;
    lengths.set(key, (lengths.get(key) ?? 0) + clause.to - clause.from);
  }
  const groups: Clause[][] = [];
  for (const clause of reading.clauses) {
    const last = groups.at(-1);
    const head = last?.[0];
    const runsOn =
      (lengths.get(`${clause.utterance.id} ${clause.sentence}`) ?? 0) > RUN_ON.whole &&
      clause.from - (head?.from ?? 0) >= RUN_ON.part &&
      opens(clause);
    if (
      last &&
      head?.utterance === clause.utterance &&
      head.sentence === clause.sentence &&
      !runsOn
    )
      last.push(clause);
    else groups.push([clause]);
  }
  return groups.map((clauses, index) => ({
    index,
    clauses,
    text: clauses.map((clause) => clause.text).join(' '),
  }));
});

/** It has a subject of its own and hangs on nothing. */
function opens({ doer, link, verb }: Clause): boolean {
  return (
    verb !== null &&
    !doer.inherited &&
    doer.kind !== 'none' &&
    (link === null || /^(?:and|so|but|then)$/.test(link))
  );
}

/** What is said from the clause to the end of its sentence. */
export function restOf({ clauses }: Sentence, clause: Clause): string {
  return clauses
    .slice(clauses.indexOf(clause))
    .map((one) => one.text)
    .join(' ');
}

/** The raw word at which a clause begins. */
export function wordAt({ utterance, from }: Clause): number {
  return utterance.tokens[from]?.word ?? 0;
}

/** A quote is continued by whole clauses of its sentence up to `most` words; under `few` it says little. */
const QUOTE_WORDS = { few: 7, most: 18 };

/** The clause as evidence, continued into its sentence as far as a quote's length allows. */
export function quoteFrom({ clauses }: Sentence, clause: Clause): Evidence {
  const at = clauses.indexOf(clause);
  let { from, to } = clause;
  for (const next of clauses.slice(at + 1)) {
    if (next.to - from > QUOTE_WORDS.most) break;
    to = next.to;
  }
  const before = clauses[at - 1];
  if (before && to - from < QUOTE_WORDS.few && to - before.from <= QUOTE_WORDS.most)
    from = before.from;
  return to - from === clause.to - clause.from
    ? quote(clause)
    : evidenceOf(clause.utterance, { from, to });
}

import type { Evidence } from '#contract/element.ts';
import { type Clause, evidenceOf, type Reading } from './reading.ts';
import { matchesIn, type Range } from './text.ts';

/** A quote is cut to about this many raw words; panels of raters quote 5 to 15. */
const QUOTE_WORDS = 16;

/**
 * The clause's raw words as evidence, cut to a quote's length around `focus` (token positions)
 * if it is longer. Link words at its head ("and", "so") stay: they were said.
 */
export function quote(clause: Clause, focus: Range = clause): Evidence {
  const all = evidenceOf(clause.utterance, clause);
  if (all.to - all.from <= QUOTE_WORDS) return all;
  const core = evidenceOf(clause.utterance, focus);
  const start =
    core.to - all.from <= QUOTE_WORDS ? all.from : Math.min(core.from, all.to - QUOTE_WORDS);
  return {
    ...all,
    from: start,
    to: Math.min(all.to, Math.max(start + QUOTE_WORDS, Math.min(core.to, start + 2 * QUOTE_WORDS))),
  };
}

/** The clauses from `first` to `last` (of one utterance) as one piece of evidence. */
export function quoteAcross(first: Clause, last: Clause): Evidence {
  return evidenceOf(first.utterance, { from: first.from, to: last.to });
}

/** The first match of a pattern in a clause's `text`, as token positions, or null. */
export function find(clause: Clause, pattern: RegExp): (Range & { readonly text: string }) | null {
  const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`;
  return matchesIn(clause.line, new RegExp(pattern.source, flags))[0] ?? null;
}

/** The clauses of the same sentence, this one included, in order. */
export function sentenceOf(reading: Reading, clause: Clause): readonly Clause[] {
  let from = clause.index;
  let to = clause.index + 1;
  while (belongs(reading.clauses[from - 1], clause)) from -= 1;
  while (belongs(reading.clauses[to], clause)) to += 1;
  return reading.clauses.slice(from, to);
}

function belongs(other: Clause | undefined, clause: Clause): boolean {
  return other?.utterance === clause.utterance && other.sentence === clause.sentence;
}

/** The neighbouring clause (`step` -1, 1, 2, …) of the same utterance, or null. */
export function neighbour(reading: Reading, clause: Clause, step: number): Clause | null {
  const other = reading.clauses[clause.index + step];
  return other && other.utterance === clause.utterance ? other : null;
}

/** Done by the speaker ("I"), and not in a mood that undoes it. */
export function isOwnDeed(clause: Clause): boolean {
  return clause.done && clause.doer.kind === 'speaker' && clause.verb !== null;
}

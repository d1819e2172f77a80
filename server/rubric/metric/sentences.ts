import type { QuantityKind } from '../reading/quantity.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { neighbour } from '../reading/select.ts';
import { lineOf } from '../reading/text.ts';

/** The clauses of the sentences `back` (negative) to `forward` away from a clause's own, in order. */
export function sentencesAround(
  reading: Reading,
  clause: Clause,
  back: number,
  forward: number,
): Clause[] {
  return sentencesBetween(reading, clause, clause, back, forward);
}

/** The clauses from `back` sentences before the earlier clause to `forward` after the later one. */
export function sentencesBetween(
  reading: Reading,
  one: Clause,
  other: Clause,
  back: number,
  forward: number,
): Clause[] {
  const first = Math.min(one.sentence, other.sentence) + back;
  const last = Math.max(one.sentence, other.sentence) + forward;
  const within = (clause: Clause | undefined): clause is Clause =>
    clause !== undefined &&
    clause.utterance === one.utterance &&
    first <= clause.sentence &&
    clause.sentence <= last;
  let from = one.index;
  while (
    from > 0 &&
    (reading.clauses[from - 1]?.sentence ?? -1) >= first &&
    reading.clauses[from - 1]?.utterance === one.utterance
  )
    from -= 1;
  while (from <= one.index && !within(reading.clauses[from])) from += 1;
  let to = from;
  while (within(reading.clauses[to])) to += 1;
  return reading.clauses.slice(from, to);
}

/**
 * The clause with those before it in its sentence that say no number, or none of that kind: "and by
 * May | we were losing nine a day".
 */
export function withOpening(reading: Reading, clause: Clause, kind?: QuantityKind): string {
  let first = clause;
  for (;;) {
    const before = neighbour(reading, first, -1);
    if (!before || before.sentence !== clause.sentence || isCounted(before, kind)) break;
    first = before;
  }
  return lineOf(clause.utterance.tokens, first.from, clause.to).text;
}

function isCounted({ quantities, utterance }: Clause, kind: QuantityKind | undefined): boolean {
  const values = quantities.filter(
    ({ kind: its, from }) =>
      its !== 'duration' ||
      !/^(?:in|over|within|for|after|during|first|next|following|last|the|those|that)$/.test(
        utterance.tokens[from - 1]?.lower ?? '',
      ),
  );
  return values.some((one) => kind === undefined || kind === 'count' || one.kind === kind);
}

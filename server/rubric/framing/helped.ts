import type { Clause, Reading } from '../reading/reading.ts';
import { enablingsOf } from './enabling.ts';
import { holdingsOf } from './ownership.ts';

/** Whom the speaker gave work or help, each with the first clause that says so. */
export function helpedPeople(reading: Reading): ReadonlyMap<number, Clause> {
  const since = new Map<number, Clause>();
  const given = [
    ...holdingsOf(reading).map(({ owner, clause }) => ({ person: owner, clause })),
    ...enablingsOf(reading).map(({ helped, clause }) => ({ person: helped, clause })),
  ];
  for (const { person, clause } of given.toSorted((a, b) => a.clause.index - b.clause.index)) {
    if (person && !since.has(person.id)) since.set(person.id, clause);
  }
  return since;
}

/** Where work or help was first given, whether or not it is known to whom; in order. */
export function startsOf(reading: Reading): Clause[] {
  return [...holdingsOf(reading), ...enablingsOf(reading)]
    .map(({ clause }) => clause)
    .toSorted((a, b) => a.index - b.index);
}

/** True for a clause in an earlier sentence than the other. */
export function isBefore(clause: Clause, other: Clause): boolean {
  return (
    clause.utterance.position < other.utterance.position ||
    (clause.utterance === other.utterance && clause.sentence < other.sentence)
  );
}

import type { Clause, Reading } from './reading/reading.ts';

/** What somebody is, feels, thinks or says is nothing that they did. */
const NO_DEED = new Set(
  `be have seem feel think believe know want like love hate hope wish mean suppose guess remember matter
  worry care enjoy trust respect say tell talk speak mention learn grow deserve try pull work`.split(
    /\s+/,
  ),
);

/**
 * How many clauses of each utterance tell what somebody did, did not do, or regularly does: what is
 * told of the matter, and not of how such things are in general.
 */
export function deedsIn({ utterances, clauses }: Reading): number[] {
  return utterances.map(
    (utterance) =>
      clauses.filter((clause) => clause.utterance === utterance && isDeed(clause)).length,
  );
}

function isDeed(clause: Clause): boolean {
  const { verb, done, notDone, negated, doer } = clause;
  if (verb === null || doer.kind === 'you' || doer.kind === 'order') return false;
  const isOver = verb.tense === 'past' || verb.perfect;
  if (negated) return notDone === 'negated' && (isOver || couldNot(clause));
  return done && !NO_DEED.has(verb.lemma) && (isOver || isRoutine(clause));
}

/** "I could not separate the two." */
function couldNot({ verb, doer: { kind } }: Clause): boolean {
  const isOwn = kind === 'speaker' || kind === 'we' || kind === 'none';
  return isOwn && /^(?:can|could)$/.test(verb?.modal ?? '');
}

/** Somebody who can be told apart does it, or it is said how often. */
function isRoutine({ doer: { kind, entity }, recurrences }: Clause): boolean {
  if (kind === 'person' || kind === 'group') return entity === null || !entity.general;
  return recurrences.length > 0;
}

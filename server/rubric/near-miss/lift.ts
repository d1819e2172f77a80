import { oncePerReading } from '../reading/once.ts';
import type { Entity, Mention } from '../reading/people.ts';
import type { Clause, Reading } from '../reading/reading.ts';

/**
 * A reading in which one condition is lifted wherever it held: what a detector finds in it and not
 * in the reading itself failed by that condition alone.
 */
export type Lift = (reading: Reading) => Reading;

const MOODLESS = {
  negated: false,
  hypothetical: false,
  future: false,
  intention: false,
  done: true,
  notDone: null,
} as const;

/** What was denied, supposed, planned or intended is read as done. */
export const asDone = oncePerReading((reading) =>
  withClauses(reading, (clause) =>
    clause.notDone === null
      ? clause
      : {
          ...clause,
          ...MOODLESS,
          verb: clause.verb && {
            ...clause.verb,
            negated: false,
            modal: /^(?:would|will|could|should|might|may)$/.test(clause.verb.modal ?? '')
              ? null
              : clause.verb.modal,
          },
        },
  ),
);

/** What "we" did is read as the speaker's. */
export const asSpeaker = oncePerReading((reading) =>
  withClauses(reading, (clause) =>
    clause.doer.kind === 'we' ? { ...clause, doer: { ...clause.doer, kind: 'speaker' } } : clause,
  ),
);

/** What the speaker did is read as others'. */
export const asOthers = oncePerReading((reading) =>
  withClauses(reading, (clause) =>
    clause.doer.kind === 'speaker'
      ? { ...clause, doer: { ...clause.doer, kind: 'group' } }
      : clause,
  ),
);

/** "The team" and "everyone" are read as somebody who can be told apart. */
export const asSomebody = oncePerReading((reading) => {
  const told = new Map(
    reading.entities.map((entity) => [
      entity,
      entity.general && !entity.outsider ? { ...entity, general: false } : entity,
    ]),
  );
  const entityOf = (entity: Entity) => told.get(entity) ?? entity;
  const mentionOf = (mention: Mention) => ({ ...mention, entity: entityOf(mention.entity) });
  const utterances = new Map(
    reading.utterances.map((utterance) => [
      utterance,
      { ...utterance, mentions: utterance.mentions.map(mentionOf) },
    ]),
  );
  return {
    ...reading,
    utterances: [...utterances.values()],
    entities: [...told.values()],
    clauses: reading.clauses.map((clause) => ({
      ...clause,
      utterance: utterances.get(clause.utterance) ?? clause.utterance,
      doer: { ...clause.doer, entity: clause.doer.entity && entityOf(clause.doer.entity) },
      others: clause.others.map(mentionOf),
    })),
  };
});

function withClauses(reading: Reading, change: (clause: Clause) => Clause): Reading {
  return { ...reading, clauses: reading.clauses.map(change) };
}

/**
 * Only the sentences that have such a clause, each with the one before it, which may have named the
 * people or brought in the tool.
 */
export function around(reading: Reading, isIn: (clause: Clause) => boolean): Reading {
  const sentences = reading.clauses.filter(isIn).map(keyOf);
  const kept = new Set(sentences.flatMap((key) => [key, key - 1]));
  return {
    ...reading,
    clauses: reading.clauses
      .filter((clause) => kept.has(keyOf(clause)))
      .map((clause, index) => ({ ...clause, index })),
  };
}

/** Sentences of all utterances in one row of numbers, with a gap between utterances. */
function keyOf({ utterance, sentence }: Clause): number {
  return utterance.position * 100_000 + sentence;
}

import type { Answer } from '#contract/answer.ts';
import type { Evidence } from '#contract/element.ts';
import type { IntegrityFlag } from '#contract/scorecard.ts';
import { textOf } from '#contract/transcript.ts';
import { evidenceOf, type Reading } from '../reading/reading.ts';
import { quote } from '../reading/select.ts';
import type { Claim, ClaimKind, Passage } from './claim-kind.ts';
import { datesReversed } from './dates-reversed.ts';
import { growthWithinWeeks } from './growth-within-weeks.ts';
import { impossiblePercentage } from './impossible-percentage.ts';
import { ledMoreThanThereWere } from './led-more-than-there-were.ts';
import { partAboveWhole } from './part-above-whole.ts';
import { twoChanges } from './two-changes.ts';
import { twoTeamSizes } from './two-team-sizes.ts';
import { twoValues } from './two-values.ts';

/** The closed list of what cannot be as it was heard. */
export const CLAIM_KINDS: readonly ClaimKind[] = [
  partAboveWhole,
  impossiblePercentage,
  datesReversed,
  ledMoreThanThereWere,
  growthWithinWeeks,
  twoChanges,
  twoTeamSizes,
  twoValues,
];

/** What the person said about notes: true if the words were heard right, by the note's id. */
export type Heard = ReadonlyMap<string, boolean>;

/**
 * Claims of an answer that cannot be, and numbers that it gives two values: open questions to the
 * person, until they say in `heard` whether the words were heard right.
 */
export function integrityNotes(answer: Answer, reading: Reading, heard: Heard): IntegrityFlag[] {
  return CLAIM_KINDS.flatMap((kind) =>
    kind.find(reading).map(({ reason, passages }) => {
      const id = idOf(answer, kind, passages);
      const evidence = distinct(passages.map((passage) => quote(passage.clause, passage)));
      return {
        id,
        reason,
        quotes: evidence.map((one) => wordsAt(answer, one)),
        evidence,
        confirmed: heard.get(id) === true,
        misheard: heard.get(id) === false,
      };
    }),
  );
}

/** Two numbers of one short clause are quoted once. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(
    (one, index) =>
      !evidence.slice(0, index).some(({ from, to }) => from === one.from && to === one.to),
  );
}

/**
 * The kind, and of each number its place and its words: the same for the same words whatever
 * grader reads them, and another one once they are heard otherwise.
 */
function idOf(answer: Answer, { id }: ClaimKind, passages: Claim['passages']): string {
  const parts = passages.map(({ clause, from, to }: Passage) => {
    const said = evidenceOf(clause.utterance, { from, to });
    return `${clause.utterance.position}.${said.from} ${wordsAt(answer, said)}`;
  });
  return [id, ...parts].join(' | ');
}

function wordsAt(answer: Answer, { utteranceId, from, to }: Evidence): string {
  const words = answer.utterances.find(({ id }) => id === utteranceId)?.words ?? [];
  return textOf(words.slice(from, to));
}

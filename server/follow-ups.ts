import type { Answer } from '#contract/answer.ts';
import type { ElementId, Evidence, Grading } from '#contract/element.ts';
import type { Probe } from '#contract/probe.ts';
import type { IntegrityFlag } from '#contract/scorecard.ts';
import type { Told } from '#contract/told.ts';
import { textOf } from '#contract/transcript.ts';
import { replyTo, restates } from './interview/reply.ts';
import { retractions } from './interview/retractions.ts';
import { contradictions, type TwoValues } from './interview/stories.ts';
import type { Heard } from './rubric/integrity/notes.ts';
import type { FollowUpRead } from './scorecard/follow-ups.ts';

/** A number that a follow-up gives another value, as a question to the person. */
type Contradicted = TwoValues & { readonly note: IntegrityFlag };

/**
 * The numbers of an answer to which its n-th follow-up gives another value without taking the first
 * one back; the main answer gives none, so the first is empty. `told` are the people and numbers of
 * each utterance.
 */
export function contradictedIn(
  { utterances }: Answer,
  told: readonly Told[],
  probes: readonly Probe[],
  heard: Heard,
): Contradicted[][] {
  const wordsAt = ({ utteranceId, from, to }: Evidence) =>
    textOf(utterances.find(({ id }) => id === utteranceId)?.words.slice(from, to) ?? []);
  return utterances.map((utterance, index) => {
    const own = told[index];
    const probe = probes[index - 1];
    if (own === undefined || probe === undefined) return [];
    if (retractions(utterance, probe.element).length > 0) return [];
    return contradictions(told.slice(0, index), [own]).map((found) => {
      const evidence = [found.first, found.second];
      const parts = evidence.map((one) => {
        const position = utterances.findIndex(({ id }) => id === one.utteranceId);
        return `${position}.${one.from} ${wordsAt(one)}`;
      });
      const id = ['followUp', ...parts].join(' | ');
      const confirmed = heard.get(id) === true;
      const misheard = heard.get(id) === false;
      const quotes = evidence.map(wordsAt);
      return {
        ...found,
        note: { id, reason: found.reason, quotes, evidence, confirmed, misheard },
      };
    });
  });
}

/** What is known of each utterance of an answer, in order. */
interface Utterances {
  /** The people and numbers that it tells. */
  readonly told: readonly Told[];
  /** How many of its clauses tell what somebody did. */
  readonly deeds: readonly number[];
  /** The numbers to which it gives another value. */
  readonly contradicted: readonly (readonly Contradicted[])[];
}

/**
 * What a grader finds in the last follow-up of an answer; `asked` are the elements that its probe
 * asked for, the one that it is after first.
 */
export type GradeFollowUp = (said: Answer, asked: readonly [ElementId, ...ElementId[]]) => Grading;

/**
 * Reads each follow-up of an answer against what was said before it; the n-th met the n-th probe.
 * What was misheard takes nothing back.
 */
export function readFollowUps(
  answer: Answer,
  { told, deeds, contradicted }: Utterances,
  probes: readonly Probe[],
  grade: GradeFollowUp,
): FollowUpRead[] {
  return answer.utterances.slice(1).flatMap((followUp, index) => {
    const probe = probes[index];
    const own = told[index + 1];
    if (probe === undefined || own === undefined) return [];
    const before = told.slice(0, index + 1);
    const said = { ...answer, utterances: answer.utterances.slice(0, index + 2) };
    return [
      {
        probe,
        grading: restates({ followUp, told: own, before })
          ? null
          : grade(said, [probe.element, ...(probe.beside ?? [])]),
        takenBack: [
          ...retractions(followUp, probe.element),
          ...(contradicted[index + 1] ?? [])
            .filter(({ note }) => !note.misheard)
            .map(({ role, first, second }) => ({
              element: role === 'before' ? ('D2' as const) : ('D1' as const),
              evidence: second,
              said: first,
            })),
        ],
        reply: (credited) =>
          replyTo({ probe, followUp, told: own, before, deeds: deeds[index + 1] ?? 0, credited }),
      },
    ];
  });
}

import type { Answer } from '#contract/answer.ts';
import type { Grading } from '#contract/element.ts';
import type { Probe } from '#contract/probe.ts';
import type { Told } from '#contract/told.ts';
import { replyTo, restates } from './interview/reply.ts';
import { retractions } from './interview/retractions.ts';
import { contradictions } from './interview/stories.ts';
import { gradeFollowUp } from './rubric/follow-up-grading.ts';
import type { FollowUpRead } from './scorecard/follow-ups.ts';

/**
 * Reads each follow-up of an answer against what was said before it; the n-th met the n-th probe.
 * `told` are the people and numbers of each utterance, and `main` is the main answer's grading.
 */
export function readFollowUps(
  answer: Answer,
  told: readonly Told[],
  main: Grading,
  probes: readonly Probe[],
  grade: (answer: Answer) => Grading,
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
          : gradeFollowUp(said, main, [probe.element, ...(probe.beside ?? [])], grade),
        takenBack: [
          ...retractions(followUp),
          ...contradictions(before, [own]).map(({ role, first, second }) => ({
            element: role === 'before' ? ('D2' as const) : ('D1' as const),
            evidence: second,
            said: first,
          })),
        ],
        reply: (credited) => replyTo({ probe, followUp, told: own, before, credited }),
      },
    ];
  });
}

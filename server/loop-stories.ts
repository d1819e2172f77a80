import type { Contradiction, RepeatedStory } from '#contract/loop.ts';
import type { Told } from '#contract/told.ts';
import { type AnswerTold, contradictions, repeatedStories } from './interview/stories.ts';
import type { LoopAnswer } from './loop/ports.ts';
import { readAnswer } from './rubric/reading/reading.ts';
import { toldIn } from './rubric/told.ts';

/** The stories that a loop's answers share: the people and numbers that come back. */
export function repeatedIn(answers: readonly LoopAnswer[]): RepeatedStory[] {
  return repeatedStories(answers.map(toldBy)).map(({ attemptIds, shared }) => ({
    attemptIds: [...attemptIds],
    shared: [...shared],
  }));
}

/** The numbers of one measure to which two answers of a loop give two values. */
export function contradictionsIn(answers: readonly LoopAnswer[]): Contradiction[] {
  const all = answers.map(toldBy);
  return all.flatMap((later, index) =>
    all.slice(0, index).flatMap((earlier) =>
      contradictions(earlier.told, later.told).map(({ reason, first, second }) => ({
        reason,
        sides: [sideOf(earlier, first), sideOf(later, second)],
      })),
    ),
  );
}

function toldBy({ attemptId, utterances }: LoopAnswer): AnswerTold {
  return { attemptId, told: toldIn(readAnswer({ utterances })) };
}

function sideOf(
  { attemptId, told }: AnswerTold,
  evidence: Told['numbers'][number]['evidence'],
): Contradiction['sides'][number] {
  const words = told.find(({ utteranceId }) => utteranceId === evidence.utteranceId)?.words ?? [];
  return {
    attemptId,
    quote: words.slice(evidence.from, evidence.to).join(' '),
    evidence: [evidence],
  };
}

import type { RepeatedStory } from '#contract/loop.ts';
import type { Told } from '#contract/told.ts';
import { type AnswerTold, contradictions, repeatedStories } from './interview/stories.ts';
import type { FoundContradiction, LoopAnswer } from './loop/ports.ts';
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
export function contradictionsIn(answers: readonly LoopAnswer[]): FoundContradiction[] {
  const all = answers.map(toldBy);
  return all.flatMap((later, index) =>
    all.slice(0, index).flatMap((earlier) =>
      contradictions(earlier.told, later.told).map(({ reason, first, second }) => {
        const sides = [sideOf(earlier, first), sideOf(later, second)];
        return { id: idOf(sides), reason, sides };
      }),
    ),
  );
}

function toldBy({ attemptId, utterances }: LoopAnswer): AnswerTold {
  return { attemptId, told: toldIn(readAnswer({ utterances })) };
}

/** The words of each side and where they stand: another one once they are heard otherwise. */
function idOf(sides: FoundContradiction['sides']): string {
  const parts = sides.flatMap(({ quote, evidence }) =>
    evidence.map(({ utteranceId, from }) => `${utteranceId}.${from} ${quote}`),
  );
  return ['answers', ...parts].join(' | ');
}

function sideOf(
  { attemptId, told }: AnswerTold,
  evidence: Told['numbers'][number]['evidence'],
): FoundContradiction['sides'][number] {
  const words = told.find(({ utteranceId }) => utteranceId === evidence.utteranceId)?.words ?? [];
  return {
    attemptId,
    quote: words.slice(evidence.from, evidence.to).join(' '),
    evidence: [evidence],
  };
}

import type { LoopQuestion } from '#contract/loop.ts';
import type { QuestionBank } from '#contract/question.ts';
import type { Scenario } from '#contract/scenario.ts';

/** The questions of a scenario in full, as the bank has them now. */
export function questionsOf(scenario: Scenario, bank: QuestionBank): LoopQuestion[] {
  return scenario.interviewers.flatMap(({ questions }, interviewer) =>
    questions.flatMap((bankId) =>
      bank.flatMap(({ principle, questions }) =>
        questions
          .filter(({ id }) => id === bankId)
          .map(({ question: text, people, future, probes }) => ({
            interviewer,
            bankId,
            question: { bankId, text, principle, people, future },
            probes,
          })),
      ),
    ),
  );
}

import type { QuestionBank } from '#contract/question.ts';
import type { Prompt } from './stage.ts';

/** A question of the bank with its place in its principle. */
export interface BankPrompt extends Prompt {
  bankId: string;
  principle: string;
  principleId: string;
  listensFor: string;
  /** From 1. */
  position: number;
  /** How many questions the principle has. */
  of: number;
}

/** The whole bank as one list, principle after principle. */
export function promptsOf(bank: QuestionBank): BankPrompt[] {
  return bank.flatMap(({ id: principleId, principle, questions }) =>
    questions.map(({ id, question, listensFor }, index) => ({
      bankId: id,
      text: question,
      principle,
      principleId,
      listensFor,
      position: index + 1,
      of: questions.length,
    })),
  );
}

/** The neighbour of the same principle, 1 after or -1 before; the last and the first are neighbours. */
export function neighbour(
  prompts: readonly BankPrompt[],
  prompt: BankPrompt,
  step: 1 | -1,
): BankPrompt {
  const siblings = prompts.filter(({ principleId }) => principleId === prompt.principleId);
  return siblings[(prompt.position - 1 + step + prompt.of) % prompt.of] ?? prompt;
}

/** Any other one; `random` gives numbers from 0 to below 1. */
export function otherPrompt(
  prompts: readonly BankPrompt[],
  not: BankPrompt | null,
  random: () => number,
): BankPrompt | null {
  const others = prompts.filter(({ bankId }) => bankId !== not?.bankId);
  return others[Math.floor(random() * others.length)] ?? not;
}

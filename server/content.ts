import {
  type AskedQuestion,
  type BankQuestion,
  PrincipleFile,
  type QuestionBank,
} from '#contract/question.ts';
import type { QuestionChoice } from '#contract/socket.ts';
import { loadContentFiles } from './content-files.ts';
import { classifyQuestion } from './question.ts';

/**
 * Loads the question bank: every .yaml file of the folder, in the order of the file names.
 * @throws {ContentError} listing every problem as `folder/file:line: reason`.
 */
export function loadQuestions(folder: string): QuestionBank {
  return loadContentFiles(folder, PrincipleFile, (principle, { claim }) => {
    claim('id', principle.id, ['id']);
    principle.questions.forEach((question, index) => {
      claim('id', question.id, ['questions', index, 'id']);
      claim('question', spoken(question.question), ['questions', index, 'question']);
    });
  });
}

/**
 * Turns a choice into the question as an attempt keeps it. Words that are those of a question of the
 * bank, whatever their case and punctuation, give that question; other words are kept as they are.
 * Null when the bank has no question of that id.
 */
export function resolveQuestion(choice: QuestionChoice, bank: QuestionBank): AskedQuestion | null {
  if ('id' in choice) return fromBank(bank, (question) => question.id === choice.id);
  const words = spoken(choice.text);
  return (
    fromBank(bank, (question) => spoken(question.question) === words) ?? {
      bankId: null,
      text: choice.text,
      principle: null,
      ...classifyQuestion(choice.text),
    }
  );
}

/**
 * The same for a plain string, as the command line has it: an id of the bank, or a question in its
 * own words. Null for what can be neither: a single word that is not an id.
 */
export function resolveQuestionText(value: string, bank: QuestionBank): AskedQuestion | null {
  const text = value.trim();
  return resolveQuestion(/\s/.test(text) ? { text } : { id: text }, bank);
}

function fromBank(
  bank: QuestionBank,
  matches: (question: BankQuestion) => boolean,
): AskedQuestion | null {
  for (const { principle, questions } of bank) {
    const found = questions.find(matches);
    if (found !== undefined) {
      const { id: bankId, question: text, people, future } = found;
      return { bankId, text, principle, people, future };
    }
  }
  return null;
}

/** The words as they are spoken: without case, punctuation or the spaces around it. */
function spoken(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

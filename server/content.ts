import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type AskedQuestion,
  type BankQuestion,
  PrincipleFile,
  type QuestionBank,
} from '#contract/question.ts';
import type { QuestionChoice } from '#contract/socket.ts';
import { classifyQuestion } from './question.ts';
import { parseYamlFile } from './yaml-file.ts';

/** The content that ships with the program is wrong; the message says where, why and what to do. */
export class ContentError extends Error {
  override name = 'ContentError';

  constructor(problems: readonly string[]) {
    super(`${problems.join('\n')}\nCorrect what is named here, then start again.`);
  }
}

/**
 * Loads the question bank: every .yaml file of the folder, in the order of the file names.
 * @throws {ContentError} listing every problem as `folder/file:line: reason`.
 */
export function loadQuestions(folder: string): QuestionBank {
  const folderName = basename(folder);
  const problems: string[] = [];
  const bank: QuestionBank = [];
  const firstUse = new Map<string, string>();

  for (const file of yamlFilesOf(folder)) {
    const at = (line: number) => `${folderName}/${file}:${line}`;
    const parsed = parseYamlFile(
      read(join(folder, file), (path) => readFileSync(path, 'utf8')),
      PrincipleFile,
    );
    if (!parsed.ok) {
      const faults = parsed.faults.toSorted((one, other) => one.line - other.line);
      problems.push(...faults.map(({ line, reason }) => `${at(line)}: ${reason}`));
      continue;
    }
    const { value: principle, lineOf } = parsed;
    bank.push(principle);
    const claim = (key: string, value: string, path: (string | number)[]) => {
      const place = at(lineOf(path));
      const first = firstUse.get(`${key} ${value}`);
      if (first === undefined) firstUse.set(`${key} ${value}`, place);
      else problems.push(`${place}: ${key}: "${value}" is already used at ${first}`);
    };
    claim('id', principle.id, ['id']);
    principle.questions.forEach((question, index) => {
      claim('id', question.id, ['questions', index, 'id']);
      claim('question', spoken(question.question), ['questions', index, 'question']);
    });
  }

  if (problems.length > 0) throw new ContentError(problems);
  return bank;
}

function yamlFilesOf(folder: string): string[] {
  const files = read(folder, (path) => readdirSync(path)).filter((name) => /\.ya?ml$/i.test(name));
  if (files.length === 0) {
    throw new ContentError([`${basename(folder)}: there is no .yaml file in this folder`]);
  }
  return files.sort();
}

function read<T>(path: string, reader: (path: string) => T): T {
  try {
    return reader(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContentError([`${basename(path)}: cannot be read (${reason})`]);
  }
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

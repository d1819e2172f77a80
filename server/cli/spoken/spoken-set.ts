import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { AskedQuestion } from '#contract/question.ts';
import type { Word } from '#contract/transcript.ts';
import { composeQuestions } from '../../compose.ts';
import { askedQuestion, readJson, readText, typedWords } from '../input.ts';

const FOLDER = fileURLToPath(new URL('../../../tests/fixtures/spoken', import.meta.url));
const AnswersFile = z.array(
  z.strictObject({ id: z.string().min(1), text: z.string().min(1), question: z.string().min(1) }),
);

/** An answer of the spoken set, as it was written. */
export interface SpokenAnswer {
  id: string;
  question: AskedQuestion;
  words: Word[];
}

/** One answer read aloud by one voice: a WAV file. */
export interface Recording {
  voice: string;
  answer: SpokenAnswer;
  path: string;
}

/** Every answer of the spoken set in every voice, voice by voice. @throws BadInput */
export function readSpokenSet(): Recording[] {
  const bank = composeQuestions();
  const answers = readJson(join(FOLDER, 'answers.json'), AnswersFile).map((entry) => ({
    id: entry.id,
    question: askedQuestion(entry.question, bank),
    words: typedWords(readText(join(FOLDER, entry.text)), entry.text),
  }));
  const voices = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isDirectory());
  return voices.flatMap(({ name: voice }) =>
    answers.map((answer) => ({ voice, answer, path: join(FOLDER, voice, `${answer.id}.wav`) })),
  );
}

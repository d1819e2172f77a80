import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Answer } from '#contract/answer.ts';
import type { AskedQuestion, QuestionBank } from '#contract/question.ts';
import { MAX_TYPED_WORDS } from '#contract/socket.ts';
import { type Word, wordsOfText } from '#contract/transcript.ts';
import { resolveQuestionText } from '../content.ts';
import { BadInput } from './command.ts';

/** Reads a file. @throws BadInput when it cannot be read. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new BadInput(`There is no file ${path}.`);
    if (code === 'EISDIR') throw new BadInput(`${path} is a folder; name a file in it.`);
    throw new BadInput(`${path} cannot be read (${String(code)}).`);
  }
}

/** Reads a text file. @throws BadInput when it is not text in UTF-8. */
export function readText(path: string): string {
  const bytes = readBytes(path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Not UTF-8: said below.
  }
  throw new BadInput(`${path} is not a text file in UTF-8.`);
}

/** Reads a JSON file of a schema. @throws BadInput that names the first place that is wrong. */
export function readJson<T>(path: string, schema: z.ZodType<T>): T {
  const text = readText(path);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own message would quote the file.
    throw new BadInput(`${path} is not JSON.`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  throw new BadInput(`${path}${place === '' ? '' : ` at ${place}`}: ${issue?.message}.`);
}

/** The words of a typed answer. @throws BadInput when there are none, or too many. */
export function typedWords(text: string, source: string): Word[] {
  const words = wordsOfText(text);
  if (words.length === 0) throw new BadInput(`There are no words in ${source}.`);
  if (words.length > MAX_TYPED_WORDS) {
    throw new BadInput(
      `${source} has ${words.length} words; ${MAX_TYPED_WORDS} are the most. Shorten it to what you would say aloud.`,
    );
  }
  return words;
}

/** A question by its bank id, or in its own words. @throws BadInput for an unknown id. */
export function askedQuestion(value: string, bank: QuestionBank): AskedQuestion {
  const question = resolveQuestionText(value, bank);
  if (question !== null) return question;
  throw new BadInput(
    `There is no question "${value}" in the bank; give an id of prompts/ or the question in its own words.`,
  );
}

/** An answer without follow-ups. */
export function plainAnswer(question: AskedQuestion, words: Word[]): Answer {
  return { question, utterances: [{ id: 'answer', words }] };
}

/** The words with times, as if they had been spoken evenly over so many seconds. */
export function spokenOver(words: readonly Word[], seconds: number): Word[] {
  const lengthMs = (1000 * seconds) / words.length;
  return words.map(({ text }, at) => ({
    text,
    startMs: at * lengthMs,
    endMs: (at + 1) * lengthMs,
  }));
}

import type { Answer } from '#contract/answer.ts';
import { textOf } from '#contract/transcript.ts';
import { chunksOf } from './chunks.ts';
import type { Grader } from './grader.ts';
import { gradingOfReplies, type ModelGrading, type ModelReply } from './model-reply.ts';

/** What a model is told, and its version. */
export interface Instructions {
  version: string;
  text: string;
}

/** What a language model is asked: the instructions are ours, the input is data. */
export interface GraderQuestion {
  instructions: string;
  input: string;
  /** Reasoning included. */
  maxOutputTokens: number;
}

/** Asks a language model. @throws RemoteFailure */
export type AskGrader = (asked: GraderQuestion) => Promise<ModelReply>;

/** Thirty-two findings of about 70 tokens, and nearly three times as much for reasoning. */
const MAX_OUTPUT_TOKENS = 8_000;

/**
 * A language model as a grader. What was said goes to it as data in JSON, in parts where it is long;
 * what it finds stands only with words that were said.
 */
export class ModelGrader implements Grader {
  readonly name = 'model';
  readonly version: string;
  readonly #instructions: Instructions;
  readonly #ask: AskGrader;

  constructor(model: string, instructions: Instructions, ask: AskGrader) {
    this.version = `${model}, instructions ${instructions.version}`;
    this.#instructions = instructions;
    this.#ask = ask;
  }

  /** Grades an answer whose n-th follow-up met the n-th of these questions. @throws RemoteFailure */
  async grade(answer: Answer, asked: readonly string[] = []): Promise<ModelGrading> {
    const questions = questionsOn(answer, asked, this.#instructions);
    const replies = await Promise.all(questions.map((question) => this.#ask(question)));
    const { name, version } = this;
    return gradingOfReplies({ name, version }, answer, replies);
  }
}

/** What a model is asked to grade an answer, part by part where it is long. */
export function questionsOn(
  answer: Answer,
  asked: readonly string[],
  { text: instructions }: Instructions,
): GraderQuestion[] {
  return chunksOf(answer).map((part) => ({
    instructions,
    input: inputOf(answer, part, asked),
    maxOutputTokens: MAX_OUTPUT_TOKENS,
  }));
}

/** Everything that was said in this part, and what it answered. */
function inputOf(answer: Answer, part: Answer, asked: readonly string[]): string {
  const questions = [answer.question.text, ...asked];
  return JSON.stringify({
    transcript: part.utterances.map(({ id, words }) => ({
      asked: questions[answer.utterances.findIndex((utterance) => utterance.id === id)] ?? '',
      said: textOf(words),
    })),
  });
}

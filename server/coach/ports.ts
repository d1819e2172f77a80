import type { z } from 'zod';
import type { Answer } from '#contract/answer.ts';
import type { RemoteUsage } from '#contract/remote.ts';
import type { Scorecard } from '#contract/scorecard.ts';

/** Asks a language model. @throws RemoteFailure */
export type Ask = <Shape extends z.ZodType>(question: {
  use: 'coaching';
  /** The answer that it is about. */
  attemptId: string | null;
  name: string;
  shape: Shape;
  instructions: string;
  input: string;
  maxOutputTokens: number;
  /** Nobody waits for it any more: what has not come by then is called off. */
  until?: AbortSignal;
}) => Promise<{ value: z.infer<Shape>; usage: RemoteUsage }>;

/** What a model is told to do, and which wording of it that is. */
export interface Instructions {
  version: string;
  text: string;
}

/** How numbers and names are told from other words. */
export interface Reader {
  /** The number that lower-case words open with, or null: how many words it takes, its value and mark. */
  readNumber(words: readonly string[]): { length: number; value: number; mark: string } | null;
  /** The value of "half", "third", "quarter" and their like, or null. */
  fractionOf(word: string): number | null;
  /** The people whom a text calls by name. */
  namesIn(text: string): readonly string[];
  /** A lower-case word of everyday English: probably no name. */
  isCommonWord(word: string): boolean;
}

/** A rated answer. */
export interface RatedAnswer {
  answer: Answer;
  scorecard: Scorecard;
}

/** Everything that the coach is made of, handed in from outside. */
export interface CoachParts {
  ask: Ask;
  reader: Reader;
  /** Null where there is none of that id, or it has no scorecard. */
  ratedAnswer(attemptId: string): RatedAnswer | null;
  /** The attempt to build a model answer on: the best telling of its story, or itself. */
  bestTellingOf(attemptId: string): string;
  instructions: { rewrite: Instructions; modelAnswer: Instructions };
}

import type { AskedQuestion } from '#contract/question.ts';
import { type Word, wordsOfText } from '#contract/transcript.ts';
import type { DetectorId, Spans } from '../detector.ts';
import { type ClauseFeatures, clauseFeatures } from '../learned/clause-features.ts';
import type { LearnedId } from '../learned/learned-ids.ts';
import type { WordVectors } from '../learned/word-vectors.ts';
import { type Reading, readAnswer } from '../reading/reading.ts';
import { findByRules } from '../rule-findings.ts';
import type { MarkedAnswer } from './marked-answers.ts';

/** A marked answer as it is learned from. */
export interface Example {
  readonly id: string;
  /** The walk of life; what is learned has to hold in others. */
  readonly walk: string;
  readonly question: AskedQuestion;
  readonly words: readonly Word[];
  readonly reading: Reading;
  /** What the rules found. */
  readonly found: ReadonlyMap<DetectorId, Spans>;
  readonly features: readonly ClauseFeatures[];
  readonly marks: MarkedAnswer['marks'];
  /** The ids that stand by its marks, absences included. */
  readonly present: ReadonlySet<LearnedId>;
}

const UTTERANCE = 'answer';

/** Reads a marked answer with the word vectors, and with the rules or (for comparison) without them. */
export function exampleOf(
  answer: MarkedAnswer,
  question: AskedQuestion,
  { vectors, rules }: { vectors: WordVectors; rules: boolean },
): Example {
  const words = wordsOfText(answer.text);
  const reading = readAnswer({ utterances: [{ id: UTTERANCE, words }] });
  const found = rules ? findByRules(reading, question) : new Map<DetectorId, Spans>();
  return {
    id: answer.id,
    walk: answer.id.replace(/-\d+$/, ''),
    question,
    words,
    reading,
    found,
    features: clauseFeatures(reading, found, vectors),
    marks: answer.marks,
    present: new Set<LearnedId>([...answer.marks.map(({ id }) => id), ...(answer.absent ?? [])]),
  };
}

/** The fold (0 to `folds` - 1) of every example: all of one walk of life are in one. */
export function foldsOf(examples: readonly Example[], folds: number): number[] {
  const walks = [...new Set(examples.map(({ walk }) => walk))].toSorted();
  return examples.map(({ walk }) => walks.indexOf(walk) % folds);
}

import type { AskedQuestion } from '#contract/question.ts';
import { gradingOf } from '../rubric/grading.ts';
import { scorerOf } from '../rubric/learned/clause-scores.ts';
import { type Decision, decide } from '../rubric/learned/learned-layer.ts';
import type { LearnedModelFile } from '../rubric/learned/learned-model.ts';
import type { WordVectors } from '../rubric/learned/word-vectors.ts';
import { type Example, exampleOf } from '../rubric/training/example.ts';
import type { MarkedAnswer } from '../rubric/training/marked-answers.ts';
import { trainWithoutEach } from '../rubric/training/train-model.ts';
import { scoreAnswer } from '../scorecard/score.ts';
import { evaluationText } from './eval-table.ts';
import { type Compared, evaluate } from './evaluation.ts';
import { ratedByMarks } from './marked-set.ts';

/** A marked answer with its question looked up. */
export interface Asked {
  readonly answer: MarkedAnswer;
  readonly question: AskedQuestion;
}

/** In place of a table, to see what it is worth. */
const NO_VECTORS: WordVectors = { dimensions: 0, add: () => false, rank: () => null };

/**
 * How well walks of life are rated that nothing was learned from, one table for each set of parts:
 * the rules alone, what is learned alone, both, and both without word vectors. Takes minutes.
 */
export function crossValidation(
  marked: readonly Asked[],
  vectors: WordVectors,
  levels: LearnedModelFile['levels'],
): string {
  const read = (options: { vectors: WordVectors; rules: boolean }) =>
    marked.map(({ answer, question }) => exampleOf(answer, question, options));
  const learned = (options: { vectors: WordVectors; rules: boolean }) =>
    trainWithoutEach(read(options)).flatMap(({ trained, unseen }) => {
      const clauses = scorerOf(trained.vocabulary, trained.clauses, trained.network);
      const model = { vectors: options.vectors, clauses, answers: trained.answers, levels };
      return unseen.map((example) => ({
        example,
        decision: decide(example.reading, example.question, example.found, model),
      }));
    });
  const parts = {
    'rules alone': () =>
      read({ vectors: NO_VECTORS, rules: true }).map((example) => ({
        example,
        decision: { found: example.found },
      })),
    'learned alone': () => learned({ vectors, rules: false }),
    'rules and learned, no word vectors': () => learned({ vectors: NO_VECTORS, rules: true }),
    'rules and learned': () => learned({ vectors, rules: true }),
  };
  return Object.entries(parts)
    .map(([name, rate]) => {
      const compared = rate().map(({ example, decision }) => compare(example, decision, marked));
      return `# ${name}\n\n${evaluationText(evaluate(compared))}`;
    })
    .join('\n\n');
}

function compare(
  { id, question, words }: Example,
  decision: Decision,
  marked: readonly Asked[],
): Compared {
  const marks = marked.find((one) => one.answer.id === id)?.answer;
  if (marks === undefined) throw new Error(`${id} is not among the marked answers.`);
  const answer = { question, utterances: [{ id: 'answer', words: [...words] }] };
  const grading = gradingOf({ name: 'local', version: 'trained' }, answer, decision, new Map());
  return { answer: ratedByMarks(marks), scorecard: scoreAnswer(answer, grading) };
}

import type { AskedQuestion } from '#contract/question.ts';
import type { DetectorId } from '../detector.ts';
import type { Reading } from '../reading/reading.ts';
import { isDeed } from './clause-features.ts';
import type { BestClause } from './clause-scores.ts';
import type { LearnedId } from './learned-ids.ts';

/** What is known of a whole answer before it is decided. */
export interface AnswerEvidence {
  readonly reading: Reading;
  readonly question: AskedQuestion;
  /** What the rules found. */
  readonly found: ReadonlyMap<DetectorId, unknown>;
  readonly best: ReadonlyMap<LearnedId, BestClause>;
}

/** Scales that make one step of every feature worth about the same under one penalty. */
const RULE = 2;
const UNKNOWN_LOGIT = 0;

/**
 * The numbers from which the presence of `id` is judged: the rule's verdict, the best clause's
 * log-odds, the kind of question, and how much was told as done. Nothing about the other ids: what
 * its neighbours prove must not carry what no clause proves.
 */
export function answerFeatures(id: LearnedId, evidence: AnswerEvidence): number[] {
  const { reading, question, found, best } = evidence;
  const deeds = reading.clauses.filter(isDeed).length;
  return [
    found.has(id) ? RULE : 0,
    best.get(id)?.logit ?? UNKNOWN_LOGIT,
    Number(question.people),
    Number(question.future),
    Math.log1p(deeds),
  ];
}

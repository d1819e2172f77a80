import type { Answer } from '#contract/answer.ts';
import type { Grading } from '#contract/element.ts';
import type { Grader } from './grader.ts';
import { gradingOf } from './grading.ts';
import { type Decision, decide } from './learned/learned-layer.ts';
import { shippedModel } from './learned/shipped-model.ts';
import { nearMissesOf } from './near-miss/near-misses.ts';
import { readAnswer } from './reading/reading.ts';
import { DETECTORS, findByRules } from './rule-findings.ts';

/**
 * What was learned was learned from whole answers, of 40 words and more but for two. A shorter text
 * is an excerpt, or nearly too little to rate: it is left to the rules, whose examples are excerpts.
 */
const WHOLE_ANSWER_WORDS = 40;

/**
 * The grader that runs on this machine, pure and synchronous: rules over clauses find, and what was
 * learned from marked answers decides what of it stands and what they missed.
 */
export const localGrader = {
  name: 'local',
  version: '2',
  grade(answer: Answer, reading = readAnswer(answer)): Grading {
    const { question } = answer;
    const byRules = findByRules(reading, question);
    const decision: Decision =
      reading.wordCount < WHOLE_ANSWER_WORDS
        ? { found: byRules }
        : decide(reading, question, byRules, shippedModel());
    const context = { question, found: decision.found };
    const nearMisses = nearMissesOf(reading, context, byRules, DETECTORS);
    const { name, version } = this;
    return gradingOf({ name, version }, answer, decision, nearMisses);
  },
} satisfies Grader;

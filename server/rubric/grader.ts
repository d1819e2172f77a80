import type { Answer } from '#contract/answer.ts';
import type { Grading } from '#contract/element.ts';

/**
 * The port that every grader stands behind: which elements are credited and which signals stand,
 * each with its verbatim quote. A grader never names a level.
 */
export interface Grader {
  readonly name: string;
  readonly version: string;
  grade(answer: Answer): Grading | Promise<Grading>;
}

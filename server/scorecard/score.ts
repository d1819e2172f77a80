import type { Answer } from '#contract/answer.ts';
import { type Dimension, type Grading, SIGNAL_IDS } from '#contract/element.ts';
import type { DimensionRating, IntegrityFlag, Scorecard } from '#contract/scorecard.ts';
import { adviceFor } from './advice.ts';
import { closestOf } from './closest.ts';
import { deliveryOf } from './delivery.ts';
import { type Lookable, rateDimension } from './dimension.ts';
import { findingsThatStand } from './evidence.ts';
import type { Found } from './found.ts';
import { applyImplications } from './implications.ts';
import { voteReason } from './reason.ts';
import { rewritesOf } from './rewrite.ts';
import { starOf } from './star.ts';
import { isSufficient, VALIDITY_CAPS } from './validity.ts';
import { voteFor } from './vote.ts';

/** The version of the rubric that the lookups follow; a rating is stamped with it. */
const RUBRIC_VERSION = '1';

export type Dimensions = Record<Dimension, DimensionRating>;

/**
 * The scorecard of a whole answer: the grading's findings that stand in the transcript, the level
 * of each dimension by lookup, caps, flag, votes, advice; and beside them, moving no level, the
 * STAR shares and the delivery of the main answer. Of the `integrity` notes only those that the
 * person confirmed count.
 */
export function scoreAnswer(
  answer: Answer,
  grading: Grading,
  integrity: readonly IntegrityFlag[] = [],
): Scorecard {
  const found = applyImplications(findingsThatStand(answer, grading));
  const closest = closestOf(answer, grading, found);
  const dimensions = rateDimensions({
    answer,
    found,
    validity: VALIDITY_CAPS,
    closest,
    certainty: grading.certainty,
    whyNot: grading.whyNot,
  });
  return scorecardOf(answer, grading, found, dimensions, integrity);
}

/** The scorecard around what was found and how the dimensions were rated. */
export function scorecardOf(
  answer: Answer,
  grading: Grading,
  found: Found,
  dimensions: Dimensions,
  integrity: readonly IntegrityFlag[],
): Scorecard {
  const levels = {
    mechanism: dimensions.mechanism.level,
    data: dimensions.data.level,
    framing: dimensions.framing.level,
  };
  const L6 = voteFor('L6', levels, integrity);
  const L7 = voteFor('L7', levels, integrity);
  return {
    question: answer.question.text,
    grader: { ...grading.grader, rubric: RUBRIC_VERSION },
    sufficient: isSufficient(answer),
    dimensions,
    signals: signalsOf(grading, found),
    votes: { L6, L7 },
    voteReasons: {
      L6: voteReason('L6', L6, answer, found, levels, integrity),
      L7: voteReason('L7', L7, answer, found, levels, integrity),
    },
    integrity: [...integrity],
    star: starOf(answer),
    delivery: deliveryOf(answer),
    advice: adviceFor(answer, found, dimensions),
    rewrites: rewritesOf(answer, found, levels.framing),
  };
}

/** The levels of an excerpt: without the validity rules, and without a vote. */
export function rateExcerpt(answer: Answer, grading: Grading): Dimensions {
  return rateDimensions({
    answer,
    found: applyImplications(findingsThatStand(answer, grading)),
    validity: [],
    closest: new Map(),
    certainty: undefined,
    whyNot: undefined,
  });
}

/** Looks up every dimension. */
export function rateDimensions(lookable: Lookable): Dimensions {
  return {
    mechanism: rateDimension('mechanism', lookable),
    data: rateDimension('data', lookable),
    framing: rateDimension('framing', lookable),
  };
}

function signalsOf(grading: Grading, found: Found): Scorecard['signals'] {
  const signals = { ...grading.signals };
  for (const id of SIGNAL_IDS) signals[id] = found.get(id) ?? null;
  return signals;
}

import { DIMENSIONS, type Dimension, ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import { Flag, type Scorecard } from '#contract/scorecard.ts';
import {
  confusionMatrix,
  type Detection,
  detection,
  meanPairwiseKappa,
  quadraticWeightedKappa,
  ratio,
  shareWithin,
} from './agreement.ts';
import { type Estimate, estimate } from './bootstrap.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { keywordLevels } from './keyword-baseline.ts';
import { overlapsAnyQuote } from './quote-overlap.ts';
import type { RatedAnswer } from './rated-set.ts';

/** A rated answer beside our scorecard of it. */
export interface Compared {
  answer: RatedAnswer;
  scorecard: Scorecard;
}

interface DimensionAgreement {
  /** Our quadratic weighted kappa with the panel's median. */
  kappa: Estimate;
  /** The raters' own mean pairwise kappa. */
  ratersKappa: Estimate;
  /** The kappa of a scorer that counts keywords, digits and pronouns. */
  keywordKappa: Estimate;
  exact: Estimate;
  withinOne: Estimate;
  /** Answers by level: rows are the panel's, columns ours. */
  confusion: number[][];
}

export interface ElementAgreement extends Detection {
  /** Of the elements that both credit, the share whose quote overlaps a rater's quote. */
  quoteOverlap: number | null;
}

export interface Evaluation {
  answers: number;
  dimensions: Record<Dimension, DimensionAgreement>;
  elements: { id: ElementId; agreement: ElementAgreement }[];
  allElements: ElementAgreement;
  flags: { flag: Flag; found: number; missed: number; falsely: number }[];
  /** By dimension, and over all of them. */
  calibration: { dimension: Dimension | 'all'; calibration: Calibration }[];
}

/** Everything that `eval` shows, over at least one answer. */
export function evaluate(compared: readonly Compared[]): Evaluation {
  return {
    answers: compared.length,
    dimensions: {
      mechanism: dimensionAgreement('mechanism', compared),
      data: dimensionAgreement('data', compared),
      framing: dimensionAgreement('framing', compared),
    },
    elements: ELEMENT_IDS.map((id) => ({ id, agreement: elementAgreement([id], compared) })),
    allElements: elementAgreement(ELEMENT_IDS, compared),
    flags: Flag.options.map((flag) => flagAgreement(flag, compared)),
    calibration: [
      ...DIMENSIONS.map((dimension) => calibrationIn(dimension, [dimension], compared)),
      calibrationIn('all', DIMENSIONS, compared),
    ],
  };
}

/** True when our scorecard credits the element. */
export function credits(scorecard: Scorecard, id: ElementId): boolean {
  return DIMENSIONS.some((dimension) => scorecard.dimensions[dimension].elements[id]?.credited);
}

function dimensionAgreement(
  dimension: Dimension,
  compared: readonly Compared[],
): DimensionAgreement {
  const ours = compared.map(({ scorecard }) => scorecard.dimensions[dimension].level);
  const panel = compared.map(({ answer }) => answer.panel[dimension]);
  const keywords = compared.map(({ answer }) => keywordLevels(answer.transcript)[dimension]);
  const raters = (compared[0]?.answer.raters ?? []).map((_, rater) =>
    compared.map(({ answer }) => answer.raters[rater]?.[dimension] ?? 0),
  );
  const over = (
    statistic: (ours: number[], panel: number[]) => number | null,
    levels: readonly number[] = ours,
  ) => estimate(compared.length, (at) => statistic(pick(levels, at), pick(panel, at)));
  return {
    kappa: over(quadraticWeightedKappa),
    ratersKappa: estimate(compared.length, (at) =>
      meanPairwiseKappa(raters.map((levels) => pick(levels, at))),
    ),
    keywordKappa: over(quadraticWeightedKappa, keywords),
    exact: over((a, b) => shareWithin(0, a, b)),
    withinOne: over((a, b) => shareWithin(1, a, b)),
    confusion: confusionMatrix(ours, panel),
  };
}

function elementAgreement(
  ids: readonly ElementId[],
  compared: readonly Compared[],
): ElementAgreement {
  const pairs = compared.flatMap((pair) => ids.map((id) => ({ ...pair, id })));
  const ours = pairs.map(({ scorecard, id }) => credits(scorecard, id));
  const panel = pairs.map(({ answer, id }) => answer.panel.elements.includes(id));
  const agreed = pairs.filter((_, index) => ours[index] && panel[index]);
  const overlapping = agreed.filter(({ answer, scorecard, id }) => {
    const evidence = DIMENSIONS.flatMap(
      (dimension) => scorecard.dimensions[dimension].elements[id]?.evidence ?? [],
    );
    return overlapsAnyQuote(evidence, answer.transcript, answer.panel.quotes[id] ?? []);
  });
  return { ...detection(ours, panel), quoteOverlap: ratio(overlapping.length, agreed.length) };
}

function flagAgreement(flag: Flag, compared: readonly Compared[]) {
  const { both, onlyOurs, onlyTheirs } = detection(
    compared.map(({ scorecard }) => scorecard.dimensions.framing.flag === flag),
    compared.map(({ answer }) => answer.panel.flag === flag),
  );
  return { flag, found: both, missed: onlyTheirs, falsely: onlyOurs };
}

function calibrationIn(
  name: Dimension | 'all',
  dimensions: readonly Dimension[],
  compared: readonly Compared[],
) {
  const ratings = dimensions.flatMap((dimension) =>
    compared.map(({ answer, scorecard }) => ({
      rating: scorecard.dimensions[dimension],
      panel: answer.panel[dimension],
    })),
  );
  return { dimension: name, calibration: calibrationOf(ratings) };
}

function pick(values: readonly number[], indexes: readonly number[]): number[] {
  return indexes.map((index) => values[index] ?? 0);
}

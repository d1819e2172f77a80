import type { DimensionRating } from '#contract/scorecard.ts';
import { ratio } from './agreement.ts';

/** A rating of ours beside the panel's level. */
export interface Rated {
  readonly rating: DimensionRating;
  readonly panel: number;
}

/** Ratings whose stated chance lies in [from, to), the last bin's `to` included. */
interface Bin {
  from: number;
  to: number;
  count: number;
  /** The mean chance that we gave our level, and the share on which the panel gave it too. */
  stated: number;
  observed: number;
}

/** How far the chance that we give our level is how often the panel gives it too. */
export interface Calibration {
  /** Ratings that state a chance, and those that do not. */
  stated: number;
  unstated: number;
  /** Those that are not empty. */
  bins: Bin[];
  /** Expected calibration error (Naeini et al. 2015): |stated - observed| over the bins, by count. */
  expectedError: number | null;
  /** Ratings said to lie between levels, those where the panel's does, and those where it is ours. */
  between: { count: number; within: number; exact: number };
  /** Ratings that state a chance and no range, and those where the panel's level is ours. */
  single: { count: number; exact: number };
}

/** Few ratings are below a half, so they share a bin. */
const EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** The calibration of any number of ratings. */
export function calibrationOf(ratings: readonly Rated[]): Calibration {
  const stated = ratings.flatMap(({ rating: { level, certainty }, panel }) =>
    certainty
      ? [
          {
            chance: certainty.chances[level - 1] ?? 0,
            between: certainty.between,
            panel,
            exact: panel === level,
          },
        ]
      : [],
  );
  const bins = EDGES.slice(1).flatMap((to, at) => {
    const from = EDGES[at] ?? 0;
    const inside = stated.filter(({ chance }) => chance >= from && (chance < to || to === 1));
    const count = inside.length;
    if (count === 0) return [];
    const sum = inside.reduce((total, { chance }) => total + chance, 0);
    const exact = inside.filter((one) => one.exact).length;
    return [{ from, to, count, stated: sum / count, observed: exact / count }];
  });
  const off = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.stated - bin.observed), 0);
  const ranges = stated.filter(({ between }) => between !== null);
  const singles = stated.filter(({ between }) => between === null);
  return {
    stated: stated.length,
    unstated: ratings.length - stated.length,
    bins,
    expectedError: ratio(off, stated.length),
    between: {
      count: ranges.length,
      within: ranges.filter(
        ({ between, panel }) => between && panel >= between.from && panel <= between.to,
      ).length,
      exact: ranges.filter(({ exact }) => exact).length,
    },
    single: { count: singles.length, exact: singles.filter(({ exact }) => exact).length },
  };
}

import { type Dimension, ELEMENT_IDS } from '#contract/element.ts';
import {
  type DimensionProgress,
  type ElementProgress,
  type MeanLevel,
  type Progress,
  STRETCH,
  type WeekCount,
} from '#contract/progress.ts';
import { NOISE } from './noise.ts';
import type { ShortRating } from './ports.ts';

/** The newest answers that are told one by one: more than two stretches. */
export const MOST_POINTS = 60;
const WEEKS = 12;
const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;
/** 1 January 1970 was a Thursday: Mondays are so far from whole weeks. */
const MONDAY_MS = 4 * 86_400_000;
/** The two-sided 95% quantile of the normal distribution. */
const Z_95 = 1.96;

/**
 * What the ratings come to: the newest of them, newest first, and when each of all answers was
 * given. `offsetMinutes` is local time's distance behind
 * UTC, by which weeks begin. A change of a level is claimed only where the stretches differ by more
 * than 95% of what chance gives, with the larger of the rating's noise and the answers' own spread.
 */
export function progressOf(
  newest: readonly ShortRating[],
  ratedAtMs: readonly number[],
  nowMs: number,
  offsetMinutes: number,
): Progress {
  const recent = newest.slice(0, STRETCH);
  const before = newest.slice(STRETCH, 2 * STRETCH);
  return {
    answers: ratedAtMs.length,
    points: newest
      .slice(0, MOST_POINTS)
      .reverse()
      .map(({ credited: _, ...point }) => point),
    dimensions: {
      mechanism: dimensionProgress('mechanism', recent, before),
      data: dimensionProgress('data', recent, before),
      framing: dimensionProgress('framing', recent, before),
    },
    elements: ELEMENT_IDS.map((element): ElementProgress => {
      const has = ({ credited }: ShortRating) => credited.includes(element);
      return {
        element,
        credited: recent.map(has),
        before: { credited: before.filter(has).length, answers: before.length },
      };
    }),
    weeks: weeksOf(ratedAtMs, nowMs, offsetMinutes * MINUTE_MS),
    noise: NOISE,
  };
}

function dimensionProgress(
  dimension: Dimension,
  recent: readonly ShortRating[],
  before: readonly ShortRating[],
): DimensionProgress {
  const now = meanOf(dimension, recent);
  const then = meanOf(dimension, before);
  return { recent: now, before: then, change: now && then && changeOf(now, then) };
}

function changeOf(now: MeanLevel, then: MeanLevel): 'higher' | 'lower' | 'none' {
  const difference = now.mean - then.mean;
  if (Math.abs(difference) <= Math.hypot(now.plusMinus, then.plusMinus)) return 'none';
  return difference > 0 ? 'higher' : 'lower';
}

function meanOf(dimension: Dimension, ratings: readonly ShortRating[]): MeanLevel | null {
  const answers = ratings.length;
  if (answers === 0) return null;
  const levels = ratings.map((rating) => rating.levels[dimension]);
  const mean = levels.reduce<number>((sum, level) => sum + level, 0) / answers;
  const squares = levels.reduce<number>((sum, level) => sum + (level - mean) ** 2, 0);
  const spread = answers > 1 ? Math.sqrt(squares / (answers - 1)) : 0;
  const deviation = Math.max(NOISE[dimension], spread);
  return { answers, mean, plusMinus: (Z_95 * deviation) / Math.sqrt(answers) };
}

function weeksOf(ratedAtMs: readonly number[], nowMs: number, offsetMs: number): WeekCount[] {
  const mondayOf = (timeMs: number) =>
    Math.floor((timeMs - offsetMs - MONDAY_MS) / WEEK_MS) * WEEK_MS + MONDAY_MS + offsetMs;
  const counts = new Map<number, number>();
  for (const atMs of ratedAtMs) {
    const monday = mondayOf(atMs);
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  return Array.from({ length: WEEKS }, (_, back) => {
    const startMs = mondayOf(nowMs) - (WEEKS - 1 - back) * WEEK_MS;
    return { startMs, answers: counts.get(startMs) ?? 0 };
  });
}

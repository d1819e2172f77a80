import { z } from 'zod';
import { Dimension, ElementId } from './element.ts';
import { Level } from './scorecard.ts';

/** How many answers make a stretch that is compared with the stretch before it. */
export const STRETCH = 10;

/** One rated answer, in short. */
export const ProgressPoint = z.object({
  attemptId: z.uuid(),
  createdAtMs: z.int(),
  levels: z.record(Dimension, Level),
  /** The grader and its versions; levels of two versions differ for that alone. */
  version: z.string(),
});
export type ProgressPoint = z.infer<typeof ProgressPoint>;

/** The mean level of some answers, and the half width of its 95% interval: what chance alone may do. */
export const MeanLevel = z.object({
  answers: z.int().positive(),
  mean: z.number(),
  plusMinus: z.number().nonnegative(),
});
export type MeanLevel = z.infer<typeof MeanLevel>;

/**
 * A dimension over the newest answers and over those before them. `change` is null where there is
 * nothing to compare with; `none` where the difference may be chance or the rating's own noise.
 */
export const DimensionProgress = z.object({
  recent: MeanLevel.nullable(),
  before: MeanLevel.nullable(),
  change: z.enum(['higher', 'lower', 'none']).nullable(),
});
export type DimensionProgress = z.infer<typeof DimensionProgress>;

/** In how many of the newest answers, and of those before them, an element was credited. */
export const ElementProgress = z.object({
  element: ElementId,
  /** Newest first. */
  credited: z.array(z.boolean()).max(STRETCH),
  before: z.object({ credited: z.int(), answers: z.int() }),
});
export type ElementProgress = z.infer<typeof ElementProgress>;

/** A week, by its Monday in the person's own time, and the answers given in it. */
export const WeekCount = z.object({ startMs: z.int(), answers: z.int().nonnegative() });
export type WeekCount = z.infer<typeof WeekCount>;

/** What all rated answers of enough words come to. */
export const Progress = z.object({
  answers: z.int().nonnegative(),
  /** The newest, oldest of them first. */
  points: z.array(ProgressPoint),
  dimensions: z.record(Dimension, DimensionProgress),
  elements: z.array(ElementProgress),
  /** The latest weeks up to this one, without gaps. */
  weeks: z.array(WeekCount),
  /** How far one level may lie from the panel's by the rating's own error: a standard deviation. */
  noise: z.record(Dimension, z.number().positive()),
});
export type Progress = z.infer<typeof Progress>;

/** The address's part of a progress request: where the person's days begin. */
export const ProgressQuery = z.object({
  /** Minutes that local time is behind UTC, as a browser's `getTimezoneOffset` tells it. */
  offsetMinutes: z.coerce.number().int().min(-840).max(840).default(0),
});

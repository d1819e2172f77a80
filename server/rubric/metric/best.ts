import type { Evidence } from '#contract/element.ts';
import type { Reading } from '../reading/reading.ts';
import { baseOf } from './base.ts';
import { causeOf, isControl } from './cause.ts';
import { type Metric, metricsOf } from './metric.ts';
import { nounsOf } from './naming.ts';
import { periodOf } from './period.ts';
import { MEASURE_NOUN } from './words.ts';

/** A result number and what is said about it; null for what is not. */
export interface ToldMetric {
  readonly metric: Metric;
  readonly result: Evidence;
  readonly baseline: Evidence | null;
  readonly period: Evidence | null;
  readonly base: Evidence | null;
  readonly cause: Evidence | null;
  /** Told of a place where nothing was done. */
  readonly control: boolean;
}

const cache = new WeakMap<Reading, ToldMetric | null>();

/** The result number that earns the most: the elements must attach to one metric. Null if there is none. */
export function bestMetric(reading: Reading): ToldMetric | null {
  const known = cache.get(reading);
  if (known !== undefined) return known;
  let best: ToldMetric | null = null;
  for (const metric of metricsOf(reading)) {
    const told = tell(reading, metric);
    if (best === null || compare(told, best) > 0) best = told;
  }
  cache.set(reading, best);
  return best;
}

/**
 * True if the best result number is told beyond doubt: three of baseline, period, base and cause
 * belong to it, or it went from one value to another of a measure that names itself.
 */
export function isToldPlainly(reading: Reading): boolean {
  const best = bestMetric(reading);
  if (!best) return false;
  const { form, result } = best.metric;
  return (
    elements(best) >= 3 ||
    (form === 'fromTo' &&
      (result.quantity.kind !== 'count' ||
        result.quantity.per !== null ||
        nounsOf(result.clause, result.quantity).some((noun) => MEASURE_NOUN.test(noun))))
  );
}

function tell(reading: Reading, metric: Metric): ToldMetric {
  const vague = metric.result.quantity.vague && metric.form !== 'fromTo';
  return {
    metric,
    result: metric.resultQuote,
    baseline: vague ? null : metric.baselineQuote,
    period: periodOf(reading, metric),
    base: baseOf(reading, metric),
    cause: causeOf(reading, metric),
    control: isControl(reading, metric.result.clause),
  };
}

/** Positive if the first earns more: by the level that it reaches, then by how it is told. */
function compare(one: ToldMetric, other: ToldMetric): number {
  const keys = [own, worth, elements, plain, movement];
  for (const key of keys) {
    const difference = key(one) - key(other);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A control's value proves something of the metric, but is none. */
function own({ metric: { before, result }, control }: ToldMetric): number {
  return control || (before && before.quantity.value === result.quantity.value) ? 0 : 1;
}

function worth({ baseline, period, base, cause }: ToldMetric): number {
  if (!baseline) return 3;
  if (period && cause) return 5;
  return period || base || cause ? 4 : 3.5;
}

function elements({ baseline, period, base, cause }: ToldMetric): number {
  return [baseline, period, base, cause].filter((one) => one !== null).length;
}

function plain({ metric: { form, result, before } }: ToldMetric): number {
  return (
    (form === 'fromTo' ? 2 : 0) + (before && before.quantity.kind === result.quantity.kind ? 1 : 0)
  );
}

/** How far it moved, as a share of the larger value. */
function movement({ metric: { result, before } }: ToldMetric): number {
  if (!before) return 0;
  const [a, b] = [before.quantity.value, result.quantity.value];
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-9);
}

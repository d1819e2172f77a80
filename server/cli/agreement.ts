/** How far two raters agree, over the same answers in the same order. */

/**
 * Cohen's kappa with quadratic weights (Cohen 1968) over whole levels. 1 is perfect, 0 is chance,
 * below 0 is worse. Null where chance alone would agree always, so that nothing can be said.
 */
export function quadraticWeightedKappa(
  ours: readonly number[],
  theirs: readonly number[],
): number | null {
  const count = sameLength(ours, theirs);
  const observed = mean(ours.map((level, index) => squared(level - (theirs[index] ?? 0))));
  let expected = 0;
  for (const [level, times] of histogram(ours)) {
    for (const [other, otherTimes] of histogram(theirs)) {
      expected += (squared(level - other) * times * otherTimes) / (count * count);
    }
  }
  return expected === 0 ? null : 1 - observed / expected;
}

/** The mean kappa of every pair of raters; null where no pair has one. */
export function meanPairwiseKappa(raters: readonly (readonly number[])[]): number | null {
  const kappas = raters.flatMap((first, index) =>
    raters.slice(index + 1).flatMap((second) => quadraticWeightedKappa(first, second) ?? []),
  );
  return kappas.length > 0 ? mean(kappas) : null;
}

/** The share (0 to 1) of answers that lie at most `distance` levels apart. */
export function shareWithin(
  distance: number,
  ours: readonly number[],
  theirs: readonly number[],
): number {
  sameLength(ours, theirs);
  return mean(
    ours.map((level, index) => Number(Math.abs(level - (theirs[index] ?? 0)) <= distance)),
  );
}

/** Answers by level, 1 to 5: rows are theirs, columns ours. */
export function confusionMatrix(ours: readonly number[], theirs: readonly number[]): number[][] {
  sameLength(ours, theirs);
  const levels = [1, 2, 3, 4, 5];
  return levels.map((row) =>
    levels.map(
      (column) => ours.filter((level, index) => level === column && theirs[index] === row).length,
    ),
  );
}

export interface Detection {
  /** How often both, only we, and only they said yes. */
  both: number;
  onlyOurs: number;
  onlyTheirs: number;
  /** Shares (0 to 1); null where there is nothing to divide by. */
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

/** How well our yes and no finds theirs. */
export function detection(ours: readonly boolean[], theirs: readonly boolean[]): Detection {
  sameLength(ours, theirs);
  const both = ours.filter((yes, index) => yes && theirs[index]).length;
  const onlyOurs = ours.filter((yes, index) => yes && !theirs[index]).length;
  const onlyTheirs = theirs.filter((yes, index) => yes && !ours[index]).length;
  return {
    both,
    onlyOurs,
    onlyTheirs,
    precision: ratio(both, both + onlyOurs),
    recall: ratio(both, both + onlyTheirs),
    f1: ratio(2 * both, 2 * both + onlyOurs + onlyTheirs),
  };
}

/** A part of a whole (0 to 1); null for a part of nothing. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sameLength(ours: readonly unknown[], theirs: readonly unknown[]): number {
  if (ours.length !== theirs.length || ours.length === 0) {
    throw new RangeError('Two raters are compared over the same answers, at least one.');
  }
  return ours.length;
}

function histogram(values: readonly number[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function squared(value: number): number {
  return value * value;
}

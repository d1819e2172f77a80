import { seededRandom } from '#contract/random.ts';

const ROUNDS = 1_000;
const SEED = 20_260_101;

/** A value over all answers, and the 95% percentile interval of its bootstrap (Efron 1979). */
export interface Estimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

/**
 * Estimates a statistic over `count` answers: it is given the indexes of the answers to use, each
 * one once for the value, drawn with replacement for the interval. The draws are seeded, so that
 * the same answers give the same interval. Rounds in which the statistic is null are left out.
 */
export function estimate(
  count: number,
  statistic: (indexes: readonly number[]) => number | null,
): Estimate {
  const value = statistic(Array.from({ length: count }, (_, index) => index));
  const random = seededRandom(SEED);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const drawn = Array.from({ length: count }, () => Math.floor(random() * count));
    const result = statistic(drawn);
    if (result !== null) rounds.push(result);
  }
  rounds.sort((a, b) => a - b);
  return { value, low: quantile(rounds, 0.025), high: quantile(rounds, 0.975) };
}

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.round(share * (sorted.length - 1))] ?? null;
}

/** Rows of features: sparse ones that hold (value 1) beside a dense vector, stored flat. */
export interface Rows {
  readonly count: number;
  /** Row r's sparse features are `columns[starts[r]] .. columns[starts[r + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly sparseSize: number;
  /** `count * denseSize` numbers. */
  readonly dense: Float64Array;
  readonly denseSize: number;
}

/** The weights of a fitted regression: sparse ones first, then dense, then the bias. */
export type Weights = Float64Array;

export interface FitOptions {
  /** L2 on the sparse and the dense weights; the bias is free. */
  readonly sparsePenalty: number;
  readonly densePenalty: number;
  readonly iterations: number;
}

const MEMORY = 8;
const ARMIJO = 1e-4;
const CONVERGED = 1e-4;

/**
 * L2-regularised logistic regression by L-BFGS, from the bias that fits best alone: `targets` in
 * 0..1, one of `rowWeights` a row (0 leaves it out). Deterministic.
 */
export function fitLogistic(
  rows: Rows,
  targets: Float64Array,
  rowWeights: Float64Array,
  options: FitOptions,
): Weights {
  const size = rows.sparseSize + rows.denseSize + 1;
  let point: Weights = new Float64Array(size);
  point[size - 1] = baseLogit(targets, rowWeights);
  let { loss, gradient } = evaluate(rows, targets, rowWeights, point, options);
  const history: { step: Float64Array; turn: Float64Array; rho: number }[] = [];
  for (let round = 0; round < options.iterations; round += 1) {
    const direction = descent(gradient, history);
    const slope = dot(direction, gradient);
    if (slope > -CONVERGED) break;
    let length = round === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let next = point;
    let result = { loss, gradient };
    for (let tries = 0; tries < 20; tries += 1) {
      next = point.map((value, at) => value + length * (direction[at] ?? 0));
      result = evaluate(rows, targets, rowWeights, next, options);
      if (result.loss <= loss + ARMIJO * length * slope) break;
      length /= 2;
    }
    const step = next.map((value, at) => value - (point[at] ?? 0));
    const before = gradient;
    const turn = result.gradient.map((value, at) => value - (before[at] ?? 0));
    const curvature = dot(step, turn);
    if (curvature > 1e-12) {
      history.push({ step, turn, rho: 1 / curvature });
      if (history.length > MEMORY) history.shift();
    }
    point = next;
    ({ loss, gradient } = result);
  }
  return point;
}

/** The log-odds of the weighted share of positive rows, kept off the ends by one row each way. */
function baseLogit(targets: Float64Array, rowWeights: Float64Array): number {
  let positive = 1;
  let negative = 1;
  for (const [row, weight] of rowWeights.entries()) {
    positive += weight * (targets[row] ?? 0);
    negative += weight * (1 - (targets[row] ?? 0));
  }
  return Math.log(positive / negative);
}

/** The log-odds of one row. */
export function logitOf(rows: Rows, row: number, weights: Weights): number {
  let sum = weights[rows.sparseSize + rows.denseSize] ?? 0;
  const end = rows.starts[row + 1] ?? 0;
  for (let at = rows.starts[row] ?? 0; at < end; at += 1) {
    sum += weights[rows.columns[at] ?? 0] ?? 0;
  }
  const offset = row * rows.denseSize;
  for (let at = 0; at < rows.denseSize; at += 1) {
    sum += (rows.dense[offset + at] ?? 0) * (weights[rows.sparseSize + at] ?? 0);
  }
  return sum;
}

/** The chance that log-odds stand for. */
export function chance(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function evaluate(
  rows: Rows,
  targets: Float64Array,
  rowWeights: Float64Array,
  weights: Weights,
  { sparsePenalty, densePenalty }: FitOptions,
): { loss: number; gradient: Float64Array } {
  const { sparseSize, denseSize } = rows;
  const gradient = new Float64Array(weights.length);
  let loss = 0;
  for (let at = 0; at < sparseSize + denseSize; at += 1) {
    const penalty = at < sparseSize ? sparsePenalty : densePenalty;
    const value = weights[at] ?? 0;
    loss += 0.5 * penalty * value * value;
    gradient[at] = penalty * value;
  }
  for (let row = 0; row < rows.count; row += 1) {
    const weight = rowWeights[row] ?? 0;
    if (weight === 0) continue;
    const logit = logitOf(rows, row, weights);
    const target = targets[row] ?? 0;
    // log(1 + e^x) - target * x, without overflow.
    loss += weight * (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - target * logit);
    const error = weight * (chance(logit) - target);
    const end = rows.starts[row + 1] ?? 0;
    for (let at = rows.starts[row] ?? 0; at < end; at += 1) {
      const column = rows.columns[at] ?? 0;
      gradient[column] = (gradient[column] ?? 0) + error;
    }
    const offset = row * denseSize;
    for (let at = 0; at < denseSize; at += 1) {
      gradient[sparseSize + at] =
        (gradient[sparseSize + at] ?? 0) + error * (rows.dense[offset + at] ?? 0);
    }
    gradient[sparseSize + denseSize] = (gradient[sparseSize + denseSize] ?? 0) + error;
  }
  return { loss, gradient };
}

/** The L-BFGS two-loop recursion. */
function descent(
  gradient: Float64Array,
  history: readonly { step: Float64Array; turn: Float64Array; rho: number }[],
): Float64Array {
  const direction = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (const { step, turn, rho } of history.toReversed()) {
    const alpha = rho * dot(step, direction);
    alphas.unshift(alpha);
    addScaled(direction, turn, -alpha);
  }
  const last = history.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.turn, last.turn));
    for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * scale;
  }
  for (const [at, { step, turn, rho }] of history.entries()) {
    addScaled(direction, step, (alphas[at] ?? 0) - rho * dot(turn, direction));
  }
  return direction;
}

function addScaled(sum: Float64Array, vector: Float64Array, factor: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + factor * (vector[at] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

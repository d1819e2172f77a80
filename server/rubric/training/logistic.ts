/** Rows of features: names that hold (each worth 1) beside numbers, stored flat. */
export interface Block {
  readonly count: number;
  /** Row r's names are `names[starts[r]] .. names[starts[r + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly names: Int32Array;
  /** `count * width` numbers. */
  readonly numbers: Float64Array;
  readonly width: number;
}

/** What is learned from: rows, each in a group whose features it shares with the group's others. */
export interface Rows {
  readonly own: Block;
  readonly shared: Block;
  /** The group of each row, a row of `shared`. */
  readonly groups: Int32Array;
  /** How many names there are. */
  readonly vocabulary: number;
}

/** A block of rows, each given by the positions of its names and by its numbers. */
export function blockOf(
  rows: readonly { names: readonly number[]; numbers: ArrayLike<number> }[],
): Block {
  const width = rows[0]?.numbers.length ?? 0;
  const starts = new Int32Array(rows.length + 1);
  const numbers = new Float64Array(rows.length * width);
  for (const [at, row] of rows.entries()) {
    starts[at + 1] = (starts[at] ?? 0) + row.names.length;
    numbers.set(row.numbers, at * width);
  }
  const names = Int32Array.from(rows.flatMap((row) => row.names));
  return { count: rows.length, starts, names, numbers, width };
}

/** Fitted weights: of the names, of a row's own numbers, of its group's, and at last the bias. */
export type Weights = Float64Array;

export interface FitOptions {
  /** L2 on the weights of the names and of the numbers; the bias is free. */
  readonly namePenalty: number;
  readonly numberPenalty: number;
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
  const size = rows.vocabulary + rows.own.width + rows.shared.width + 1;
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
export function baseLogit(targets: Float64Array, rowWeights: Float64Array): number {
  let positive = 1;
  let negative = 1;
  for (const [row, weight] of rowWeights.entries()) {
    positive += weight * (targets[row] ?? 0);
    negative += weight * (1 - (targets[row] ?? 0));
  }
  return Math.log(positive / negative);
}

/** The log-odds of every row. */
export function logitsOf(rows: Rows, weights: Weights): Float64Array {
  const { own, shared, groups, vocabulary } = rows;
  const common = sums(shared, weights, vocabulary + own.width);
  const logits = sums(own, weights, vocabulary);
  const bias = weights.at(-1) ?? 0;
  for (let row = 0; row < own.count; row += 1) {
    logits[row] = (logits[row] ?? 0) + (common[groups[row] ?? 0] ?? 0) + bias;
  }
  return logits;
}

/** What each row's features add; the weights of its numbers begin at `offset`. */
function sums(block: Block, weights: Weights, offset: number): Float64Array {
  const { count, starts, names, numbers, width } = block;
  const result = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    let sum = 0;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) sum += weights[names[at] ?? 0] ?? 0;
    for (let at = 0; at < width; at += 1) {
      sum += (numbers[row * width + at] ?? 0) * (weights[offset + at] ?? 0);
    }
    result[row] = sum;
  }
  return result;
}

/** Adds to the gradient what each row's error contributes: `sums` turned round. */
function spread(block: Block, errors: Float64Array, gradient: Float64Array, offset: number): void {
  const { count, starts, names, numbers, width } = block;
  for (let row = 0; row < count; row += 1) {
    const error = errors[row] ?? 0;
    if (error === 0) continue;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const name = names[at] ?? 0;
      gradient[name] = (gradient[name] ?? 0) + error;
    }
    for (let at = 0; at < width; at += 1) {
      gradient[offset + at] =
        (gradient[offset + at] ?? 0) + error * (numbers[row * width + at] ?? 0);
    }
  }
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
  { namePenalty, numberPenalty }: FitOptions,
): { loss: number; gradient: Float64Array } {
  const { own, shared, groups, vocabulary } = rows;
  const last = weights.length - 1;
  const gradient = new Float64Array(weights.length);
  let loss = 0;
  for (let at = 0; at < last; at += 1) {
    const penalty = at < vocabulary ? namePenalty : numberPenalty;
    const value = weights[at] ?? 0;
    loss += 0.5 * penalty * value * value;
    gradient[at] = penalty * value;
  }
  const errors = logitsOf(rows, weights);
  const groupErrors = new Float64Array(shared.count);
  for (let row = 0; row < own.count; row += 1) {
    const weight = rowWeights[row] ?? 0;
    const logit = errors[row] ?? 0;
    const target = targets[row] ?? 0;
    // log(1 + e^x) - target * x, without overflow.
    loss += weight * (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - target * logit);
    const error = weight * (chance(logit) - target);
    errors[row] = error;
    const group = groups[row] ?? 0;
    groupErrors[group] = (groupErrors[group] ?? 0) + error;
    gradient[last] = (gradient[last] ?? 0) + error;
  }
  spread(own, errors, gradient, vocabulary);
  spread(shared, groupErrors, gradient, vocabulary + own.width);
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

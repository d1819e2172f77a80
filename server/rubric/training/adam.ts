/** Weights with what Adam (Kingma and Ba 2015) remembers of their gradients. */
export interface Adam {
  readonly values: Float32Array;
  /** Gathered since the last step. */
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

const MEAN_KEPT = 0.9;
const SQUARE_KEPT = 0.99;
const SMALLEST = 1e-8;

export function adam(values: Float32Array): Adam {
  const none = () => new Float32Array(values.length);
  return { values, gradient: none(), mean: none(), square: none() };
}

/** One step of every weight, the `step`-th from 1 on; the gradient is nought again behind it. */
export function descend(
  { values, gradient, mean, square }: Adam,
  rate: number,
  step: number,
): void {
  const meanScale = 1 / (1 - MEAN_KEPT ** step);
  const squareScale = 1 / (1 - SQUARE_KEPT ** step);
  for (let at = 0; at < values.length; at += 1) {
    const slope = gradient[at] ?? 0;
    const m = MEAN_KEPT * (mean[at] ?? 0) + (1 - MEAN_KEPT) * slope;
    const v = SQUARE_KEPT * (square[at] ?? 0) + (1 - SQUARE_KEPT) * slope * slope;
    mean[at] = m;
    square[at] = v;
    values[at] =
      (values[at] ?? 0) - (rate * m * meanScale) / (Math.sqrt(v * squareScale) + SMALLEST);
  }
  gradient.fill(0);
}

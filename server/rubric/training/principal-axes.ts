const SWEEPS = 60;
const NEGLIGIBLE = 1e-12;

/**
 * The eigenvectors of a symmetric matrix (rows of numbers), those of the largest eigenvalues first:
 * the axes along which points with this covariance spread most. By Jacobi's rotations; each axis is
 * signed so that its largest entry is positive, so that the same matrix gives the same axes.
 */
export function principalAxes(symmetric: readonly Float64Array[]): Float64Array[] {
  const size = symmetric.length;
  const matrix = symmetric.map((row) => Float64Array.from(row));
  const axes = matrix.map((_, at) => {
    const unit = new Float64Array(size);
    unit[at] = 1;
    return unit;
  });
  const get = (rows: Float64Array[], row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const value = get(matrix, p, q);
        off += value * value;
        if (Math.abs(value) < NEGLIGIBLE) continue;
        const theta = (get(matrix, q, q) - get(matrix, p, p)) / (2 * value);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        rotateColumns(matrix, p, q, c, t * c);
        rotateRows(matrix, p, q, c, t * c);
        rotateRows(axes, p, q, c, t * c);
      }
    }
    if (off < NEGLIGIBLE) break;
  }
  return axes
    .map((axis, at) => ({ axis: signed(axis), spread: get(matrix, at, at) }))
    .toSorted((a, b) => b.spread - a.spread)
    .map(({ axis }) => axis);
}

function rotateRows(rows: Float64Array[], p: number, q: number, c: number, s: number): void {
  const [first, second] = [rows[p], rows[q]];
  if (!first || !second) return;
  for (let at = 0; at < first.length; at += 1) {
    const [a, b] = [first[at] ?? 0, second[at] ?? 0];
    first[at] = c * a - s * b;
    second[at] = s * a + c * b;
  }
}

function rotateColumns(rows: Float64Array[], p: number, q: number, c: number, s: number): void {
  for (const row of rows) {
    const [a, b] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = c * a - s * b;
    row[q] = s * a + c * b;
  }
}

function signed(axis: Float64Array): Float64Array {
  const largest = axis.reduce(
    (best, value) => (Math.abs(value) > Math.abs(best) ? value : best),
    0,
  );
  return largest < 0 ? axis.map((value) => -value) : axis;
}

import type { WordVectorFile } from '../learned/word-vectors.ts';
import { principalAxes } from './principal-axes.ts';

/** Word vectors as a package ships them: the most frequent word first, one vector a word. */
export interface RawVectors {
  readonly source: string;
  readonly words: readonly string[];
  vectorOf(word: string): readonly number[];
}

/** Plain words only: neither numbers nor punctuation, which the features count by themselves. */
const PLAIN = /^[a-z]+(?:[-'][a-z]+)*$/;
const LARGEST_BYTE = 127;

/**
 * The table of the `size` most frequent plain words: centred, turned to their principal axes, cut
 * to the first `dimensions` and rounded to signed bytes. The same vectors give the same table.
 */
export function distilVectors(
  raw: RawVectors,
  { size, dimensions }: { size: number; dimensions: number },
): WordVectorFile {
  const words = raw.words.filter((word) => PLAIN.test(word)).slice(0, size);
  const vectors = words.map((word) => unit(raw.vectorOf(word)));
  const width = vectors[0]?.length ?? 0;
  const mean = new Float64Array(width);
  for (const vector of vectors) {
    for (let at = 0; at < width; at += 1) {
      mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
    }
  }
  const centred = vectors.map((vector) => vector.map((value, at) => value - (mean[at] ?? 0)));
  const axes = principalAxes(covariance(centred, width)).slice(0, dimensions);
  const turned = centred.map((vector) => axes.map((axis) => dot(axis, vector)));
  const steps = axes.map((_, at) => {
    const largest = turned.reduce((most, row) => Math.max(most, Math.abs(row[at] ?? 0)), 0);
    return Number((largest / LARGEST_BYTE).toPrecision(6));
  });
  const bytes = Int8Array.from(
    turned.flatMap((row) => row.map((value, at) => Math.round(value / (steps[at] ?? 1)))),
  );
  return {
    source: raw.source,
    dimensions: axes.length,
    words: words.join(' '),
    steps,
    bytes: Buffer.from(bytes.buffer).toString('base64'),
  };
}

function unit(vector: readonly number[]): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return Float64Array.from(vector, (value) => value / length);
}

function covariance(vectors: readonly Float64Array[], width: number): Float64Array[] {
  const rows = Array.from({ length: width }, () => new Float64Array(width));
  for (const vector of vectors) {
    for (const [at, row] of rows.entries()) {
      const value = (vector[at] ?? 0) / vectors.length;
      for (let other = 0; other < width; other += 1) {
        row[other] = (row[other] ?? 0) + value * (vector[other] ?? 0);
      }
    }
  }
  return rows;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

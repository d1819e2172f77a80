import { z } from 'zod';

/** Numbers as they are stored: whole steps, signed and little end first, in base64. */
export const PackedNumbers = z.strictObject({
  /** What one step is worth. */
  step: z.number().positive(),
  bits: z.union([z.literal(8), z.literal(16)]),
  steps: z.base64(),
});
export type PackedNumbers = z.infer<typeof PackedNumbers>;

/** The numbers, each to the nearest step; the step is such that the largest one fits. */
export function packNumbers(
  numbers: Float32Array | Float64Array,
  bits: PackedNumbers['bits'],
): PackedNumbers {
  const most = 2 ** (bits - 1) - 1;
  let largest = 0;
  for (const number of numbers) largest = Math.max(largest, Math.abs(number));
  // Rounded, so that every machine writes the same.
  const step = Math.max(Number((largest / most).toPrecision(5)), Number.MIN_VALUE);
  const size = bits / 8;
  const bytes = Buffer.alloc(size * numbers.length);
  for (const [at, number] of numbers.entries()) {
    const steps = Math.max(-most, Math.min(most, Math.round(number / step)));
    bytes.writeIntLE(steps, size * at, size);
  }
  return { step, bits, steps: bytes.toString('base64') };
}

export function unpackNumbers({ step, bits, steps }: PackedNumbers): Float64Array {
  const bytes = Buffer.from(steps, 'base64');
  const size = bits / 8;
  return Float64Array.from(
    { length: bytes.length / size },
    (_, at) => bytes.readIntLE(size * at, size) * step,
  );
}

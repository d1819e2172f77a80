import type { Reading } from './reading.ts';

/** The same work for the same reading is done once: several elements look at the same things. */
export function oncePerReading<T>(work: (reading: Reading) => T): (reading: Reading) => T {
  const done = new WeakMap<Reading, { readonly result: T }>();
  return (reading) => {
    const known = done.get(reading) ?? { result: work(reading) };
    done.set(reading, known);
    return known.result;
  };
}

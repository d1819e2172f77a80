import type { Reading } from './reading.ts';

/** The same work for the same object is done once; what came of it lives as long as the object. */
export function once<K extends object, T>(work: (of: K) => T): (of: K) => T {
  const done = new WeakMap<K, { readonly result: T }>();
  return (of) => {
    const known = done.get(of) ?? { result: work(of) };
    done.set(of, known);
    return known.result;
  };
}

/** The same work for the same reading is done once: several elements look at the same things. */
export function oncePerReading<T>(work: (reading: Reading) => T): (reading: Reading) => T {
  return once(work);
}

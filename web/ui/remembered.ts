import { useSyncExternalStore } from 'react';
import type { z } from 'zod';

const PREFIX = 'understudy.';
const listeners = new Set<() => void>();
/** Stands in where the browser keeps nothing (private windows, blocked storage). */
const session = new Map<string, string>();

function read(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name) ?? session.get(name) ?? null;
  } catch {
    return session.get(name) ?? null;
  }
}

/** Keeps a choice in this browser; null forgets it. */
export function remember(name: string, value: string | null): void {
  if (value === null) session.delete(name);
  else session.set(name, value);
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Kept for this visit only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** A choice kept in this browser, or null when there is none that the schema knows. */
export function useRemembered<T>(name: string, schema: z.ZodType<T>): T | null {
  const raw = useSyncExternalStore(subscribe, () => read(name));
  return schema.safeParse(raw).data ?? null;
}

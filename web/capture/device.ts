import { z } from 'zod';

const KEY = 'understudy.deviceId';

/** This browser's id, a UUID made up at the first call and kept in `storage`. */
export function deviceId(storage: Pick<Storage, 'getItem' | 'setItem'>): string {
  const kept = z.uuid().safeParse(storage.getItem(KEY));
  if (kept.success) return kept.data;
  const made = randomUuid();
  storage.setItem(KEY, made);
  return made;
}

/** A random UUID (version 4); crypto.randomUUID is missing on an insecure origin. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SoundCache } from './ports.ts';

/** Keeps readings as files of a folder, which is made when the first one comes. */
export function soundCache(folder: string): SoundCache {
  const pathOf = (key: string) => join(folder, `${key}.mp3`);
  return {
    keyOf: (...parts) => createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
    find(key) {
      return existsSync(pathOf(key)) ? readFileSync(pathOf(key)) : null;
    },
    keep(key, sound) {
      mkdirSync(folder, { recursive: true });
      // A reading that is cut off in writing must not be found.
      writeFileSync(`${pathOf(key)}.part`, sound);
      renameSync(`${pathOf(key)}.part`, pathOf(key));
    },
  };
}

import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';

/** How long a file is; null where there is none. */
export function bytesIn(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

/** Makes a new name in the folder last through a power cut; Windows does so by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

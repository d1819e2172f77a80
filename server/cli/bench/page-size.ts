import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUILT = fileURLToPath(new URL('../../../dist/web', import.meta.url));

/** The gzipped bytes of the script that the built page's first screen loads, static imports included. */
export function firstScreenScriptBytes(): number {
  const html = readFileSync(join(BUILT, 'index.html'), 'utf8');
  const pending = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  );
  const seen = new Set<string>();
  let bytes = 0;
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const script = readFileSync(join(BUILT, path), 'utf8');
    bytes += gzipSync(script).length;
    for (const [, imported] of script.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) {
      pending.push(`/assets/${imported}`);
    }
  }
  return bytes;
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromiumHere } from '../../server/cli/bench/chromium.ts';

/**
 * The Chromium that the browser tests drive: CHROMIUM_PATH, one on this machine, or Playwright's
 * own; where there is none, one is fetched.
 * @throws Error when none can be had.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, but there is no such file.`);
  }
  const found = chromiumHere();
  if (found !== null) return found;
  process.stdout.write('The browser tests need Chromium; fetching it (once) …\n');
  for (const fetch of [playwrightInstall, debianInstall]) {
    fetch();
    const fetched = chromiumHere();
    if (fetched !== null) return fetched;
  }
  throw new Error(
    'The browser tests need Chromium, and none could be fetched. Install Chromium or Chrome, or name one with CHROMIUM_PATH.',
  );
}

function playwrightInstall(): void {
  const cli = join(
    createRequire(import.meta.url).resolve('playwright-core/package.json'),
    '../cli.js',
  );
  attempt(process.execPath, [cli, 'install', 'chromium']);
}

function debianInstall(): void {
  if (process.getuid?.() !== 0) return;
  attempt('apt-get', ['update', '-qq']);
  attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}

function attempt(command: string, args: readonly string[]): void {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
  } catch {
    process.stdout.write(`(${command} could not.)\n`);
  }
}

import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findChromium } from './chromium.ts';

/** Once before the browser tests: Chromium is there, and the page is built as `npm start` does. */
export async function setup(): Promise<void> {
  findChromium();
  // Vitest says that this is a test; the page that people get is built for production.
  process.env.NODE_ENV = 'production';
  const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'warn' });
}

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from './chromium.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the page as `npm start` does. */
export async function buildPage(): Promise<void> {
  await build({ configFile: join(PROJECT, 'vite.config.ts'), logLevel: 'warn' });
}

/** What the browser's microphone is: a WAV file played once, or none that may be used. */
export type FakeMicrophone = { wav: string } | 'denied' | 'none';

/** A real Chromium whose microphone is a file. */
export function launchBrowser(microphone: FakeMicrophone): Promise<Browser> {
  const media = [];
  if (microphone !== 'none') media.push('--use-fake-device-for-media-stream');
  if (microphone === 'denied') media.push('--deny-permission-prompts');
  if (typeof microphone === 'object') {
    media.push(
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone.wav}%noloop`,
    );
  }
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      ...media,
      // Debian's Chromium will not run its sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A page that fails the test on any console error or exception that was not announced. */
export async function openPage(context: BrowserContext, url: string, expected: RegExp[] = []) {
  const page = await context.newPage();
  const problems: string[] = [];
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  page.on('pageerror', (error) => note(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  await page.goto(url);
  return { page, problems };
}

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { AttemptDetail } from '#contract/attempt.ts';
import { findChromium } from './chromium.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const WAV_HEADER_BYTES = 44;
const BYTES_PER_MS = 32;

/** The path of a fixture. */
export function fixture(name: string): string {
  return join(FIXTURES, name);
}

/** The words of a text fixture. */
export function textOfFixture(name: string): string {
  return readFileSync(fixture(name), 'utf8');
}

/** The same sound with silence before it: the microphone is opened a while before the answer starts. */
export function withSilenceBefore(wav: string, silenceMs: number): string {
  const sound = readFileSync(wav);
  const silence = Buffer.alloc(silenceMs * BYTES_PER_MS);
  const header = Buffer.from(sound.subarray(0, WAV_HEADER_BYTES));
  header.writeUInt32LE(header.readUInt32LE(4) + silence.length, 4);
  header.writeUInt32LE(header.readUInt32LE(40) + silence.length, 40);
  const path = join(mkdtempSync(join(tmpdir(), 'understudy-wav-')), 'microphone.wav');
  writeFileSync(path, Buffer.concat([header, silence, sound.subarray(WAV_HEADER_BYTES)]));
  return path;
}

/** What the browser's microphone is: a WAV file played once, one that may not be used, or none. */
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

/** A tab, and what went wrong in it: console errors and exceptions. */
export interface Tab {
  page: Page;
  problems: string[];
}

/** Opens a tab at the prompt, past the first visit's welcome. */
export async function openTab(context: BrowserContext, address: string): Promise<Tab> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(`${address}/?prompt=highest-standards-kept-coming-back`);
  const welcome = page.getByRole('button', { name: 'Choose a prompt' });
  const check = page.getByRole('button', { name: 'Check the microphone' });
  await welcome.or(check).first().waitFor();
  if (await welcome.isVisible()) await welcome.click();
  return { page, problems };
}

/** Opens the microphone and starts the answer. */
export async function startAnswering({ page }: Tab): Promise<void> {
  await page.getByRole('button', { name: 'Check the microphone' }).click();
  await page.getByRole('button', { name: 'Start answering' }).click();
  await page.getByRole('button', { name: 'Stop and score' }).waitFor();
}

/** The attempt whose page is open, as the server tells it. */
export async function attemptOf({ page }: Tab): Promise<AttemptDetail> {
  await page.waitForURL(/\/attempts\/[0-9a-f-]+$/);
  const { origin, pathname } = new URL(page.url());
  return AttemptDetail.parse(await (await fetch(`${origin}/api${pathname}`)).json());
}

/** The ids of the elements that a scorecard credits. */
export function creditedIn({ scorecard }: AttemptDetail): string[] {
  expect(scorecard).not.toBeNull();
  return Object.values(scorecard?.dimensions ?? {}).flatMap(({ elements }) =>
    Object.entries(elements).flatMap(([id, element]) => (element.credited ? [id] : [])),
  );
}

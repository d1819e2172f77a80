import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FolderContents } from '#contract/archive.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { expectAccessible } from './axe.ts';
import { record } from './recordings.ts';
import { launchBrowser, openTab, type Tab } from './understudy.ts';

const server = new RunningServer();
const downloads = mkdtempSync(join(tmpdir(), 'understudy-downloads-'));
const archive = join(downloads, 'everything.zip');
let browser: Browser;
let tab: Tab;
let attemptId: string;

beforeAll(async () => {
  await server.start();
  browser = await launchBrowser('none');
  tab = await openTab(await browser.newContext({ reducedMotion: 'reduce' }), server.address);
  const asked = { text: 'Tell me about a time you raised the bar.' };
  attemptId = await record(server.address, asked, 'strong-answer.wav');
});

afterEach(() => expect(tab.problems).toEqual([]));

afterAll(async () => {
  await browser.close();
  await server.remove();
  rmSync(downloads, { recursive: true });
});

/** Downloads what a link gives. */
async function download(page: Page, name: string, path: string): Promise<void> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  await (await coming).saveAs(path);
}

async function choose(path: string): Promise<void> {
  const chooser = tab.page.waitForEvent('filechooser');
  await tab.page.getByRole('button', { name: 'Choose an archive' }).click();
  await (await chooser).setFiles(path);
}

test('an attempt becomes one file for a mentor, which plays and follows without a network', async () => {
  const { page } = tab;
  await page.goto(`${server.address}/attempts/${attemptId}`);
  await page.getByRole('button', { name: 'Take it along' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take it along' });
  expect(await dialog.getByRole('link').allTextContents()).toEqual([
    'Page for a mentor',
    'Markdown',
    'JSON',
    'WAV',
    'Archive',
  ]);
  await expectAccessible(page);
  const file = join(downloads, 'mentor.html');
  await download(page, 'Page for a mentor', file);
  await page.keyboard.press('Escape');

  const context = await browser.newContext({ offline: true, colorScheme: 'dark' });
  const mentor = await context.newPage();
  const asked: string[] = [];
  const problems: string[] = [];
  mentor.on('request', (request) => asked.push(new URL(request.url()).protocol));
  mentor.on('pageerror', (error) => problems.push(String(error)));
  mentor.on('console', (message) => problems.push(message.text()));
  await mentor.goto(pathToFileURL(file).href);
  await expectAccessible(mentor);
  await mentor.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(mentor);

  // A quote plays just its own seconds, the words lit on the way, and stops.
  const play = mentor.getByRole('button', { name: /^Play \d/ }).first();
  const [fromMs, toMs] = await play.evaluate((button) => [
    Number(button.getAttribute('data-from')),
    Number(button.getAttribute('data-to')),
  ]);
  await play.click();
  await mentor.locator('.words .now').waitFor();
  const lit = await mentor
    .locator('.words .now')
    .evaluate((word) => Number(word.getAttribute('data-from')));
  expect(lit).toBeGreaterThanOrEqual(fromMs ?? Number.NaN);
  await mentor.waitForFunction(() => document.querySelector('audio')?.paused);
  const endedMs = await mentor.evaluate(
    () => (document.querySelector('audio')?.currentTime ?? 0) * 1000,
  );
  expect(endedMs).toBeGreaterThanOrEqual(toMs ?? Number.NaN);
  expect(endedMs).toBeLessThan((toMs ?? 0) + 500);
  expect(problems).toEqual([]);
  expect([...new Set(asked)].toSorted()).toEqual(['file:']);
  await context.close();
});

test('everything is exported, deleted, and taken in again; nothing is doubled', async () => {
  const { page } = tab;
  const folder = async () =>
    FolderContents.parse(await (await fetch(`${server.address}/api/folder`)).json());
  await page.goto(`${server.address}/keep`);
  await page.getByText('1 attempt with 1 recording', { exact: false }).waitFor();
  await expectAccessible(page);
  await download(page, 'Export everything', archive);
  expect(readFileSync(archive).subarray(0, 2).toString()).toBe('PK');

  await page.getByRole('button', { name: 'Delete everything…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete everything?' });
  const sure = dialog.getByRole('button', { name: 'Delete everything' });
  expect(await sure.isDisabled()).toBe(true);
  await expectAccessible(page);
  await dialog.getByRole('textbox').fill('delete everything');
  await sure.click();
  await page.getByText('Nothing is kept.', { exact: false }).waitFor();
  expect(await folder()).toMatchObject({ attempts: 0, recordings: { files: 0, bytes: 0 } });
  await expectAccessible(page);

  await choose(archive);
  await page.getByText('1 attempt was added.').waitFor();
  await page.getByText('1 attempt with 1 recording', { exact: false }).waitFor();
  await choose(archive);
  await page.getByText('all of it was here already', { exact: false }).waitFor();
  expect(await folder()).toMatchObject({ attempts: 1, recordings: { files: 1 } });
  await page.goto(`${server.address}/attempts/${attemptId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).first().waitFor();
});

test('an archive that was cut off is refused in words', async () => {
  const { page } = tab;
  truncateSync(archive, 10_000);
  await page.goto(`${server.address}/keep`);
  await choose(archive);
  const problem = page.getByRole('alert');
  await problem.getByText('Nothing was imported.').waitFor();
  expect(await problem.textContent()).toContain('Export it again');
  await expectAccessible(page);
  // The browser’s own word on the answer 400, of which there is nothing to mend.
  expect(tab.problems.splice(0)).toEqual([expect.stringContaining('400')]);
});

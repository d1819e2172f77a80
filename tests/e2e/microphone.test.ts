import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import {
  type FakeMicrophone,
  fixture,
  launchBrowser,
  openTab,
  startAnswering,
  withSilenceBefore,
} from './understudy.ts';

const server = new RunningServer();
let browser: Browser | null = null;

beforeAll(() => server.start());
afterEach(() => browser?.close());
afterAll(() => server.remove());

async function browserContext(microphone: FakeMicrophone): Promise<BrowserContext> {
  browser = await launchBrowser(microphone);
  return browser.newContext();
}

const speakingAfter = (silenceMs: number): FakeMicrophone => ({
  wav: withSilenceBefore(fixture('hero-answer.wav'), silenceMs),
});

test('a denied microphone is said, with the way to allow it', async () => {
  const { page, problems } = await openTab(await browserContext('denied'), server.address);
  await page.getByRole('button', { name: 'Check the microphone' }).click();
  await page.getByText('This page may not use the microphone.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  expect(problems).toEqual([]);
});

test('a second tab cannot record while the first one does', async () => {
  const context = await browserContext(speakingAfter(1_500));
  const first = await openTab(context, server.address);
  const second = await openTab(context, server.address);
  await startAnswering(first);
  await second.page.getByRole('button', { name: 'Check the microphone' }).click();
  await second.page.getByRole('button', { name: 'Start answering' }).click();
  await second.page.getByText('Another tab is recording.').waitFor();
  await first.page.getByRole('button', { name: 'Discard' }).click();
  expect([...first.problems, ...second.problems]).toEqual([]);
});

test('silence is said to be silence', async () => {
  const tab = await openTab(await browserContext(speakingAfter(60_000)), server.address);
  await startAnswering(tab);
  await tab.page.getByText('0:02').first().waitFor();
  await tab.page.getByRole('button', { name: 'Stop and score' }).click();
  await tab.page.getByText('Nothing was heard.').waitFor();
  expect(tab.problems).toEqual([]);
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { expectAccessible } from './axe.ts';
import {
  attemptOf,
  creditedIn,
  fixture,
  launchBrowser,
  openTab,
  type Tab,
  textOfFixture,
} from './understudy.ts';

const server = new RunningServer();
let browser: Browser;
let tab: Tab;

beforeAll(async () => {
  await server.start();
  browser = await launchBrowser('none');
});

beforeEach(async () => {
  const context = await browser.newContext();
  tab = await openTab(context, server.address);
  return async () => {
    expect(tab.problems).toEqual([]);
    await context.close();
  };
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function typeAnswer(text: string): Promise<void> {
  await tab.page.getByRole('button', { name: 'Type or paste it' }).click();
  await tab.page.getByLabel('Your answer').fill(text);
  await tab.page.getByRole('button', { name: 'Score this answer' }).click();
}

test('no attempts yet: the list says what to do', async () => {
  await tab.page.goto(`${server.address}/attempts`);
  await tab.page.getByText('Nothing here yet.', { exact: false }).waitFor();
  await tab.page.getByRole('link', { name: 'Go to a prompt' }).waitFor();
  await expectAccessible(tab.page);
});

test('a typed answer is scored by the same rules', async () => {
  await typeAnswer(textOfFixture('strong-answer.txt'));
  const attempt = await attemptOf(tab);
  expect(attempt.source).toBe('typed');
  expect(attempt.utterances[0]?.soundUrl).toBeNull();
  expect(creditedIn(attempt)).toEqual(expect.arrayContaining(['M1', 'M2', 'M3', 'D1', 'D2', 'D3']));
  await tab.page.getByRole('heading', { name: /^Data/ }).waitFor();
  for (const [dimension, { certainty }] of Object.entries(attempt.scorecard?.dimensions ?? {})) {
    const shown = tab.page.locator(`section[data-dimension="${dimension}"] .dimension-between`);
    const { from, to, why } = certainty?.between ?? {};
    expect(await shown.allTextContents()).toEqual(why ? [`Between ${from} and ${to}. ${why}`] : []);
  }
  expect(await tab.page.getByRole('region', { name: 'Player' }).count()).toBe(0);
});

test('a typed answer that is too short or too long is refused in words', async () => {
  await expectAccessible(tab.page);
  await typeAnswer('I wrote a list.');
  await tab.page.getByText(/too short to score/).waitFor();
  await expectAccessible(tab.page);
  await tab.page.getByLabel('Your answer').fill('word '.repeat(100_000));
  await tab.page.getByRole('button', { name: 'Score this answer' }).click();
  await tab.page.getByText(/too long for one answer/).waitFor();
});

test('an uploaded recording takes the same path; a hero is called one', async () => {
  await tab.page.getByRole('button', { name: 'Upload a recording' }).click();
  const chooser = tab.page.waitForEvent('filechooser');
  await tab.page.getByRole('button', { name: 'Choose a recording' }).click();
  await (await chooser).setFiles(fixture('hero-answer.wav'));
  const attempt = await attemptOf(tab);
  expect(attempt.source).toBe('upload');
  expect(attempt.durationMs).toBeGreaterThan(20_000);
  expect(attempt.scorecard?.dimensions.framing).toMatchObject({ flag: 'HERO' });
  await tab.page.getByText('Hero', { exact: false }).first().waitFor();
  const framing = tab.page.locator('section[data-dimension="framing"]');
  await framing.getByRole('button', { name: 'Why this level?' }).press('Enter');
  await framing.getByRole('table', { name: /^The row for [12]:/ }).waitFor();
  await framing.getByRole('button', { name: 'Tell it as a leader would' }).press('Enter');
  await framing.getByText('____ (who)').first().waitFor();
});

test('a file that is no sound is refused in words', async () => {
  await tab.page.getByRole('button', { name: 'Upload a recording' }).click();
  const chooser = tab.page.waitForEvent('filechooser');
  await tab.page.getByRole('button', { name: 'Choose a recording' }).click();
  await (await chooser).setFiles(fixture('strong-answer.txt'));
  await tab.page.getByText('This file was not taken.').waitFor();
});

test('without a microphone the page says so and keeps the other ways open', async () => {
  await tab.page.getByRole('button', { name: 'Check the microphone' }).click();
  await tab.page.getByText('No microphone was found.').waitFor();
  expect(await tab.page.getByRole('button', { name: 'Type or paste it' }).isEnabled()).toBe(true);
  await expectAccessible(tab.page);
});

import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { expectAccessible } from './axe.ts';
import { attemptOf, fixture, launchBrowser, openTab, type Tab } from './understudy.ts';

const server = new RunningServer();
let browser: Browser;
let tab: Tab;

beforeAll(async () => {
  await server.start();
  browser = await launchBrowser('none');
  tab = await openTab(await browser.newContext(), server.address);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const line = () => tab.page.getByRole('heading', { level: 1 });
const point = (name: string) =>
  tab.page
    .locator('.points li')
    .filter({ has: tab.page.getByRole('heading', { level: 3, name: new RegExp(`^${name}`) }) });

/** The first twelve seconds of a hero's answer. */
async function uploadReply(): Promise<void> {
  const buffer = readFileSync(fixture('hero-answer.wav')).subarray(0, 44 + 12 * 32_000);
  buffer.writeUInt32LE(buffer.length - 8, 4);
  buffer.writeUInt32LE(buffer.length - 44, 40);
  await tab.page.getByRole('button', { name: 'Upload a recording' }).click();
  await tab.page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'reply.wav', mimeType: 'audio/wav', buffer });
}

test('a conversation says its line, hears the reply, and says the next one', async () => {
  const { page } = tab;
  await page.getByRole('link', { name: 'Loops' }).click();
  await page.getByRole('link', { name: /^Open The two-minute pitch/ }).click();
  await expect.poll(() => line().textContent()).toMatch(/^You have two minutes\./);
  await expectAccessible(page);
  await uploadReply();
  await expect.poll(() => line().textContent(), { timeout: 60_000 }).toMatch(/^Thank you\./);
});

test('ended early, its card shows what was caught, with its seconds, and no levels', async () => {
  const { page } = tab;
  await page.getByRole('link', { name: 'End the conversation' }).click();
  const attempt = await attemptOf(tab);
  expect(attempt).toMatchObject({ state: 'rated', scorecard: null, levels: null });
  const caught = attempt.card?.findings.find(({ id }) => id === 'own-deed')?.said ?? [];
  expect(caught.length).toBeGreaterThan(0);
  await page.getByRole('heading', { name: /^[0-3] of 4 points$/ }).waitFor();
  await expectAccessible(page);
  expect(await point('Two minutes').textContent()).toMatch(/0:1\d of 2:00\./);
  for (const { quote, instead } of caught) {
    const shown = await point('No “I did”').textContent();
    expect(shown).toContain(quote);
    expect(shown).toContain(instead ?? '');
  }
  await page
    .getByRole('button', { name: /^Play these words, at 0:/ })
    .first()
    .click();
  await page.locator('[data-current]').first().waitFor();
  expect(await page.locator('.utterance-asked').allTextContents()).toEqual([
    attempt.conversation?.opening,
  ]);
  expect(await page.getByText(/L7|of 5/).count()).toBe(0);
});

test('it is gone on with to its last line, and the whole is judged anew', async () => {
  const { page } = tab;
  await page.getByRole('link', { name: 'Go on with it' }).click();
  await expect.poll(() => line().textContent()).toMatch(/^Thank you\./);
  await page.reload();
  await expect.poll(() => line().textContent()).toMatch(/^Thank you\./);
  await uploadReply();
  const attempt = await attemptOf(tab);
  expect(attempt.utterances).toHaveLength(2);
  await page.getByText('Your last telling is judged').waitFor();
  await page
    .getByRole('button', { name: /^Play these words, at 0:/ })
    .first()
    .click();
  await page.locator('[aria-label="Reply 2"] [data-current]').waitFor();
  expect(await page.getByRole('link', { name: 'Go on with it' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Attempts' }).click();
  await page.getByRole('link', { name: 'The two-minute pitch to a mentor' }).waitFor();
  await page.getByText(/^[0-3] of 4 points$/).waitFor();
});

test('a reply can be typed, however short', async () => {
  const { page } = tab;
  await page.goto(`${server.address}/loops/conversations/not-yet`);
  await page.getByRole('button', { name: 'Type it' }).click();
  await page.getByLabel('Your reply').fill('What would you have to see me do?');
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect.poll(() => line().textContent()).toMatch(/^It is hard to put into words\./);
  await page.getByRole('link', { name: 'End the conversation' }).click();
  await page.getByText('Too short to judge: 8 words.').waitFor();
});

test('a conversation that is not there is said not to be', async () => {
  const { page, problems } = tab;
  await page.goto(`${server.address}/loops/conversations/none`);
  await page.getByRole('heading', { name: 'There is no such conversation.' }).waitFor();
  expect(problems).toEqual([]);
});

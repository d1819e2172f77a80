import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shownText } from '#contract/shown.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import {
  attemptOf,
  creditedIn,
  fixture,
  launchBrowser,
  openTab,
  startAnswering,
  type Tab,
  withSilenceBefore,
} from './understudy.ts';

const server = new RunningServer();
let browser: Browser;
let tab: Tab;

beforeAll(async () => {
  await server.start();
  const wav = withSilenceBefore(fixture('strong-answer.wav'), 1_500);
  browser = await launchBrowser({ wav });
  tab = await openTab(await browser.newContext(), server.address);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

test('an answer spoken into the microphone is captioned while it is said', async () => {
  const { page } = tab;
  await startAnswering(tab);
  const captions = page.getByRole('region', { name: 'Captions' });
  await expect.poll(() => captions.textContent(), { timeout: 20_000 }).toMatch(/billing team/);
  await expect
    .poll(() => captions.textContent(), { timeout: 60_000 })
    .toMatch(/checklist[\s\S]*Maria[\s\S]*every Monday/);
});

test('stopping shows the scorecard with the right elements, each with its quote', async () => {
  const { page } = tab;
  await page.keyboard.press('Space');
  const attempt = await attemptOf(tab);
  await page.getByRole('heading', { name: /^Mechanism/ }).waitFor();
  expect(attempt).toMatchObject({ state: 'rated', source: 'microphone' });
  const credited = creditedIn(attempt);
  for (const id of ['M1', 'M2', 'F2']) expect(credited).toContain(id);
  const said = attempt.utterances[0]?.transcript?.words.map(({ text }) => text).join(' ') ?? '';
  for (const { elements } of Object.values(attempt.scorecard?.dimensions ?? {})) {
    for (const element of Object.values(elements)) {
      if (!element.credited) continue;
      expect(said).toContain(element.quote);
      expect(element.evidence.length).toBeGreaterThan(0);
    }
  }
  const shown = await page.locator('blockquote').allTextContents();
  expect(shown.length).toBeGreaterThanOrEqual(credited.length);
});

/** Where the sound is, in ms, as the page's slider says it. */
async function soundMs(): Promise<number> {
  return Number(await tab.page.getByRole('slider', { name: 'Place in the sound' }).inputValue());
}

const playButton = () => tab.page.getByRole('button', { name: 'Play', exact: true });
const pauseButton = () => tab.page.getByRole('button', { name: 'Pause', exact: true });

test('the answer plays and the word being spoken is lit', async () => {
  const { page } = tab;
  await playButton().click();
  const lit = page.locator('[data-word][data-current]');
  await expect.poll(() => lit.count(), { timeout: 10_000 }).toBe(1);
  const first = await lit.textContent();
  await expect.poll(() => lit.textContent(), { timeout: 10_000 }).not.toBe(first);
  await page.keyboard.press('k');
  await playButton().waitFor();
  const words = (await attemptOf(tab)).utterances[0]?.transcript?.words ?? [];
  const word = words[Number(await lit.getAttribute('data-word'))];
  expect(Math.abs((word?.startMs ?? 0) - (await soundMs()))).toBeLessThan(1_500);
});

test('a click on a word seeks there; a credited quote plays its own seconds and stops', async () => {
  const { page } = tab;
  const attempt = await attemptOf(tab);
  const words = attempt.utterances[0]?.transcript?.words ?? [];
  const late = words.length - 20;
  await page.locator(`[data-word="${late}"]`).click();
  await expect.poll(soundMs).toBeGreaterThanOrEqual((words[late]?.startMs ?? 0) - 150);

  const tool = attempt.scorecard?.dimensions.mechanism.elements.M1;
  const quote = page.locator('blockquote', { hasText: shownText(tool?.quote ?? '') }).first();
  await quote.getByRole('button', { name: /^Play these words/ }).click();
  await pauseButton().waitFor();
  await playButton().waitFor({ timeout: 40_000 });
  const lastWord = words[(tool?.evidence[0]?.to ?? 1) - 1];
  expect(Math.abs((await soundMs()) - (lastWord?.endMs ?? 0))).toBeLessThan(1_000);
});

test('the list has the attempt; deleting asks once and removes it with its sound', async () => {
  const { page, problems } = tab;
  const attempt = await attemptOf(tab);
  const sound = `${server.address}${attempt.utterances[0]?.soundUrl}`;
  expect((await fetch(sound)).status).toBe(200);
  await page.getByRole('link', { name: 'Attempts' }).click();
  await page.getByRole('link', { name: attempt.question.text }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete the attempt' }).click();
  await page.waitForURL(/\/attempts$/);
  expect((await fetch(sound)).status).toBe(404);
  expect(problems).toEqual([]);
});

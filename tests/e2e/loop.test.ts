import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Debrief, LoopList } from '#contract/loop.ts';
import { shownText } from '#contract/shown.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { expectAccessible } from './axe.ts';
import { fixture, launchBrowser, openTab, type Tab, textOfFixture } from './understudy.ts';

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

/** A machine that is busy takes longer than a second to rate. */
const PATIENTLY = { timeout: 15_000 };

const place = () => tab.page.locator('.turn-place');
const asked = () => tab.page.getByRole('heading', { level: 1 });

async function type(text: string): Promise<void> {
  await tab.page.getByRole('button', { name: 'Type it' }).click();
  await tab.page.getByLabel(/^Your (answer|reply)$/).fill(text);
  await tab.page.getByRole('button', { name: 'Say it' }).click();
}

test('the warm-up asks, hears an answer, and probes what was missing', async () => {
  const { page } = tab;
  await page.getByRole('link', { name: 'Loops' }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open Warm-up' }).click();
  await page.getByRole('heading', { level: 1, name: 'Warm-up' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect.poll(() => place().textContent()).toMatch(/^Question 1 of 2$/);
  await expectAccessible(page);
  const question = await asked().textContent();
  await page.getByRole('button', { name: 'Upload a recording' }).click();
  await page.locator('input[type="file"]').setInputFiles(fixture('hero-answer.wav'));
  await expect.poll(() => place().textContent(), { timeout: 60_000 }).toMatch(/a probe · 0:2\d/);
  expect(await asked().textContent()).not.toBe(question);
});

test('the loop waits where it was left, with the person’s notes', async () => {
  const { page } = tab;
  const probe = await asked().textContent();
  await page.getByRole('button', { name: 'Your notes' }).click();
  await page.getByRole('textbox', { name: 'Your notes' }).fill('Begin with who owned it.');
  await asked().click();
  await page.getByText('Not kept yet.').waitFor({ state: 'hidden' });
  await server.kill();
  await page.getByRole('link', { name: 'Progress' }).click();
  await page.getByRole('heading', { name: 'This screen could not be opened.' }).waitFor();
  await page.getByText(/^Understudy is not answering on this computer\./).waitFor();
  await server.start();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Progress' }).waitFor();
  await page.goto(`${server.address}/loops`);
  await page.getByRole('link', { name: 'Go on with it' }).first().click();
  await expect.poll(() => asked().textContent(), PATIENTLY).toBe(probe);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Your notes' }).click();
  expect(await page.getByRole('textbox', { name: 'Your notes' }).inputValue()).toBe(
    'Begin with who owned it.',
  );
});

test('a reply to a probe is rated with its answer, and its gain is told', async () => {
  // As it is when zoomed to 200%: what is asked next is seen from its top.
  await tab.page.setViewportSize({ width: 720, height: 450 });
  await type('We never measured that, and I do not know what it was before.');
  await expect.poll(() => place().textContent(), PATIENTLY).toMatch(/^Question 2 of 2/);
  await tab.page.getByText(/^Your last reply: /).waitFor();
  await expect.poll(() => tab.page.evaluate(() => window.scrollY)).toBe(0);
  await type(textOfFixture('strong-answer.txt'));
  await tab.page.getByRole('button', { name: 'Leave it at that' }).click();
  await tab.page.getByRole('button', { name: 'Go on without it' }).click();
  await tab.page.waitForURL(/\/debrief$/, { timeout: 30_000 });
});

test('the debrief shows the votes and the person’s own words, and can be taken along', async () => {
  const { page, problems } = tab;
  await page.getByRole('heading', { name: 'No readiness yet' }).waitFor();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  const [loop] = LoopList.parse(await (await fetch(`${server.address}/api/loops`)).json());
  expect(loop).toMatchObject({ state: 'finished', answered: 2, questions: 2 });
  const debrief = Debrief.parse(
    await (await fetch(`${server.address}/api/loops/${loop?.id}/debrief`)).json(),
  );
  expect(debrief.stories).toBe(2);
  expect(debrief.next.length).toBe(3);
  const quotes = debrief.feedback.flatMap(({ found }) => found.map(({ quote }) => quote));
  expect(quotes.length).toBeGreaterThan(0);
  const shown = (await page.locator('blockquote').allTextContents()).join('\n');
  for (const quote of quotes) expect(shown).toContain(shownText(quote));
  const markdown = await fetch(`${server.address}/api/loops/${loop?.id}/debrief.md`);
  expect(await markdown.text()).toContain(shownText(quotes[0] ?? '').replace(/\.$/, ''));
  // The browser tells of the socket and the requests that the killed server left.
  expect(problems.filter((problem) => !/ERR_CONNECTION|ERR_EMPTY/.test(problem))).toEqual([]);
});

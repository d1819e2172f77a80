import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { shownText } from '#contract/shown.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { expectAccessible } from './axe.ts';
import { attemptOf, launchBrowser, openTab, type Tab, textOfFixture } from './understudy.ts';

const server = new RunningServer();
let browser: Browser;
let tab: Tab;

beforeAll(async () => {
  await server.start();
  browser = await launchBrowser('none');
  tab = await openTab(await browser.newContext(), server.address);
});

afterEach(() => expect(tab.problems).toEqual([]));

afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function typeAnswer(text: string): Promise<string> {
  const { page } = tab;
  await page.goto(`${server.address}/?prompt=highest-standards-kept-coming-back`);
  await page.getByRole('button', { name: 'Type or paste it' }).click();
  await page.getByLabel('Your answer').fill(text);
  await page.getByRole('button', { name: 'Score this answer' }).click();
  return (await attemptOf(tab)).id;
}

test('without answers the progress page says what it is for', async () => {
  const { page } = tab;
  await page.goto(`${server.address}/progress`);
  await page.getByText('Nothing here yet.', { exact: false }).waitFor();
  await expectAccessible(page);
});

test('two tellings are compared: what was gained, what was lost, part by part', async () => {
  const { page } = tab;
  const hero = await typeAnswer(textOfFixture('hero-answer.txt'));
  const strong = await typeAnswer(textOfFixture('strong-answer.txt'));
  await page.getByRole('link', { name: 'Compare with another telling' }).click();
  await page.getByRole('heading', { name: 'Compare with which telling?' }).waitFor();
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').click();
  await page.waitForURL(new RegExp(`compare\\?a=${strong}&b=${hero}`));
  await page.getByRole('heading', { name: 'Two tellings' }).waitFor();
  const gained = page.getByRole('region', { name: 'Gained' });
  const scorecard = (await (await fetch(`${server.address}/api/attempts/${strong}`)).json())
    .scorecard;
  await gained.getByText(`“${shownText(scorecard.dimensions.data.elements.D2.quote)}”`).waitFor();
  expect(await gained.getByText(/^Earlier: not/).count()).toBeGreaterThan(3);
  await page
    .getByRole('region', { name: 'Result' })
    .getByText(/^Keep the later/)
    .waitFor();
  await expectAccessible(page);
});

test('progress counts the answers, and claims no change that it cannot', async () => {
  const { page } = tab;
  await page.goto(`${server.address}/progress`);
  const weeks = page.getByRole('region', { name: 'Answers a week' });
  expect(await weeks.getByRole('listitem').last().textContent()).toMatch(/^2/);
  const row = page.getByRole('row', { name: /Baseline/i });
  expect(await row.textContent()).toContain('1 of 2');
  expect(await page.getByText(/something to compare with/).count()).toBe(3);
  await expectAccessible(page);
});

test('a mistyped word is corrected; what was typed stays beside it', async () => {
  const { page } = tab;
  const said = textOfFixture('strong-answer.txt');
  await typeAnswer(said.replace(/\bfrom\b/g, 'form'));
  await page.getByRole('button', { name: 'Change what was typed' }).click();
  await page.getByRole('textbox', { name: 'You' }).fill(said);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep and score again' }).click();
  const corrections = page.getByRole('region', { name: 'You corrected what was typed' });
  await corrections.getByText('Typed: form').first().waitFor();
  const attempt = await attemptOf(tab);
  expect(attempt.utterances[0]?.heard?.some(({ text }) => text === 'form')).toBe(true);
  expect(attempt.utterances[0]?.transcript?.words.some(({ text }) => text === 'form')).toBe(false);
  await expectAccessible(page);
});

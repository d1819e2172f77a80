import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { attemptOf, launchBrowser, openTab } from './understudy.ts';

const SAID = `I gave Ana the returns desk last spring and agreed with her what good looked like. She wrote
  a card that every clerk fills in before a parcel leaves, and on Fridays she checked ten of them.
  Late parcels went from 20 percent to 8 percent. Everybody on the floor could see it on the wall. So
  we took late parcels from 20 percent to 5 percent.`;

const server = new RunningServer();
let browser: Browser;

beforeAll(async () => {
  await server.start();
  browser = await launchBrowser('none');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

test('two values for one number are asked about, and only what is heard right counts', async () => {
  const context = await browser.newContext();
  const tab = await openTab(context, server.address);
  const { page } = tab;
  await page.getByRole('button', { name: 'Type or paste it' }).click();
  await page.getByLabel('Your answer').fill(SAID);
  await page.getByRole('button', { name: 'Score this answer' }).click();

  const question = page.getByRole('region', { name: 'Was this heard right?' });
  await question.getByText('So we took late parcels from 20% to 5%.').waitFor();
  const vote = page.getByRole('heading', { name: /^L7/ });
  const before = await vote.textContent();
  expect(before).not.toContain('Strongly Not Inclined');
  await question.getByText(/both votes are then Strongly Not Inclined/).waitFor();

  // With the keyboard alone: the focus stays where the answer was given.
  const right = question.getByRole('radio', { name: 'Heard right' });
  await right.focus();
  await page.keyboard.press('Space');
  await question
    .getByRole('status')
    .getByText(/^It counts:/)
    .waitFor();
  await page.getByRole('heading', { name: 'L7 Strongly Not Inclined' }).waitFor();
  expect(await right.getAttribute('aria-checked')).toBe('true');
  expect(await right.evaluate((element) => element === document.activeElement)).toBe(true);

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await question
    .getByRole('status')
    .getByText(/^It is set aside/)
    .waitFor();
  expect(await vote.textContent()).toBe(before);

  await page.reload();
  await question.getByRole('radio', { name: 'Misheard', checked: true }).waitFor();
  const { scorecard } = await attemptOf(tab);
  expect(scorecard?.integrity).toMatchObject([{ confirmed: false, misheard: true }]);
  expect(tab.problems).toEqual([]);
  await context.close();
});

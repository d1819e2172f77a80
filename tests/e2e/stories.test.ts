import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { composeQuestions } from '../../server/compose.ts';
import { resolveQuestion } from '../../server/content.ts';
import { Store } from '../../server/store/store.ts';
import { keepTelling, TELLINGS } from '../fakes/tellings.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser, openTab } from './understudy.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const server = new RunningServer(folder);
let browser: Browser;

beforeAll(async () => {
  const bank = composeQuestions();
  const store = new Store(folder);
  for (const [principle, text] of [
    ['ownership', TELLINGS.rota],
    ['earn-trust', TELLINGS.rotaAgain],
    ['dive-deep', TELLINGS.pallets],
  ] as const) {
    const id = bank.find((one) => one.id === principle)?.questions[0]?.id ?? '';
    const question = resolveQuestion({ id }, bank);
    if (question) await keepTelling(store, question, text);
  }
  store.close();
  await server.start();
  browser = await launchBrowser('none');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

test('a suggestion becomes a story, which shows what it lacks and what it covers', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  const { page, problems } = await openTab(context, server.address);
  await page.getByRole('link', { name: 'Stories' }).click();
  await page.getByText('Both name Dana').waitFor();
  await expectAccessible(page);

  await page.getByLabel('2 answers, likely one story').fill('The Sunday rota');
  await page.getByRole('button', { name: 'Keep as a story' }).click();
  const ownership = page.getByRole('row', { name: /Ownership/ });
  await ownership.getByRole('link', { name: 'The Sunday rota' }).waitFor();
  expect(await page.getByRole('row', { name: /Nothing here yet/ }).count()).toBeGreaterThan(5);
  await expectAccessible(page);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBe(0);

  await page.getByRole('heading', { name: 'The Sunday rota' }).getByRole('link').click();
  await page.getByRole('heading', { name: 'Its best telling' }).waitFor();
  const compare = page.getByRole('link', { name: /Compare with the best/ });
  expect(await compare.getAttribute('href')).toMatch(/^\/compare\?a=[\w-]+&b=[\w-]+$/);
  await expectAccessible(page);
  expect(await overflow()).toBe(0);

  // From one telling's own choice to the other, which answers another prompt.
  const [, first] = /a=([\w-]+)/.exec((await compare.getAttribute('href')) ?? '') ?? [];
  await page.goto(`${server.address}/compare?a=${first}`);
  await page.getByRole('heading', { name: '“The Sunday rota”, told to other prompts' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('main').getByRole('listitem').getByRole('link').click();
  await page.waitForURL(/compare\?a=[\w-]+&b=[\w-]+$/);
  await page.getByRole('heading', { name: 'What to keep from each' }).waitFor();

  // The third answer is filed from its own page, under a new story.
  await page.goto(`${server.address}/attempts`);
  await page.getByRole('link', { name: /healthy/ }).click();
  await page.getByRole('button', { name: 'File under a story' }).click();
  const name = page.getByLabel('A new story');
  expect(await name.inputValue()).toBe('The packing card, with Tomasz');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Begin the story' }).click();
  await page.getByText('A telling of The packing card').waitFor();

  // Taken out, it is filed nowhere.
  await page.getByRole('button', { name: 'Take out' }).click();
  await page.getByRole('button', { name: 'File under a story' }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test('a story is merged into another one, and one that is gone says so', async () => {
  const context = await browser.newContext();
  const { page } = await openTab(context, server.address);
  await page.goto(`${server.address}/stories`);
  await page.getByRole('heading', { name: 'The packing card' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Merge into another' }).click();
  const address = page.url();
  await page.getByRole('button', { name: /The story that stays/ }).click();
  await page.getByRole('option', { name: 'The Sunday rota' }).click();
  await page.getByRole('button', { name: 'Merge them' }).click();
  await page.getByRole('heading', { level: 1, name: 'The Sunday rota' }).waitFor();
  await page.goto(address);
  await page.getByText('There is no such story').waitFor();
  await context.close();
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ELEMENT_IDS, type ElementId, SIGNAL_IDS } from '#contract/element.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { respondWith } from '../fakes/openai/responses.ts';
import { OpenAiServer, type Reply } from '../fakes/openai/server.ts';
import { expectAccessible } from './axe.ts';
import { attemptOf, launchBrowser, openTab, type Tab, textOfFixture } from './understudy.ts';

/** What the model credits, by its quotes; one of them nobody said. */
const QUOTES: Partial<Record<ElementId, string>> = {
  M1: 'I made it a rule that no bill goes out until a second person has signed it.',
  M2: 'All three teams use the checklist every day.',
  M3: 'Every Friday she pulls a sample of twenty bills',
  M4: 'we threw the checklist away and wrote a better one',
  D1: 'Wrong bills went from forty in a hundred to eleven in a hundred',
  F1: 'I wrote a one page checklist',
};

const REPLY = {
  elements: Object.fromEntries(
    ELEMENT_IDS.map((id) => {
      const quote = QUOTES[id] ?? null;
      return [id, { quote, credited: quote !== null, why: `The model’s reason for ${id}.` }];
    }),
  ),
  signals: Object.fromEntries(
    SIGNAL_IDS.map((id) => [id, { quote: null, credited: false, why: 'Nothing says so.' }]),
  ),
};

const fake = new OpenAiServer();
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  await fake.start();
  const environment = { OPENAI_BASE_URL: fake.baseUrl, OPENAI_API_KEY: 'k' };
  server = new RunningServer(undefined, { environment });
  await server.start();
  browser = await launchBrowser('none');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
  await fake.stop();
});

async function expectAccessibleDayAndNight({ page }: Tab): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a model is switched on, says what goes where, differs, and is kept', async () => {
  const asked = Promise.withResolvers<() => void>();
  const reply: Reply = (received, response) =>
    asked.resolve(() => respondWith(REPLY)(received, response));
  fake.on('/responses', reply);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const tab = await openTab(context, server.address);
  const { page } = tab;

  await page.getByText('Your voice and your words stay on it.').waitFor();
  await page.getByRole('link', { name: 'Models' }).click();
  await page.getByText(/^Nothing is sent\./).waitFor();
  const grading = page.getByRole('switch', { name: 'Grading' });
  await grading.focus();
  await page.keyboard.press('Space');
  await page.getByRole('status').getByText('Saved.').waitFor();
  const limit = page.getByLabel('Monthly limit in US dollars');
  await limit.fill('2.5');
  await limit.press('Enter');
  await expect.poll(() => limit.inputValue()).toBe('$2.50');
  await expectAccessibleDayAndNight(tab);
  await page.reload();
  expect(await grading.isChecked()).toBe(true);
  expect(await limit.inputValue()).toBe('$2.50');

  await page.getByRole('link', { name: 'Rehearse' }).click();
  const { host } = new URL(fake.baseUrl);
  await page.getByText(`Your words go to ${host}, on this computer, for grading.`).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Type or paste it' }).click();
  await page.getByLabel('Your answer').fill(textOfFixture('strong-answer.txt'));
  await page.getByRole('button', { name: 'Score this answer' }).click();

  // The rating made here is there while the model has yet to say a word.
  const opinion = page.getByRole('region', { name: 'Second opinion' });
  await opinion.getByText(/ is rating the same words/).waitFor();
  const vote = page.getByRole('heading', { name: /^L7/ });
  const local = await vote.textContent();
  const answer = await asked.promise;
  answer();

  const mechanism = opinion.getByRole('row', { name: /Mechanism/ }).getByRole('cell');
  await mechanism.first().waitFor();
  expect(await mechanism.allTextContents()).toEqual(['5', '4']);
  const difference = opinion.getByRole('listitem').filter({ hasText: 'M5' });
  expect(await difference.textContent()).toContain('two other offices have copied the list.');
  expect(await difference.textContent()).toContain('The model’s reason for M5.');
  await opinion.getByText('One quote of the model’s was dropped', { exact: false }).waitFor();
  await opinion.getByText('Understudy’s rating counts.').waitFor();
  await expectAccessibleDayAndNight(tab);

  await opinion.getByRole('radio', { name: 'Keep the model’s' }).click();
  await opinion.getByText('The model’s rating counts.').waitFor();
  await expect.poll(() => vote.textContent()).not.toBe(local);
  await page.reload();
  await opinion.getByRole('radio', { name: 'Keep the model’s', checked: true }).waitFor();
  expect((await attemptOf(tab)).scorecard?.grader.name).not.toBe('local');
  expect(fake.received).toHaveLength(1);
  expect(tab.problems).toEqual([]);
  await context.close();
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOfText } from '#contract/transcript.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { Store } from '../../server/store/store.ts';
import { bareScorecard } from '../fakes/bare-scorecard.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser } from './understudy.ts';

/** One more than a page. */
const ATTEMPTS = 51;
const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const server = new RunningServer(folder);
let browser: Browser;

beforeAll(async () => {
  const store = new Store(folder);
  for (let at = 0; at < ATTEMPTS; at += 1) {
    const begun = store.beginAttempt(
      {
        bankId: null,
        text: `Tell me about the day number ${at}.`,
        principle: 'Ownership',
        people: false,
        future: false,
      },
      'typed',
    );
    const filler = 'and so it went on for a while. '.repeat(60);
    const said = at === 7 ? `${filler} Then the heron inspected our pond. ${filler}` : filler;
    const level = at % 2 === 0 ? 2 : 4;
    store.saveRating(
      begun,
      { recognizer: 'typed', words: wordsOfText(said) },
      bareScorecard({ mechanism: 1, data: 1, framing: level }),
    );
  }
  store.close();
  await server.start();
  browser = await launchBrowser('none');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

test('search, open at the word, and come back to the search; filter, page, clear', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${server.address}/attempts`);
  const rows = page.locator('.attempt-row');
  const count = page.getByRole('status').filter({ hasText: 'attempts' });
  await page.getByText('51 attempts', { exact: true }).waitFor();
  expect(await rows.count()).toBe(50);
  await page.getByRole('button', { name: 'Show older ones' }).click();
  await expect.poll(() => rows.count()).toBe(51);

  await page.keyboard.press('/');
  await page.keyboard.type('inspecting "our pond');
  await page.getByText('1 of 51 attempts').waitFor();
  expect(await page.locator('.search-hit mark').allTextContents()).toEqual(['inspected our pond.']);
  await expectAccessible(page);
  await page.locator('.search-hit').click();
  const word = page.locator('[data-word]', { hasText: 'inspected' });
  await word.waitFor();
  const marked = () =>
    page.evaluate(() => [...(CSS.highlights.get('arrived-at') ?? [])].map(String).join());
  await expect.poll(marked).toBe('inspected');
  await expect.poll(() => word.boundingBox().then((box) => box?.y)).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  await page.getByText('1 of 51 attempts').waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('inspecting "our pond');

  await page.getByRole('searchbox').fill('walrus');
  await page.getByText('Nothing said matches “walrus”', { exact: false }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText('51 attempts', { exact: true }).waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('');

  await page.getByRole('button', { name: /Framing$/ }).click();
  await page.getByRole('option', { name: '4 or 5' }).click();
  await page.getByText('25 of 51 attempts').waitFor();
  expect(new URL(page.url()).search).toBe('?framing=4-5');
  await page.goBack();
  await expect.poll(() => count.textContent()).toBe('51 attempts');
  expect(problems).toEqual([]);
  await page.close();
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { switchedOn } from '../fakes/openai/desk.ts';
import { rateLimited } from '../fakes/openai/errors.ts';
import { respondWith } from '../fakes/openai/responses.ts';
import { OpenAiServer } from '../fakes/openai/server.ts';
import { speakBytes } from '../fakes/openai/speech.ts';
import { TELLINGS } from '../fakes/tellings.ts';
import { expectAccessible } from './axe.ts';
import { attemptOf, launchBrowser, openTab } from './understudy.ts';

const QUOTE = 'I asked Dana to own the rota';
const REPLY = {
  sentences: [
    { text: 'I chose Dana to own the rota.', facts: [{ quote: QUOTE }] },
    { text: 'She saved 80 hours.', facts: [{ quote: QUOTE }] },
    { text: 'The other depot stayed at [how much].', facts: [] },
  ],
};

const fake = new OpenAiServer();
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  await fake.start();
  server = new RunningServer(undefined, { environment: { OPENAI_BASE_URL: fake.baseUrl } });
  await server.start();
  browser = await launchBrowser('none');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
  await fake.stop();
});

test('a rewrite is asked for, fails, comes, and leads to the words that it stands on', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await openTab(context, server.address);
  const { page, problems } = tab;
  await page.getByRole('button', { name: 'Type or paste it' }).click();
  await page.getByRole('textbox').fill(TELLINGS.rota);
  await page.getByRole('button', { name: /Score/ }).click();
  await attemptOf(tab);
  const ask = page.getByRole('button', { name: /^Ask for a rewrite/ }).first();
  await page.getByRole('heading', { name: 'What was typed' }).waitFor();
  expect(await ask.count()).toBe(0);

  await fetch(`${server.address}/api/remote`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(switchedOn('coaching', 'voice')),
  });
  await page.reload();
  fake.on('/responses', rateLimited({ 'retry-after': '1' }));
  await ask.click();
  await page.getByText('There is no rewrite.').waitFor();
  fake.on('/responses', respondWith(REPLY));
  await page.getByRole('button', { name: /^Try again \(free/ }).click();
  await page.getByText('One sentence was left out').waitFor();
  expect(await page.getByText('She saved').count()).toBe(0);
  await page.getByRole('button', { name: 'What each sentence stands on' }).click();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBe(0);
  await page.getByRole('link', { name: 'See it in the answer' }).click();
  await page.waitForURL(/\?at=[\w-]+:20$/);

  // The prompt is read in the voice from elsewhere: a line of the product's own, by its fingerprint.
  fake.on('/audio/speech', speakBytes('no sound that a browser could play'));
  await page.goto(`${server.address}/?prompt=highest-standards-kept-coming-back`);
  const readings: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/voice/')) readings.push(request.url());
  });
  await page.getByRole('button', { name: 'Choose the voice' }).click();
  await page.getByRole('switch', { name: 'Read each new prompt aloud' }).press(' ');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Next prompt' }).click();
  await page.waitForURL(/prompt=(?!highest-standards-kept)/);
  const spoken = page.waitForResponse(/\/api\/voice\//);
  await page.getByRole('button', { name: 'Hear it' }).click();
  expect((await spoken).status()).toBe(200);
  // Not the next prompt by itself.
  expect(readings).toHaveLength(1);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    JSON.parse(fake.received.at(-1)?.body.toString() ?? '{}').input,
  );
  expect(problems).toEqual([]);
});

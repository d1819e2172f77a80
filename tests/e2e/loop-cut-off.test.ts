import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LoopDetail } from '#contract/loop.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { expectAccessible } from './axe.ts';
import {
  fixture,
  launchBrowser,
  openTab,
  type Tab,
  textOfFixture,
  withSilenceBefore,
} from './understudy.ts';

const server = new RunningServer();
let browser: Browser;
let tab: Tab;
let loop: LoopDetail;

beforeAll(async () => {
  await server.start();
  browser = await launchBrowser({ wav: withSilenceBefore(fixture('hero-answer.wav'), 1_000) });
  const context = await browser.newContext({ permissions: ['microphone'] });
  tab = await openTab(context, server.address);
  const response = await fetch(`${server.address}/api/loops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenarioId: 'warm-up' }),
  });
  loop = LoopDetail.parse(await response.json());
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function kept(): Promise<LoopDetail> {
  return LoopDetail.parse(await (await fetch(`${server.address}/api/loops/${loop.id}`)).json());
}

/** Answers for some seconds, and leaves. */
async function breakOff(it: 'answer' | 'reply'): Promise<void> {
  const { page } = tab;
  await page.goto(`${server.address}/loops/${loop.id}`);
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect.poll(() => page.getByRole('timer').textContent(), { timeout: 20_000 }).toBe('0:03');
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog', { name: `Leave this ${it}?` }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.getByRole('button', { name: `Go on with your ${it}` }).waitFor();
  await expectAccessible(page);
}

async function discard(it: 'answer' | 'reply'): Promise<void> {
  const { page } = tab;
  await page.getByRole('button', { name: 'Discard it' }).click();
  const dialog = page.getByRole('alertdialog', { name: `Discard this ${it}?` });
  await dialog.getByRole('button', { name: 'Discard it' }).click();
  await page.getByRole('button', { name: 'Type it' }).waitFor();
  expect((await kept()).turn).toMatchObject({ interrupted: false });
}

test('an answer that was cut off is discarded, and its question asked again', async () => {
  const question = (await kept()).turn?.text;
  await breakOff('answer');
  await discard('answer');
  expect(await kept()).toMatchObject({ attempts: [], turn: { text: question, probe: null } });
});

test('so is a reply, and the answer stands', async () => {
  const { page } = tab;
  await page.getByRole('button', { name: 'Type it' }).click();
  await page.getByLabel('Your answer').fill(textOfFixture('hero-answer.txt'));
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.getByText('a probe').waitFor();
  const probe = (await kept()).turn?.text;
  await breakOff('reply');
  await discard('reply');
  const { attempts, turn } = await kept();
  expect(attempts).toMatchObject([{ state: 'rated' }]);
  expect(turn?.text).toBe(probe);
  expect(tab.problems).toEqual([]);
});

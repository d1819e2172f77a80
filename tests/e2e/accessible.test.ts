import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser, openTab } from './understudy.ts';

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

test.each(['light', 'dark'] as const)('the screens without attempts, %s', async (colorScheme) => {
  const context = await browser.newContext({ colorScheme });
  const { page } = await openTab(context, server.address);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Type or paste it' }).click();
  await page.getByLabel('Your answer').waitFor();
  await expectAccessible(page);
  for (const [path, heading] of [
    ['/loops', /Loops/],
    ['/attempts', /Attempts/],
  ] as const) {
    await page.goto(`${server.address}${path}`);
    await page.getByRole('heading', { name: heading }).first().waitFor();
    await expectAccessible(page);
  }
  await context.close();
});

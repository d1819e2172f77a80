import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> };
  }
}

/** Waits for what is moving or fading to come to rest: half faded, a text has no contrast yet. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Fails with every accessibility rule (WCAG A, AA and good practice) that the screen breaks, and where. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is looked at before the page has been drawn has no heading.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await rest(page);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run());
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
    })),
  ).toEqual([]);
}

import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import {
  attemptOf,
  type FakeMicrophone,
  fixture,
  launchBrowser,
  openTab,
  startAnswering,
  type Tab,
  withSilenceBefore,
} from './understudy.ts';

let server: RunningServer;
let browser: Browser | null = null;

beforeEach(async () => {
  server = new RunningServer();
  await server.start();
});

afterEach(async () => {
  await browser?.close();
  await server.remove();
});

async function browserContext(microphone: FakeMicrophone) {
  browser = await launchBrowser(microphone);
  return browser.newContext();
}

const speaking = (): FakeMicrophone => ({
  wav: withSilenceBefore(fixture('hero-answer.wav'), 1_500),
});

test('a server that dies in the middle costs nothing: the page goes on and is scored', async () => {
  const tab = await openTab(await browserContext(speaking()), server.address);
  await startAnswering(tab);
  const captions = tab.page.getByRole('region', { name: 'Captions' });
  await expect.poll(() => captions.textContent(), { timeout: 30_000 }).toMatch(/launch coming/);
  await server.kill();
  await server.start();
  await expect.poll(() => captions.textContent(), { timeout: 60_000 }).toMatch(/jumped in/);
  await tab.page.getByRole('button', { name: 'Stop and score' }).click();
  const attempt = await attemptOf(tab);
  const said = attempt.utterances[0]?.transcript?.words.map(({ text }) => text).join(' ') ?? '';
  expect(said).toMatch(/launch coming[\s\S]*jumped in/);
});

test('a tab that is closed in the middle: what was said is offered on return and can be scored', async () => {
  const context = await browserContext(speaking());
  const tab = await openTab(context, server.address);
  await startAnswering(tab);
  const captions = tab.page.getByRole('region', { name: 'Captions' });
  await expect.poll(() => captions.textContent(), { timeout: 30_000 }).toMatch(/launch coming/);
  await tab.page.close();
  const back = await openTab(context, server.address);
  await back.page.getByText(/An answer was interrupted after 0:/).waitFor();
  await back.page.getByRole('button', { name: 'Score what is there' }).click();
  const attempt = await attemptOf(back);
  const said = attempt.utterances[0]?.transcript?.words.map(({ text }) => text).join(' ') ?? '';
  expect(said).toMatch(/launch coming/);
});

test('a tab that is closed while the server is down: what it alone had is offered, whole', async () => {
  const context = await browserContext(speaking());
  const tab = await openTab(context, server.address);
  await startAnswering(tab);
  const captions = tab.page.getByRole('region', { name: 'Captions' });
  await expect.poll(() => captions.textContent(), { timeout: 30_000 }).toMatch(/launch coming/);
  await server.kill();
  const spokenMs = () => tab.page.getByRole('timer').textContent().then(millisecondsOf);
  const killedAtMs = await spokenMs();
  await expect.poll(spokenMs, { timeout: 20_000 }).toBeGreaterThanOrEqual(killedAtMs + 4_000);
  await tab.page.close();
  await server.start();
  const back = await openTab(context, server.address);
  const offer = await back.page.getByText(/An answer was interrupted after 0:/).textContent();
  expect(millisecondsOf(offer)).toBeGreaterThanOrEqual(killedAtMs + 4_000);
  expect(await heldIn(back)).toBe(0);
  await back.page.getByRole('button', { name: 'Score what is there' }).click();
  expect((await attemptOf(back)).durationMs).toBeGreaterThanOrEqual(killedAtMs + 4_000);
});

test('a recording that is dropped while the server is down is refused in words', async () => {
  const { page } = await openTab(await browserContext(speaking()), server.address);
  await page.getByRole('button', { name: 'Upload a recording' }).click();
  await server.kill();
  await page.getByText('Understudy is not answering.', { exact: true }).waitFor();
  const zone = await page.locator('.drop').boundingBox();
  const at = { x: (zone?.x ?? 0) + 20, y: (zone?.y ?? 0) + 20 };
  const data = { items: [], files: [fixture('hero-answer.wav')], dragOperationsMask: 1 };
  const chromium = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await chromium.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await page.getByText('Bring the file again once it is.').waitFor();
});

function millisecondsOf(text: string | null): number {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text ?? '') ?? [];
  return (Number(minutes) * 60 + Number(seconds)) * 1_000;
}

/** How many pieces of sound the browser holds. */
function heldIn({ page }: Tab): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('understudy');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('items').objectStore('items').count();
          counting.onsuccess = () => resolve(counting.result);
          counting.onerror = () => reject(counting.error);
        };
      }),
  );
}

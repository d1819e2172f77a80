import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { AttemptDetail } from '#contract/attempt.ts';
import { Debrief, LoopDetail, type Turn } from '#contract/loop.ts';
import { RunningServer } from '../../server/cli/bench/running-server.ts';
import { type FakeMicrophone, launchBrowser, openTab, type Tab } from '../e2e/understudy.ts';
import type { Speech } from './microphone.ts';

/** Time enough for a machine that is busy. */
const PATIENCE_MS = 120_000;

/**
 * One candidate's short loop, in a browser. A microphone's file is played once, so every answer has
 * a browser of its own: the loop goes on from where it was left each time.
 */
export class Sitting {
  readonly server = new RunningServer();
  #browser: Browser | null = null;
  #address = '';

  /** Begins a short loop as a person does. */
  async begin(): Promise<void> {
    await this.server.start();
    const { page } = await this.#enter('none');
    await page.getByRole('link', { name: 'Loops' }).click();
    await page.getByRole('link', { name: /^Open Short loop/ }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL(/\/loops\/[0-9a-f-]+$/);
    this.#address = new URL(page.url()).pathname;
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.server.remove();
  }

  /** Ends the server at once, as a crash would, with no tab open, and starts it again. */
  async crash(): Promise<void> {
    await this.#browser?.close();
    this.#browser = null;
    await this.server.kill();
    await this.server.start();
  }

  async loop(): Promise<LoopDetail> {
    return LoopDetail.parse(await this.#get(this.#address));
  }

  async debrief(): Promise<Debrief> {
    return Debrief.parse(await this.#get(`${this.#address}/debrief`));
  }

  async attempt(id: string): Promise<AttemptDetail> {
    return AttemptDetail.parse(await this.#get(`/attempts/${id}`));
  }

  /** Says all of it to whoever asks now, and stays until the next turn is asked, or the debrief is there. */
  async answer(turn: Turn, speech: Speech): Promise<void> {
    const tab = await this.#open(turn, { wav: speech.wav });
    await tab.page.getByRole('button', { name: 'Answer' }).click();
    await this.#sayAll(turn, tab, speech.durationMs);
  }

  /** Goes on with an answer that was broken off after `recordedMs`. */
  async goOn(turn: Turn, speech: Speech, recordedMs: number): Promise<void> {
    const tab = await this.#open(turn, { wav: speech.wav });
    await tab.page.getByRole('button', { name: /^Go on with your (answer|reply)$/ }).click();
    await tab.page.getByRole('button', { name: 'Go on', exact: true }).click();
    await this.#sayAll(turn, tab, recordedMs + speech.durationMs);
  }

  /** Says most of it; then the server and the tab die. */
  async breakOff(turn: Turn, speech: Speech): Promise<void> {
    const { page } = await this.#open(turn, { wav: speech.wav });
    await page.getByRole('button', { name: 'Answer' }).click();
    await recordedUntil(page, 0.7 * speech.durationMs);
    await this.crash();
  }

  /** Has what is kept of a broken-off answer scored as it is. */
  async scoreWhatIsThere(turn: Turn): Promise<void> {
    const tab = await this.#open(turn, 'none');
    await tab.page.getByRole('button', { name: 'Finish with what is there' }).click();
    await this.#next(turn, tab);
  }

  /** Leaves a probe unanswered. */
  async leaveItAtThat(turn: Turn): Promise<void> {
    const tab = await this.#open(turn, 'none');
    await tab.page.getByRole('button', { name: 'Leave it at that' }).click();
    await tab.page.getByRole('button', { name: 'Go on without it' }).click();
    await this.#next(turn, tab);
  }

  async #get(path: string): Promise<unknown> {
    const response = await fetch(`${this.server.address}/api${path}`);
    expect(response.status).toBe(200);
    return response.json();
  }

  async #enter(microphone: FakeMicrophone): Promise<Tab> {
    await this.#browser?.close();
    this.#browser = await launchBrowser(microphone);
    const viewport = { width: 1440, height: 900 };
    return openTab(await this.#browser.newContext({ viewport }), this.server.address);
  }

  async #open(turn: Turn, microphone: FakeMicrophone): Promise<Tab> {
    const tab = await this.#enter(microphone);
    await tab.page.goto(this.server.address + this.#address);
    await expect.poll(() => asked(tab.page).textContent()).toBe(turn.text);
    return tab;
  }

  /** The captions settle once the recogniser has heard that it is silent. */
  async #sayAll(turn: Turn, tab: Tab, untilMs: number): Promise<void> {
    const { page } = tab;
    await recordedUntil(page, untilMs);
    const provisional = page
      .getByRole('region', { name: 'Captions' })
      .locator('.captions-provisional');
    await expect.poll(() => provisional.textContent(), { timeout: PATIENCE_MS }).toBe('');
    await page.getByRole('button', { name: /^Stop/ }).click();
    await this.#next(turn, tab);
  }

  async #next(turn: Turn, { page, problems }: Tab): Promise<void> {
    const isOver = async () =>
      page.url().endsWith('/debrief') || (await asked(page).textContent()) !== turn.text;
    await expect.poll(isOver, { timeout: PATIENCE_MS }).toBe(true);
    expect(problems).toEqual([]);
  }
}

const asked = (page: Page) => page.getByRole('heading', { level: 1 });

/** Waits until the answer's clock has passed this time. */
async function recordedUntil(page: Page, untilMs: number): Promise<void> {
  const recordedMs = async () => msOf(await page.getByRole('timer').textContent());
  await expect.poll(recordedMs, { timeout: PATIENCE_MS }).toBeGreaterThan(untilMs);
}

function msOf(clock: string | null): number {
  const [minutes, seconds] = (clock ?? '').split(':').map(Number);
  return ((minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
}

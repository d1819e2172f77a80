import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { wordsOfText } from '#contract/transcript.ts';
import { rate } from '../../compose.ts';
import { Store } from '../../store/store.ts';
import { spokenOver } from '../input.ts';
import { chromiumHere } from './chromium.ts';
import { RunningServer } from './running-server.ts';

/** As many as ten minutes have. */
const WORDS = 1_500;
const ROUNDS = 5;
const PATIENCE_MS = 20_000;
const QUESTION = {
  bankId: null,
  text: 'Tell me about a time you raised the quality of a product.',
  principle: null,
  people: false,
  future: false,
};

/** The largest share of its WAV that a recording's FLAC takes on disk. */
export async function largestFlacShare(recordings: readonly Int16Array[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
  const store = new Store(folder);
  try {
    const shares = [];
    for (const pcm of recordings) {
      const utteranceId = await keepAnswer(store, pcm, 'It was said.');
      const wavBytes = statSync(store.soundPathOf(utteranceId) ?? '').size;
      await store.sounds.convert(utteranceId);
      shares.push(statSync(store.soundPathOf(utteranceId) ?? '').size / wavBytes);
    }
    return Math.max(...shares);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What opening the replay of an answer takes. */
export interface ReplayTimes {
  /** From the click in the list to words and player on the page, drawn, a page that answers. */
  interactiveMs: number[];
  /** The longest that the page did not answer in the two seconds after. */
  longestTaskMs: number;
}

/**
 * Opens the replay of this answer, kept as FLAC, from the list of attempts in Chromium, a few
 * times; null where there is no Chromium. `text` is what the answer says, as often as it takes.
 */
export async function replayTimes(pcm: Int16Array, text: string): Promise<ReplayTimes | null> {
  const executablePath = chromiumHere();
  if (executablePath === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
  const store = new Store(folder);
  await store.sounds.convert(await keepAnswer(store, pcm, text));
  store.close();
  const server = new RunningServer(folder);
  const browser = await chromium.launch({
    executablePath,
    // Debian's Chromium will not run its sandbox as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await server.start();
    const page = await browser.newPage();
    const times: ReplayTimes = { interactiveMs: [], longestTaskMs: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.goto(`${server.address}/attempts`);
      await page.getByRole('link', { name: QUESTION.text }).waitFor();
      times.interactiveMs.push(await clickToInteractiveMs(page));
      times.longestTaskMs = Math.max(times.longestTaskMs, await longestTaskMs(page));
    }
    return times;
  } finally {
    await browser.close();
    await server.remove();
  }
}

/** Everything is timed in the page itself: a call from here takes milliseconds of its own. */
function clickToInteractiveMs(page: Page): Promise<number> {
  return page.evaluate(
    ({ text, words, patienceMs }) =>
      new Promise<number>((resolve, reject) => {
        const link = [...document.querySelectorAll('a')].find((one) =>
          one.textContent.includes(text),
        );
        const startMs = performance.now();
        link?.click();
        const look = () => {
          const isThere =
            document.querySelectorAll('[data-word]').length >= words &&
            document.querySelector('button[aria-label="Play"]:enabled') !== null;
          if (performance.now() - startMs > patienceMs) {
            return reject(new Error(`The replay does not open: ${document.body.innerText}`));
          }
          if (!isThere) return requestAnimationFrame(look);
          // Drawn, and the page takes a task again.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startMs)));
        };
        look();
      }),
    { text: QUESTION.text, words: WORDS, patienceMs: PATIENCE_MS },
  );
}

function longestTaskMs(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let longestMs = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longestMs = Math.max(longestMs, duration);
        }).observe({ entryTypes: ['longtask'] });
        setTimeout(() => resolve(longestMs), 2_000);
      }),
  );
}

/** A rated answer with this sound; gives the utterance's id. */
async function keepAnswer(store: Store, pcm: Int16Array, text: string): Promise<string> {
  const begun = store.beginAttempt(QUESTION, 'upload');
  const { utteranceId } = begun;
  const recording = await store.createRecording(utteranceId);
  await recording.append(pcm);
  await recording.close();
  store.noteProgress(utteranceId, recording.durationMs, []);
  const many = Math.ceil(WORDS / wordsOfText(text).length);
  const said = wordsOfText(`${text} `.repeat(many)).slice(0, WORDS);
  const words = spokenOver(said, recording.durationMs / 1000);
  const scorecard = await rate({ question: QUESTION, utterances: [{ id: utteranceId, words }] });
  store.saveRating(begun, { recognizer: 'bench', words }, scorecard);
  return utteranceId;
}

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RunningServer, type Started } from '../bench/running-server.ts';
import { examine, faultsOfList, faultsOfStore, type Outcome } from './examine.ts';
import { Speaker } from './speaker.ts';

/** What goes wrong while people speak. */
export const TROUBLES = [
  'server killed',
  'tab crashed',
  'disk full',
  'killed converting',
  'both at once',
  'socket cut',
  'clock jumping',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Answers begin within the sound, and are about ten seconds. */
const MOST_FRAMES = 60;
const LEAST_FRAMES = 12;
/** Most answers are over by then. */
const WITHIN_MS = 2_500;
const CONVERTS_WITHIN_MS = 20_000;

/** One server with some people who speak to it at once, and one trouble for all of them. */
export interface Life {
  trouble: Trouble;
  speakers: number;
  /** Speech of a minute or so. */
  pcm: Int16Array;
  random: () => number;
  started: Partial<Started>;
}

/** What came of each answer, and what is wrong with the store as a whole. */
export interface Lived {
  outcomes: Outcome[];
  faults: string[];
}

/** Whether this system can refuse a running program more than so many bytes a file. */
export function canFillDisk(): boolean {
  return process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;
}

/** Lives one life: people speak, the trouble comes, they end their answers, and all is examined. */
export async function live({ trouble, speakers, pcm, random, started }: Life): Promise<Lived> {
  const server = new RunningServer(undefined, {
    ...started,
    environment: trouble === 'clock jumping' ? jumpingClock(random) : {},
  });
  await server.start();
  const people = Array.from({ length: speakers }, () => {
    const from = Math.floor((random() * pcm.length) / 2);
    return new Speaker(server.address, pcm.subarray(from), random);
  });
  try {
    const ends = await Promise.all([
      bring(trouble, server, people, random),
      ...people.map((person) => faultOf(answer(person, trouble, random))),
    ]);
    if (trouble === 'killed converting') await killConverting(server, random);
    const outcomes = [];
    for (const [index, person] of people.entries()) {
      // Once all is well again, the page brings back what could not go before.
      if (person.heldAnswers > 0) await person.returnAgain();
      const outcome = await examine(server.address, person);
      outcomes.push({ ...outcome, faults: [...(ends[index + 1] ?? []), ...outcome.faults] });
    }
    const faults = await faultsOfList(server.address);
    if (server.hasEnded) faults.push('the server ended by itself');
    await server.kill();
    return { outcomes, faults: [...faults, ...faultsOfStore(server.dataDir)] };
  } finally {
    for (const person of people) person.crash();
    await server.remove();
  }
}

/** A person says something, goes on after whatever happens, and ends in one of the ways there are. */
async function answer(person: Speaker, trouble: Trouble, random: () => number): Promise<void> {
  const frames = () => LEAST_FRAMES + Math.floor(random() * (MOST_FRAMES - LEAST_FRAMES));
  await person.start();
  await person.speak(frames());
  if (trouble === 'tab crashed' || trouble === 'both at once') {
    person.crash();
    await wait(random() * 300);
    await person.reopen();
  }
  const end = random();
  if (trouble === 'killed converting' || end < 0.55) {
    await person.goOn();
    await person.speak(frames());
    await person.finish();
  } else if (end < 0.7) {
    await person.finish();
  } else if (end < 0.85) {
    await person.discard();
  } else {
    await person.returnAgain();
  }
}

/** The trouble that comes while they speak. */
async function bring(
  trouble: Trouble,
  server: RunningServer,
  people: readonly Speaker[],
  random: () => number,
): Promise<string[]> {
  await wait(random() * WITHIN_MS);
  if (trouble === 'server killed' || trouble === 'both at once') {
    await server.kill();
    await wait(random() * 500);
    await server.start();
  }
  if (trouble === 'disk full') {
    limitFiles(server, 20_000 + Math.floor(random() * 300_000));
    await wait(300 + random() * 700);
    limitFiles(server, null);
  }
  if (trouble === 'socket cut') {
    for (let cuts = 0; cuts < 3; cuts += 1) {
      for (const person of people) if (random() < 0.6) person.cutSocket();
      await wait(random() * 600);
    }
  }
  return [];
}

/** Twice while a recording is being converted; then all are converted. */
async function killConverting(server: RunningServer, random: () => number): Promise<void> {
  const files = () => readdirSync(join(server.dataDir, 'recordings'));
  for (let kills = 0; kills < 2; kills += 1) {
    await soon('conversion', () => files().some((file) => file.endsWith('.part')));
    await wait(random() * 100);
    await server.kill();
    await server.start();
  }
  await soon('end of the conversions', () => files().every((file) => file.endsWith('.flac')));
}

async function soon(what: string, isSo: () => boolean): Promise<void> {
  const startMs = performance.now();
  while (!isSo()) {
    if (performance.now() - startMs > CONVERTS_WITHIN_MS) throw new Error(`no ${what}`);
    await wait(2);
  }
}

function limitFiles({ pid }: RunningServer, bytes: number | null): void {
  // The soft limit alone, so that it can be lifted again without being root.
  const limit = `--fsize=${bytes ?? 'unlimited'}:`;
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), limit]);
  if (status !== 0) throw new Error(`prlimit failed: ${stderr}`);
}

function jumpingClock(random: () => number): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=${new URL('jumping-clock.ts', import.meta.url).href}`,
    CHAOS_SEED: String(Math.floor(random() * 1_000_000)),
  };
}

async function faultOf(work: Promise<void>): Promise<string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

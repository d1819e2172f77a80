import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { AttemptPage } from '#contract/list.ts';
import { Progress } from '#contract/progress.ts';
import { makeAttempts } from './many-attempts.ts';
import { median } from './percentile.ts';
import { RunningServer } from './running-server.ts';
import { storiesMs } from './stories.ts';

const MANY = 5_000;
const FEW = 10;
const STARTS = 5;
const ROUNDS = 12;
/** The first rounds warm the server up, as elsewhere. */
const WARM_UP_ROUNDS = 2;
/** From the rarest to the commonest words, whole and begun; the last two are in every attempt. */
const SEARCHES = ['"every week"', 'launch', 'owner numb', 'every friday', 'team', 't', 'the'];
const FILTERS = ['', 'principle=Ownership', 'framing=1-2', 'state=interrupted', 'limit=200'];

/** How long the server takes with thousands of attempts. */
interface ListTimes {
  /** Of each answer with a page of the list, filtered or not. */
  listMs: number[];
  searchMs: number[];
  storiesMs: number[];
  progressMs: number[];
  /** From the start to the first page of the list, against a store of ten attempts. */
  startRatio: number;
}

/** Measures lists, searches and start-up with 5,000 attempts, over HTTP. */
export async function listTimes(): Promise<ListTimes> {
  const [many, few] = await Promise.all([serverOver(MANY), serverOver(FEW)]);
  try {
    const starts: { many: number[]; few: number[] } = { many: [], few: [] };
    for (let round = 0; round < STARTS; round += 1) {
      starts.few.push(await startMs(few));
      starts.many.push(await startMs(many));
    }
    await many.start();
    const ask = (params: string) => answerMs(`${many.address}/api/attempts?${params}`);
    const [listMs, searchMs, progressMs]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const filter of FILTERS) listMs.push(await ask(filter));
      progressMs.push(await answerMs(`${many.address}/api/progress`, Progress));
      for (const search of SEARCHES) {
        searchMs.push(await ask(`search=${encodeURIComponent(search)}`));
      }
    }
    return {
      listMs: listMs.slice(WARM_UP_ROUNDS * FILTERS.length),
      searchMs: searchMs.slice(WARM_UP_ROUNDS * SEARCHES.length),
      progressMs: progressMs.slice(WARM_UP_ROUNDS),
      storiesMs: await storiesMs(many.address),
      startRatio: median(starts.many) / median(starts.few),
    };
  } finally {
    await Promise.all([many.remove(), few.remove()]);
  }
}

async function serverOver(attempts: number): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
  await makeAttempts(folder, attempts);
  return new RunningServer(folder);
}

/** From the start to the first answer; the server is then ended again. */
async function startMs(server: RunningServer): Promise<number> {
  const startedMs = performance.now();
  await server.start();
  await answerMs(`${server.address}/api/attempts`);
  const tookMs = performance.now() - startedMs;
  await server.kill();
  return tookMs;
}

async function answerMs(url: string, shape: z.ZodType = AttemptPage): Promise<number> {
  const askedMs = performance.now();
  const body: unknown = await (await fetch(url)).json();
  const tookMs = performance.now() - askedMs;
  shape.parse(body);
  return tookMs;
}

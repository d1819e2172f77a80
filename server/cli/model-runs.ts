import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '#contract/answer.ts';
import { DIMENSIONS, ELEMENT_IDS } from '#contract/element.ts';
import {
  INITIAL_SETTINGS,
  RemoteFailure,
  type RemoteProblem,
  type RemoteSettings,
  type RemoteUsage,
} from '#contract/remote.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { ConfigError, readConfig } from '../config.ts';
import { Desk } from '../openai/desk.ts';
import type { RemoteConfig, RemoteKeep } from '../openai/ports.ts';
import { composeOpinionModel } from '../second-opinion.ts';
import { ratio } from './agreement.ts';
import { BadInput } from './command.ts';
import { credits } from './evaluation.ts';

/** What a model's ratings took, and how far they repeat. */
export interface ModelReport {
  host: string;
  model: string;
  runs: number;
  requests: number;
  inputTokens: number;
  outputTokens: number;
  /** Null where the price is not known. */
  usd: number | null;
  /** Quotes that the model gave and nobody said, in all runs. */
  droppedQuotes: number;
  /** Ratings that came to nothing, in all runs. */
  failed: number;
  /** The shares (0 to 1) of elements and of levels that are equal, over all pairs of runs. */
  equal: { elements: number | null; levels: number | null };
}

const AT_ONCE = 4;
/** A rating that failed in passing is tried so often in all. */
const TRIES = 3;
const WAIT_MS = 2_000;
const MOST_WAIT_MS = 60_000;
const PASSING: readonly RemoteProblem['code'][] = [
  'rateLimited',
  'timedOut',
  'failed',
  'cutOff',
  'notOfSchema',
];
/** What every other answer would meet as well. */
const LASTING: readonly RemoteProblem['code'][] = [
  'wrongKey',
  'unreachable',
  'quotaSpent',
  'modelGone',
];

/** Where models are, as the environment says it. @throws BadInput where it does not. */
export function remoteOf(environment: Readonly<Record<string, string | undefined>>): RemoteConfig {
  try {
    const { remote } = readConfig(environment);
    if (remote !== null) return remote;
  } catch (error) {
    throw error instanceof ConfigError ? new BadInput(error.message) : error;
  }
  throw new BadInput(
    'No model elsewhere is set up; set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, and run it again.',
  );
}

/**
 * Rates every answer by a model so many times. `say` is told what goes where, and about what it
 * costs, before anything does. The scorecards are by run, in the answers' order; null where one failed.
 * @throws BadInput where the model is not to be had.
 */
export async function rateInRuns(
  answers: readonly Answer[],
  runs: number,
  remote: RemoteConfig,
  say: (line: string) => void,
): Promise<{ scorecards: (Scorecard | null)[][]; report: ModelReport }> {
  const ledger = new Ledger();
  const desk = new Desk(remote, ledger);
  const { host } = new URL(remote.baseUrl);
  const { model } = desk.modelOf('grading');
  const grader = composeOpinionModel(desk);
  const ratings = answers.length * runs;
  const cost = costWords(
    answers.map((answer) => grader.mostUsd(unkept(answer))),
    runs,
  );
  say(`The words of the answers go to ${host} for ${ratings} ratings by ${model}, ${cost}.`);
  const scorecards: (Scorecard | null)[][] = Array.from({ length: runs }, () => []);
  const problems: RemoteProblem[] = [];
  const jobs = scorecards
    .flatMap((cards) => answers.map((answer, index) => ({ cards, answer, index })))
    .values();
  const work = async () => {
    for (const { cards, answer, index } of jobs) {
      const rated = await tryToRate(() => grader.rate(unkept(answer)));
      if ('problem' in rated) problems.push(rated.problem);
      cards[index] = 'problem' in rated ? null : rated.scorecard;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const [problem] = problems;
  if (problem && !scorecards[0]?.some((card) => card !== null)) throw new BadInput(problem.message);
  const all = scorecards.flat().filter((card) => card !== null);
  const droppedQuotes = all.reduce((sum, card) => sum + (card.droppedQuotes ?? 0), 0);
  const equal = equalIn(scorecards);
  const took = ledger.total();
  return {
    scorecards,
    report: { host, model, runs, ...took, droppedQuotes, failed: problems.length, equal },
  };
}

/** An answer that is not kept, as it is rated. */
function unkept(answer: Answer) {
  return { attemptId: null, answer, probes: [], heard: new Map<string, boolean>() };
}

/** What rating answers so often costs at most, in words. */
function costWords(eachUsd: readonly (number | null)[], runs: number): string {
  const known = eachUsd.filter((usd) => usd !== null);
  if (known.length < eachUsd.length) return 'at a price that is not known';
  const usd = known.reduce((sum, each) => sum + each, 0) * runs;
  return usd === 0 ? 'free' : `at most $${(Math.ceil(usd * 100) / 100).toFixed(2)} in all`;
}

async function tryToRate<T>(rate: () => Promise<T>): Promise<T | { problem: RemoteProblem }> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await rate();
    } catch (error) {
      if (!(error instanceof RemoteFailure)) throw error;
      const { problem } = error;
      if (LASTING.includes(problem.code)) throw new BadInput(problem.message);
      if (left === 0 || !PASSING.includes(problem.code)) return { problem };
      await wait(Math.min(problem.retryAfterMs ?? WAIT_MS, MOST_WAIT_MS));
    }
  }
}

function equalIn(runs: readonly (readonly (Scorecard | null)[])[]): ModelReport['equal'] {
  const pairs = runs.flatMap((one, at) =>
    runs.slice(at + 1).flatMap((other) =>
      one.flatMap((first, index) => {
        const second = other[index];
        return first && second ? [{ first, second }] : [];
      }),
    ),
  );
  const elements = pairs.flatMap(({ first, second }) =>
    ELEMENT_IDS.map((id) => credits(first, id) === credits(second, id)),
  );
  const levels = pairs.flatMap(({ first, second }) =>
    DIMENSIONS.map((one) => first.dimensions[one].level === second.dimensions[one].level),
  );
  const share = (equal: readonly boolean[]) => ratio(equal.filter(Boolean).length, equal.length);
  return { elements: share(elements), levels: share(levels) };
}

/** Whoever types the command has switched it on; nothing of it is kept. */
class Ledger implements RemoteKeep {
  readonly #used: RemoteUsage[] = [];

  readSettings(): RemoteSettings {
    const uses = { ...INITIAL_SETTINGS.uses, grading: true };
    return { ...INITIAL_SETTINGS, uses, monthlyLimitUsd: null };
  }

  saveSettings(): void {}

  addUsage(usage: RemoteUsage): void {
    this.#used.push(usage);
  }

  usageOf(): RemoteUsage[] {
    return this.#used;
  }

  spentSince() {
    return { usd: this.total().usd ?? 0, uses: this.#used.length, unpriced: 0 };
  }

  total(): Pick<ModelReport, 'requests' | 'inputTokens' | 'outputTokens' | 'usd'> {
    const sum = (amount: (usage: RemoteUsage) => number) =>
      this.#used.reduce((total, usage) => total + amount(usage), 0);
    return {
      requests: this.#used.length,
      inputTokens: sum(({ inputTokens }) => inputTokens),
      outputTokens: sum(({ outputTokens }) => outputTokens),
      usd: this.#used.every(({ usd }) => usd !== null) ? sum(({ usd }) => usd ?? 0) : null,
    };
  }
}

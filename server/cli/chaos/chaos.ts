import { seededRandom } from '#contract/random.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import type { Started } from '../bench/running-server.ts';
import type { Outcome } from './examine.ts';
import { canFillDisk, live, TROUBLES, type Trouble } from './life.ts';

/** What came of all runs with one trouble. */
export interface Tally {
  trouble: Trouble;
  /** 0 where this system cannot bring this trouble about. */
  runs: number;
  acknowledgedSeconds: number;
  /** Of those, what was not on disk as it was spoken. */
  lostSeconds: number;
  /** Of all that was spoken, acknowledged or not. */
  lostSaidSeconds: number;
  faults: string[];
}

/** How much is done, to which server. */
export interface Chaos {
  runs: number;
  /** So many answers are given to one server at once. */
  atOnce: number;
  seed: number;
  /** All of them where nothing is said. */
  troubles?: readonly Trouble[];
  pcm: Int16Array;
  started?: Partial<Started>;
  tell?(line: string): void;
}

/** Gives so many answers to servers that have trouble, kind by kind in turn. */
export async function chaos(options: Chaos): Promise<Tally[]> {
  const { runs, atOnce, seed, troubles = TROUBLES, pcm, started = {}, tell = () => {} } = options;
  const possible = troubles.filter((trouble) => trouble !== 'disk full' || canFillDisk());
  const tallies = new Map(troubles.map((trouble) => [trouble, emptyTally(trouble)]));
  for (let life = 0; life * atOnce < runs; life += 1) {
    const trouble = possible[life % possible.length];
    if (trouble === undefined) break;
    const speakers = Math.min(atOnce, runs - life * atOnce);
    const random = seededRandom(seed + life * 7_919);
    const { outcomes, faults } = await live({ trouble, speakers, pcm, random, started });
    const tally = tallies.get(trouble);
    if (tally === undefined) continue;
    for (const outcome of outcomes) add(tally, outcome);
    tally.faults.push(...faults);
    tell(`${life * atOnce + speakers} of ${runs}: ${trouble}`);
  }
  return [...tallies.values()];
}

function emptyTally(trouble: Trouble): Tally {
  return {
    trouble,
    runs: 0,
    acknowledgedSeconds: 0,
    lostSeconds: 0,
    lostSaidSeconds: 0,
    faults: [],
  };
}

function add(tally: Tally, outcome: Outcome): void {
  tally.runs += 1;
  tally.acknowledgedSeconds += outcome.acknowledgedSamples / SAMPLE_RATE_HZ;
  tally.lostSeconds += outcome.lostSamples / SAMPLE_RATE_HZ;
  tally.lostSaidSeconds += outcome.lostSaidSamples / SAMPLE_RATE_HZ;
  tally.faults.push(...outcome.faults);
}

import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { chaos, type Tally } from './chaos/chaos.ts';
import { TROUBLES } from './chaos/life.ts';
import { BadInput, runCommand } from './command.ts';
import { readWav } from './read-wav.ts';
import { table } from './table.ts';

const USAGE = 'npm run --silent chaos -- [--runs N] [--seed N] [--trouble NAME]';
const SPOKEN = fileURLToPath(new URL('../../tests/fixtures/hero-answer.wav', import.meta.url));
const AT_ONCE = 8;

const Count = z.coerce.number().int().min(1).max(1_000_000);
const Wanted = z.object({ runs: Count, seed: Count, trouble: z.enum(TROUBLES).optional() });

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
      trouble: { type: 'string' },
    },
  });
  const parsed = Wanted.safeParse(values);
  if (!parsed.success) {
    throw new BadInput(
      `Counts are whole numbers from 1, and the troubles are ${TROUBLES.join(', ')}. Usage: ${USAGE}`,
    );
  }
  const { runs, seed, trouble } = parsed.data;
  const troubles = trouble === undefined ? TROUBLES : [trouble];
  process.stderr.write(`seed ${seed}\n`);
  const pcm = Int16Array.from(readWav(SPOKEN), (sample) => Math.round(sample * 32_767));
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const tallies = await chaos({ runs, atOnce: AT_ONCE, seed, troubles, pcm, tell });
  if (tallies.some(({ lostSeconds, faults }) => lostSeconds > 0 || faults.length > 0)) {
    process.exitCode = 1;
  }
  return `${tableOf(tallies)}\nseed ${seed}`;
});

function tableOf(tallies: readonly Tally[]): string {
  const sum = (of: (tally: Tally) => number) =>
    tallies.reduce((total, tally) => total + of(tally), 0);
  const rows = tallies.map((tally) =>
    tally.runs === 0
      ? [tally.trouble, 'none: this system or so few runs do not allow it']
      : [
          tally.trouble,
          String(tally.runs),
          tally.acknowledgedSeconds.toFixed(1),
          tally.lostSeconds.toFixed(1),
          tally.lostSaidSeconds.toFixed(1),
          tally.faults.length === 0 ? 'none' : [...new Set(tally.faults)].join('; '),
        ],
  );
  return table([
    ['trouble', 'runs', 'acknowledged s', 'of it lost s', 'spoken and lost s', 'other faults'],
    ...rows,
    [
      'all',
      String(sum(({ runs }) => runs)),
      sum((tally) => tally.acknowledgedSeconds).toFixed(1),
      sum((tally) => tally.lostSeconds).toFixed(1),
      sum((tally) => tally.lostSaidSeconds).toFixed(1),
      String(sum(({ faults }) => faults.length)),
    ],
  ]);
}

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { residentMb } from './bench/resident-memory.ts';
import { RunningServer } from './bench/running-server.ts';
import { soak } from './bench/soak.ts';
import { BadInput, runCommand } from './command.ts';
import { readWav } from './read-wav.ts';
import { table } from './table.ts';

const USAGE = 'npm run --silent soak -- [--minutes N] [--speakers N]';
const SPOKEN = fileURLToPath(new URL('../../tests/fixtures/strong-answer.wav', import.meta.url));
/** By then everything that is kept for good has been loaded. */
const SETTLED_AFTER_MINUTES = 5;
const MAX_GROWTH = 1.1;

const Wanted = z.object({
  minutes: z.coerce
    .number()
    .min(1)
    .max(24 * 60),
  speakers: z.coerce.number().int().min(1).max(64),
});

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '30' },
      speakers: { type: 'string', default: '8' },
    },
  });
  const wanted = Wanted.safeParse(values);
  if (!wanted.success) {
    throw new BadInput(`Minutes are 1 to 1440, speakers 1 to 64. Usage: ${USAGE}`);
  }
  const { minutes, speakers } = wanted.data;
  const pcm = Int16Array.from(readWav(SPOKEN), (sample) => Math.round(sample * 32_767));
  const server = new RunningServer();
  await server.start();
  try {
    if (residentMb(server.pid) === null) {
      throw new BadInput('This system does not tell how much memory a program has.');
    }
    const { atMinute, rated, failed, toldToWait } = await soak(server, pcm, {
      speakers,
      minutes,
      tell: (line) => process.stderr.write(`${line}\n`),
    });
    const early = atMinute(Math.min(SETTLED_AFTER_MINUTES, minutes / 2));
    const late = atMinute(minutes);
    if (late > MAX_GROWTH * early || failed > 0) process.exitCode = 1;
    return table([
      [
        'speakers',
        'minutes',
        'answers rated',
        'told to wait',
        'failed',
        'MB early',
        'MB at the end',
        'ratio',
      ],
      [
        String(speakers),
        String(minutes),
        String(rated),
        String(toldToWait),
        String(failed),
        early.toFixed(0),
        late.toFixed(0),
        (late / early).toFixed(2),
      ],
    ]);
  } finally {
    await server.remove();
  }
});

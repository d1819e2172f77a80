import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chaos } from '../server/cli/chaos/chaos.ts';
import { canFillDisk, TROUBLES } from '../server/cli/chaos/life.ts';
import { readWav } from '../server/cli/read-wav.ts';

const SPOKEN = fileURLToPath(new URL('fixtures/hero-answer.wav', import.meta.url));
const pcm = Int16Array.from(readWav(SPOKEN), (sample) => Math.round(sample * 32_767));
const possible = TROUBLES.filter((trouble) => trouble !== 'disk full' || canFillDisk());

test('killed, cut, crashed, full or jumping: nothing that was said is lost', async () => {
  const lives = possible.map((trouble) =>
    chaos({
      runs: 2,
      atOnce: 2,
      seed: 7,
      troubles: [trouble],
      pcm,
      started: { entry: 'tests/fakes/serve-fakes.ts' },
    }),
  );
  for (const tally of (await Promise.all(lives)).flat()) {
    expect(tally).toMatchObject({ runs: 2, lostSeconds: 0, lostSaidSeconds: 0, faults: [] });
    expect(tally.acknowledgedSeconds).toBeGreaterThan(2);
  }
}, 90_000);

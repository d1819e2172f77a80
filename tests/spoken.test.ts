import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Level } from '#contract/scorecard.ts';
import {
  boundsMissed,
  type HeardAnswer,
  measureSpoken,
  summarise,
} from '../server/cli/spoken/measure.ts';
import { spokenText } from '../server/cli/spoken/report.ts';
import { readSpokenSet } from '../server/cli/spoken/spoken-set.ts';
import { composeTranscriber } from '../server/compose.ts';

/** An answer of a hundred words whose three levels, as written, are all 3. */
function heardAt(mechanism: Level, data: Level, framing: Level): HeardAnswer {
  return {
    id: 'orchard',
    voice: 'aunt',
    wordErrors: 5,
    words: 100,
    levels: [
      { dimension: 'mechanism', written: 3, heard: mechanism },
      { dimension: 'data', written: 3, heard: data },
      { dimension: 'framing', written: 3, heard: framing },
    ],
    gained: [],
    lost: ['D2'],
    transcript: 'We picked the pairs by hand.',
  };
}

test('ten answers are there in three voices', () => {
  const recordings = readSpokenSet();
  expect(new Set(recordings.map(({ voice }) => voice)).size).toBe(3);
  expect(new Set(recordings.map(({ answer }) => answer.id)).size).toBe(10);
  expect(recordings.filter(({ path }) => !existsSync(path))).toEqual([]);
});

test('a level two away is missed by name', () => {
  const answers = [...Array.from({ length: 9 }, () => heardAt(3, 3, 3)), heardAt(3, 1, 3)];
  expect(boundsMissed(answers)).toEqual([
    'orchard as aunt says it is rated 1 for data, its text 3.',
  ]);
});

test('fewer than eight in ten levels the same are missed, eight in ten are not', () => {
  const [same, moved] = [heardAt(3, 3, 3), heardAt(3, 2, 4)];
  const enough = [same, same, same, same, same, same, same, moved, moved, moved];
  expect(summarise(enough)).toEqual({ wordErrorRate: 0.05, same: 0.8, withinOne: 1 });
  expect(boundsMissed(enough)).toEqual([]);
  expect(boundsMissed([same, moved])).toEqual([
    '66.7% of the levels are the same; at least 80% have to be.',
  ]);
});

test('the report shows what moved, and what was heard only when asked to', () => {
  const answers = [heardAt(3, 2, 3)];
  const quiet = spokenText(answers, false);
  expect(quiet).toMatch(/^orchard +5 of 100 +3 +3 -> 2 +3 +D2$/m);
  expect(quiet).not.toContain('pairs');
  expect(spokenText(answers, true)).toContain('We picked the pairs by hand.');
});

// One answer a voice; `npm run spoken` measures all of them.
const PART = ['fish rms', 'blood slt', 'stadium awb'];

test('through the recogniser, answers are rated as their texts are', async () => {
  const part = readSpokenSet().filter(({ answer, voice }) =>
    PART.includes(`${answer.id} ${voice}`),
  );
  expect(part).toHaveLength(PART.length);
  expect(boundsMissed(await measureSpoken(part, composeTranscriber()))).toEqual([]);
}, 60_000);

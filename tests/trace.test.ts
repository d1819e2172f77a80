import { expect, test } from 'vitest';
import { tracePath } from '../web/rehearse/trace.ts';

test('a stroke is drawn for each part that was recorded', () => {
  const path = tracePath([0.5, 0.5, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.4], 4_000);
  expect(path.match(/M/g)).toHaveLength(2);
});

test('levels that were never told, as in a tab behind another one, are drawn as silence', () => {
  const peaks: number[] = [];
  peaks[20] = 0.5;
  expect(tracePath(peaks, 6_000)).not.toContain('NaN');
  expect(tracePath(peaks, 6_000)).not.toBe('');
});

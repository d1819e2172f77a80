import { describe, expect, test } from 'vitest';
import type { FollowUp } from '#contract/probe.ts';
import { gainOf } from '../web/loop/gain.ts';

const UNCHANGED: FollowUp = {
  utteranceId: 'reply',
  probe: { text: 'What was it before?', element: 'D2', again: false },
  reply: 'answered',
  before: { mechanism: 2, data: 3, framing: 4 },
  after: { mechanism: 2, data: 3, framing: 4 },
  added: [],
  removed: [],
};

describe('what an answer to a probe changed', () => {
  test('names what it added and the level that moved', () => {
    expect(
      gainOf({
        ...UNCHANGED,
        added: ['D2', 'D3'],
        after: { ...UNCHANGED.after, data: 4 },
      }),
    ).toBe(
      'it added “baseline”, what it was before, or what it is compared with; “period”, the time over which it moved. Data from 3 to 4.',
    );
  });

  test('names what it took back', () => {
    expect(
      gainOf({
        ...UNCHANGED,
        removed: [{ element: 'D1', quotes: ['that was the forecast'], evidence: [] }],
        after: { ...UNCHANGED.after, data: 1 },
      }),
    ).toBe('it took back “result”, a result number with its metric named. Data from 3 to 1.');
  });

  test('names new evidence that moved no level', () => {
    expect(gainOf({ ...UNCHANGED, added: ['D4'] })).toBe(
      'it added “base”, out of how many, or where the figure comes from.',
    );
  });

  test.each([
    ['answered', /nothing that had not been said/],
    ['dodged', /did not answer the probe/],
    ['unknown', /costs nothing/],
  ] as const)('says so when nothing changed after a reply that %s it', (reply, says) => {
    expect(gainOf({ ...UNCHANGED, reply })).toMatch(says);
  });
});

import { hasAll, hasAny } from './found.ts';
import type { DimensionRules } from './rules.ts';

/** Rubric §2. */
export const DATA: DimensionRules = {
  elements: ['D1', 'D2', 'D3', 'D4', 'D5'],
  rows: [
    {
      level: 5,
      rule: 'A result with its baseline, its period and its cause',
      holds: (found) => hasAll(found, ['D1', 'D2', 'D3', 'D5']),
    },
    {
      level: 4,
      rule: 'A result with its baseline and its period, base or cause',
      holds: (found) => hasAll(found, ['D1', 'D2']) && hasAny(found, ['D3', 'D4', 'D5']),
    },
    {
      level: 3,
      rule: 'A result with its baseline alone',
      holds: (found) => hasAll(found, ['D1', 'D2']),
    },
    {
      level: 3,
      rule: 'A result number without its baseline',
      holds: (found) => found.has('D1'),
    },
    {
      level: 2,
      rule: 'A change whose metric is not named',
      holds: (found) => found.has('changeWithoutMetric'),
    },
    {
      level: 2,
      rule: 'A result that is projected, not measured',
      holds: (found) => found.has('projected'),
    },
    {
      level: 2,
      rule: 'A dated change of state that can be checked, without a number',
      holds: (found) => found.has('datedState'),
    },
    {
      level: 2,
      rule: 'Outputs only: counts of things made or held',
      holds: (found) => found.has('output'),
    },
    {
      level: 1,
      rule: 'No number, or only numbers that are not results',
      holds: () => true,
    },
  ],
  caps: [
    {
      cap: { id: 'noBaseline', limit: 3, why: 'Without a baseline a result earns at most 3.' },
      holds: (_answer, found) => found.has('D1') && !found.has('D2'),
    },
    {
      cap: {
        id: 'noPeopleNumber',
        limit: 3,
        why: 'A question about people needs a number about people; without one it earns at most 3.',
      },
      holds: (answer, found) => answer.question.people && !found.has('peopleNumber'),
    },
  ],
};

import type { DimensionRules } from './rules.ts';

/** Rubric §2. */
export const DATA: DimensionRules = {
  elements: ['D1', 'D2', 'D3', 'D4', 'D5'],
  rows: [
    {
      level: 5,
      rule: 'A result with its baseline, its period and its cause',
      places: [['D1'], ['D2'], ['D3'], ['D5']],
    },
    {
      level: 4,
      rule: 'A result with its baseline and its period, base or cause',
      places: [['D1'], ['D2'], ['D3', 'D4', 'D5']],
    },
    {
      level: 3,
      rule: 'A result with its baseline alone',
      places: [['D1'], ['D2']],
    },
    {
      level: 3,
      rule: 'A result number without its baseline',
      places: [['D1']],
    },
    {
      level: 2,
      rule: 'A change whose metric is not named',
      places: [['changeWithoutMetric']],
    },
    {
      level: 2,
      rule: 'A result that is projected, not measured',
      places: [['projected']],
    },
    {
      level: 2,
      rule: 'A dated change of state that can be checked, without a number',
      places: [['datedState']],
    },
    {
      level: 2,
      rule: 'Outputs only: counts of things made or held',
      places: [['output']],
    },
    {
      level: 1,
      rule: 'No number, or only numbers that are not results',
      places: [],
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

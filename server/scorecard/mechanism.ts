import { hasAll, hasAny } from './found.ts';
import type { DimensionRules } from './rules.ts';

/** Rubric §1. */
export const MECHANISM: DimensionRules = {
  elements: ['M1', 'M2', 'M3', 'M4', 'M5'],
  rows: [
    {
      level: 5,
      rule: 'Others ran the tool, somebody inspected it, and a finding changed it or it lasted without you',
      holds: (found) => hasAll(found, ['M1', 'M2', 'M3']) && hasAny(found, ['M4', 'M5']),
    },
    {
      level: 4,
      rule: 'Others ran the tool and somebody inspected it',
      holds: (found) => hasAll(found, ['M1', 'M2', 'M3']),
    },
    {
      level: 3,
      rule: 'A tool with a rhythm or a rule that others ran; nobody inspected it',
      holds: (found) => hasAll(found, ['M1', 'M2']),
    },
    {
      level: 3,
      rule: 'A tool with a rhythm or a rule that was inspected; nobody else ran it',
      holds: (found) => hasAll(found, ['M1', 'M3']),
    },
    {
      level: 3,
      rule: 'A tool with a rhythm or a rule; nobody else ran it and nobody inspected it',
      holds: (found) => found.has('M1'),
    },
    {
      level: 2,
      rule: 'Something was taken up, checked or changed, but the tool itself is not told',
      holds: (found) => hasAny(found, ['M2', 'M3', 'M4', 'M5']),
    },
    {
      level: 2,
      rule: 'A one-off fix or document, nothing that recurs',
      holds: (found) => found.has('oneOff'),
    },
    {
      level: 2,
      rule: 'Named only: not how often it happens, nor what it decides',
      holds: (found) => found.has('namedOnly'),
    },
    {
      level: 2,
      rule: 'A mechanism that is planned, wished for or denied, not done',
      holds: (found) => found.has('notDoneMechanism'),
    },
    {
      level: 1,
      rule: 'Nothing recurring: effort, reminders, intentions or rescue',
      holds: () => true,
    },
  ],
  caps: [],
};

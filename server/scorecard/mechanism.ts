import type { DimensionRules } from './rules.ts';

/** Rubric §1. */
export const MECHANISM: DimensionRules = {
  elements: ['M1', 'M2', 'M3', 'M4', 'M5'],
  rows: [
    {
      level: 5,
      rule: 'Others ran the tool, somebody inspected it, and a finding changed it or it lasted without you',
      places: [['M1'], ['M2'], ['M3'], ['M4', 'M5']],
    },
    {
      level: 4,
      rule: 'Others ran the tool and somebody inspected it',
      places: [['M1'], ['M2'], ['M3']],
    },
    {
      level: 3,
      rule: 'A tool with a rhythm or a rule that others ran; nobody inspected it',
      places: [['M1'], ['M2']],
    },
    {
      level: 3,
      rule: 'A tool with a rhythm or a rule that was inspected; nobody else ran it',
      places: [['M1'], ['M3']],
    },
    {
      level: 3,
      rule: 'A tool with a rhythm or a rule; nobody else ran it and nobody inspected it',
      places: [['M1']],
    },
    {
      level: 2,
      rule: 'Something was taken up, checked or changed, but the tool itself is not told',
      places: [['M2', 'M3', 'M4', 'M5']],
    },
    {
      level: 2,
      rule: 'A one-off fix or document, nothing that recurs',
      places: [['oneOff']],
    },
    {
      level: 2,
      rule: 'Named only: not how often it happens, nor what it decides',
      places: [['namedOnly']],
    },
    {
      level: 2,
      rule: 'A mechanism that is planned, wished for or denied, not done',
      places: [['notDoneMechanism']],
    },
    {
      level: 1,
      rule: 'Nothing recurring: effort, reminders, intentions or rescue',
      places: [],
    },
  ],
  caps: [],
};

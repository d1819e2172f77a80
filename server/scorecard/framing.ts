import type { SignalId } from '#contract/element.ts';
import { type Found, hasAny } from './found.ts';
import type { DimensionRules } from './rules.ts';

const ALONE: readonly SignalId[] = ['soloBuild', 'rescue'];

/** The speaker alone building or rescuing at the decisive moment. */
export function actsAlone(found: Found): boolean {
  return hasAny(found, ALONE);
}

/** Rubric §3 and §6.3. */
export const FRAMING: DimensionRules = {
  elements: ['F1', 'F2', 'F3', 'F4', 'F5'],
  rows: [
    {
      level: 5,
      rule: 'Your act, an owner whom you enabled, and their result or independence',
      places: [['F1'], ['F2'], ['F3'], ['F4', 'F5']],
    },
    {
      level: 4,
      rule: 'Your act, an owner, and their enablement, result or independence',
      places: [['F1'], ['F2'], ['F3', 'F4', 'F5']],
    },
    {
      level: 3,
      rule: 'Your act and an owner; not what you did for them nor what came of it',
      places: [['F1'], ['F2']],
    },
    {
      level: 3,
      rule: 'Your act and how somebody grew by it; nobody is named as owning a piece',
      places: [['F1'], ['F3', 'F4', 'F5']],
    },
    {
      level: 2,
      rule: 'Your act alone; others only help or take instruction',
      places: [['F1']],
    },
    {
      level: 2,
      rule: 'Others own something or grow, but no act of yours is told',
      places: [['F2', 'F4', 'F5']],
      without: ALONE,
    },
    {
      level: 2,
      rule: 'An act of leading too vague to write down',
      places: [['vagueAct']],
      without: ALONE,
    },
    {
      level: 1,
      rule: 'You alone build or rescue; others are absent, passive or in the way',
      places: [ALONE],
    },
    {
      level: 1,
      rule: 'No act of leading of yours, and nobody can be told apart',
      places: [],
    },
  ],
  caps: [
    {
      cap: {
        id: 'noOwnAct',
        limit: 2,
        why: 'Without an act of your own the framing earns at most 2.',
      },
      holds: (_answer, found) => !found.has('F1'),
    },
    {
      cap: { id: 'blame', limit: 2, why: 'Blame or belittling holds the framing at 2.' },
      holds: (_answer, found) => found.has('blame'),
    },
    {
      cap: {
        id: 'takeBack',
        limit: 3,
        why: 'Taking the work back at the decisive moment holds the framing at 3.',
      },
      holds: (_answer, found) => found.has('takeBack'),
    },
  ],
};

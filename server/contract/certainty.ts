import { z } from 'zod';

export const Chance = z.number().min(0).max(1);

/** The chance of each level of a dimension, 1 to 5; together 1. */
export const LevelChances = z.tuple([Chance, Chance, Chance, Chance, Chance]);
export type LevelChances = z.infer<typeof LevelChances>;

/** The level (1 to 5) that is as likely too low as too high. */
export function medianLevel(chances: LevelChances): number {
  let passed = 0;
  const at = chances.findIndex((chance) => {
    passed += chance;
    return chance > 0 && passed >= 0.5;
  });
  // Chances that are rounded may stay below a half until the last.
  return at < 0 ? chances.length : at + 1;
}

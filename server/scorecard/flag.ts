import type { Cap, Flag, Level } from '#contract/scorecard.ts';
import type { Found } from './found.ts';
import { actsAlone } from './framing.ts';

const HIGHEST_FLAGGED = 2;

/**
 * Rubric §3: HERO or HIDDEN, at framing level 1 or 2 only. `looked` is the level before the caps.
 * A cap alone sets no flag: what stood at 3 or higher before it is flagged only when the signals
 * show the speaker acting alone; what is too short to rate is never flagged. Nor is what may well
 * be higher than 2, `highest` being the highest level that is likely: by cross-validation over walks
 * of life that leaves 3 false heroes instead of 5, and misses one more of 62.
 */
export function framingFlag(
  found: Found,
  looked: Level,
  caps: readonly Cap[],
  highest: Level,
): Flag | null {
  if (highest > HIGHEST_FLAGGED || caps.some(({ id }) => id === 'insufficient')) return null;
  if (actsAlone(found)) return 'HERO';
  if (looked > HIGHEST_FLAGGED) return null;
  return found.has('F1') ? 'HERO' : 'HIDDEN';
}

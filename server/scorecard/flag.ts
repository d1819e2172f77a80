import type { Certainty } from '#contract/element.ts';
import type { Cap, Flag, Level } from '#contract/scorecard.ts';
import type { Found } from './found.ts';
import { actsAlone } from './framing.ts';
import { capped } from './rules.ts';

/**
 * A flag that is less likely than this is kept back: a false one costs trust. Chosen by
 * cross-validation over walks of life, so that four of five flags are found and about one in ten of
 * those raised is false; the chances of HIDDEN are too high there below two thirds.
 */
const LEAST_CHANCE: Record<Flag, number> = { HERO: 0.45, HIDDEN: 0.6 };
/** So close a hero is meant: who does everything alone often says little of leading. */
const TIE = 0.8;
/** Caps of what is too little to rate, or cannot be. */
const UNREADABLE: ReadonlySet<Cap['id']> = new Set<Cap['id']>(['insufficient', 'notEnglish']);

/**
 * Rubric §3: HERO or HIDDEN, at framing level 1 or 2 only. `looked` is the level before the caps.
 * A cap alone sets no flag: what stood at 3 or higher before it is flagged only when the signals
 * show the speaker acting alone; what cannot be read is never flagged. Of the two the likelier
 * one is raised, where chances are known.
 */
export function framingFlag(
  found: Found,
  looked: Level,
  caps: readonly Cap[],
  chances: Certainty['flags'] | undefined,
): Flag | null {
  if (capped(looked, caps) > 2 || caps.some(({ id }) => UNREADABLE.has(id))) return null;
  if (looked > 2 && !actsAlone(found)) return null;
  if (!chances) return actsAlone(found) || found.has('F1') ? 'HERO' : 'HIDDEN';
  const flag = chances.HERO >= TIE * chances.HIDDEN ? 'HERO' : 'HIDDEN';
  return chances[flag] < LEAST_CHANCE[flag] ? null : flag;
}

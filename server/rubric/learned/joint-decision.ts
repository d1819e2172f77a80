import { LevelChances, medianLevel } from '#contract/certainty.ts';
import type { LearnedId } from './learned-ids.ts';

/** Rubric §0.3: the first cannot stand without the second. */
const NEEDS: readonly (readonly [LearnedId, LearnedId])[] = [
  ['M5', 'M2'],
  ['M4', 'M3'],
  ['F3', 'F1'],
  ['D2', 'D1'],
  ['D3', 'D1'],
  ['D4', 'D1'],
  ['D5', 'D1'],
];

/** Rubric §3: up to this level the framing is flagged, HERO where the speaker acts, else HIDDEN. */
const HIGHEST_FLAGGED = 2;
const ACTS: readonly LearnedId[] = ['F1', 'soloBuild', 'rescue'];

/**
 * Rubric §0.3, doubtful: refuse it. What is less likely than this is not credited because its level
 * would be. For own acts and given ownership that costs flags, by cross-validation over walks of life.
 */
const LEAST_CREDIT = 0.3;
const REFUSED_IN_DOUBT = /^(?:[MD][1-5]|F[345])$/;

export interface JointDecision {
  /** The ids that stand. */
  readonly ids: ReadonlySet<LearnedId>;
  readonly chances: LevelChances;
  /** The chance that the level is 1 or 2 and the speaker acts. */
  readonly acting: number;
}

/**
 * Decides the questions of a dimension together. Every coherent set of yeses has a chance and a
 * level (a digit of `levels`); the level is the median, as likely too low as too high, and the set
 * is the likeliest one with that level.
 */
export function decideTogether(
  questions: readonly (readonly LearnedId[])[],
  levels: string,
  chanceOf: (id: LearnedId) => number,
): JointDecision {
  const chances = questions.map((ids) => {
    const chance = 1 - ids.reduce((none, id) => none * (1 - chanceOf(id)), 1);
    return chance < LEAST_CREDIT && ids.some((id) => REFUSED_IN_DOUBT.test(id)) ? 0 : chance;
  });
  const bitsOf = (wanted: readonly LearnedId[]) =>
    questions.reduce(
      (bits, ids, at) => (ids.some((id) => wanted.includes(id)) ? bits | (1 << at) : bits),
      0,
    );
  const needs = NEEDS.map(([id, other]) => [bitsOf([id]), bitsOf([other])] as const);
  const acts = bitsOf(ACTS);
  let acting = 0;
  const byLevel = [1, 2, 3, 4, 5].map(() => ({ chance: 0, best: -1, set: 0 }));
  for (let set = 0; set < 1 << questions.length; set += 1) {
    if (needs.some(([one, other]) => (set & one) !== 0 && (set & other) === 0)) continue;
    let chance = 1;
    for (const [at, value] of chances.entries()) chance *= (set >> at) & 1 ? value : 1 - value;
    const number = Number(levels[set]);
    const level = byLevel[number - 1];
    if (!level) continue;
    level.chance += chance;
    if (chance > level.best) Object.assign(level, { best: chance, set });
    if (number <= HIGHEST_FLAGGED && (set & acts) !== 0) acting += chance;
  }
  const total = byLevel.reduce((sum, { chance }) => sum + chance, 0);
  const levelChances = LevelChances.parse(byLevel.map(({ chance }) => chance / total));
  const set = byLevel[medianLevel(levelChances) - 1]?.set ?? 0;
  const ids = questions.flatMap((those, at) =>
    ((set >> at) & 1) === 1 ? likeliest(those, chanceOf) : [],
  );
  return { ids: new Set(ids), chances: levelChances, acting: acting / total };
}

/** Of several ids that mean the same for the level: those more likely than not, at least one. */
function likeliest(
  ids: readonly LearnedId[],
  chanceOf: (id: LearnedId) => number,
): readonly LearnedId[] {
  const sure = ids.filter((id) => chanceOf(id) >= 0.5);
  if (sure.length > 0) return sure;
  return ids.toSorted((a, b) => chanceOf(b) - chanceOf(a)).slice(0, 1);
}

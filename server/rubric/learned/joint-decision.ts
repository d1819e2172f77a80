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

/**
 * Decides the questions of a dimension together. Every coherent set of yeses has a chance and a
 * level (a digit of `levels`); the level is the median, as likely too low as too high, and the set
 * is the likeliest one with that level. Gives the ids that stand.
 */
export function decideTogether(
  questions: readonly (readonly LearnedId[])[],
  levels: string,
  chanceOf: (id: LearnedId) => number,
): Set<LearnedId> {
  const chances = questions.map(
    (ids) => 1 - ids.reduce((none, id) => none * (1 - chanceOf(id)), 1),
  );
  const bitOf = (id: LearnedId) => 1 << questions.findIndex((ids) => ids.includes(id));
  const needs = NEEDS.filter(([id]) => questions.some((ids) => ids.includes(id))).map(
    ([id, other]) => [bitOf(id), bitOf(other)] as const,
  );
  const byLevel = [1, 2, 3, 4, 5].map(() => ({ chance: 0, best: -1, set: 0 }));
  for (let set = 0; set < 1 << questions.length; set += 1) {
    if (needs.some(([one, other]) => (set & one) !== 0 && (set & other) === 0)) continue;
    let chance = 1;
    for (const [at, value] of chances.entries()) chance *= (set >> at) & 1 ? value : 1 - value;
    const level = byLevel[Number(levels[set]) - 1];
    if (!level) continue;
    level.chance += chance;
    if (chance > level.best) Object.assign(level, { best: chance, set });
  }
  const total = byLevel.reduce((sum, { chance }) => sum + chance, 0);
  let passed = 0;
  const median = byLevel.find(({ chance }) => {
    passed += chance;
    return passed >= total / 2 && chance > 0;
  });
  const set = median?.set ?? 0;
  return new Set(
    questions.flatMap((ids, at) => (((set >> at) & 1) === 1 ? likeliest(ids, chanceOf) : [])),
  );
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

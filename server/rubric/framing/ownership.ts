import { oncePerReading } from '../reading/once.ts';
import type { Entity } from '../reading/people.ts';
import type { Clause } from '../reading/reading.ts';
import { type ActPattern, matchAct, ownActs, words } from './acts.ts';
import { castOf, clauseAt, partOf, type Scene, sight, sights } from './cast.ts';
import { GIVEN } from './giving.ts';
import { HELD, LET_GO, TOLD_YOURS, UNASKED } from './held.ts';

/** Somebody who can be told apart held a decision or a piece of the work. */
export interface Holding {
  readonly clause: Clause;
  readonly owner: Entity | null;
}

const DECIDING = words('decide own approve');
const PICKING = words('choose pick settle set say judge determine rule');
const PICKED =
  /^(?:on )?(?:what|which|who|when|whether|how|where|the (?:order|price|date|day|scope|priorities|standard|bar|final|numbers?|level|pace|targets?|budget|quantit\w+|limits?|rules|terms))\b/;
const LEADING = words('lead head chair');
/** What one who owns a thing keeps doing. */
const HOLDING = words(
  'settle select choose pick allocate refuse accept split own run lead chair rule',
);
/** What only one who holds the decision can do. */
const POWER_TO: readonly ActPattern[] = [
  {
    verbs: words(
      'stop refuse reject veto block cancel halt freeze scrap overrule ban shut close pull',
    ),
    next: /^(?!me\b)\S+/,
  },
  { verbs: words('say'), next: /^no\b/ },
  { verbs: words('keep hold'), next: /^(?:\S+ ){1,3}?(?:down|shut|closed|back)\b/ },
  { verbs: words('turn send'), next: /^(?:\S+ ){0,3}?(?:away|down|back|home|off)\b/ },
];
const SETTLING = words('agree decide say tell settle rule announce insist arrange write');

/** Every holding in a reading, in order. */
export const holdingsOf = oncePerReading((reading): readonly Holding[] => {
  const given = ownActs(reading).flatMap((act) => {
    const seen = matchAct(act, GIVEN);
    return seen ? [{ clause: act.clause, owner: first(seen.people) }] : [];
  });
  const held = castOf(reading).flatMap((scene, index, scenes) => [
    ...statedIn(scene, scenes[index - 1]),
    ...decidedIn(scene),
  ]);
  return [...given, ...held].toSorted((a, b) => a.clause.index - b.clause.index);
});

/** Who can be told apart and is not set above the speaker. */
export function first(people: readonly Entity[]): Entity | null {
  return people.find((entity) => /[pt]/.test(partOf(entity))) ?? null;
}

function statedIn(scene: Scene, before: Scene | undefined): Holding[] {
  const found: Holding[] = [];
  for (const pattern of HELD) {
    for (const seen of sights(scene, pattern)) {
      const clause = clauseAt(scene, seen.to - 1);
      if (!clause || !(isStanding(scene, clause) || /not (?:me|i|us)\b/.test(clause.text)))
        continue;
      found.push({ clause, owner: first(seen.people) });
    }
  }
  for (const pattern of [LET_GO, TOLD_YOURS, UNASKED]) {
    const said = sight(scene, pattern);
    const whose = said && (sight(scene, /@[pt]/) ?? (before ? sight(before, /@p/) : null));
    const clause = said && clauseAt(scene, said.from);
    if (whose && clause && !clause.hypothetical && !clause.future)
      found.push({ clause, owner: first(whose.people) });
  }
  return found;
}

/** Told as so: not denied by its verb ("says yes or no" denies nothing), supposed or still to come. */
function isStanding(scene: Scene, clause: Clause): boolean {
  const { verb, hypothetical, future, intention } = clause;
  if (verb?.lemma === 'say' && verb.tense === 'past') return false;
  if (hypothetical && !isSettled(scene, clause)) return false;
  return verb?.negated !== true && !future && !intention;
}

/** "We agreed that she would decide": what was settled then is no supposition. */
function isSettled(scene: Scene, { verb, index }: Clause): boolean {
  const before = scene.clauses.find((one) => one.index === index - 1);
  return (
    verb?.modal === 'would' &&
    !verb.perfect &&
    before?.done === true &&
    before.verb?.tense === 'past' &&
    SETTLING.has(before.verb.lemma)
  );
}

function decidedIn(scene: Scene): Holding[] {
  return scene.clauses.flatMap((clause) => {
    const { entity } = clause.doer;
    if (!entity || !clause.verb || !isStanding(scene, clause) || !/[pt]/.test(partOf(entity)))
      return [];
    return decides(scene, clause, entity) ? [{ clause, owner: entity }] : [];
  });
}

function decides(scene: Scene, clause: Clause, entity: Entity): boolean {
  const { verb, link } = clause;
  if (!verb) return false;
  const { lemma, to, tense, modal } = verb;
  const takes = (pattern: RegExp) => sight(scene, pattern, to) !== null;
  const standing = tense === 'present' && modal === null && entity.kind !== 'group';
  return (
    (DECIDING.has(lemma) && !clause.negated) ||
    (PICKING.has(lemma) && takes(PICKED) && (lemma !== 'say' || standing)) ||
    (lemma === 'choose' && takes(/^(?:the|our|her|his|@\w 's)\b/)) ||
    (LEADING.has(lemma) && tense === 'past' && !/^wh/.test(link ?? '')) ||
    (lemma === 'sign' && takes(/^(?:\S+ )?off/)) ||
    (standing &&
      entity.kind === 'person' &&
      /^(?:run|own|lead)$/.test(lemma) &&
      takes(/^(?!out\b|into\b|up\b|over\b|off\b|late\b|to\b|from\b|@)\S+/)) ||
    (standing && HOLDING.has(lemma) && takes(/^(?:the|our|all|every|it|that|requests)\b/)) ||
    (/^(?:can|could)$/.test(modal ?? '') &&
      entity.kind !== 'group' &&
      POWER_TO.some(({ verbs, next }) => verbs.has(lemma) && takes(next)))
  );
}

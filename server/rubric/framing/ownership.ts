import type { Entity } from '../reading/people.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { MONTH } from '../reading/time-words.ts';
import { type ActPattern, matchAct, ownActs, words } from './acts.ts';
import { castOf, clauseAt, partOf, type Scene, sight } from './cast.ts';

/** Somebody who can be told apart held a decision or a piece of the work. */
export interface Holding {
  readonly clause: Clause;
  readonly owner: Entity | null;
}

/** Nouns that are lent to somebody for the work; being given one is help, not ownership. */
const LENT =
  'access|rights|login|admin|accounts?|permissions?|desk|seat|laptop|time|hours?|days?|weeks?|mornings?|afternoons?|evenings?|room|space|feedback|notes|criteria|checklist|template|examples?|help|support|advice|coaching|training|practice|cover|backing|protection|introductions?|data|logs?|figures|numbers|list|lists|book|guide|script|promise|questions|contacts?|budget|money|tools?|visibility|exposure|air|context|background|confidence|permission|ladder|van';
/** What is given without anything changing hands: "the chance", "the benefit of the doubt". */
const GESTURE =
  'chance|opportunity|benefit|news|reasons?|credit|choice|option|floor|impression|details?|answer|sack|boot|stage|number|facts?|message|rest of it|look|same|link|lift|hand|truth|feeling|idea|instructions?|orders?|steps?|tasks?';
const NOT_OWNED = `(?!(?:\\S+ ){0,3}(?:${LENT}|${GESTURE})\\b)`;
/** "I gave the desk to Ana" is ownership, though "I gave Ana a desk" is help. */
const NO_GESTURE = `(?!(?:\\S+ ){0,2}(?:${GESTURE}|access|feedback|notes|support|advice|data|list|promise)\\b)`;
const WHOLE =
  '(?:the|that|this|it|all|whole|full|complete|complete|my|our|final|both|every|sole|total|everything|what|which|one of my|half of my)';
const POWER =
  '(?:responsibility|ownership|control|charge|authority|veto|free rein|carte blanche|the pen|the keys|sign-off|a say|decision|call|remit|mandate)';
const P = '@[pt]';
const OF = "(?: 's)?";
const OWNING = `(?:own|decide|take (?:it|that|this|them|over|on|charge|all|full|every|ownership|responsibility|my|the (?!notes|minutes))|lead|head|chair|settle|choose|pick (?:what|which|who|when|how|the)|set (?:what|which|how|the)|run (?:it|this|that|my|our|the (?!report|numbers|query|queries|test|tests|script|data|commands?))|make the (?:final )?(?:call|decision)|be (?:the (?:one|owner|lead)|responsible|in charge|accountable)|have the (?:last|final)|look after)`;

/** How the speaker puts something into somebody's hands. */
const GIVEN: readonly ActPattern[] = [
  {
    verbs: words('give hand pass turn sign leave delegate transfer move cede entrust let assign'),
    next: new RegExp(
      `^(?:over |back )?${P}${OF} (?:over )?${NOT_OWNED}(?:${WHOLE}\\b|(?:\\S+ ){0,3}${POWER}\\b|an? (?:\\S+ ){0,5}(?:of ${P} 's own|to (?:run|own|lead|decide)\\b)|\\S+ (?:outright|entirely|completely|altogether|from|last|in ${MONTH}))`,
    ),
  },
  {
    verbs: words('give hand pass turn sign leave delegate transfer move cede entrust assign place'),
    next: new RegExp(
      `^(?:over )?${NO_GESTURE}(?:(?:${WHOLE}|${POWER})(?: \\S+){0,8}?|responsibility(?: \\S+){0,6}?) (?:(?:over|on|down|across) )?(?:to|in|with) (?:\\S+ ){0,3}?${P}(?: 's (?:hands|name))?`,
    ),
  },
  { verbs: words('put'), next: new RegExp(`^(?:\\S+ ){1,6}?in ${P} 's (?:hands|name)`) },
  {
    verbs: words('put place'),
    next: new RegExp(
      `^${P} (?:\\S+ ){1,9}?in charge\\b|^${P}${OF} (?:\\S+ ){0,2}?(?:in (?:charge|control|as)\\b|on the critical|in control|at the head|over the|down as)|^${P} 's name (?:on|against|next to|beside)`,
    ),
  },
  {
    verbs: words('make'),
    next: new RegExp(
      `^${P} @[ps](?= of| for|$)|^${P} (?:the |its |our |solely |fully )*(?:sole )?(?:owner|lead|leader|responsible|accountable|captain|head|chair|directly)\\b|^it ${P} 's`,
    ),
  },
  {
    verbs: words('let'),
    next: new RegExp(`^${P} ${OWNING}\\b|^${P} (?:make|have|keep|hold) the\\b`),
  },
  {
    verbs: words('give hand leave pass delegate entrust turn assign'),
    next: new RegExp(`^(?:over |on |entirely |completely )*(?:to|with) ${P}`),
  },
  { verbs: words('trust'), next: new RegExp(`^${P} (?:with|to ${OWNING})`) },
  {
    verbs: words(
      'ask tell want get invite persuade have need challenge nominate appoint name pick choose hire recruit promote',
    ),
    next: new RegExp(
      `^(?:\\S+ ){0,5}?${P}(?: \\S+){0,14}? (?:to|that ${P}) ${OWNING}\\b|^(?:\\S+ ){0,2}?${P} (?:as|to be) (?:the |my |our )?(?:\\S+ )?(?:lead|owner|head|captain|chair|successor)`,
    ),
  },
];

/** Words that say by themselves whose a thing is. */
const HELD: readonly RegExp[] = [
  new RegExp(`\\b(?:be|become|stay|remain) (?:\\w+ ){0,2}?${P} 's-own(?= |$)`),
  new RegExp(`^(?:\\S+ ){0,7}${P} 's-own (?:now|the|to)\\b`),
  new RegExp(
    `\\b(?:be|become|stay|remain) (?:\\w+ ){0,2}?${P}${OF} (?:own |very own )?(?:call|decision|say-so|choice|responsibility|job to (?:decide|choose|pick)|to (?:decide|own|run|keep|look after)|area|patch|baby|project|show|name on)\\b`,
  ),
  new RegExp(`(?<!look )\\b(?:up|be down) to ${P}(?= |$)(?! 's (?:knees|neck|eyes))`),
  new RegExp(
    `\\b(?:that|it|decision|call|say|word|calls|decisions|authority|ownership|responsibility|accountability|rest) (?:now )?(?:be|sit|lie|rest|stay|belong|fall|go) (?:now |entirely |all |solely )*(?:with|to|down to) ${P}(?= |$)`,
  ),
  new RegExp(
    `${P}${OF} (?:word|say|answer|no|decision|call|vote) (?:outrank|beat|overrule|go|stand|be final|count|hold|be law|win|decide)\\b`,
  ),
  new RegExp(
    `(?<!\\b(?:i|we|and|then|have|to|@\\w) )\\b(?:sit|rest|lie) (?:now |entirely |solely )*with ${P}`,
  ),
  new RegExp(`\\bfor ${P} to (?:say|decide|choose|settle|judge)\\b`),
  new RegExp(
    `${P}(?: \\S+){0,6} who (?:decide|choose|settle|say (?:yes|no|what|when|which|how))\\b`,
  ),
  new RegExp(`\\bif ${P} say (?:no|stop|yes|wait|hold|go)\\b`),
  new RegExp(
    `${P} (?:\\S+ ){0,2}?(?:say|set|choose|pick|decide|settle|call)(?: \\S+){0,6} not (?:me|i|us)\\b`,
  ),
  new RegExp(
    `${P}(?: (?!and\\b|i\\b|we\\b|to\\b|who\\b|not\\b)\\S+){0,4}? (?:get|have|hold|keep|take|make) (?:the |a |full |final |last |hard )*(?:call|say|say-so|decision|last word|final word|veto|authority|casting vote|pen|right to)\\b`,
  ),
  new RegExp(
    `${P} (?:also |then )?take (?:it |that |them )?(?:over|on|ownership|charge|responsibility)\\b`,
  ),
  /@p (?:now |also )?(?:run|own|lead|chair|look after)(?: \S+){1,4}? now(?= |$)/,
];
const DECIDING = words('decide own approve');
const PICKING = words('choose pick settle set say judge determine rule');
const PICKED =
  /^(?:on )?(?:what|which|who|when|whether|how|where|the (?:order|price|date|day|scope|priorities|standard|bar|final|numbers?|level|pace|targets?|budget|quantit\w+|limits?|rules|terms))\b/;
const LEADING = words('lead head chair');
/** "I don't sign it off any more": the speaker let go, so that somebody named beside it holds it. */
const LET_GO =
  /^(?!.*\b(?:otherwise|unless|until|if)\b).*\bi (?:do|have|would|can|will)? ?(?:not|never|no longer) (?:\w+ )?(?:sign|approve|overrule|override|veto|countersign|get a (?:vote|say)|have a (?:vote|say)|decide)\b|\b(?:overrule|override|veto|change|touch) (?:it|that|@\w)(?: \S+)? nor (?:can|do|will|could) i\b/;

/** "You decide, no need to ask me", said to somebody: the work in their hands, in direct speech. */
const TOLD_YOURS =
  /\b(?:this|that|it|this one|that one) be (?:yours|you)\b|\bbe you(?= not| it be not|$)|\b(?:say|tell)\b(?: \S+){0,4} you (?:take|run|have|get) (?:the|it|this|that)\b|\byou (?:decide|choose|say (?:when|what|how|which|who|where|if)|own|set the|call it|make the (?:call|decision)|pick (?:what|which|who|the))\b/;
const UNASKED =
  /\b(?:@[pt]|you) (?:do|need|would|must|have)? ?(?:not|never|no longer) (?:have to |need to |even )?(?:ask|check with|run (?:it|things|that|anything) (?:past|by)|clear (?:it|that) with|come to|ring) me\b|\byou do not come (?:\w+ )?to (?:me|my)\b|\bno need to (?:ask|come to|check with|ring) me\b/;

/** Every holding in a reading, in order. */
export function holdingsOf(reading: Reading): Holding[] {
  const given = ownActs(reading).flatMap((act) => {
    const seen = matchAct(act, GIVEN);
    return seen ? [{ clause: act.clause, owner: first(seen.people) }] : [];
  });
  const held = castOf(reading).flatMap((scene, index, scenes) => [
    ...statedIn(scene, scenes[index - 1]),
    ...decidedIn(scene),
  ]);
  return [...given, ...held].toSorted((a, b) => a.clause.index - b.clause.index);
}

/** Who can be told apart and is not set above the speaker. */
export function first(people: readonly Entity[]): Entity | null {
  return people.find((entity) => /[pt]/.test(partOf(entity))) ?? null;
}

function statedIn(scene: Scene, before: Scene | undefined): Holding[] {
  const found: Holding[] = [];
  for (const pattern of HELD) {
    const seen = sight(scene, pattern);
    const clause = seen && clauseAt(scene, seen.to - 1);
    if (!seen || !clause || (!clause.done && !/not (?:me|i|us)\b/.test(clause.text))) continue;
    found.push({ clause, owner: first(seen.people) });
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

function decidedIn(scene: Scene): Holding[] {
  return scene.clauses.flatMap((clause) => {
    const { entity } = clause.doer;
    if (!entity || !clause.verb || !clause.done || !/[pt]/.test(partOf(entity))) return [];
    const { lemma, to } = clause.verb;
    const decides =
      DECIDING.has(lemma) ||
      (PICKING.has(lemma) && sight(scene, PICKED, to) !== null) ||
      (lemma === 'choose' && sight(scene, /^(?:the|our|her|his|@\w 's)\b/, to) !== null) ||
      (LEADING.has(lemma) && clause.verb.tense === 'past' && !/^wh/.test(clause.link ?? '')) ||
      (lemma === 'sign' && sight(scene, /^(?:\S+ )?off/, to) !== null);
    return decides ? [{ clause, owner: entity }] : [];
  });
}

import { oncePerReading } from '../reading/once.ts';
import type { Entity } from '../reading/people.ts';
import type { Clause } from '../reading/reading.ts';
import { MONTH } from '../reading/time-words.ts';
import { type ActPattern, matchAct, ownActs, words } from './acts.ts';
import { castOf, clauseAt, partOf, type Scene, sight, sights } from './cast.ts';

/** Somebody who can be told apart held a decision or a piece of the work. */
export interface Holding {
  readonly clause: Clause;
  readonly owner: Entity | null;
}

/** Nouns that are lent to somebody for the work; being given one is help, not ownership. */
const LENT =
  'access|rights|login|admin|accounts?|permissions?|desk|seat|laptop|time|hours?|days?|weeks?|mornings?|afternoons?|evenings?|room|space|feedback|notes|criteria|checklist|template|examples?|help|support|advice|coaching|training|practice|cover|backing|protection|introductions?|data|logs?|figures|numbers|list|lists|book|guide|script|promise|questions|contacts?|budget|money|tools?|visibility|exposure|air|context|background|confidence|permission|ladder|van|sheets?|manual|recordings?|drawings?|recipe|map';
/** What is given without anything changing hands: "the chance", "the benefit of the doubt". */
const GESTURE =
  'chance|opportunity|benefit|news|reasons?|credit|choice|option|floor|impression|details?|answer|sack|boot|stage|number|facts?|message|rest of it|look|same|link|lift|hand|truth|feeling|idea|instructions?|orders?|steps?|tasks?|hell|grief|stick|notice|praise';
const NOT_OWNED = `(?!(?:\\S+ ){0,3}(?:${LENT}|${GESTURE})\\b)`;
/** "I gave the desk to Ana" is ownership, though "I gave Ana a desk" is help. */
const NO_GESTURE = `(?!(?:\\S+ ){0,2}(?:${GESTURE}|access|feedback|notes|support|advice|data|list|promise)\\b)`;
const WHOLE =
  '(?:the|that|this|it|all|whole|full|complete|complete|my|our|final|both|every|sole|total|everything|what|which|one of my|half of my)';
const POWER =
  '(?:responsibility|ownership|control|charge|authority|veto|say|last word|free rein|carte blanche|the pen|the keys|sign-off|a say|decision|call|remit|mandate)';
/** Powers that are lent with a thing: "the final say on it", "the right to refuse". */
const POWERS =
  'authority|right|power|freedom|licence|final say|last say|last word|final word|veto|ownership|responsibility';
/** Who holds a thing by office: "the gate", "the one who accepts or refuses". */
const KEEPER =
  'owner|authority|lead|leader|head|principal|captain|chief|chair|approver|gate|gatekeeper|keeper|decider|editor|master|foreman|forewoman|deputy for|accountable|responsible|dri|poc|decision-maker|point person|in charge|(?:one|person|man|woman) (?:who|that) (?:say|decide|settle|choose|pick|split|set|call|accept|refuse|approve|sign|allocate|rule|judge|run|own|hold|make the)';
const RULING =
  'say|decide|settle|choose|pick|call|set|sign|own|run|rule|judge|allocate|approve|refuse|accept|hold|lead|chair|write the|make the|have the';
const P = '(?:(?:each|every one|both|all|one|two|three|four) of )?@[pt]';
const OF = "(?: 's)?";
const OWNING = `(?:own|decide|drive (?:it|the|that|our)|take (?:it|that|this|them|over|on|charge|all|full|every|ownership|responsibility|my|the (?!notes|minutes))|lead|head|chair|settle|choose|pick (?:what|which|who|when|how|the)|set (?:what|which|how|the)|run (?:it|this|that|my|our|the (?!report|numbers|query|queries|test|tests|script|data|commands?))|make the (?:final )?(?:call|decision)|be (?:the (?!first|last|same)\\w|responsible|in charge|accountable)|have the (?:last|final)|look after|answer for|handle (?:it|that|this|the|all)|deal with (?:it|this|that|the)|carry (?:it|the)|front (?:it|the)|(?:re)?design (?:it|the|that)|rebuild (?:it|the)|plan (?:it|the)|sort (?:it|that|the \\S+) out|figure out|work out|come up with)`;

/** How the speaker puts something into somebody's hands. */
const GIVEN: readonly ActPattern[] = [
  {
    verbs: words('give hand pass turn sign leave delegate transfer move cede entrust let assign'),
    next: new RegExp(
      `^(?:over |back )?${P}${OF} (?:over )?${NOT_OWNED}(?:${WHOLE}\\b|(?:\\S+ ){0,6}?${POWER}\\b|an? (?:\\S+ ){0,5}(?:of ${P} 's own|to (?:run|own|lead|decide)\\b)|\\S+ (?:outright|entirely|completely|altogether|from|last|in ${MONTH}))`,
    ),
  },
  {
    verbs: words('give hand pass turn sign leave delegate transfer move cede entrust assign place'),
    next: new RegExp(
      `^(?:over )?${NO_GESTURE}(?:(?:${WHOLE}|${POWER})(?: \\S+){0,8}?|responsibility(?: \\S+){0,6}?) (?:(?:over|on|down|across) )?(?:to|in|with) (?:\\S+ ){0,3}?${P}(?: 's (?:hands|name))?`,
    ),
  },
  {
    verbs: words('give hand pass turn leave delegate cede entrust grant'),
    next: new RegExp(
      `^(?:over )?${P}${OF} (?:\\S+ ){1,7}?(?:(?:to|and) (?:run|own|lead|decide|book|answer for) (?:it|them|that)|outright|entirely|completely|altogether|lock stock|start to finish|end to end)\\b|^${P}${OF} (?:\\S+ ){0,14}?(?:${POWERS}) (?:to|on|over|of)\\b`,
    ),
  },
  {
    verbs: words('give hand pass turn leave move transfer reassign assign cede'),
    next: new RegExp(
      `^(?:over )?(?!(?:\\S+ ){0,3}(?:${LENT}|${GESTURE})\\b)(?:@\\w 's|my|our|the|that|those|all|both) (?:\\S+ ){1,6}?(?:over )?(?:to|across to) ${P}`,
    ),
  },
  {
    verbs: words('make'),
    next: new RegExp(`^${P} (?:the|our) (?:last|final) (?:word|say|stop)\\b`),
  },
  {
    verbs: words(
      'appoint name make promote install pick choose nominate elect establish designate position',
    ),
    next: new RegExp(
      `^${P} (?:\\S+ ){0,2}?(?:as |to be |into |up to )?(?:the |our |its |my |an? )?(?:\\S+ ){0,2}?(?:${KEEPER})\\b|^${P} (?:as|to be) (?:the |our |its )?@[ps](?= |$)`,
    ),
  },
  {
    verbs: words('put'),
    next: new RegExp(`^(?:\\S+ ){0,6}?in ${P} 's (?:hands|name)|^with ${P}(?= |$)`),
  },
  {
    verbs: words('ask challenge invite'),
    next: new RegExp(
      `^${P}(?: \\S+){0,8}? (?:if|whether) @p (?:would |could |can |want to |will )*${OWNING}\\b`,
    ),
  },
  {
    verbs: words('hand transfer transition delegate cede reassign entrust'),
    next: new RegExp(`^(?:over )?${NO_GESTURE}(?:\\S+ ){1,7}?to ${P}`),
  },
  { verbs: words('make'), next: new RegExp(`^(?:it|that|this|those) ${P} 's`) },
  {
    verbs: words('give hand pass'),
    next: new RegExp(
      `^${P} (?!(?:${LENT}|${GESTURE}|more|some|no|it|that|@)\\b)[a-z-]+(?=$| and\\b| so\\b| in ${MONTH}| last\\b)`,
    ),
  },
  {
    verbs: words('make appoint name elect'),
    next: new RegExp(`^${P} (?:the |our |my |an? )?@[psg](?= of| for| on| over|$)`),
  },
  { verbs: words('put place'), next: new RegExp(`^(?:\\S+ ){1,5}?under ${P}(?= |$)`) },
  {
    verbs: words('give hand leave assign'),
    next: new RegExp(`^${P} @[pt] 's own \\S+|^${P} @t(?= |$)`),
  },
  {
    verbs: words('ask arrange push get'),
    next: new RegExp(`^(?:for )?(?:it|that|this|them|the \\S+) to go to ${P}`),
  },
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
    next: new RegExp(
      `^${P} ${OWNING}\\b|^${P} (?:make|have|keep|hold) the\\b|^${P} (?!(?:know|go|down|off|in|out|see|watch|shadow|try|practi[sc]e|rehearse|sit|have|be|come|talk|think|do|say|use|stay|leave|get|finish|off|speak)\\b)\\w+ (?:it|the|that|what|which|who|when|how|@p 's own)(?= |$)`,
    ),
  },
  {
    verbs: words('give hand leave pass delegate entrust turn assign'),
    next: new RegExp(`^(?:over |on |entirely |completely )*(?:to|with) ${P}`),
  },
  { verbs: words('have make'), next: new RegExp(`^${P} ${OWNING}\\b`) },
  {
    verbs: words('empower authorize authorise permit license clear allow'),
    next: new RegExp(`^${P}(?: \\S+){0,5}? to (?!go|see|come|attend|watch|listen)\\w+`),
  },
  {
    verbs: words('decide choose opt make take'),
    next: new RegExp(
      `^(?:\\S+ ){0,5}?to (?:(?:have|let|make) ${P} ${OWNING}\\b|(?:give|hand|leave) (?:(?:it|that|the \\S+(?: \\S+)?) to ${P}|${P} (?:the (?:whole|decision|call)|it|full|all)))`,
    ),
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
    `${P}(?: \\S+){0,6} who (?:decide|choose|settle|say (?:yes|no|what|when|which|how|who|where|whether|if))\\b`,
  ),
  new RegExp(`\\b(?:be|its|it's) ${P} (?:who|that) (?:\\S+ )?(?:${RULING})\\b`),
  new RegExp(`${P}${OF} (?:the lot|all of it|entirely|alone)\\b(?<=-own .*)`),
  new RegExp(
    `\\b(?:until|unless|without|till) ${P}${OF} (?:\\S+ )?(?:say (?:so|yes|it|go)|agree|sign|approve|nod|okay|ok|yes|say-so|signature|nod|blessing|word)\\b`,
  ),
  new RegExp(
    `\\b(?:only|nobody but|no one but|none but) ${P} (?:can|could|may|decide|say|sign|have)\\b`,
  ),
  new RegExp(`${P}${OF} (?:yes|no|nod|signature|verdict|tick) (?:or|and|be|count|stand|go)\\b`),
  new RegExp(
    `${P} (?:\\S+ )?call the (?:shots|tune)\\b|${P} (?:\\S+ )?(?:have|hold) the (?:keys|reins|purse)\\b`,
  ),
  new RegExp(
    `${P} (?:be|alone be) (?:now |solely |fully )?(?:answerable|accountable|responsible|in charge)\\b`,
  ),
  new RegExp(`${P} 's name (?:be|go|stand|on) (?:on|against|next to|it|the)\\b`),
  new RegExp(
    `\\b(?:be give|be hand|be leave|be pass|go|pass) (?:over )?to ${P}(?= |$)(?! (?:and|with|for) (?:ask|say|tell|help))(?<=\\b(?:give|hand|leave|pass) .*)`,
  ),
  new RegExp(
    `${P} be (?:give|hand|leave|trust with) (?:the|all|full|sole|final|whole|charge|responsibility|ownership)\\b`,
  ),
  new RegExp(`${P} (?:\\S+ ){0,2}?answer for (?:it|the|that|what|all|every\\w*)\\b`),
  new RegExp(`${P} (?:\\S+ )?become (?:\\S+ ){0,3}?(?:${KEEPER})\\b`),
  new RegExp(
    `${P} (?:\\S+ ){0,3}?(?:have|get|hold|with) (?:\\S+ ){0,6}?(?:authority|right|power|freedom|licence|free hand) (?:to|over|on)\\b`,
  ),
  new RegExp(`\\bif ${P} say (?:no|stop|yes|wait|hold|go)\\b`),
  new RegExp(
    `\\bif (?:${P}|you) say (?:it be )?(?:an? )?\\w+ (?:it|that|we|then|@g|nothing) (?:be|do|go|stop|wait|stay|have|come)\\b`,
  ),
  new RegExp(`${P}${OF}(?:-own)? to (?!(?:be|have|say|tell|ask|go|come)\\b)\\w+(?<='s-own.*)`),
  new RegExp(`${P} 's (?:own )?(?:call|decision|say|rules|budget)(?= |$)(?<= 's own .*| 's say$)`),
  new RegExp(`\\b(?:it|that|this|those) be ${P} 's \\S+ now\\b`),
  new RegExp(`\\bin ${P} 's hands\\b`),
  new RegExp(`${P} (?:\\S+ )?(?:@[pt] )?end up (?:run|own|lead|decid)\\w*`),
  new RegExp(
    `${P} pick (?:it|that|this|them|the \\S+) up\\b|${P} pick up the (?!phone|call|tab|bill|pieces)\\w+`,
  ),
  new RegExp(`\\bbe ${P} (?:be|'s|'s-own) from (?:now|then|that day|here) on\\b`),
  new RegExp(
    `${P} (?:be|get) make (?:solely |fully |directly )?(?:responsible|accountable|head|lead|owner|in charge|the)\\b`,
  ),
  new RegExp(`\\bbecome ${P} 's (?!boss|problem child)\\w+`),
  new RegExp(`\\b(?:run|own|lead|manage|chair|head) by ${P}(?= |$)`),
  new RegExp(
    `\\b(?:everything|all|anything|it|that|whole|the \\S+)(?: \\S+){0,5}? (?:land|fall) (?:on|to) ${P}(?= |$)`,
  ),
  new RegExp(
    `\\b(?:everything|anything|every \\S+)(?: \\S+){0,6}? go (?:past|through|by|via) ${P}(?= |$)`,
  ),
  new RegExp(
    `\\bif ${P} (?:refuse|reject|object|turn (?:it|that|one) down|stop (?:it|one|the \\S+)|call it)\\b`,
  ),
  new RegExp(`\\bi (?:want|need) ${P}(?: \\S+)? to ${OWNING}\\b.* and @[pt] do(?= |$)`),
  new RegExp(`\\bwhat ${P} say (?:go|stand|count|hold)\\b`),
  new RegExp(`${P} alone (?:can|may|decide|sign|set|choose|release|approve|have)\\b`),
  new RegExp(`\\bif ${P} \\w+ (?:\\S+ ){0,3}?it be (?:off|out|over|dead|gone|on|done|final)\\b`),
  new RegExp(`${P} have (?:get )?(?:the (?:whole|lot)|all) (?:of )?(?:it|the|our|that)\\b`),
  new RegExp(
    `\\b(?:it|this|that|which|the \\S+) (?:then |all )?go (?:over |across )?to ${P}(?= |$)(?! (?:and|to|with|for) )`,
  ),
  new RegExp(
    `${P} (?:\\S+ ){0,2}?(?:say|set|choose|pick|decide|settle|call)(?: \\S+){0,6} not (?:me|i|us)\\b`,
  ),
  new RegExp(
    `${P}(?: (?!and\\b|i\\b|we\\b|to\\b|who\\b|not\\b)\\S+){0,4}? (?:get|have|hold|keep|take|make) (?:the |a |full |final |last |hard )*(?:call|say|say-so|decision|last word|final word|veto|authority|casting vote|pen|sign-off|approval|decision rights|right to)\\b`,
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
/** "I don't sign it off any more": the speaker let go, so that somebody named beside it holds it. */
const LET_GO =
  /^(?!.*\b(?:otherwise|unless|until|if)\b).*\bi (?:do|have|would|can|will)? ?(?:not|never|no longer) (?:\w+ )?(?:sign|approve|overrule|override|veto|countersign|(?:get|have|get get) (?:a|any) (?:vote|say|veto)|decide)\b|\bi have no (?:vote|say|veto)\b|\bi (?:stay|keep) (?:well |right |completely )?out of (?:it|that|the)\b|\bi keep my (?:hands|nose|fingers) (?:off|out)\b|\b(?:overrule|override|veto|change|touch) (?:it|that|@\w)(?: \S+)? nor (?:can|do|will|could) i\b/;

/** "You decide, no need to ask me", said to somebody: the work in their hands, in direct speech. */
const TOLD_YOURS =
  /\b(?:this|that|it|this one|that one) be (?:yours|you)\b|\bbe yours(?= |$)|\b(?:you|your) (?:be )?(?:the (?:gate|owner|one who|one that)|in charge)\b|\b(?:no|nobody|nothing)\b(?: \S+){1,6} (?:unless|until|without) you (?:say|agree|sign)\b|\bbe you(?= not| it be not|$)|\b(?:say|tell)\b(?: \S+){0,4} you (?:take|run|have|get) (?:the|it|this|that)\b|\bbe you who (?:decide|say|choose|settle|own|run)\b|\byou (?:decide|choose|sign(?= |$)|say (?:when|what|how|which|who|where|if)|own|set the|call it|make the (?:call|decision)|pick (?:what|which|who|the))\b/;
const UNASKED =
  /\b(?:@[pt]|you) (?:do|need|would|must|have)? ?(?:not|never|no longer) (?:have to |need to |even )?(?:ask|check with|run (?:it|things|that|anything) (?:past|by)|clear (?:it|that) with|come to|ring) me\b|\byou do not come (?:\w+ )?to (?:me|my)\b|\bno need to (?:ask|come to|check with|ring) me\b/;

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

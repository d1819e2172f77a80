import { KEEPER, OF, OWNING, P } from './owning.ts';

const RULING =
  'say|decide|settle|choose|pick|call|set|sign|own|run|rule|judge|allocate|approve|refuse|accept|hold|lead|chair|write the|make the|have the';
/** Words that say by themselves whose a thing is. */
export const HELD: readonly RegExp[] = [
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
/** "I don't sign it off any more": the speaker let go, so that somebody named beside it holds it. */
export const LET_GO =
  /^(?!.*\b(?:otherwise|unless|until|if)\b).*\bi (?:do|have|would|can|will)? ?(?:not|never|no longer) (?:\w+ )?(?:sign|approve|overrule|override|veto|countersign|(?:get|have|get get) (?:a|any) (?:vote|say|veto)|decide)\b|\bi have no (?:vote|say|veto)\b|\bi (?:stay|keep) (?:well |right |completely )?out of (?:it|that|the)\b|\bi keep my (?:hands|nose|fingers) (?:off|out)\b|\b(?:overrule|override|veto|change|touch) (?:it|that|@\w)(?: \S+)? nor (?:can|do|will|could) i\b/;

/** "You decide, no need to ask me", said to somebody: the work in their hands, in direct speech. */
export const TOLD_YOURS =
  /\b(?:this|that|it|this one|that one) be (?:yours|you)\b|\bbe yours(?= |$)|\b(?:you|your) (?:be )?(?:the (?:gate|owner|one who|one that)|in charge)\b|\b(?:no|nobody|nothing)\b(?: \S+){1,6} (?:unless|until|without) you (?:say|agree|sign)\b|\bbe you(?= not| it be not|$)|\b(?:say|tell)\b(?: \S+){0,4} you (?:take|run|have|get) (?:the|it|this|that)\b|\bbe you who (?:decide|say|choose|settle|own|run)\b|\byou (?:decide|choose|sign(?= |$)|say (?:when|what|how|which|who|where|if)|own|set the|call it|make the (?:call|decision)|pick (?:what|which|who|the))\b/;
export const UNASKED =
  /\b(?:@[pt]|you) (?:do|need|would|must|have)? ?(?:not|never|no longer) (?:have to |need to |even )?(?:ask|check with|run (?:it|things|that|anything) (?:past|by)|clear (?:it|that) with|come to|ring) me\b|\byou do not come (?:\w+ )?to (?:me|my)\b|\bno need to (?:ask|come to|check with|ring) me\b/;

import { oncePerReading } from '../reading/once.ts';
import type { Clause } from '../reading/reading.ts';
import { castOf, clauseAt, partOf, type Scene, sights } from './cast.ts';

const P = '@[pt]';
/** Not "I would have been lost". */
const BUT_HOW = '(?!be|lose|hate|like|love|fail|miss|think|say|know|need|want)';
/** It worked without the speaker. */
const WITHOUT: readonly RegExp[] = [
  /\bwithout (?:i|(?:(?!i\b)\S+ ){0,3}?(?:me|my))(?= |$)/,
  /\b(?:ring|call|phone|ask|message|need|text|go to|come to) @[pt] (?:and )?not me\b/,
  new RegExp(
    `${P}(?: \\S+){1,8} (?:on @[pt] 's-own|(?:on|off) @[pt] 's own|by @[pt]|unaided|unprompted|single-handed|alone)(?= |$)`,
  ),
  new RegExp(
    `(?:${P}|@g) (?:\\S+ ){0,2}?(?:not|never) (?:even )?(?:ask|tell|ring|call|consult|need|phone|text) me\\b(?! (?:for|to)\\b)`,
  ),
  new RegExp(`${P} (?:\\S+ )?(?:overrule|outvote|ignore|override) me\\b`),
  /\bagainst (?:me|what i)(?= |$)|\bbefore i (?:even )?(?:know|hear|be (?:even )?(?:ask|tell))\b|\bwith me (?:\S+ ){0,4}(?:away|abroad|asleep|elsewhere|gone|in (?:bed|hospital))\b|\bagainst my (?:own )?(?:advice|view|wish|wishes|instinct|vote|better judgement)\b|\bover my (?:head|objections?)\b/,
  /\bi would have (?:do|go|choose|pick|take|play) (?:it |for |about it )?(?:the other|differently|another|with the other|the opposite)\b/,
  new RegExp(
    `${P}(?: \\S+){1,14} (?:i|(?:and|though|where|but|which|that|when) i) would (?:\\w+ )?have ${BUT_HOW}`,
  ),
  new RegExp(`\\bi would (?:\\w+ )?have ${BUT_HOW}\\w+(?: \\S+){1,8}? ${P} (?:\\S+ )?(?:\\w+)`),
  new RegExp(
    `${P}(?: \\S+){0,4} (?:ready to (?:take|run|lead|step)|take over (?:from me|my)|have my (?:old )?(?:job|seat|role)|step into my|(?:stand|fill) in for me|cover for me)`,
  ),
  new RegExp(
    `\\b(?:twice as long|longer|slower)\\b(?: \\S+){0,10} (?:but|because|so) (?:\\S+ ){0,6}?${P}`,
  ),
  new RegExp(
    `\\bi (?:want|ask|prefer|hope|push|argue)(?: \\S+){1,8} (?:and|but) ${P} (?:\\S+ )?(?:say no|refuse|turn me down|decide (?:against|otherwise))`,
  ),
  new RegExp(
    `${P}(?: \\S+){0,9} go ahead\\b|${P} (?:throw|bin|scrap|tear) (?:out |away |up )?my\\b`,
  ),
  new RegExp(
    `${P} (?:\\S+ )?tell me (?:about it )?(?:the (?:day|week) after|afterwards?|later|the next)`,
  ),
  new RegExp(
    `${P} would not have it\\b|${P}(?: \\S+){0,3} (?:hold|do|stop|keep|cut|send) (?:it|that|@\\w) (?:regardless|anyway)`,
  ),
  new RegExp(`${P} (?:cut|drop|reject|refuse|kill|strike|stop|scrap|bin)(?: \\S+){0,3} of mine\\b`),
  /\bin my absence\b|\b(?:during|throughout|over) my (?:\S+ ){0,2}?(?:leave|holiday|absence|sabbatical|vacation|time off|illness|honeymoon|secondment)\b/,
  /\bi no longer (?:attend|go|sit|join|chair|be in|hear)\b|\bi disagree and commit\b/,
  new RegExp(
    `${P}(?: \\S+){1,9}? (?:which |that |who |whom |what )?i (?:be (?:\\w+ )?against|have (?:\\w+ )?(?:turn|reject|rule|oppose|warn|veto|drop|refuse)|would not have|oppose|dislike|hate)\\b`,
  ),
  new RegExp(
    `${P} (?:do|have) not (?:once |even )?(?:ring|call|phone|text|write)(?: me)?(?: once| a single time)?(?= |$)(?! (?:the|a|@|it|them|back|anybody|anyone))`,
  ),
  /\bi know nothing (?:of|about) (?:it|that)\b/,
  /\bi (?:argue|push|fight)(?: \S+){0,5} i lose\b|\bi would have be wrong\b/,
  new RegExp(`${P} can (?:now )?(?:run|lead|chair|own|handle) (?:it|that|the|this)\\b`),
  /\bi (?:\S+ ){0,8}?(?:slower|longer|extra|late|later)\b(?: \S+){0,14} (?:rather than|instead of)\b/,
];
/** A view of the speaker's own, beside which somebody else went another way. */
const MY_VIEW =
  /\bi (?:have )?(?:\w+ )?(?:want|prefer|argue|push|suggest|recommend|advise|disagree|object)\b|\bi (?:\w+ )?(?:tell|say to) @p\b|\bi (?:\w+ )?think (?:that be|it be|we|@p)\b|\bi (?:be|have be) (?:\w+ )?(?:for|against|sure|convinced|certain|dead set|keen|in favou?r)\b|\bi would (?:\w+ )?have\b|\bi have (?:already|as good as|practically) \w+|\bi have (?:wave|swear|nod|pass|approve|promise|okay|back)\b|\b(?:of|from) mine\b|\bmy (?:own )?(?:advice|notes?|warnings?|suggestions?|opinion|recommendation|objections?|favourite|favorite|idea|preference|pet)\b/;
const WENT_OWN_WAY = new RegExp(
  `${P} (?:\\S+ ){0,2}?(?:say no(?! to (?:me )?(?:be|a product))|refuse|would not (?:have it|budge|hear|do it|let)|go ahead|go (?:with )?@p 's(?: own)?(?:-own)? way|do it @p 's way|overrule|ignore|stick to|turn (?:me|it|that|my \\S+) down|reject|strike|return|do away|skip|drop|scrap|bin|throw|turn (?:\\S+ ){1,3}?(?:back|down|away)|leave out|kill|veto|block|take (?:it|that|the \\S+(?: \\S+)?) out|have none of it|be have none|do the opposite|leave (?:it|that|mine) out|send (?:it|mine|one of mine) back)\\b`,
);
const UNKNOWN_TO_ME =
  /\b(?:first|only|all) (?:thing )?i (?:know|hear|see)\b|\bi have never (?:even )?(?:hear|meet)\b|\bi only (?:hear|find out|learn|know|see)\b|\bi do not (?:even )?(?:know|hear|see|find out|learn)(?: \S+){0,5} (?:until|till)\b|\bi (?:hear|find out|learn) (?:about |of )?(?:it|that)?(?: \S+){0,3}? (?:from|after|afterwards|later|when|on the|at the|the (?:next|day|week))\b/;
const NOT_SINCE =
  /\bi have not (?:\w+ )?(?:have|get|see|be|hear|open|touch|look|go|attend|sit|read|write|sign|set|do)\b(?: \S+){0,9} since\b/;
const HELD_BACK =
  /\b(?:long|slow)er than (?:if i|i would|it would have)\b|\b(?:quick|fast|easi|simpl)er (?:\S+ ){0,2}?(?:to|if i|for me)(?: \S+){0,10} (?:but|and|still|yet) i (?:\w+ )?(?:let|leave|wait|sit|keep|hold|do not)\b|\bi could have (?:\w+ )?(?:do|write|fix|make|finish|settle|solve|sort|say|tell)(?: \S+){0,10} (?:but|and) (?:i )?(?:\w+ )?(?:do not|let|leave|keep|sit|hold|wait|bite)\b|\bi (?:\w+ )?(?:bite|hold) my (?:tongue|lip)\b|\bi (?:\w+ )?sit on my (?:own )?hands\b|\bi (?:\w+ )?(?:keep|stay) (?:quiet|silent|my mouth shut|my hands (?:off|in))\b/;
const IN_MY_SEAT = new RegExp(
  `${P}(?: \\S+){0,4}? (?:have|take|get|be in|sit in|do|step into|move into) my (?:old |own )?(?:job|seat|role|chair|post|place|desk)\\b|${P} (?:\\S+ )?(?:act up|deputi[sz]e|stand in|fill in|step up)\\b`,
);
/** The clauses that say that it was done without the speaker, or against the speaker's view. */
function doneWithout(scene: Scene, near: readonly Scene[]): Clause[] {
  const seen = [...WITHOUT, UNKNOWN_TO_ME, NOT_SINCE, HELD_BACK, IN_MY_SEAT].flatMap((pattern) =>
    sights(scene, pattern),
  );
  const disputed = near.some(({ text }) => MY_VIEW.test(text))
    ? sights(scene, WENT_OWN_WAY).filter(({ to }) => {
        const clause = clauseAt(scene, to - 1);
        return clause !== null && isDissent(clause);
      })
    : [];
  return [...seen, ...disputed].flatMap(({ from }) => {
    const clause = clauseAt(scene, from);
    return clause && isReal(clause) ? [clause] : [];
  });
}

/** Somebody did otherwise once, in the story: not a rule, nor what somebody may do. */
function isDissent({ doer, verb, recurrences, link }: Clause): boolean {
  return (
    doer.entity !== null &&
    /[pt]/.test(partOf(doer.entity)) &&
    (verb?.tense === 'past' || verb?.perfect === true) &&
    recurrences.length === 0 &&
    link !== 'if'
  );
}

function isReal(clause: Clause): boolean {
  const { hypothetical, future, intention, negated, text } = clause;
  const disagrees =
    /\bi would (?:\w+ )?have\b|\bi could have\b|\bwould (?:have been|be) \w+er\b|\bwould not\b/.test(
      text,
    );
  if ((hypothetical && !disagrees) || future || intention) return false;
  return (
    !negated ||
    /\bme\b|\bmy\b|\bi\b|\bnothing (?:of|about)\b|\b(?:said|says) no\b|\bwould not\b/.test(text)
  );
}

/** The clauses that say that somebody did it without the speaker, or another way than the speaker's. */
export const withoutSpeakerIn = oncePerReading((reading) =>
  castOf(reading).flatMap((scene, index, scenes) =>
    doneWithout(scene, scenes.slice(Math.max(0, index - 1), index + 2)),
  ),
);

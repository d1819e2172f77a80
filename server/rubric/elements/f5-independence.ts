import type { Detector } from '../detector.ts';
import { words } from '../framing/acts.ts';
import { castOf, clauseAt, partOf, type Scene, sight, sights } from '../framing/cast.ts';
import { isBefore, startsOf } from '../framing/helped.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import type { Clause, Reading } from '../reading/reading.ts';

const P = '@[pt]';
/** The speaker was elsewhere. */
const AWAY =
  /\b(?:away|abroad|elsewhere|asleep|ill|sick|off|out (?:of (?:the )?(?:office|country|town|action))|on (?:leave|holiday|vacation|a (?:plane|train|flight|course|beach)|parental|maternity|paternity|sabbatical|another|secondment|jury|nights)|in (?:hospital|bed)|(?:at|in|on) (?:an?other|a different|the other|an? (?:conference|wedding|funeral|christening))|laid up|gone|out with|at home|having (?:my|a|our)|at a christening|at sea|in the (?:air|mountains|hills|alps)|with no (?:signal|phone|reception|internet)|with my phone off|honeymoon|at my \w+ 's (?:wedding|funeral)|not (?:there|in the room|around|at))\b/;
const ELSEWHERE =
  /\b(?:over |up |down |out )?(?:in|at) .*\b(?:for (?:the (?:whole|rest|first|last)|all|most|\w+ (?:weeks?|days?|months?|shifts?))|from \w+ (?:to|until)|until|all (?:week|day|month|summer|autumn|winter|spring|of))\b/;
const ABSENCE =
  /^(?:\S+ ){0,4}?(?:leave|holiday|sabbatical|(?:weeks?|days?|months?|time|year) off)\b/;
const MOVED =
  /^(?:on|over|away|across|teams|roles|jobs|(?:plants|sites|companies|desks|departments|schools)|to (?:an?|another|the|@t)(?= |$)|(?:the|that) (?:team|company|site|depot|ward|school|department|group|branch|project)|in|for)(?= |$)/;
const STAYED_OUT = words(
  'go attend come sit look touch open chair join see step check be run read',
);
const LATER =
  /\b(?:since|any more|anymore|now|no longer|once|month|months|year|meetings?|reviews?|room|there)\b/;
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
  /\bagainst me(?= |$)|\bagainst my (?:own )?(?:advice|view|wish|wishes|instinct|vote|better judgement)\b|\bover my (?:head|objections?)\b/,
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
  /\bin my absence\b/,
  /\bi know nothing (?:of|about) (?:it|that)\b/,
  /\bi (?:argue|push|fight)(?: \S+){0,5} i lose\b|\bi would have be wrong\b/,
  new RegExp(`${P} can (?:now )?(?:run|lead|chair|own|handle) (?:it|that|the|this)\\b`),
  /\bi (?:\S+ ){0,8}?(?:slower|longer|extra|late|later)\b(?: \S+){0,14} (?:rather than|instead of)\b/,
];
/** A view of the speaker's own, beside which somebody else went another way. */
const MY_VIEW =
  /\bi (?:have )?(?:\w+ )?(?:want|prefer|argue|push|suggest|recommend|advise|disagree|object)\b|\bi (?:\w+ )?(?:tell|say to) @p\b|\bi (?:\w+ )?think (?:that be|it be|we|@p)\b|\bi (?:be|have be) (?:\w+ )?(?:for|against|sure|convinced|certain|dead set|keen|in favou?r)\b|\bi would (?:\w+ )?have\b|\bi have (?:already|as good as|practically) \w+|\bi have (?:wave|swear|nod|pass|approve|promise|okay|back)\b|\b(?:of|from) mine\b|\bmy (?:own )?(?:favourite|favorite|idea|preference|pet)\b/;
const WENT_OWN_WAY = new RegExp(
  `${P} (?:\\S+ ){0,2}?(?:say no(?! to (?:me )?(?:be|a product))|refuse|would not (?:have it|budge|hear|do it|let)|go ahead|go (?:with )?@p 's(?: own)?(?:-own)? way|do it @p 's way|overrule|ignore|stick to|turn (?:me|it|that|my \\S+) down|reject|strike|return|do away|skip|drop|scrap|bin|throw|turn (?:\\S+ ){1,3}?(?:back|down|away)|leave out|kill|veto|block|take (?:it|that|the \\S+(?: \\S+)?) out|have none of it|be have none|do the opposite|leave (?:it|that|mine) out|send (?:it|mine|one of mine) back)\\b`,
);
const UNKNOWN_TO_ME =
  /\b(?:first|only|all) (?:thing )?i (?:know|hear|see)\b|\bi have never (?:even )?(?:hear|meet)\b|\bi only (?:hear|find out|learn|know|see)\b|\bi do not (?:even )?(?:know|hear|find out|learn)(?: \S+){0,5} (?:until|till)\b|\bi (?:hear|find out|learn) (?:about |of )?(?:it|that)?(?: \S+){0,3}? (?:from|after|afterwards|later|when|on the|at the|the (?:next|day|week))\b/;
const NOT_SINCE =
  /\bi have not (?:\w+ )?(?:have|get|see|be|hear|open|touch|look|go|attend|sit|read|write|sign|set|do)\b(?: \S+){0,9} since\b/;
const HELD_BACK =
  /\b(?:quick|fast|easi|simpl)er (?:\S+ ){0,2}?(?:to|if i|for me)(?: \S+){0,10} (?:but|and|still|yet) i (?:\w+ )?(?:let|leave|wait|sit|keep|hold|do not)\b|\bi could have (?:\w+ )?(?:do|write|fix|make|finish|settle|solve|sort|say|tell)(?: \S+){0,10} (?:but|and) (?:i )?(?:\w+ )?(?:do not|let|leave|keep|sit|hold|wait|bite)\b|\bi (?:\w+ )?(?:bite|hold) my (?:tongue|lip)\b|\bi (?:\w+ )?sit on my (?:own )?hands\b|\bi (?:\w+ )?(?:keep|stay) (?:quiet|silent|my mouth shut|my hands (?:off|in))\b/;
const IN_MY_SEAT = new RegExp(
  `${P}(?: \\S+){0,4}? (?:have|take|get|be in|sit in|do|step into|move into) my (?:old |own )?(?:job|seat|role|chair|post|place|desk)\\b|${P} (?:\\S+ )?(?:act up|deputi[sz]e|stand in|fill in|step up)\\b`,
);
const UNCALLED =
  /\b(?:not one|not a single|no) (?:\w+ ){0,2}?(?:calls?|questions?|messages?|emails?|texts?) (?:had |has |ever )*(?:reached|came|got)\b|\b(?:nobody|no one|none of them|not one|my phone)(?: \S+){0,2} (?:called|rang|phoned|needed|messaged|texted|buzzed|missed)\b/;
const BROKE =
  /\b(?:it|things|everything|that|@[gt]) (?:\S+ )?(?:fall (?:apart|over)|break|stop|stall|collapse|go wrong|get worse|unravel)\b/;

/** The speaker was away, or stayed out of it. */
function isAway(scene: Scene, clause: Clause): boolean {
  const { verb, doer, link } = clause;
  if (doer.kind !== 'speaker' || !verb || link === 'if' || BROKE.test(scene.text)) return false;
  const follows = (pattern: RegExp) => sight(scene, pattern, verb.to) !== null;
  if (clause.negated) {
    if (verb.lemma === 'be' && /\bnot (?:here|there|around)\b/.test(clause.text)) return true;
    return STAYED_OUT.has(verb.lemma) && verb.modal === null && LATER.test(clause.text);
  }
  if (!clause.done) return false;
  if (/^(?:be|go|lie)$/.test(verb.lemma))
    return (
      AWAY.test(clause.text) ||
      isInPlace(clause) ||
      (clause.recurrences.length === 0 && ELSEWHERE.test(clause.text))
    );
  if (verb.lemma === 'stop') return follows(/^(?:attend|go|come|join|check|read|sign|chair|sit)\b/);
  if (verb.lemma === 'take') return follows(ABSENCE);
  if (/^(?:leave|move|retire|transfer|change)$/.test(verb.lemma)) return follows(MOVED);
  return (
    /^(?:find|hear|learn|read)$/.test(verb.lemma) &&
    follows(
      /^(?:\S+ ){0,4}?(?:out|about @?\w+|of it|it|afterwards?|later)\b(?: \S+)*? (?:afterwards?|later|after|next|when|from|in the|at|on)\b/,
    )
  );
}

/** "I was in Lisbon that week": a place with a capital letter. */
function isInPlace({ tokens, verb }: Clause): boolean {
  return tokens.some(
    ({ lower, after, index }, at) =>
      verb !== null &&
      index >= verb.to &&
      /^(?:in|at|over)$/.test(lower) &&
      after === '' &&
      /^\p{Lu}\p{Ll}{2}/u.test(tokens[at + 1]?.text ?? '') &&
      tokens[at + 1]?.pos === 'PROPN',
  );
}

/** Being away proves nothing by itself: somebody or something else has to carry on. */
function wentOn(reading: Reading, away: Clause): boolean {
  const carriesOn = (one: Clause | undefined) =>
    one !== undefined && one.verb !== null && !/^(?:speaker|we|none)$/.test(one.doer.kind);
  const [before] = reading.clauses.slice(Math.max(0, away.index - 1), away.index);
  if (
    /^(?:while|when|and)$/.test(away.link ?? '') &&
    before?.sentence === away.sentence &&
    carriesOn(before)
  )
    return true;
  return carriesOn(
    reading.clauses
      .slice(away.index + 1, away.index + 4)
      .find(({ link }) => !/^(?:when|while|since|with)$/.test(link ?? '')),
  );
}

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
  const disagrees = /\bi would (?:\w+ )?have\b|\bi could have\b|\bwould not\b/.test(text);
  if ((hypothetical && !disagrees) || future || intention) return false;
  return (
    !negated ||
    /\bme\b|\bi\b|\bnothing (?:of|about)\b|\b(?:said|says) no\b|\bwould not\b/.test(text)
  );
}

export const independence: Detector = {
  id: 'F5',
  reason:
    'What went on without the speaker, by the speaker’s choice, shows that it was really given away.',
  credited: [
    'I gave Petra the menu. She cut two dishes of mine, and I would have done it the other way.',
    'I gave Petra the pricing decision. I was on leave all of May, and the list went out on time.',
    'I handed the rota to Mina. She took it through the council without me in the room.',
    'I asked the deputy to take the intake over, and now they ring her, not me.',
    'I coached Farid for a month, then he closed the next contract on his own.',
  ],
  refused: [
    {
      text: 'I gave Petra the pricing decision. I don’t sign it off any more.',
      why: 'Firm ownership, no event.',
    },
    { text: 'If I was away it fell apart.', why: 'It did not work without the speaker.' },
    {
      text: 'I was on leave in May, and the rest of us got a plan out.',
      why: 'Nobody had been given it.',
    },
    {
      text: 'I gave Petra the rota. She could have run it without me.',
      why: 'It is hypothetical.',
    },
  ],
  detect(reading) {
    const [start] = startsOf(reading);
    if (!start) return null;
    const owning = new Set(holdingsOf(reading).map(({ clause }) => clause));
    const found = castOf(reading).flatMap((scene, index, scenes) => {
      return [
        ...doneWithout(scene, scenes.slice(Math.max(0, index - 1), index + 2)),
        ...scene.clauses.filter(
          (clause) =>
            (isAway(scene, clause) && (clause.negated || wentOn(reading, clause))) ||
            (UNCALLED.test(clause.text) && !clause.hypothetical),
        ),
      ].filter((clause) => !owning.has(clause) && !isBefore(clause, start));
    });
    return found.length === 0 ? null : found.map((clause) => quoted(reading, clause));
  },
};

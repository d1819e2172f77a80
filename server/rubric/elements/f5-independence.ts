import type { Detector } from '../detector.ts';
import { words } from '../framing/acts.ts';
import { castOf, clauseAt, type Scene, sight } from '../framing/cast.ts';
import { helpedPeople, isBefore } from '../framing/helped.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import type { Clause, Reading } from '../reading/reading.ts';

const P = '@[pt]';
/** The speaker was elsewhere. */
const AWAY =
  /\b(?:away|abroad|elsewhere|asleep|ill|sick|off|out (?:of (?:the )?(?:office|country|town|action))|on (?:leave|holiday|vacation|a (?:plane|train|flight|course|beach)|parental|maternity|paternity|sabbatical|another|secondment|jury|nights)|in (?:hospital|bed)|(?:at|in|on) (?:an?other|a different|the other|an? (?:conference|wedding|funeral|christening))|laid up|not (?:there|in the room|around|at))\b/;
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
/** It worked without the speaker. */
const WITHOUT: readonly RegExp[] = [
  /\bwithout (?:me|my|a word (?:to|from) me|(?:to )?(?:ask|tell|check|ring|call|need|wait|consult)\w* (?:with |for )?me|any help from me|i )/,
  /\b(?:ring|call|phone|ask|message|need|text|go to|come to) @[pt] (?:and )?not me\b/,
  new RegExp(
    `${P}(?: \\S+){1,8} (?:on @[pt] 's-own|on @[pt] 's own|by @[pt]|unaided|unprompted|single-handed|alone)(?= |$)`,
  ),
  new RegExp(
    `(?:${P}|@g) (?:\\S+ ){0,2}?(?:not|never) (?:even )?(?:ask|tell|ring|call|consult|need|phone|text) me\\b`,
  ),
  new RegExp(`${P} (?:\\S+ )?(?:overrule|outvote|ignore|override) me\\b`),
  /\bagainst my (?:own )?(?:advice|view|wish|wishes|instinct|vote|better judgement)\b|\bover my (?:head|objections?)\b/,
  /\bi would have (?:do|go|choose|pick|take|play) (?:it |for |about it )?(?:the other|differently|another|with the other|the opposite)\b/,
  new RegExp(
    `${P}(?: \\S+){1,14} (?:and|though|where|but) i would have (?!be|lose|hate|like|love|fail|miss)`,
  ),
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
const UNCALLED =
  /\b(?:nobody|no one|none of them|not one|my phone)(?: \S+){0,2} (?:called|rang|phoned|needed|messaged|texted|buzzed|missed)\b/;
const BROKE =
  /\b(?:it|things|everything|that|@[gt]) (?:\S+ )?(?:fall (?:apart|over)|break|stop|stall|collapse|go wrong|get worse|unravel)\b/;

/** The speaker was away, or stayed out of it. */
function isAway(scene: Scene, clause: Clause): boolean {
  const { verb, doer, link } = clause;
  if (doer.kind !== 'speaker' || !verb || link === 'if' || BROKE.test(scene.text)) return false;
  const follows = (pattern: RegExp) => sight(scene, pattern, verb.to) !== null;
  if (clause.negated) {
    return STAYED_OUT.has(verb.lemma) && verb.modal === null && LATER.test(clause.text);
  }
  if (!clause.done) return false;
  if (verb.lemma === 'be' || verb.lemma === 'go')
    return (
      AWAY.test(clause.text) || (clause.recurrences.length === 0 && ELSEWHERE.test(clause.text))
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

/** The clause that says that it was done without the speaker, or null. */
function doneWithout(scene: Scene): Clause | null {
  for (const pattern of WITHOUT) {
    const seen = sight(scene, pattern);
    const clause = seen && clauseAt(scene, seen.from);
    const disagrees = clause !== null && /\bi would have\b/.test(clause.text);
    const real =
      clause && (disagrees || !clause.hypothetical) && !clause.future && !clause.intention;
    if (real && (!clause.negated || /\bme\b|\bnothing (?:of|about)\b/.test(clause.text)))
      return clause;
  }
  return null;
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
    const helped = helpedPeople(reading);
    if (helped.size === 0) return null;
    const starts = [...helped.values()];
    const owning = new Set(holdingsOf(reading).map(({ clause }) => clause));
    const found = castOf(reading).flatMap((scene) => {
      const without = doneWithout(scene);
      return [
        ...(without ? [without] : []),
        ...scene.clauses.filter(
          (clause) =>
            (isAway(scene, clause) && (clause.negated || wentOn(reading, clause))) ||
            (UNCALLED.test(clause.text) && !clause.hypothetical),
        ),
      ].filter((clause) => !owning.has(clause) && starts.some((since) => !isBefore(clause, since)));
    });
    return found.length === 0 ? null : found.map((clause) => quoted(reading, clause));
  },
};

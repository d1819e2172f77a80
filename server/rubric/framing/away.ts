import type { Clause, Reading } from '../reading/reading.ts';
import { words } from './acts.ts';
import { castOf, type Scene, sight } from './cast.ts';

/** The speaker was elsewhere. */
const AWAY =
  /\b(?:away|abroad|elsewhere|asleep|ill|sick|off|out (?:of (?:the )?(?:office|country|town|action))|on (?:leave|holiday|vacation|a (?:plane|train|flight|course|beach)|parental|maternity|paternity|sabbatical|another|secondment|jury|nights)|in (?:hospital|bed)|(?:at|in|on) (?:an?other|a different|the other|an? (?:conference|wedding|funeral|christening))|laid up|gone|out with|at home|having (?:my|a|our)|at a christening|at sea|in the (?:air|mountains|hills|alps)|with no (?:signal|phone|reception|internet)|with my phone off|honeymoon|at my \w+ 's (?:wedding|funeral)|not (?:there|in the room|around|at))\b/;
const ELSEWHERE =
  /\b(?:over |up |down |out )?(?:in|at) .*\b(?:for (?:the (?:whole|rest|first|last)|all|most|\w+ (?:weeks?|days?|months?|shifts?))|from \w+ (?:to|until)|until|all (?:week|day|month|summer|autumn|winter|spring|of))\b/;
/** "while i was in poland", but not "when I was in the room". */
const FAR = /\b(?:in|at) (?!(?:the|that|this|my|our|charge|it|there|work|school|first)\b)\w{4,}$/;
const LAID_UP =
  /\bi (?:broke|did|hurt|tore|put) (?:in )?my (?:leg|arm|back|hip|knee|ankle|wrist|shoulder|foot)\b|\bi (?:fell|got|was taken) (?:ill|sick)\b|\bi (?:had|have had) (?:\w+ )?(?:my|an|a) (?:\w+ )?(?:operation|accident|baby|stroke|surgery|appendix|hip|knee)\b|\bi (?:had|caught|got) (?:covid|flu|shingles|pneumonia|the flu)\b/;
const ABSENCE =
  /^(?:\S+ ){0,4}?(?:leave|holiday|sabbatical|(?:weeks?|days?|months?|time|year) off)\b/;
const MOVED =
  /^(?:on|over|away|across|teams|roles|jobs|(?:plants|sites|companies|desks|departments|schools)|to (?:an?|another|the|@t)(?= |$)|(?:the|that) (?:team|company|site|depot|ward|school|department|group|branch|project)|in|for)(?= |$)/;
const STAYED_OUT = words(
  'go attend come sit look touch open chair join see step check be run read',
);
const LATER =
  /\b(?:since|any more|anymore|now|no longer|once|month|months|year|meetings?|reviews?|room|there)\b/;
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
  if (LAID_UP.test(clause.text)) return true;
  if (/^(?:be|go|lie)$/.test(verb.lemma))
    return (
      AWAY.test(clause.text) ||
      isInPlace(clause) ||
      (/^(?:when|while)$/.test(link ?? '') && FAR.test(clause.text)) ||
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

/** The clauses that say that it went on while the speaker was away or stayed out of it. */
export function awayIn(reading: Reading): Clause[] {
  return castOf(reading).flatMap((scene) =>
    scene.clauses.filter(
      (clause) =>
        (isAway(scene, clause) && (clause.negated || wentOn(reading, clause))) ||
        (UNCALLED.test(clause.text) && !clause.hypothetical),
    ),
  );
}

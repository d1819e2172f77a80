import type { Clause } from '../reading/reading.ts';
import { isUniversal, subjectOf } from './routine.ts';

/** Somebody took the tool over: strong enough without more. */
const TAKEN =
  /\b(?:(?:took|take|takes|taken|taking)\b.* up\b(?! (?:to|with|now)\b)|(?:pick|picks|picked|picking) (?:(?:it|them|this|that|ours|the [\w-]+) up\b|up (?:it|them|ours|the (?!phone|slack|pieces|bill|tab|pace|call|post|calls)))|(?:took|taken|takes|take) (?:it|them|this|that|ours) (?:over|on|up|home|back|with them)|asked (?:us|me) (?:to show|how|for)|(?:started|set up|introduced|began|begun) the same\b|(?:has|have) (?:since |now )?(?:taken|took) (?:the|our|on)|(?:pinched|nicked|stole|stolen|poached|adopted|adopts|borrowed|inherited|lifted)\b|(?:copied|copies|copy) (?:it|them|us|ours|the|our|that|this)\b|spread (?:to|across|into)|(?:put|hung|built|made|set|started|wrote|written|drew|drawn)\b.* (?:(?:up )?(?:in|at|for) (?:their|its) (?:own )?\w+|of (?:their|its) own)|(?:their|its|his|her) own (?:version|copy|one)|(?:asked|asking|asks) (?:for|if they could (?:have|use)|whether they could|to (?:have|use|borrow)) (?:it|one|the|our|them|ours|a copy)|want(?:s|ed)? (?:to have )?(?:it|one|the same|ours?))/;
const NOT_OURS_REACH = 16;
const TAKEN_ON = /\b(?:took|taken|takes|take) (?:it|them|this|that) (?:over|on)\b/;
/** Those who have it are none of the speaker's people. */
const NOT_OURS =
  /\b(?:is|are|was|were|they|their) (?:not|n't) (?:even |really )?ours\b|\bnone of ours\b/;
/** Somebody uses it as well. */
const USED =
  /\b(?:use|uses|used|using|run|runs|ran|running|do|does|did|doing|done|has|have|had|got|keep|keeps|started|work|works|working|(?:is|are) (?:now |all )?on (?:it|the same|our))\b/;
const ALSO =
  /\b(?:too|as well|also|the same(?! (?:thing|time|people|day|problems?|trouble|issues?|story|way (?:for|as)|\w+ as)\b)|over there|likewise)\b/;
const ELSEWHERE =
  /\b(?:other|another|sister|neighbou?ring|next door|across|(?:two|three|four|five|six|seven|\d+) (?:more|other|further)|elsewhere|rest of the|next to us|beside us|(?:down|up|over|across) the (?:road|hall|corridor|street)|opposite|(?:floor|ward|landing|deck) (?:above|below)|my peers|peers)\b/;
/** A unit told apart by a word before it: "the payments office", not "the office". */
const UNIT =
  /\b(?!(?:the|our|my|all|each|every|both|these|those|and|so|whole|now|morning|afternoon|evening|day|night|weekend|early|late) )[\w'-]+ (?:teams?|offices?|branch(?:es)?|departments?|sites?|depots?|stores?|wards?|regions?|buildings?|blocks?|groups?|divisions?|units?|people|squads?|crews?|floors?|plants?|sheds?|halls?|kitchens?|houses?|hospitals?|hotels?|shops?|counters?|lines?|firms?|organi[sz]ations?|networks?|chapters?|farms?|factor(?:y|ies)|garages?|labs?|schools?|clinics?|stations?|hubs?|yards?|docks?|desks?|folks?|side|camps?|countr(?:y|ies)|city|county|district|council|choir|agency|airport|hub|university|college|manager|company)\b/;

/** "Our plant in Brno." */
const UNIT_IN =
  /\b(?:team|office|branch|department|site|depot|store|ward|region|school|clinic|station|hub|yard|plant|lab|people|hospital|shop|warehouse|centre|house|side|lot)s? (?:in|at|across|over|up|down|of|from) \w+|\b(?:people|lot|team|folks?) (?:downstairs|upstairs|opposite|next door)\b/;
const OWN = /\b(?:its|their|his|her) own\b/;
/** The thing is used, by its pronoun or as one's own. */
const ITS_USE = /\b(?:it|them|one|ours|the same|(?:its|their|his|her) own)\b/;

/** Somebody, the speaker too, took it further. */
const CARRIED =
  /\b(?:(?:rolled|rolling|extended|carried|brought|taken|took|spread) (?:it|this|that|them) (?:out |over |on )?(?:to|across) (?!me\b|us\b|him\b|her\b|them\b|(?:the |a |my |our )?(?:\w+ )?(?:committee|board|meeting|manager|director|boss|vp|execs?|customers?)\b)|showed it to .* (?:team|people|lot|group|office)s?\b)/;
/** Those above made it everybody's: "it is in the company manual now", "head office made it the standard". */
const MADE_STANDARD =
  /\b(?:company|group|corporate|national|regional|trust|council|network|industry)(?: 's)? (?:handbook|manual|standard|policy|guidelines|rulebook)\b|\b(?:standard|policy|rule|rolled out|practice) (?:across|to all|for all|for every|in all|in every|everywhere|company-?wide|nationwide)\b|\bmade (?:it|this|that) (?:the |a )?(?:\w+ )?(?:standard|policy)\b|\b(?:put|wrote|written) (?:it|this|that) into (?:the|their) (?:handbook|manual|standard|guidelines|rulebook)\b/;
const WHOLE_HOUSE =
  /^(?:and |so |now )*(?:the )?(?:whole|entire) (?:company|group|firm|trust|region|chain|county|district|hospital|hotel|school|network|service|industry|country)\b/;
/** "Till another desk has tried it". */
const HANGS = /^(?:till|until|unless|before|when|whenever)$/;
/** Whoever came after the speaker. */
const SUCCESSOR =
  /\b(?:my successor|(?:the|our|a) (?:new|next) (?:manager|head|boss|chief|owner|lead|leader|director|supervisor|foreman|chair)|(?:who|that) (?:came|followed) after|after me|who followed me)\b/;
const EVERYBODY = /^(?:and |so |but )?(?:everyone|everybody|people)\b/;
const SINCE = /\b(?:now|since|later|afterwards|today|these days)\b/;

/** Nobody has spoken of them before: no user of the thing until now. */
function isNewcomer({ doer, utterance, from, verb }: Clause): boolean {
  const head = utterance.tokens[(doer.from < 0 ? (verb?.from ?? from) : doer.to) - 1];
  return (
    head !== undefined && !utterance.tokens.slice(0, from).some(({ lemma }) => lemma === head.lemma)
  );
}

/** Said in the same breath: "the airport does it, and they are not ours". */
function isNotOurs({ utterance, from }: Clause): boolean {
  const { tokens } = utterance;
  const end = tokens.findIndex(({ after }, at) => at >= from && /[.?!]/.test(after));
  const rest = tokens.slice(
    from,
    end === -1 ? from + NOT_OURS_REACH : Math.min(end + 1, from + NOT_OURS_REACH),
  );
  return NOT_OURS.test(rest.map(({ lower }) => lower).join(' '));
}

/** What it does was spoken of before: "do the monday calls now". */
function isKnownThing({ utterance, from, to, verb }: Clause): boolean {
  if (!verb) return false;
  const before = new Set(
    utterance.tokens.slice(0, from).flatMap(({ pos, lemma }) => (pos === 'NOUN' ? [lemma] : [])),
  );
  return utterance.tokens
    .slice(verb.to, to)
    .some(({ pos, lemma }) => pos === 'NOUN' && before.has(lemma));
}

/** "Finance had their own one" tells how it was. */
function isHaving({ verb }: Clause): boolean {
  return verb?.lemma === 'have' && verb.tense === 'past';
}

/** How surely the clause tells that another unit took the thing up or uses it too; 0 is not at all. */
export function spreads(clause: Clause): number {
  const { doer, text } = clause;
  if (!clause.done || clause.verb === null || clause.link === 'if') return 0;
  if (CARRIED.test(text)) return 3;
  if (doer.kind !== 'speaker' && doer.kind !== 'we' && MADE_STANDARD.test(text)) return 2.2;
  if (!/^(?:person|group|thing|none)$/.test(doer.kind) || EVERYBODY.test(text)) return 0;
  const label = doer.entity?.label.toLowerCase() ?? text.slice(0, Math.max(0, text.search(USED)));
  const who = `${label} ${subjectOf(clause)}`;
  const elsewhere =
    isNotOurs(clause) || ELSEWHERE.test(`${who} ${text}`) || UNIT.test(who) || UNIT_IN.test(who);
  if (TAKEN.test(text) && !isHaving(clause)) {
    // A person who took it on was given it.
    if (elsewhere) return 3;
    return TAKEN_ON.test(text) && doer.kind === 'person' ? 0 : 1.5;
  }
  if (
    SUCCESSOR.test(`${label} ${text}`) &&
    /\b(?:kept|keeps|still|carried on|uses|runs)\b/.test(text)
  )
    return 2.1;
  if (!USED.test(text)) return 0;
  if (WHOLE_HOUSE.test(text) && ITS_USE.test(text)) return 2.5;
  if (isNotOurs(clause) && ITS_USE.test(text)) return 3;
  if (ALSO.test(text)) {
    if (elsewhere) return 2.5;
    // "Dispatch uses it as well": a department that has a name.
    return doer.kind === 'thing' && isNewcomer(clause) && ITS_USE.test(text) ? 1.5 : 0;
  }
  const present = clause.verb.tense === 'present' && clause.verb.modal === null;
  const units = ELSEWHERE.test(who) && (UNIT.test(who) || UNIT_IN.test(who));
  if (present && !HANGS.test(clause.link ?? '') && units && ITS_USE.test(text)) return 2.1;
  if (!SINCE.test(text) || isHaving(clause)) return 0;
  if (OWN.test(text) && isNewcomer(clause) && !isUniversal(clause)) return 2.1;
  if (units) return 2.1;
  const used = ITS_USE.test(text) || isKnownThing(clause);
  return elsewhere && isNewcomer(clause) && used ? 2.1 : 0;
}

import type { Clause } from '../reading/reading.ts';
import { isUniversal, subjectOf } from './routine.ts';

/** Somebody took the tool over: strong enough without more. */
const TAKEN =
  /\b(?:(?:took|take|takes|taken|taking|pick|picks|picked|picking)\b.* up\b(?! (?:to|with|now)\b)|(?:took|taken|takes|take) (?:it|them|this|that|ours) (?:over|on|up)|(?:pinched|nicked|stole|stolen|poached|copied|copies|adopted|adopts|borrowed|inherited|lifted)\b|spread (?:to|across|into)|(?:their|its|his|her) own (?:version|copy|one)|(?:asked|asking|asks) (?:for|if they could (?:have|use)|whether they could|to (?:have|use|borrow)) (?:it|one|the|our|a copy)|want(?:s|ed)? (?:to have )?(?:it|one|the same|ours?))/;
/** Somebody uses it as well. */
const USED =
  /\b(?:use|uses|used|using|run|runs|ran|running|do|does|did|doing|has|have|had|got|keep|keeps|started|work|works)\b/;
const ALSO =
  /\b(?:too|as well|also|the same(?! (?:thing|time|people|day|way (?:since|for|as))\b)|over there|likewise)\b/;
const ELSEWHERE =
  /\b(?:other|another|sister|neighbou?ring|next door|across|(?:two|three|four|five|six|seven|\d+) (?:more|other|further)|elsewhere|rest of the)\b/;
/** A unit told apart by a word before it: "the payments office", not "the office". */
const UNIT =
  /\b(?!(?:the|our|my|all|each|every|both|these|those|and|so|whole|now|morning|afternoon|evening|day|night|weekend|early|late) )[\w'-]+ (?:teams?|offices?|branch(?:es)?|departments?|sites?|depots?|stores?|wards?|regions?|buildings?|blocks?|groups?|divisions?|units?|people|squads?|crews?|floors?|plants?|sheds?|halls?|kitchens?|houses?|hospitals?|hotels?|shops?|counters?|lines?|firms?|organi[sz]ations?|networks?|chapters?|farms?|factor(?:y|ies)|garages?|labs?|schools?|clinics?|stations?|hubs?|yards?|docks?|desks?|folks?|side|camps?|countr(?:y|ies)|city|county|manager|company)\b/;

/** "Our plant in Brno." */
const UNIT_IN =
  /\b(?:team|office|branch|department|site|depot|store|ward|region|school|clinic|station|hub|yard|plant|lab|people|hospital|shop|warehouse|centre|house|side|lot)s? (?:in|at|across|over|up|down|of|from) \w+|\b(?:people|lot|team|folks?) (?:downstairs|upstairs|opposite|next door)\b/;
const OWN = /\b(?:its|their|his|her) own\b/;
/** The thing is used, by its pronoun or as one's own. */
const ITS_USE = /\b(?:it|them|one|ours|the same|(?:its|their|his|her) own)\b/;

/** Somebody, the speaker too, took it further. */
const CARRIED =
  /\b(?:(?:rolled|rolling|extended|carried|brought|taken|took|spread) (?:it|this|that|them) (?:out |over |on )?(?:to|across) (?!me\b|us\b|him\b|her\b|them\b|(?:the |a |my |our )?(?:\w+ )?(?:committee|board|meeting|manager|director|boss|vp|execs?|customers?)\b)|showed it to .* (?:team|people|lot|group|office)s?\b)/;
const EVERYBODY = /^(?:and |so |but )?(?:everyone|everybody|people)\b/;
const SINCE = /\b(?:now|since|later|afterwards|today|these days)\b/;

/** Nobody has spoken of them before: no user of the thing until now. */
function isNewcomer({ doer, utterance, from, verb }: Clause): boolean {
  const head = utterance.tokens[(doer.from < 0 ? (verb?.from ?? from) : doer.to) - 1];
  return (
    head !== undefined && !utterance.tokens.slice(0, from).some(({ lemma }) => lemma === head.lemma)
  );
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
  if (!/^(?:person|group|thing|none)$/.test(doer.kind) || EVERYBODY.test(text)) return 0;
  const label = doer.entity?.label.toLowerCase() ?? text.slice(0, Math.max(0, text.search(USED)));
  const who = `${label} ${subjectOf(clause)}`;
  const elsewhere = ELSEWHERE.test(`${who} ${text}`) || UNIT.test(who) || UNIT_IN.test(who);
  if (TAKEN.test(text) && !isHaving(clause)) return elsewhere ? 3 : 1.5;
  if (!USED.test(text)) return 0;
  if (ALSO.test(text)) return elsewhere ? 2.5 : 0;
  if (!SINCE.test(text) || isHaving(clause)) return 0;
  if (OWN.test(text) && isNewcomer(clause) && !isUniversal(clause)) return 2.1;
  if (ELSEWHERE.test(who) && UNIT.test(who)) return 2.1;
  return elsewhere && isNewcomer(clause) && ITS_USE.test(text) ? 2.1 : 0;
}

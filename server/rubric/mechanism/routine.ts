import { once } from '../reading/once.ts';
import type { Clause } from '../reading/reading.ts';
import { isToRater } from '../to-rater.ts';
import { restOf, type Sentence } from './sentence.ts';
import { ARTEFACTS, EFFORT, FORUMS, HUMAN_ACTS, RECORDING, RITUAL } from './words.ts';

const WEEKDAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
/** A weekday with an hour ("Thursday at four") is a rhythm when the talk is in the present. */
const STANDING_HOUR = new RegExp(
  `^(?:and |then |so )*(?:on )?(?:a )?${WEEKDAY}s?(?: (?:morning|afternoon|evening|night)s?)? at \\w+`,
);
const WEEKDAY_THING = new RegExp(
  `\\b(?:a|the|my|our) ${WEEKDAY} (?!\\b(?:before|after|of|to)\\b)\\w+`,
);
const ON_A_WEEKDAY = new RegExp(`\\bon (?:a )?${WEEKDAY}\\b`);
/** "The first two Fridays" are counted, not kept. */
const COUNTED_DAYS = new RegExp(
  `\\b(?:first|last|next|past|two|three|four|five|six|few|several|those) ${WEEKDAY}s\\b`,
);
/** What was made is disowned: "nobody reads it". Not "nobody has opened it since". */
export const UNUSED =
  /\b(?:nobody|no one|none of them)(?: \w+){0,3} (?:use[sd]?|reads?|opens?|opened|look(?:s|ed)|touch(?:es|ed)|follow(?:s|ed))\b(?!.*\bsince\b)/;
export const UNIVERSAL = /\b(?:every|each|all|everyone|everybody|both)\b/;
const WHOEVER =
  /\b(?:whoever|whichever|any \w+ (?:who|that)|(?:every|each) (?:\w+ ){1,2}(?:who|that)|per (?!cent\b|hundred\b|thousand\b|hour|day|week|month|quarter|year|head|person)\w+|anyone who|anything (?:\w+ed|that|over|under|above|below))\b/;
const REQUIRED =
  /\b(?:is|are|was|were|became) (?:mandatory|compulsory|obligatory|required)\b|\brequired to\b|\bonly (?:if|when|once)\b/;
/** Said alone, it announces a rule that comes in the next sentence, if at all. */
const MADE_A_RULE = /\bmade it a (?:rule|condition)\b(?= \S)/;
/** "No bill goes out until …", "a card does not count unless …". */
const GATE =
  /\b(?:no(?! (?:idea|clue|doubt|wonder|way|longer|matter|time|problem)\b)|nothing|nobody|no one|none)\b(?: [\w'-]+){1,10}? (?:until|unless|without|till)\b|\b(?:does|do|can|could|did|would|may) not (?:count|close|start|ship|go|open|leave|move|merge|launch|get|pass|begin|enter)\b.* (?:until|unless|without|till)\b|\b(?:does|do|can|will|would|may|must) not (?:[\w'-]+ ){1,12}?(?:until|unless|till)\b|\b(?:may|can|must|will|do|does) not \w+(?: [\w'-]+){1,6} that (?:is|are|has|have) not\b|\b(?:does|do|can|will) not (?:start|stop|run|open|close|move|play|print|go|leave|let|begin)\b(?: \w+){0,3} before\b|\b(?:is|are) not \w+(?:ed|en|t) (?:until|unless|till|without)\b|^(?:and |but |so )?no [\w-]+(?: [\w-]+)? no [\w-]+|\b(?:is|are|gets?) (?:blocked|stopped|rejected|refused|sent back|held|returned|locked|paused)\b.* (?:without|unless|until|if)\b/;
const KNOWING =
  /^(?:know|notice|realise|realize|hear|see|feel|understand|tell|say|think|find|care|believe|complain|mention|mind|be|have|want|look|call|come)$/;
const NO_ACT =
  /\bma(?:k|d)e?(?:s|ing)? (?:sure|certain|time|an effort|a point)\b|\b(?:look|sound|seem|feel)s? (?:like|as)\b/;
export const HOLD = /^(?:run|hold|do|have|lead|chair|host|use|set|start)$/;
/** A name and an article. */
const NAME_WORDS = 4;
const OPENS_ORDER =
  /^(?:and |then |so )*(?:before|after|when|whenever|if|once|every|each|always)\b/;

/** "Somebody in Leeds checks theirs", "it was there before me": what others do or did. */
const ELSEWHERE_OR_BEFORE =
  /^(?:and |but |so )*(?:somebody|someone|others|people|other \w+|some \w+) (?:in|at|over|elsewhere)\b|\b(?:(?:there|here|going|running) (?:\w+ ){0,3}before me|before my time|(?:there|here) when i (?:came|started|joined|arrived)|(?:as|how) i found it)\b/;

/** "Please sign here" is read out, not done. */
const ASKS = /\bplease\b/;

/** Told as real: no plan, wish or supposition; a denial only where it forbids. */
export function isReal(clause: Clause, sentence: Sentence): boolean {
  if (ASKS.test(sentence.text) || isToRater(sentence.text)) return false;
  if (isReportedOrder(clause, sentence)) return false;
  if (ELSEWHERE_OR_BEFORE.test(sentence.text) || clause.verb?.modal === 'used to') return false;
  if (isPartOfPlan(clause, sentence) || isOfNothing(clause, sentence)) return false;
  if (WISHED_TO_START.test(clause.text)) return false;
  if (clause.done) return true;
  // "Nobody may release until …" supposes nothing.
  const permits = clause.verb?.modal === 'may' && !/\bif\b/.test(sentence.text);
  if ((clause.hypothetical && !permits) || clause.future || clause.intention) return false;
  return isGate(clause, sentence) || forbids(clause);
}

/** "What I intend: each game will go through a review": what hangs on a standing intention. */
function isPartOfPlan({ index }: Clause, { clauses }: Sentence): boolean {
  return clauses.some(
    (one) => one.index < index && one.intention && !one.negated && one.verb?.tense === 'present',
  );
}

const STARTING =
  'start|begin|set up|introduce|launch|create|build|establish|add|draw up|put in|bring in|hold|have';
/** "I wanted to start a monthly audit": the rhythm is the audit's, not the wish's. */
const WISHED_TO_START = new RegExp(
  `\\b(?:want|wanted|tried|hoped|meant|wished|offered|proposed|planned|begged|intended) to (?:${STARTING}) (?:an?|the|some|our)\\b`,
);
/** "I would set up a board": done once, so its rhythm is no habit of the speaker's. */
const WOULD_START = new RegExp(
  `\\bwould (?:\\w+ )?(?:${STARTING}|make|write) (?:an?|one|some)\\b|\\bwould (?:like|love|prefer|want)\\b`,
);
/** "We never had a checklist that …", "there has never been a list that …". */
const NEVER_HAD =
  /\b(?:(?:not|never) (?:\w+ )?(?:have|had|be|been|write|written|keep|kept|use|used|make|made|see|seen)|(?:was|were) (?:never|not)|(?:nobody|no one|none)\b.* (?:had|kept|wrote|made|used))\b(?: \w+){0,2} (?:an?|any|one)\b|\b(?:was|were) (?:never|not) (?:an?|any|one)\b/;

const HANGING = /^(?:that|which|who|where|before|after|when|whenever|until|once|if)$/;

/** What is said of a thing that was denied or supposed: "we had no list | that every job had to pass | before it left". */
function isOfNothing(clause: Clause, { clauses }: Sentence): boolean {
  let at = clauses.indexOf(clause);
  while (at > 0 && HANGING.test(clauses[at]?.link ?? '')) at -= 1;
  const head = clauses[at];
  if (!head || head === clause) return false;
  const supposed = head.recurrences.length === 0 && WOULD_START.test(head.text);
  return supposed || (head.negated && NEVER_HAD.test(head.text));
}

const END_OF =
  /\bat the (?:end|start|beginning|close) of (?:service|shift|play|business|term|lesson|surgery|day)\b/;
/** "A week" after a number, "140 times a week" and "on the night" are no rhythm. */
const RATE = /^(?:a|per) |^(?!once|twice|three|four)\S+ times |^on the \w+[^s]$/;

const RHYTHMIC = /^(?:daily|weekly|monthly|quarterly|nightly|hourly|yearly|annual|fortnightly)$/;
/** In the past "on a Friday afternoon" was one. */
const ONE_DAY = /^on (?:a )?\w+ (?:morning|afternoon|evening|night)$/;

/** A rhythm: "every Friday", "once a month", "Thursday at four". Not a rate or a result's rhythm. */
export const hasCadence = once((clause: Clause): boolean => {
  if (isMeasured(clause)) return false;
  const { text, verb } = clause;
  if (COUNTED_DAYS.test(text)) return false;
  return (
    clause.recurrences.some(
      (one) =>
        one.kind === 'cadence' &&
        !RATE.test(one.text) &&
        !(verb?.tense === 'past' && ONE_DAY.test(one.text)) &&
        !(RHYTHMIC.test(one.text) && isHandedOut(clause)),
    ) ||
    (clause.recurrences.some((one) => /^(?:a|per) /.test(one.text)) && isPractice(clause)) ||
    END_OF.test(text) ||
    (STANDING_HOUR.test(text) && verb?.tense === 'present') ||
    (ON_A_WEEKDAY.test(text) && (UNIVERSAL.test(text) || isPresent(clause))) ||
    (WEEKDAY_THING.test(text) &&
      !isHandedOut(clause) &&
      (names(clause, FORUMS) || names(clause, ARTEFACTS)))
  );
});

/** "I gave her the Sunday hour", "he set us a quarterly target": a thing with a rhythm changes hands once. */
function isHandedOut({ verb, others, text }: Clause): boolean {
  return (
    verb?.tense === 'past' &&
    /^(?:give|sponsor|send|set|offer|hand|invite|decide|put|let|ask)$/.test(verb.lemma) &&
    (others.length > 0 || /\b(?:her|him|them|us|me)\b/.test(text))
  );
}

function isPresent({ verb }: Clause): boolean {
  return verb?.tense === 'present' && verb.modal === null && !verb.perfect && !verb.progressive;
}

/** "Picks five a week": said of people's acts, a rate is a rhythm. */
function isPractice(clause: Clause): boolean {
  const { verb, doer } = clause;
  return (
    verb !== null &&
    verb.tense === 'present' &&
    !EFFORT.has(verb.lemma) &&
    /^(?:speaker|we|person|group)$/.test(doer.kind)
  );
}

const TELLING =
  /\b(?:tell|telling|told|remind|reminding|reminded|saying|nag|nagging|shout|shouting)\b/;

/** "I went on telling everybody to read the card first": what they were told, not what is done. */
function isReportedOrder({ doer, verb, index }: Clause, { clauses }: Sentence): boolean {
  const told = clauses.some(
    (one) => one.index < index && one.doer.kind === 'speaker' && TELLING.test(one.text),
  );
  return told && verb?.tense === 'present' && (doer.inherited || /^(?:order|you)$/.test(doer.kind));
}

/** A trigger: "each upload", "whoever closes", or a habit that comes "before the truck leaves". */
export function hasTrigger(clause: Clause, { clauses }: Sentence): boolean {
  if (clause.recurrences.some((one) => one.kind === 'trigger') || WHOEVER.test(clause.text))
    return true;
  if (clause.verb?.tense !== 'present' || clause.verb.modal !== null || !isAct(clause))
    return false;
  if (/^(?:order|you)$/.test(clause.doer.kind)) return false;
  const ruled = clause.link !== 'if' && (clause.verb.passive || isByOthers(clause));
  return clauses.some(
    ({ link, verb }) =>
      (/^(?:before|whenever|once|after|when)$/.test(link ?? '') || (link === 'if' && ruled)) &&
      verb?.tense === 'present' &&
      verb.modal === null &&
      !verb.progressive,
  );
}

/** The clause has a noun, in either number, that is in the set. */
export function names(clause: Clause, nouns: ReadonlySet<string>): boolean {
  return clause.tokens.some(
    (token) =>
      (token.pos === 'NOUN' || token.pos === 'PROPN') &&
      (nouns.has(token.lower) || nouns.has(token.lemma) || nouns.has(lastPart(token.lower))),
  );
}

function lastPart(lower: string): string {
  return (lower.split('-').at(-1) ?? lower).replace(/s$/, '');
}

/** Something is written, or passes through something that can be pointed at, or people gather over it. */
export const hasTool = once((clause: Clause): boolean => {
  if (RITUAL.test(clause.text)) return false;
  return (
    names(clause, ARTEFACTS) ||
    names(clause, FORUMS) ||
    (clause.verb !== null && RECORDING.has(clause.verb.lemma))
  );
});

/** What may not happen without it. */
export function isGate(clause: Clause, sentence: Sentence): boolean {
  const { verb, doer } = clause;
  if (verb === null || verb.modal === 'could' || verb.perfect || KNOWING.test(verb.lemma))
    return false;
  if (doer.kind === 'speaker' || doer.kind === 'we') return false;
  const at = GATE.exec(restOf(sentence, clause))?.index ?? Number.POSITIVE_INFINITY;
  return at < clause.text.length;
}

/** "Nobody is allowed to …"; who is allowed is no ban, and what was not allowed once is none that stands. */
function forbids({ verb, text, link }: Clause): boolean {
  if (link === 'which' || link === 'who') return false;
  return (
    (verb?.modal === 'allowed to' && /\b(?:not?|nobody|none|never|only)\b/.test(text)) ||
    /\bnot allowed\b|\bforbidden\b|\bbanned\b/.test(text)
  );
}

/** Others, or a thing, have to: a demand that stands. */
export function isDemand(clause: Clause, sentence: Sentence): boolean {
  const { verb, doer, text } = clause;
  if (verb === null || verb.perfect) return false;
  if (isGate(clause, sentence) || forbids(clause) || REQUIRED.test(text)) return true;
  if (/\bmade it a\b/.test(text) && MADE_A_RULE.test(restOf(sentence, clause))) return true;
  if (doer.kind === 'order' || doer.kind === 'you')
    return isAct(clause) && verb.main.pos === 'VERB' && OPENS_ORDER.test(sentence.text);
  if (makesOthers(clause)) return true;
  return (
    (/^(?:have to|must|need to)$/.test(verb.modal ?? '') ||
      /\b(?:would|will) have to\b/.test(text)) &&
    (isAct(clause) || verb.passive || verb.lemma === 'give') &&
    !/^(?:speaker|we|impersonal|none)$/.test(doer.kind)
  );
}

/** "got every teacher to update", "had the clerks sign": others are made to. */
export function makesOthers({ verb, text }: Clause): boolean {
  return (
    verb !== null &&
    /^(?:get|have|make|ask|require|want|need)$/.test(verb.lemma) &&
    /(?<!\bout of )\b(?:every|each|all|both|everyone|everybody) (?:[\w'-]+ ){0,4}?to (?!(?:us|me|it|them|the)\b)\w+/.test(
      text,
    )
  );
}

/** An act with something to it: neither effort nor talk nor a state. */
export const isAct = once((clause: Clause): boolean => {
  const { verb, text } = clause;
  if (verb === null || NO_ACT.test(text) || isErrand(clause)) return false;
  if (HOLD.test(verb.lemma) && (RITUAL.test(text) || isBare(clause))) return false;
  return (
    !EFFORT.has(verb.lemma) ||
    /\b(?:go|goes|went|gone) (?:\w+ )?(?:through|over|round|around|along|in|into|out|on|to(?! (?:it|them|that|this)\b)|\w+ by)\b/.test(
      text,
    )
  );
});

const HOURS = /^(?:open|close|shut|start|finish|begin|end|leave|arrive)$/;
const ERRAND =
  /\b(?:trains?|bus(?:es)?|trams?|metro|subway|underground|bike|dog|coffee|breakfast|lunch|dinner|nap|gym|shower)\b/;

/** "We close at six on weekdays", "I took the early train every morning": hours and errands, no work. */
function isErrand(clause: Clause): boolean {
  const { verb, doer, utterance, text } = clause;
  if (verb === null || hasTool(clause)) return false;
  const next = utterance.tokens[verb.to]?.lower ?? '';
  if (HOURS.test(verb.lemma) && /^(?:at|from|around|between|by)$/.test(next)) return true;
  return (
    /^(?:take|catch|walk|ride|drink|eat|have|buy|get)$/.test(verb.lemma) &&
    /^(?:speaker|we)$/.test(doer.kind) &&
    ERRAND.test(text)
  );
}

/** "I hold office hours on Thursdays": beside the rhythm there is little more than a name. */
export function isBare(clause: Clause): boolean {
  const { verb, doer, recurrences } = clause;
  if (verb === null || !/^(?:speaker|we|impersonal|none)$/.test(doer.kind)) return false;
  const rhythm = recurrences.reduce((sum, { from, to }) => sum + to - from, 0);
  return clause.to - verb.to - rhythm <= NAME_WORDS;
}

/** "Every tram runs on time on 94 days in a hundred": what came of the work, not how it is done. */
export function isMeasured({ quantities }: Clause): boolean {
  return quantities.some(({ kind }) => kind === 'percentage' || kind === 'ratio');
}

/** All of them do it, as a habit: whoever does the work has to, though no rule is named. */
export function isStandard(clause: Clause): boolean {
  const worked = isByOthers(clause) || clause.verb?.passive === true;
  return worked && isAct(clause) && isHabit(clause) && isUniversal(clause) && !isMeasured(clause);
}

const ONE_OF_EACH =
  /\b(?:one|two|three|someone|somebody) (?:\w+ )?(?:from|of|in|per|off) (?:each|every|both)\b/;

/** Its subject is all of some: "every crew", "both teams"; "every Friday Ana" is not. */
export function isUniversal({ doer, utterance }: Clause): boolean {
  const subject = doer.from < 0 ? [] : utterance.tokens.slice(doer.from, doer.to);
  const words = subject.map((token) => token.lower).join(' ');
  return UNIVERSAL.test(words) && !ONE_OF_EACH.test(words);
}

/** The words before the verb. */
export function subjectOf(clause: Clause): string {
  const end = clause.verb ? clause.verb.from - clause.from : 0;
  return clause.tokens
    .slice(0, end)
    .map((token) => token.lower)
    .join(' ');
}

/** Saying something, however often, is a reminder. */
export function isTalk({ verb }: Clause): boolean {
  return (
    verb === null ||
    /^(?:say|tell|remind|talk|speak|ask|mention|repeat|shout|be|see|hear)$/.test(verb.lemma)
  );
}

/** Told as a habit: in the present, or in any tense with a rhythm. */
export function isHabit(clause: Clause): boolean {
  const { verb } = clause;
  if (verb === null || verb.progressive) return false;
  return (
    (verb.tense === 'present' &&
      !verb.perfect &&
      (verb.modal === null || /^(?:have to|must|need to|would)$/.test(verb.modal))) ||
    hasCadence(clause)
  );
}

/** "The four of them", "all of them". */
const OF_THEM = /^(?:and |but |so |now )*(?:all|both|each|the \w+) (?:\w+ )?of them\b/;

/** All of those spoken of before do it. */
export function isAllOfThem({ text }: Clause): boolean {
  return OF_THEM.test(text);
}

/** Done by others than the speaker and "we": people, or a subject that acts as people do. */
export function isByOthers(clause: Clause): boolean {
  const { doer, verb } = clause;
  if (verb === null) return false;
  if (doer.kind === 'person' || doer.kind === 'group') return doer.entity?.outsider !== true;
  if (isAllOfThem(clause)) return HUMAN_ACTS.has(verb.lemma);
  const subject = clause.tokens.slice(0, Math.max(0, verb.from - clause.from));
  return (
    doer.kind === 'thing' &&
    HUMAN_ACTS.has(verb.lemma) &&
    !verb.passive &&
    subject.some((token) => /^(?:NOUN|PROPN|DET)$/.test(token.pos))
  );
}

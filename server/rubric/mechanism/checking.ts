import { once } from '../reading/once.ts';
import type { Clause } from '../reading/reading.ts';
import { hasCadence, isAct, isUniversal } from './routine.ts';
import type { Sentence } from './sentence.ts';

/** Verbs that mean an inspection whatever stands beside them. */
const INSPECT = new Set(
  `audit inspect verify sample recheck rescore rerun reopen replay recount retest reread cross-check spot-check
  benchmark evaluate trace retrace reconcile compare redo regrade remeasure reweigh shadow`.split(
    /\s+/,
  ),
);
/** Verbs that are one when they go over instances of the work. */
const HANDLE = new Set(
  `pull take draw pick choose grab select open read listen watch ring call phone dial go look check test review follow score
  grade mark weigh count measure time walk sit stand visit match fish dig lay put tick film buy order try quiz cut ask
  question examine interview strip lift play feel taste probe log`.split(/\s+/),
);
/** The tagger does not know every verb of doing it again. */
const AGAIN =
  /\b(?:spot|cross|double)-check(?:s|ed)?\b|\bre-(?!org|sign|hire)\w+|\bre(?:score|check|run|count|read|test|do|grade|weigh|measure|open|play|rate|mark|trace|walk)(?:s|d|ed)?\b|\b(?:go|goes|went|gone) (?:back over|over (?:them|it|each|ten|some))\b/;
/** Some of many instances: "a handful of tickets", "one pump out of", "a few of theirs". */
const SOME =
  /\b(?:(?:a|the) (?:handful|sample|random|couple|few|batch|stack|pile|bunch|dozen|couple of dozen|selection|cage|box|bag)|some|any|at random|a few|several|one (?:\w+ ){0,3}(?:in|from|out of|of|per) (?:\w+)|one \w+|any one|(?:some|one) \w+ or other)\b/;
/** The worst or the biggest are chosen for the work itself, not as a sample. */
const EXTREME =
  /\b(?:worst|best|biggest|top|largest|oldest|newest|slowest|longest|highest|lowest|latest|most)\b/;
/** "rings up eight", "phones a few": the tagger takes such verbs for nouns. */
const HANDLES_SOME =
  /\b(?:rings?|rang|phones?|phoned|dials?|calls?|called|picks?|picked|takes?|took|pulls?|pulled|draws?|drew|checks?|checked|tests?|tested|samples?|watches|opens?|opened|walks?|grades?|weighs?|times)(?: up| out| through| back)? (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|some|any|a few|\d+)\b/;
/** Picked so that nobody can prepare for it. */
const UNPREPARED =
  /\b(?:random|blind|without (?:any )?(?:warning|telling|seeing|knowing|notice|saying)|unannounced|a sample|a handful|on purpose|mystery|cold|incognito|undercover|as (?:a|any|if \w+ (?:was|were) a) (?:customer|guest|passenger|patient|visitor|shopper|caller|stranger))\b/;
/** Whose job it is to look. */
const INSPECTOR =
  /\b(?:inspectors?|auditors?|examiners?|assessors?|controllers?|quality|standards|compliance|mystery|secret|neutral|(?:someone|somebody|one|a \w+|an \w+|\w+ (?:man|woman|lady|lead|manager|engineer|clerk)) (?:\w+ )?(?:from|out of|off) (?!the (?:team|crew)\b)(?:\w+ ){0,3}\w+|outsider|\w+,? (?:from|out of|off) (?:\w+ )?(?:control|accounts|finance|audit|quality|risk|compliance|safety|security|board|headquarters|office|another|other|outside)|(?:who|that) (?:had|has|was|is) not (?:on|in|part))\b/;
const LOOKED = /^(?:review|check|read|inspect|measure|test)$/;
/** What work leaves behind, and an inspection looks at. */
const RECORDS =
  /\b(?:forms|sheets|logs?|tickets|cards|slips|records|files|cases|entries|incidents|errors|recordings|photos|results|scores|numbers|figures|notes|orders|merges|claims|bills|invoices|charts|outcomes)\b/;
const PURPOSE =
  /\b(?:to |and |or )?(?:see|sees|saw|check|checks|checked|checking|find out|finds out|make sure|ask|asks|asked|judge|know|tell|tells|look|looks|looked|tick|ticks|ticked|test|tests|mark|marks|notes|count|counts|counted)\b(?: \w+){0,3} (?:if|whether|how many|how often|how much|which|were they|was it|are they|is it|do they|does it|did they)\b|\bto (?:see|check|make sure|be sure|catch)(?: that)?\b|\b(?:notes?|noted|tests?|tested|checks?|checked|sees?|saw|weighs?|weighed|looks? at|reads?|writes?|establish(?:es)?|asks?) (?:what|who|whoever|whatever|which|how long)\b|\bwhether (?:it|they|that|the|people|anyone|anybody|our|we)\b/;
const AGAINST =
  /\b(?:against|compar\w+|match(?:es|ed)? \w+(?: \w+){0,3} (?:to|with)|(?:line|one|item|step|case) by (?:line|one|item|step|case)|side by side|(?:lay|lays|laid|put|puts|hold|holds|held|sets?) (?:\w+ ){1,8}(?:beside|next to|alongside|up to|under)|(?:beside|next to|alongside) (?:it|them|what|those|ours|theirs)|with (?:a|the) (?:clock|stopwatch|tape|ruler|scale|scales|gauge|thermometer|torch|list)|under (?:a|the) (?:glass|lamp|light|microscope))\b/;
const METRIC_REVIEW =
  /\b(?:look|looks|looked|go|goes|went|review|reviews|reviewed|read|reads)\b(?: \w+){0,3} (?:numbers|figures|trend|trends|rate|rates|results|outcomes|data|metrics|scores|reports)\b/;

/** What the cues of an inspection add up to; two of them make one, three are sure. */
const CUE = { inspects: 2.5, handles: 1, some: 0.5, rhythm: 0.5, cue: 1 };

/** Some of many instances are taken: "twelve files", "a handful of tickets". */
function takesSome({ text, quantities }: Clause): boolean {
  if (EXTREME.test(text)) return false;
  return (
    SOME.test(text) ||
    HANDLES_SOME.test(text) ||
    quantities.some((one) => one.kind === 'count' && one.value >= 2)
  );
}

/** One person looks; what all of them do is the routine itself. */
function isAlone(clause: Clause): boolean {
  const { kind } = clause.doer;
  return (
    (kind === 'person' || kind === 'speaker' || kind === 'we' || kind === 'thing') &&
    !isUniversal(clause)
  );
}

const isJudged = once(({ text }: Sentence) => PURPOSE.test(text));
const isUnprepared = once(({ text }: Sentence) => UNPREPARED.test(text));
const hasRhythm = once(({ clauses }: Sentence) => clauses.some(hasCadence));

/** How surely a clause tells of checking that something works; 0 is not at all, 2 and more is it. */
export function checkStrength(clause: Clause, sentence: Sentence): number {
  const { verb } = clause;
  if (!clause.done || /^(?:till|until|unless|before|if)$/.test(clause.link ?? '')) return 0;
  const inspects =
    AGAIN.test(clause.text) ||
    clause.tokens.some(({ pos, lemma }) => pos === 'VERB' && INSPECT.has(lemma));
  if (verb === null && !inspects) return 0;
  const some =
    takesSome(clause) ||
    (/^(?:have|get|ask|make)$/.test(verb?.lemma ?? '') && sentence.clauses.some(takesSome));
  const alone = isAlone(clause);
  const rhythm = hasRhythm(sentence);
  const handles =
    HANDLES_SOME.test(clause.text) ||
    clause.tokens.some(
      ({ pos, lower, lemma }) => pos === 'VERB' && (HANDLE.has(lower) || HANDLE.has(lemma)),
    );
  const judged = isJudged(sentence);
  const against = AGAINST.test(clause.text);
  const unprepared = isUnprepared(sentence);
  const inspector = alone && INSPECTOR.test(clause.text);
  const acts =
    alone &&
    rhythm &&
    (isAct(clause) || some) &&
    (judged || (some && (against || unprepared || inspector)));
  if (!inspects && !handles && !acts) return judged && against ? 3 : 0;
  return (
    (inspects ? CUE.inspects : CUE.handles) +
    (some ? CUE.some : 0) +
    (some && rhythm && !isUniversal(clause) ? CUE.rhythm : 0) +
    (judged ? CUE.cue : 0) +
    (against ? CUE.cue : 0) +
    (unprepared ? CUE.cue : 0) +
    (/\b(?:it|them|those|some|one) again\b/.test(clause.text) ? CUE.cue : 0) +
    (inspector ? CUE.cue : 0) +
    (hasCadence(clause) && looksAtRecords(clause) ? CUE.cue : 0)
  );
}

function looksAtRecords({ verb, text }: Clause): boolean {
  return METRIC_REVIEW.test(text) || (LOOKED.test(verb?.lemma ?? '') && RECORDS.test(text));
}

/** How surely the sentence's surest clause tells of checking. */
export const strongestCheck = once((sentence: Sentence) =>
  Math.max(0, ...sentence.clauses.map((clause) => checkStrength(clause, sentence))),
);

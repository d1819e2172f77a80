import type { Clause } from '../reading/reading.ts';
import { hasCadence } from './routine.ts';
import type { Sentence } from './sentence.ts';

/** Verbs that mean an inspection whatever stands beside them. */
const INSPECT = new Set(
  `audit inspect verify sample recheck re-check rescore re-score rerun re-run reopen re-open replay recount re-count retest
  re-test reread re-read cross-check spot-check benchmark evaluate trace reconcile compare redo re-do regrade re-grade
  remeasure re-measure reweigh re-weigh shadow`.split(/\s+/),
);
/** Verbs that are one when they go over instances of the work. */
const HANDLE = new Set(
  'pull take draw pick choose grab select open read listen watch ring call go look check test review follow score grade mark weigh count measure walk sit stand visit match fish dig'.split(
    ' ',
  ),
);
/** The tagger does not know every verb of doing it again. */
const AGAIN =
  /\b(?:spot|cross|double)-check(?:s|ed)?\b|\bre-?(?:score|check|run|count|read|test|do|grade|weigh|measure|open|play|rate|mark)(?:s|d|ed)?\b/;
const SOME =
  /\b(?:without warning|unannounced|(?:a|the) (?:handful|sample|random|couple|few|batch|stack|pile|bunch|dozen|selection)|some|random|at random|blind|a few|several|one (?:\w+ ){0,2}in (?:\w+))\b/;
const RANDOM = /\b(?:random|blind|without warning|unannounced|a sample|a handful)\b/;
const TAKEN =
  /\b(?:pull|draw|pick|take|read|ring|grab|select|open|go|listen|check|weigh|play|replay|re-?do)(?:s|ed)?\b/;
const LOOKED = /^(?:review|check|read|inspect|measure|test)$/;
/** What work leaves behind, and an inspection looks at. */
const RECORDS =
  /\b(?:forms|sheets|logs?|tickets|cards|slips|records|files|cases|entries|incidents|errors|recordings|photos|results|scores|numbers|figures|notes|orders|merges|claims|bills|invoices|charts|outcomes)\b/;
const PURPOSE =
  /\b(?:to |and |or )?(?:see|sees|saw|check|checks|checked|checking|find out|finds out|make sure|ask|asks|asked|judge|know|tell|tells)\b(?: \w+){0,3} (?:if|whether|how many|how often|which)\b|\bto (?:see|check|make sure|be sure)(?: that)?\b|\bwhether (?:it|they|that|the|people|anyone|anybody|our|we)\b/;
const AGAINST =
  /\b(?:against|compar\w+|match(?:es|ed)? \w+(?: \w+){0,3} (?:to|with)|(?:line|one|item|step|case) by (?:line|one|item|step|case)|side by side)\b/;
const METRIC_REVIEW =
  /\b(?:look|looks|looked|go|goes|went|review|reviews|reviewed|read|reads)\b(?: \w+){0,3} (?:numbers|figures|trend|trends|rate|rates|results|outcomes|data|metrics|scores|reports)\b/;

/** Some of many instances are taken: "twelve files", "a handful of tickets", "a few of theirs". */
function takesSome({ text, quantities }: Clause): boolean {
  return SOME.test(text) || quantities.some((one) => one.kind === 'count' && one.value >= 2);
}

/** How surely a clause tells of checking that something works; 0 is not at all. */
export function checkStrength(clause: Clause, sentence: Sentence): number {
  const { verb } = clause;
  const { text } = sentence;
  if (!clause.done) return 0;
  if (AGAIN.test(clause.text)) return 3;
  if (verb === null) return 0;
  if (INSPECT.has(verb.lemma)) return 3;
  const judged = PURPOSE.test(text) || AGAINST.test(text);
  if (PURPOSE.test(text) && AGAINST.test(clause.text)) return 3;
  if (!clause.tokens.some((one) => one.pos === 'VERB' && HANDLE.has(one.lemma))) return 0;
  const some =
    takesSome(clause) ||
    (/^(?:have|get|ask|make)$/.test(verb.lemma) && sentence.clauses.some(takesSome));
  if (some && (judged || RANDOM.test(text))) return 3;
  if (judged && AGAINST.test(clause.text)) return 2;
  if (judged) return 1.5;
  if (some && TAKEN.test(clause.text)) return 1;
  if (hasCadence(clause) && LOOKED.test(verb.lemma) && RECORDS.test(clause.text)) return 1.5;
  return METRIC_REVIEW.test(clause.text) && hasCadence(clause) ? 2 : 0;
}

/** The sentence's surest clause of checking. */
export function checkIn(sentence: Sentence): { clause: Clause; strength: number } | null {
  let best: { clause: Clause; strength: number } | null = null;
  for (const clause of sentence.clauses) {
    const strength = checkStrength(clause, sentence);
    if (strength > (best?.strength ?? 0)) best = { clause, strength };
  }
  return best;
}

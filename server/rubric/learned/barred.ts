import type { Quantity } from '../reading/quantity.ts';
import type { Clause } from '../reading/reading.ts';
import { isToRater } from '../to-rater.ts';
import { CLAUSE_IDS, type LearnedId } from './learned-ids.ts';

/** What is known of a clause's numbers. */
interface Numbers {
  readonly quantities: readonly Quantity[];
  /** None of them is a value: a team's size, a room, an hour. */
  readonly areNoValues: boolean;
  /** One of them may be held against another value of the answer. */
  readonly havePair: boolean;
}

const ALL: ReadonlySet<LearnedId> = new Set(CLAUSE_IDS);

/** "Nobody could tell if it was 98 or 80": what they open was not so, or nobody knew. */
const SUPPOSED: ReadonlySet<string> = new Set(['if', 'whether', 'unless']);
/** "It was never over nine": a bound that held is a value all the same. */
const BOUND = /\b(?:over|under|above|below|more|less|fewer|longer|later|past|beyond|since|no)\b/;
/** "One of the authors missed her train": nobody that could be found again. */
const ANYBODY = /^(?:(?:and|but|so|then) )?(?:one|some) of the\b/;
/** "Nobody compared the slips." */
const NOBODY = /^(?:(?:and|but|so|then) )?(?:nobody|no one|none of)\b/;
/** "I am passionate about impact": no act, not even a vague one. */
const STATE = /^(?:be|feel|think|believe|love|like|know|want|hope)$/;

/** What a clause cannot prove whatever its words are; `sentence` is the text that it stands in. */
export function barredIn(
  clause: Clause,
  sentence: string,
  { quantities, areNoValues, havePair }: Numbers,
): ReadonlySet<LearnedId> {
  if (isToRater(sentence)) return ALL;
  const barred = new Set<LearnedId>();
  const bar = (isSo: boolean, ...ids: LearnedId[]) => {
    if (isSo) for (const id of ids) barred.add(id);
  };
  bar(quantities.length > 0 && areNoValues, 'D1', 'D2', 'D4');
  bar(!havePair, 'D2');
  bar(isUnreal(clause), 'D1');
  bar(NOBODY.test(clause.text), 'M3');
  bar(ANYBODY.test(clause.text), 'F2', 'F4');
  bar(STATE.test(clause.verb?.lemma ?? ''), 'vagueAct');
  return barred;
}

/** It tells what might be, will be, was meant to be or was not reached. */
function isUnreal({ hypothetical, future, intention, negated, link, verb, text }: Clause): boolean {
  if (hypothetical || future || intention || SUPPOSED.has(link ?? '')) return true;
  // "We weren't at 98 percent": a value that was not reached.
  return negated && /^(?:be|have|hit|get|reach)$/.test(verb?.lemma ?? '') && !BOUND.test(text);
}

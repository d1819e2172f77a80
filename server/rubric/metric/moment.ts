import type { Clause } from '../reading/reading.ts';

/** When a clause says its value held, as far as it tells. */
export interface Moment {
  readonly early: boolean;
  readonly late: boolean;
  /** A date, month, quarter or other point, as said; null if none. */
  readonly point: string | null;
}

const EARLY =
  /\b(?:before|used to|at first|at the (?:start|outset|beginning|time)|originally|initially|to begin with|back then|previously|formerly|historically|in the old days|ago|earlier|beforehand|until then|up to then|(?:when|the day|the week|the month) (?:i|we|he|she|they) (?:have |had )?(?:started|began|begun|joined|took|arrived|came|got|inherited|first)|(?:year|month|quarter|season|week|term|winter|summer|spring|autumn)s? before|had been|had (?:got|gone|crept|risen|fallen|dropped|grown)|baseline)\b/;
const LATE =
  /\b(?:now|nowadays|today|these days|currently|at the moment|at present|since|afterwards|that followed|(?:within|inside) (?:about |just |the |a )*(?:\w+ )?(?:weeks?|months?|quarters?|years?|seasons?)|after (?:that|it|we|i|the|a|two|three|four|six)|later|in the end|eventually|ended|end up|(?:closed|finished|settled|ended) (?:\w+ ){0,3}(?:at|on)|finally|by|as of|down to|up to|(?:got|get|gets|went|go|came|come|comes|fell|fall|dropped|rose|brought|cut|reached|hit|climbed|became) (?:\w+ ){0,3}(?:to|at)|reached|hit|got|dropped|fell|at the (?:end|close|finish)|next (?:year|quarter|month|season|term)|following (?:year|quarter|month|season|term)|year after|quarter after|month after|last (?:month|week|quarter|count|time|spring|summer|autumn|winter)|latest|stands|so far|this (?:month|quarter|year|week|season|term|spring|summer|autumn|winter)|still|only|just|down|came)\b/;
const POINT =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:half )?(?:year|quarter|month|season|term|week) (?:before|after|following|since)|(?:this last |this |last |next |following |previous )?(?:spring|summer|autumn|winter)(?: before| after)?|christmas|easter|new year|q[1-4]|(?:19|20)\d\d|after (?:a|one|two|three|four|five|six|eight|nine|ten|twelve|\d+) (?:years?|months?|weeks?|quarters?)|twenty (?:twenty|nineteen|eighteen)(?:-?\w+)?|(?:last|this|previous|that|next|following) (?:year|quarter|month|season|term|winter|summer|spring|autumn|half)|(?:first|second|third|fourth|last|final) (?:week|month|quarter|half|season|term|year|sprint|round|wave|audit|survey|count|test)|(?:week|month|sprint|year|day|season|round|wave) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|zero|naught)|in (?:the|my|our|his|her|their) (?:first|second|third|fourth|last)|the (?:year|quarter|month|season|term) (?:before|after)|\w+ (?:years?|months?|weeks?|quarters?|days?) (?:ago|later|on|after|before)|then|monday|tuesday|wednesday|thursday|friday)\b/;

/** The moment that a clause, or the part of it that `text` is, speaks of. */
export function momentOf(clause: Clause, text = clause.text): Moment {
  const { verb } = clause;
  const present = verb !== null && verb.tense === 'present' && verb.modal === null && !verb.perfect;
  return {
    early: EARLY.test(text) || (verb?.perfect === true && verb.tense === 'past'),
    late: LATE.test(text) || present,
    point: POINT.exec(text)?.[0] ?? null,
  };
}

/** True if `first` plainly holds before `second`. */
export function precedes(first: Moment, second: Moment): boolean {
  if (first.point !== null && second.point !== null) return first.point !== second.point;
  if (second.early && !second.late && second.point === null) return false;
  return second.late || second.point !== null || (first.early && !second.early);
}

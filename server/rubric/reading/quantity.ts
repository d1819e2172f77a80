import {
  fractionOf,
  leadsToYear,
  type NumberReading,
  readNumber,
  readYear,
} from '#contract/number-words.ts';
import { type Exclusion, exclusionOf } from './exclusion.ts';
import { MONTH, TIME_UNIT } from './time-words.ts';
import type { Token } from './token.ts';

export type QuantityKind =
  | 'percentage'
  | 'duration'
  | 'money'
  | 'ratio'
  | 'multiplier'
  | 'count'
  | 'date'
  | 'clock'
  | 'ordinal';

/** A number that was said; `from` and `to` are token positions over number, unit and rate. */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  /** As said, lower case: "about 31 hours", "12 of the 40". */
  readonly text: string;
  /** 15 for "15%", 2.5 for "two and a half", 0.5 for "halved", 3 for "tripled". */
  readonly value: number;
  readonly kind: QuantityKind;
  /** "percent", a singular time unit, a currency, or the counted noun's lemma; null if unsaid. */
  readonly unit: string | null;
  /** Of a ratio: 40 in "12 of the 40", 1000 in "5 in a thousand". */
  readonly denominator: number | null;
  /** The time unit of a rate: "week" in "forty a week". */
  readonly per: string | null;
  readonly approximate: boolean;
  /** "maybe thirty or forty", "something like a fifth". */
  readonly vague: boolean;
  /** Why the number cannot measure a result by itself; null if it may. */
  readonly excluded: Exclusion | null;
}

const APPROXIMATE = new Set([
  'about',
  'around',
  'roughly',
  'nearly',
  'almost',
  'over',
  'under',
  'some',
  'approximately',
  'circa',
  'like',
  'only',
  'just',
  'at',
  'than',
]);
const VAGUE =
  /\b(?:maybe|perhaps|probably|something like|i guess|i suppose|i think|or something|ish|not sure)\b/;
const CURRENCY: Readonly<Record<string, string>> = {
  $: 'dollar',
  '£': 'pound',
  '€': 'euro',
  dollar: 'dollar',
  dollars: 'dollar',
  bucks: 'dollar',
  pound: 'pound',
  pounds: 'pound',
  quid: 'pound',
  euro: 'euro',
  euros: 'euro',
  cents: 'cent',
  pence: 'penny',
  grand: 'dollar',
};
const TIME = new RegExp(`^${TIME_UNIT}s?$`);
const MONTH_NAME = new RegExp(`^${MONTH}$`);
const CHANGE: Readonly<Record<string, number>> = {
  halve: 0.5,
  halved: 0.5,
  halving: 0.5,
  doubled: 2,
  doubling: 2,
  tripled: 3,
  trebled: 3,
  quadrupled: 4,
};
/** "31st" counts as little as "thirty-first": neither is a quantity. */
const ORDINAL = /^\d+(?:st|nd|rd|th)$/;
const LABELS =
  /^(?:level|grade|version|phase|step|chapter|number|line|section|item|room|band|tier|release|day|route|gate|form|counter|building|page|stage|round|q|l|p)$/;

/** All quantities of an utterance, in order. */
export function quantitiesOf(tokens: readonly Token[]): Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const quantity = quantityAt(tokens, at);
    if (!quantity) continue;
    quantities.push(quantity);
    at = quantity.to - 1;
  }
  return quantities;
}

interface Draft {
  to: number;
  value: number;
  kind: QuantityKind;
  unit: string | null;
  denominator: number | null;
  per: string | null;
}

function quantityAt(tokens: readonly Token[], at: number): Quantity | null {
  const token = tokens[at];
  if (!token) return null;
  const change = CHANGE[token.lower];
  const draft =
    change === undefined
      ? numeric(tokens, at)
      : {
          to: at + 1,
          value: change,
          kind: 'multiplier' as const,
          unit: null,
          denominator: null,
          per: null,
        };
  if (!draft) return null;
  const before = tokens.slice(Math.max(0, at - 3), at);
  const near = before.at(-1);
  const lead = before.map((word) => word.lower).join(' ');
  const text = tokens
    .slice(at, draft.to)
    .map((word) => word.lower)
    .join(' ');
  const trail = tokens
    .slice(draft.to, draft.to + 3)
    .map((word) => word.lower)
    .join(' ');
  const { to, ...rest } = draft;
  return {
    from: at,
    to,
    text,
    ...rest,
    approximate:
      (near !== undefined && APPROXIMATE.has(near.lower)) ||
      /^(?:or so|or thereabouts|ish|odd)\b/.test(trail),
    vague:
      VAGUE.test(lead) ||
      /^or (?:so )?(?:\w+teen|\w+ty|\d+|two|three|four|five|six|seven|eight|nine|ten)\b/.test(
        trail,
      ) ||
      /-some$/.test(token.lower),
    excluded: exclusionOf(tokens, at, draft),
  };
}

function numeric(tokens: readonly Token[], at: number): Draft | null {
  const number = numberAt(tokens, at);
  if (!number) return null;
  const end = at + number.length;
  const none = { to: end, value: number.value, unit: null, denominator: null, per: null };
  const clock = clockEnd(tokens, at, end, number);
  if (clock !== null) return { ...none, to: clock, kind: 'clock' };
  if (isDate(tokens, at, end, number)) return { ...none, kind: 'date' };
  if (isLabel(tokens, at)) return { ...none, kind: 'ordinal' };
  if (isSpanOfQuarters(tokens, at, end))
    return { ...none, value: Math.round(number.value * 4), kind: 'duration', unit: 'quarter' };
  return (
    ratioAt(tokens, end, number) ??
    fronted(tokens, at, end, number) ??
    measured(tokens, end, number)
  );
}

/** The number at a position: digits, words, "a third", "half", "a dozen", "a couple". */
function numberAt(tokens: readonly Token[], at: number): NumberReading | null {
  const words: string[] = [];
  for (let next = at; next < Math.min(tokens.length, at + 8); next += 1) {
    words.push(tokens[next]?.lower ?? '');
    if (tokens[next]?.after !== '') break;
  }
  const [first = '', second = '', third = ''] = words;
  if (/^(?:a|an|the)$/.test(first)) {
    if (first !== 'the' && second === 'dozen') {
      return { length: 2, value: 12, mark: '', fraction: false };
    }
    if (first !== 'the' && /^(?:hundred|thousand|million)$/.test(second)) {
      return readNumber(['one', ...words.slice(1)]);
    }
    const part = second === 'quarter' && third !== 'of' ? null : fractionOf(second);
    if (part !== null && first === 'a' && second !== 'half')
      return { length: 2, value: part, mark: '', fraction: true };
    return null;
  }
  if (
    first === 'half' &&
    /^(?:DET|PRON|ADJ|NUM)$/.test(tokens[at - 1]?.pos ?? '') &&
    tokens[at - 1]?.after === ''
  )
    return null;
  if (first === 'half' && second !== 'way' && second !== 'past')
    return { length: 1, value: 0.5, mark: '', fraction: true };
  const bare = lostArticle(tokens, at, first);
  if (bare !== null) return { length: 1, value: bare, mark: '', fraction: true };
  if (first === 'dozens') return null;
  const some = /^(\w+ty)-some$/.exec(first);
  const number = yearAt(tokens, at, words) ?? readNumber(some ? [some[1] ?? ''] : words);
  if (number === null || ORDINAL.test(first)) return null;
  if (/^(?:one|1)$/.test(first) && number.value === 1 && !countsOne(tokens, at)) return null;
  const dozen = words[number.length] === 'dozen';
  return dozen ? { ...number, length: number.length + 1, value: number.value * 12 } : number;
}

const MOVED_BY =
  /\b(?:f[ae]ll(?:en|s|ing)?|dropp?(?:ed|s|ing)?|r[io]se[sn]?|gr[eo]wn?|cut|down|up|reduced|shrunk|shrank|slashed|increased|decreased|improved|lowered|raised|less|more|fewer)(?: \w+){0,3} by$|\b(?:down|up|f[ae]ll(?:en)?|dropped|cut)(?: about| almost| nearly| roughly)?$/;

/**
 * "Have fallen by third", "is down third": a recogniser lost the article. Not "by third quarter" or
 * "the third week": nothing that it could count follows.
 */
function lostArticle(tokens: readonly Token[], at: number, word: string): number | null {
  if (!/^(?:third|quarter|fifth|tenth)$/.test(word)) return null;
  const next = tokens[at]?.after === '' ? (tokens[at + 1]?.lower ?? '') : '';
  if (
    !/^(?:$|in|over|within|since|and|but|after|compared|than|from|across|on|at|while|by)$/.test(
      next,
    )
  )
    return null;
  const lead = tokens.slice(Math.max(0, at - 5), at);
  const whole = lead.slice(lead.findLastIndex(({ after }) => after !== '') + 1);
  return MOVED_BY.test(whole.map(({ lower }) => lower).join(' ')) ? fractionOf(word) : null;
}

/** "between 2018 and" leads to a year as "in" does. */
function isBeforeYear(token: Token | undefined): boolean {
  return token !== undefined && (token.lower === 'and' || leadsToYear(token.lower));
}

/** "[in] twenty nineteen": two numbers that are one year. */
function yearAt(
  tokens: readonly Token[],
  at: number,
  words: readonly string[],
): NumberReading | null {
  if (!isBeforeYear(tokens[at - 1])) return null;
  const year = readYear(words);
  return year && { ...year, mark: '', fraction: false };
}

/** "one" is a number before a unit or after "from" and "to", otherwise a pronoun. */
function countsOne(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.lower ?? '';
  if (tokens[at]?.after !== '')
    return (
      /^(?:to|from|was|is|were|only|just|under|over|about)$/.test(tokens[at - 1]?.lower ?? '') ||
      /^(?:lose|miss|drop|have)$/.test(tokens[at - 1]?.lemma ?? '')
    );
  return (
    TIME.test(next) ||
    /^(?:percent|per|in|out|point)$/.test(next) ||
    isShareOf(tokens, at + 1) ||
    /^(?:to|from)$/.test(tokens[at - 1]?.lower ?? '')
  );
}

/** "one [parcel in fifty]", "one [caller out of every five]". */
function isShareOf(tokens: readonly Token[], at: number): boolean {
  const [noun, link, ...base] = tokens.slice(at, at + 5);
  if (noun?.pos !== 'NOUN' || noun.after !== '' || !/^(?:in|out)$/.test(link?.lower ?? ''))
    return false;
  return (
    base.some((token) => token.pos === 'NUM') &&
    (base[0]?.pos !== 'DET' || base[0].lower === 'every')
  );
}

function clockEnd(
  tokens: readonly Token[],
  at: number,
  end: number,
  number: NumberReading,
): number | null {
  if (number.mark === 'pm' || number.mark === 'am') return end;
  const next = tokens[end];
  if (
    next &&
    tokens[end - 1]?.after === '' &&
    /^(?:a\.m|p\.m|am|pm|o'clock|sharp)$/.test(next.lower) &&
    next.text !== 'AM'
  )
    return end + 1;
  const before = tokens[at - 1]?.lower ?? '';
  const partOfDay = tokens
    .slice(end, end + 3)
    .map(({ lower }) => lower)
    .join(' ');
  if (
    number.value <= 12 &&
    number.mark === '' &&
    /^(?:in the (?:morning|afternoon|evening)|at night)\b/.test(partOfDay) &&
    /^(?:is|was|'s|at|by|till|until|past|about|around|gone|to)$/.test(before)
  )
    return end;
  // "half four", "quarter to five"
  const hour = Number.isInteger(number.value) && number.value <= 12 && next?.lower !== 'percent';
  const ahead = tokens[at - 2]?.lower ?? '';
  if (
    hour &&
    tokens[at - 1]?.after === '' &&
    before === 'half' &&
    /^(?:at|by|past|until|before|after|till)$/.test(ahead)
  )
    return end;
  if (
    hour &&
    /^(?:to|past)$/.test(before) &&
    /^(?:quarter|half|ten|twenty|five)$/.test(ahead) &&
    /[^a-z]|^$/.test(tokens[end - 1]?.after ?? '')
  )
    return end;
  const verb = tokens[at - 2]?.lower ?? '';
  const whole =
    Number.isInteger(number.value) && number.value >= 1 && number.value <= 12 && number.mark === '';
  if (!whole || !/^(?:at|by|past|until|before|after)$/.test(before)) return null;
  if (
    tokens[at - 2]?.after === '' &&
    /^(?:is|was|were|are|been|stands|stood|held|stayed|sits|sat|now)$/.test(verb)
  )
    return null;
  if (before === 'at' && next?.lower === 'to') {
    const hour = numberAt(tokens, end + 1);
    if (hour !== null && hour.value <= 12) return end + 1 + hour.length;
  }
  const free =
    !next ||
    tokens[end - 1]?.after !== '' ||
    /^(?:on|at|and|each|every|in|o|thirty|fifteen|forty|we|she|he|they|i|the|or)$/.test(next.lower);
  return free ? end : null;
}

function isDate(tokens: readonly Token[], at: number, end: number, number: NumberReading): boolean {
  const { value } = number;
  const next = tokens[end - 1]?.after === '' ? (tokens[end]?.lower ?? '') : '';
  if (
    MONTH_NAME.test(tokens[at - 1]?.lower ?? '') &&
    tokens[at - 1]?.after === '' &&
    value <= 31 &&
    /^\d/.test(tokens[at]?.lower ?? '')
  )
    // "in May 14 boxes were short"
    return (
      next === '' ||
      (!TIME.test(next) && (tokens[at - 2]?.lower !== 'in' || tokens[end]?.pos !== 'NOUN'))
    );
  const spoken = /^(?:nineteen|twenty|two)$/.test(tokens[at]?.lower ?? '') && value > 1900;
  return (
    Number.isInteger(value) &&
    value >= 1900 &&
    value < 2100 &&
    (spoken || /^\d{4}$/.test(tokens[at]?.lower ?? '')) &&
    !/^(?:percent|people|hours|tickets|customers|users|orders|euros|dollars|pounds)$/.test(next) &&
    isBeforeYear(tokens[at - 1])
  );
}

function isLabel(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (
    next &&
    tokens[at]?.after === '' &&
    (TIME.test(next.lower) || /^(?:percent|%)$/.test(next.lower))
  )
    return false;
  if (before === undefined || before.after !== '') return false;
  if (LABELS.test(before.lower)) return before.pos === 'NOUN' || before.pos === 'PROPN';
  return (
    /^(?:week|month|year|quarter|sprint|season|wave)$/.test(before.lower) &&
    /^(?:in|by|at|until|from|since|to|after|around|come)$/.test(tokens[at - 2]?.lower ?? '')
  );
}

/** "three quarters later", "over two quarters": a time, no share. */
function isSpanOfQuarters(tokens: readonly Token[], at: number, end: number): boolean {
  if (tokens[end - 1]?.lower !== 'quarters') return false;
  const next = tokens[end - 1]?.after === '' ? (tokens[end]?.lower ?? '') : '';
  if (next === 'of') return false;
  return (
    /^(?:later|on|after|afterwards|ago|before|running|earlier|straight)$/.test(next) ||
    /^(?:in|over|within|for|after|last|next|first|about|took|inside)$/.test(
      tokens[at - 1]?.lower ?? '',
    )
  );
}

/** "12 of the 40", "seven out of some 300", "5 in a thousand", "30 out of every hundred". */
function ratioAt(tokens: readonly Token[], end: number, number: NumberReading): Draft | null {
  let at = end;
  const aside = tokens[end - 1]?.after === ',' && tokens[end]?.lower === 'out';
  if (tokens[end - 1]?.after !== '' && !aside) return null;
  for (
    let skip = 0;
    skip < 3 && /^(?:NOUN|ADJ|VERB)$/.test(tokens[at]?.pos ?? '') && tokens[at]?.after === '';
    skip += 1
  )
    at += 1;
  const link = tokens[at]?.lower;
  if (link === 'out' && tokens[at + 1]?.lower === 'of') at += 2;
  else if (link === 'of' || link === 'in' || link === 'per') at += 1;
  else if (link === 'for' && /^(?:every|each)$/.test(tokens[at + 1]?.lower ?? '')) at += 1;
  else return null;
  let filler = '';
  while (
    /^(?:the|our|my|his|her|its|every|each|all|some|about|around|those|their|roughly|over|nearly|last|first|same)$/.test(
      tokens[at]?.lower ?? '',
    )
  ) {
    filler = tokens[at]?.lower ?? '';
    at += 1;
  }
  const hundred = tokens[at]?.lower === 'a' ? at : at - 1;
  const scaled = /^(?:hundred|thousand|million)$/.test(tokens[at]?.lower ?? '');
  const scales = tokens.slice(at, at + 2).map(({ lower }) => lower);
  const base = scaled ? readNumber(['one', ...scales]) : numberAt(tokens, at);
  if (!base || base.fraction || base.mark === '%') return null;
  // "seven falls in 2023": a year is no base.
  if (link === 'in' && filler === '' && isDate(tokens, at, at + base.length, base)) return null;
  const length = scaled ? base.length - 1 : base.length;
  const unit = tokens[at + length];
  const timed =
    unit !== undefined && tokens[at + length - 1]?.after === '' && TIME.test(unit.lower);
  if (timed && (link === 'in' || link === 'of')) return null;
  if (link === 'in' && base.value < 10 && filler === '' && hundred !== at)
    return number.value === 1 ? draftRatio(at + length, number.value, base.value) : null;
  return base.value >= number.value ? draftRatio(at + length, number.value, base.value) : null;
}

/** "out of each hundred letters, 14 came back": the base comes first. */
function fronted(
  tokens: readonly Token[],
  at: number,
  end: number,
  number: NumberReading,
): Draft | null {
  for (let back = at - 1; back >= Math.max(1, at - 8); back -= 1) {
    if (/[.?!]/.test(tokens[back]?.after ?? '')) return null;
    const counted = tokens[back + 1]?.pos === 'NUM' && isOpening(tokens, back - 1);
    if (
      tokens[back - 1]?.lower !== 'of' ||
      !(counted ? AMONG : /^(?:every|each|a)$/).test(tokens[back]?.lower ?? '')
    )
      continue;
    const word = tokens[back + 1]?.lower ?? '';
    const base = readNumber(/^(?:hundred|thousand|million)$/.test(word) ? ['one', word] : [word]);
    if (base && base.value > number.value) return draftRatio(end, number.value, base.value);
  }
  return null;
}

const AMONG = /^(?:the|our|my|those|his|her|every|each|a)$/;

/** "Of the seven …", "Out of the seven …": the "of" opens its sentence. */
function isOpening(tokens: readonly Token[], of: number): boolean {
  const first = tokens[of - 1]?.lower === 'out' ? of - 1 : of;
  return tokens[first]?.initial === true || tokens[first - 1]?.after === ',';
}

function draftRatio(to: number, value: number, denominator: number): Draft {
  return { to, value, kind: 'ratio', unit: null, denominator, per: null };
}

function measured(tokens: readonly Token[], end: number, number: NumberReading): Draft {
  const draft: Draft = {
    to: end,
    value: number.value,
    kind: 'count',
    unit: null,
    denominator: null,
    per: null,
  };
  const ended = tokens[end - 1]?.after !== '';
  const next = ended ? '' : (tokens[end]?.lower ?? '');
  const currency = CURRENCY[number.mark] ?? CURRENCY[next];
  if (
    number.mark === '%' ||
    /^(?:percent|pct|percentage)$/.test(next) ||
    (next === 'per' && tokens[end + 1]?.lower === 'cent')
  ) {
    draft.kind = 'percentage';
    draft.unit = 'percent';
    if (number.mark !== '%')
      draft.to +=
        next === 'per' || (next === 'percentage' && /^points?$/.test(tokens[end + 1]?.lower ?? ''))
          ? 2
          : 1;
  } else if (currency) {
    draft.kind = 'money';
    draft.unit = currency;
    if (CURRENCY[next]) draft.to += 1;
  } else if (
    number.mark === 'x' ||
    ((next === 'times' || next === 'fold') && !isRate(tokens, end + 1))
  ) {
    if (number.mark !== 'x') draft.to += 1;
    if (number.mark === 'x' || next === 'fold' || comparesTimes(tokens, end))
      draft.kind = 'multiplier';
    else draft.unit = 'occasion';
  } else if (TIME.test(next) && next !== 'second') {
    draft.kind = 'duration';
    draft.unit = next.replace(/s$/, '');
    draft.to += 1;
  } else if (number.fraction) {
    draft.kind = 'percentage';
    draft.value = number.value * 100;
    draft.unit = 'fraction';
  } else if (!ended) {
    const noun = countedNoun(tokens, end);
    if (noun !== null) {
      const { lemma = null, lower = '' } = tokens[noun] ?? {};
      draft.unit = /^(?:ones?|left|lot)$/.test(lower) ? null : lemma;
      draft.to = noun + 1;
    }
  }
  if (tokens[draft.to - 1]?.after === '' && isRate(tokens, draft.to)) {
    if (draft.unit === 'time') draft.unit = 'occasion';
    draft.per = (tokens[draft.to + 1]?.lower ?? '').replace(/s$/, '');
    draft.to += 2;
  }
  return draft;
}

/** "three times as many", "went up three times": a factor; otherwise it says how often. */
function comparesTimes(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.after === '' ? (tokens[at + 1]?.lower ?? '') : '';
  if (/^(?:as|more|less|fewer|the|what|that|higher|lower|our|their|its)$|^\w{3,}er$/.test(next))
    return true;
  return tokens
    .slice(Math.max(0, at - 5), at)
    .some(({ lower }) => /^(?:up|rose|risen|grew|grown|increased|multiplied|by)$/.test(lower));
}

function isRate(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:a|an|per|each|every)$/.test(tokens[at]?.lower ?? '') &&
    TIME.test(tokens[at + 1]?.lower ?? '') &&
    tokens[at]?.after === ''
  );
}

/** The noun counted: the last of the nouns that follow, past adjectives ("live trailers"). */
function countedNoun(tokens: readonly Token[], from: number): number | null {
  let noun: number | null = null;
  for (let at = from; at < Math.min(tokens.length, from + 5); at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (token.pos === 'NOUN') noun = at;
    else if (
      noun !== null ||
      !/^(?:ADJ|ADV|VERB)$/.test(token.pos) ||
      /^(?:now|then|and|times)$/.test(token.lower)
    )
      break;
    if (token.after !== '') break;
  }
  return noun;
}

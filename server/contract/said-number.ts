import { isOrdinal, leadsToYear, readNumber, readYear } from './number-words.ts';
import { partWord } from './parted-word.ts';

/** A number as it was said, in words or in digits, punctuation set aside. */
export interface SaidNumber {
  /** How many raw words say it, the unit included. */
  length: number;
  value: number;
  /** Without its sign: "15", "2.5 million", "12,000". */
  digits: string;
  /** The unit, where it is written as a sign. */
  sign: '%' | 'k' | '$' | '€' | '£' | null;
  /** How many of the words said the sign: 0 for "$15", 1 for "fifteen dollars". */
  signWords: number;
  /** 3 of "three hundred": the number without the one scale that it ends on; null without. */
  multiplier: number | null;
  isYear: boolean;
  /** "-person" of "twenty-person". */
  tail: string;
}

/** How every number begins; most words do not. */
const MAY_OPEN =
  /\d|-|^[^\p{L}]*(?:an?|zero|one|two|three|fou?r|five|six|seven|eight|nine|ten|eleven|twel|thir|fif|twen|eigh)/iu;
/** Longer than any number said. */
const MOST_WORDS = 14;
/** Marks that may stand around a number; others, such as the dash of "forty-", change what it is. */
const OPENS = /^["'“‘([]*$/;
const CLOSES = /^[.,;:!?…"'”’)\]]*$/;
const FIGURE = /^([$£€]?)(\d{1,3}(?:,\d{3})+|[1-9]\d*|0)(\.\d+)?(%?)$/;
const SIGNS: Readonly<Record<string, NonNullable<SaidNumber['sign']>>> = {
  '%': '%',
  percent: '%',
  k: 'k',
  $: '$',
  dollar: '$',
  dollars: '$',
  '€': '€',
  euro: '€',
  euros: '€',
  '£': '£',
};
const SCALE = /^(?:hundred|thousand|million|billion)$/;
/** Read as thousands by the rating; here they are a unit and a word of its own. */
const THOUSANDS = /^(?:k|grand)$/;
/** After these, "twenty" and "thirty" are no year. */
const COUNTED =
  /^(?:percent|per|people|times|(?:second|minute|hour|day|week|month|quarter|year|dollar|pound|euro)s)$/;
const YEAR = /^(?:19|20)\d\d$/;
const COMPOUND = /^(\d+|\p{L}+ty-\p{L}+|\p{L}+)-(\p{L}+(?:-\p{L}+)*)$/u;
/** "twenty-odd", "one-hundred", "thirty-second": no counts, or not whole ones. */
const NO_COUNT =
  /^(?:odd|some|something|ish|plus|fold|point|percent|hundred|thousand|million|billion)/;
/** From here on thousands are set apart; a smaller number may as well be a year. */
const FIRST_PARTED = 10_000;
const parted = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/**
 * The number that the raw words say from `at` on, or null. `afterYear`: "and" or "or" stands before
 * it, and a year before that.
 */
export function saidNumber(
  words: readonly string[],
  at: number,
  afterYear: boolean,
): SaidNumber | null {
  if (!MAY_OPEN.test(words[at] ?? '')) return null;
  const run = runFrom(words, at);
  const first = run[0] ?? '';
  const before = partWord(words[at - 1] ?? '');
  const isDated = before.after === '' && leadsToYear(before.core.toLowerCase());
  const mayBeYear = isDated || afterYear;
  const year = mayBeYear ? readYear(run) : null;
  if (year && !COUNTED.test(run[year.length] ?? '')) {
    return { ...number(year.length, year.value), isYear: true };
  }
  const found = compound(first) ?? counted(run);
  return found && { ...found, isYear: mayBeYear && found.length === 1 && YEAR.test(first) };
}

/** The words from `at` on in lower case, as far as no mark comes between them. */
function runFrom(words: readonly string[], at: number): string[] {
  const run: string[] = [];
  for (const word of words.slice(at, at + MOST_WORDS)) {
    const { before, core, after } = partWord(word);
    if (!(run.length === 0 ? OPENS.test(before) : before === '') || !CLOSES.test(after)) break;
    run.push(core.toLowerCase());
    if (after !== '') break;
  }
  return run;
}

function compound(word: string): SaidNumber | null {
  const [, head = '', tail = ''] = COMPOUND.exec(word) ?? [];
  const value = readNumber([head])?.value ?? null;
  if (value === null || NO_COUNT.test(tail)) return null;
  if (tail.split('-').some((part) => readNumber([part]) !== null || isOrdinal(part))) return null;
  return { ...number(1, value), tail: `-${tail}` };
}

function counted(run: readonly string[]): SaidNumber | null {
  const figure = FIGURE.exec(run[0] ?? '');
  if (/\d/.test(run[0] ?? '') && figure === null) return null;
  const isArticle = /^an?$/.test(run[0] ?? '') && /^(?:hundred|thousand)$/.test(run[1] ?? '');
  const unit = run.findIndex((word) => THOUSANDS.test(word));
  const spelled = [
    isArticle ? 'one' : (run[0] ?? ''),
    ...run.slice(1, unit < 0 ? undefined : unit),
  ];
  const reading = withoutHalf(spelled);
  if (reading === null || reading.fraction) return null;
  const { length, value } = reading;
  const [, currency = '', whole = '', decimals = '', percent = ''] = figure ?? [];
  const after = run.slice(length);
  const glued = SIGNS[currency || percent];
  const perCent = after[0] === 'per' && after[1] === 'cent';
  const said = perCent ? '%' : SIGNS[after[0] ?? ''];
  const signWords = glued || !said ? 0 : perCent ? 2 : 1;
  const scales = spelled.slice(0, length).filter((word) => SCALE.test(word));
  const endsOnScale = scales.length === 1 && SCALE.test(spelled[length - 1] ?? '');
  return {
    ...number(length + signWords, value),
    ...(figure && length === 1 && { digits: `${written(toNumber(whole))}${decimals}` }),
    sign: glued ?? said ?? null,
    signWords,
    multiplier: endsOnScale ? (readNumber(spelled.slice(0, length - 1))?.value ?? null) : null,
  };
}

/** "two and a half percent" is 2.5%; elsewhere the half stays beside the number. */
function withoutHalf(words: readonly string[]) {
  const reading = readNumber(words);
  if (reading === null || words[reading.length - 2] !== 'a') return reading;
  const isPercent = /^per(?:cent)?$/.test(words[reading.length] ?? '');
  const isExact = Number.isInteger(reading.value * 4);
  return isPercent && isExact ? reading : readNumber(words.slice(0, reading.length - 3));
}

function number(length: number, value: number): SaidNumber {
  const digits = written(value);
  return {
    length,
    value,
    digits,
    sign: null,
    signWords: 0,
    multiplier: null,
    isYear: false,
    tail: '',
  };
}

function toNumber(figure: string): number {
  return Number(figure.replaceAll(',', ''));
}

/** "1200", "12,000", "2.5 million". */
function written(value: number): string {
  if (value >= 1e9 && Number.isInteger(value / 1e7)) return `${value / 1e9} billion`;
  if (value >= 1e6 && Number.isInteger(value / 1e4)) return `${value / 1e6} million`;
  return value >= FIRST_PARTED ? parted.format(value) : String(value);
}

const SMALL: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  grand: 1e3,
  million: 1e6,
  billion: 1e9,
  k: 1e3,
};
const CENTURIES: Readonly<Record<string, number>> = { nineteen: 1900, twenty: 2000 };
const FRACTIONS: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 1 / 3,
  thirds: 1 / 3,
  quarter: 0.25,
  quarters: 0.25,
  fifth: 0.2,
  fifths: 0.2,
  tenth: 0.1,
  tenths: 0.1,
};

/** A number read from the start of a list of words: how many words it takes, and what it says. */
export interface NumberReading {
  readonly length: number;
  readonly value: number;
  /** "$", "%", "x" or another mark glued to the digits ("$3M", "15%", "10x", "4pm"). */
  readonly mark: string;
  readonly fraction: boolean;
}

const DIGITS = /^([$£€]?)(\d[\d,]*(?:\.\d+)?)(%|x|k|m|bn|pm|am|st|nd|rd|th|s)?\+?$/;
const GLUED: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9 };

/** True for a word that can open a number ("thirty", "15%", "twenty-six", "$3M"). */
export function isNumberWord(word: string): boolean {
  return readNumber([word]) !== null;
}

/** Reads the number that `words` (lower case) open with, or null: digits, words, or a mix of them. */
export function readNumber(words: readonly string[]): NumberReading | null {
  const first = words[0];
  if (first === undefined) return null;
  const base = DIGITS.test(first) ? readDigits(words) : readWords(words);
  if (!base) return null;
  return withFraction(words, base);
}

function readDigits(words: readonly string[]): NumberReading | null {
  const match = DIGITS.exec(words[0] ?? '');
  if (!match) return null;
  let value = Number((match[2] ?? '').replaceAll(',', ''));
  const glued = match[3] ?? '';
  value *= GLUED[glued] ?? 1;
  let length = 1;
  for (; length < words.length; length += 1) {
    const word = words[length] ?? '';
    const scale = word === 'hundred' ? 100 : SCALES[word];
    if (scale === undefined) break;
    value *= scale;
  }
  const mark = match[1] || (GLUED[glued] === undefined ? glued : '');
  return { length, value, mark, fraction: false };
}

/** Groups below a thousand, each with its scale: "two hundred thousand", then "three hundred and five". */
function readWords(words: readonly string[]): NumberReading | null {
  let value = 0;
  let length = 0;
  /** "two thousand three thousand" are two numbers: a scale comes after a larger one only. */
  let room = Number.POSITIVE_INFINITY;
  for (;;) {
    const at = length + (length > 0 && words[length] === 'and' ? 1 : 0);
    const group = readGroup(words, at);
    if (group === null) break;
    const scale = SCALES[words[at + group.length] ?? ''];
    if ((scale ?? group.value) >= room) break;
    value += group.value * (scale ?? 1);
    length = at + group.length + (scale === undefined ? 0 : 1);
    if (scale === undefined) break;
    room = scale;
  }
  return length === 0 ? null : { length, value, mark: '', fraction: false };
}

interface Group {
  length: number;
  value: number;
}

/** "forty-five", "three hundred and five", "two point five". */
function readGroup(words: readonly string[], from: number): Group | null {
  const group = readSmall(words, from);
  if (group === null) return null;
  let { length, value } = group;
  if (words[from + length] === 'hundred') {
    value *= 100;
    length += 1;
    const and = words[from + length] === 'and' ? 1 : 0;
    const rest = readSmall(words, from + length + and);
    // "one hundred and two hundred" are two numbers.
    if (rest && words[from + length + and + rest.length] !== 'hundred') {
      value += rest.value;
      length += and + rest.length;
    }
  }
  if (words[from + length] !== 'point') return { length, value };
  const decimals = [];
  for (const word of words.slice(from + length + 1)) {
    const digit = plain(word);
    if (digit === null || digit > 9) break;
    decimals.push(digit);
  }
  if (decimals.length === 0) return { length, value };
  return { length: length + 1 + decimals.length, value: Number(`${value}.${decimals.join('')}`) };
}

/** "seven", "forty-five" or "forty five". */
function readSmall(words: readonly string[], at: number): Group | null {
  const value = plain(words[at] ?? '');
  if (value === null) return null;
  const ones = value >= 20 && value % 10 === 0 ? (SMALL[words[at + 1] ?? ''] ?? 0) : 0;
  return ones > 0 && ones < 10 ? { length: 2, value: value + ones } : { length: 1, value };
}

const BEFORE_YEAR =
  /^(?:in|of|since|by|from|until|till|to|before|between|during|spring|summer|autumn|fall|winter|early|mid|late|end|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])$/;

/** True for a word (lower case) after which two numbers may be one year. */
export function leadsToYear(word: string): boolean {
  return BEFORE_YEAR.test(word);
}

/** "nineteen eighty-four", "twenty twenty-three", "twenty oh nine": two numbers that may be one year. */
export function readYear(words: readonly string[]): { length: number; value: number } | null {
  const century = CENTURIES[words[0] ?? ''];
  if (century === undefined) return null;
  const oh = words[1] === 'oh' ? 1 : 0;
  const rest = readSmall(words, 1 + oh);
  if (rest === null || (oh === 1 ? rest.value > 9 : rest.value < 10)) return null;
  return { length: 1 + oh + rest.length, value: century + rest.value };
}

/** "two thirds", "two and a half". */
function withFraction(words: readonly string[], base: NumberReading): NumberReading {
  const [next, second, third] = words.slice(base.length);
  const part = FRACTIONS[next ?? ''];
  if (part !== undefined && next !== 'half' && base.value < 10) {
    return { ...base, length: base.length + 1, value: base.value * part, fraction: true };
  }
  const half = second === 'a' ? FRACTIONS[third ?? ''] : undefined;
  if (next === 'and' && half !== undefined) {
    return { ...base, length: base.length + 3, value: base.value + half };
  }
  return base;
}

function plain(word: string): number | null {
  const small = SMALL[word] ?? TENS[word];
  if (small !== undefined) return small;
  const [tens, ones] = word.split('-');
  const high = TENS[tens ?? ''];
  const low = SMALL[ones ?? ''];
  return high !== undefined && low !== undefined && low < 10 ? high + low : null;
}

/** The value of "half", "third", "quarter" and their like, or null. */
export function fractionOf(word: string): number | null {
  return FRACTIONS[word] ?? null;
}

const ORDINAL =
  /^(?:\w+ty-)?(?:first|second|thirds?|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)tie|hundred|thousand|million)ths?)$/;

/** True for "third", "twenty-first" and "fifths". */
export function isOrdinal(word: string): boolean {
  return ORDINAL.test(word);
}

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
  hundred: 100,
  thousand: 1e3,
  grand: 1e3,
  million: 1e6,
  billion: 1e9,
  k: 1e3,
};
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
    const scale = SCALES[words[length] ?? ''];
    if (scale === undefined) break;
    value *= scale;
  }
  const mark = match[1] || (GLUED[glued] === undefined ? glued : '');
  return { length, value, mark, fraction: false };
}

function readWords(words: readonly string[]): NumberReading | null {
  let total = 0;
  let current: number | null = null;
  let length = 0;
  /** The highest digit place still free below the last word: "twenty" leaves the ones. */
  let room = Number.POSITIVE_INFINITY;
  for (; length < words.length; length += 1) {
    const word = words[length] ?? '';
    const value = plain(word);
    const scale = SCALES[word];
    if (value !== null && value < room) {
      current = (current ?? 0) + value;
      room = value >= 20 && value % 10 === 0 ? 10 : 0;
    } else if (scale !== undefined && (current !== null || length > 0)) {
      if (scale === 100) current = (current ?? 1) * 100;
      else {
        total += (current ?? 1) * scale;
        current = 0;
      }
      room = scale;
    } else if (word === 'and' && room >= 100 && room < Number.POSITIVE_INFINITY) {
      if (plain(words[length + 1] ?? '') === null) break;
    } else if (word === 'point' && current !== null) {
      const digits = words.slice(length + 1).findIndex((next) => !((plain(next) ?? 10) < 10));
      const count = digits === -1 ? words.length - length - 1 : digits;
      if (count === 0) break;
      const decimals = words
        .slice(length + 1, length + 1 + count)
        .map((next) => plain(next))
        .join('');
      current += Number(`0.${decimals}`);
      length += count;
      room = 0;
    } else break;
  }
  if (current === null) return null;
  return { length, value: total + current, mark: '', fraction: false };
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

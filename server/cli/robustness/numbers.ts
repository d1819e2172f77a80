import { leadsToYear, readNumber, readYear } from '#contract/number-words.ts';
import { partWord } from '#contract/parted-word.ts';
import { spokenNumber, spokenOrdinal, spokenYear } from '#contract/spoken-number.ts';
import type { Change } from './change.ts';
import { wordsIn } from './text.ts';

export const NUMBER_CHANGES: readonly Change[] = [
  { group: 'numbers', name: 'digits to words', apply: digitsToWords },
  { group: 'numbers', name: 'words to digits', apply: wordsToDigits },
];

const FIGURE = /^([$£€]?)(\d[\d,]*(?:\.\d+)?)(%|k|m|bn|am|pm|st|nd|rd|th)?$/i;
const CURRENCY: Readonly<Record<string, string>> = { $: ' dollars', '£': ' pounds', '€': ' euros' };
const GLUED: Readonly<Record<string, string>> = {
  '%': ' percent',
  k: ' thousand',
  m: ' million',
  bn: ' billion',
  am: ' am',
  pm: ' pm',
};
const MOST_YEARS = /^(?:19|20)\d\d$/;

/** Digits as they are said: "15%" is "fifteen percent", "in 2019" is "in twenty nineteen". */
export function digitsToWords(text: string): string {
  const words = wordsIn(text);
  return words
    .map((word, index) => {
      const { before, core, after } = partWord(word);
      const said = spoken(core, partWord(words[index - 1] ?? '').core);
      return said === null ? word : before + said + after;
    })
    .join(' ');
}

function spoken(core: string, previous: string): string | null {
  const clock = /^(\d{1,2}):(\d\d)$/.exec(core);
  if (clock) {
    const minutes = Number(clock[2]);
    if (minutes === 0) return `${spokenNumber(Number(clock[1]))} o'clock`;
    return `${spokenNumber(Number(clock[1]))} ${minutes < 10 ? 'oh ' : ''}${spokenNumber(minutes)}`;
  }
  const compound = /^(\d+)-(\p{L}+)$/u.exec(core);
  if (compound) return `${spokenNumber(Number(compound[1]))}-${compound[2]}`;
  const figure = FIGURE.exec(core);
  if (!figure) return null;
  const [, currency = '', digits = '', mark = ''] = figure;
  const value = Number(digits.replaceAll(',', ''));
  const glued = mark.toLowerCase();
  if (/^(?:st|nd|rd|th)$/.test(glued)) return spokenOrdinal(value);
  if (
    mark === '' &&
    currency === '' &&
    MOST_YEARS.test(digits) &&
    leadsToYear(previous.toLowerCase())
  ) {
    return spokenYear(value);
  }
  return spokenNumber(value) + (GLUED[glued] ?? '') + (CURRENCY[currency] ?? '');
}

/** What makes "one" a number rather than a pronoun. */
const COUNTED_ONE =
  /^(?:in|out|percent|hundred|thousand|million|week|month|year|quarter|hour|day)$/;

/** Numbers said as a recogniser prints them: "fifteen percent" is "15%"; ordinals and fractions stay. */
export function wordsToDigits(text: string): string {
  const words = wordsIn(text).map(partWord);
  const printed: string[] = [];
  for (let at = 0; at < words.length; ) {
    const number = numberAt(words, at);
    const first = words[at];
    const last = words[at + (number?.length ?? 1) - 1];
    if (!first || !last) break;
    printed.push(
      number
        ? first.before + number.digits + last.after
        : `${first.before}${first.core}${first.after}`,
    );
    at += number?.length ?? 1;
  }
  return printed.join(' ');
}

function numberAt(
  words: readonly ReturnType<typeof partWord>[],
  at: number,
): { length: number; digits: string } | null {
  const run: string[] = [];
  for (const { before, core, after } of words.slice(at, at + 12)) {
    if (before !== '' && run.length > 0) break;
    run.push(core.toLowerCase());
    if (after !== '') break;
  }
  const article = /^an?$/.test(run[0] ?? '') && /^(?:hundred|thousand)$/.test(run[1] ?? '') ? 1 : 0;
  if (/\d/.test(run[0] ?? '')) return null;
  const spelled = article === 1 ? ['one', ...run.slice(1)] : run;
  const isDated = leadsToYear(words[at - 1]?.core.toLowerCase() ?? '');
  const year = isDated ? readYear(spelled) : null;
  if (year !== null) return { length: year.length, digits: String(year.value) };
  const number = readNumber(spelled);
  if (!number || number.fraction || /^half$/.test(spelled[number.length] ?? '')) return null;
  const following = spelled[number.length] ?? '';
  if (number.value === 1 && article === 0 && !COUNTED_ONE.test(following)) return null;
  const percent =
    following === 'percent' || (following === 'per' && spelled[number.length + 1] === 'cent');
  if (percent) {
    const length = number.length + (following === 'percent' ? 1 : 2);
    return { length, digits: `${number.value}%` };
  }
  return { length: number.length, digits: printedNumber(number.value) };
}

/** "1,930", "2.5 million", "4 billion". */
function printedNumber(value: number): string {
  if (value >= 1e9 && value % 1e8 === 0) return `${value / 1e9} billion`;
  if (value >= 1e6 && value % 1e5 === 0) return `${value / 1e6} million`;
  return value.toLocaleString('en-GB');
}

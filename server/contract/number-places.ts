import { isOrdinal } from './number-words.ts';
import { endsSentence, partWord } from './parted-word.ts';
import { type SaidNumber, saidNumber } from './said-number.ts';

/** A number where it was said. */
export interface NumberPlace {
  from: number;
  to: number;
  number: SaidNumber;
  /** It stays as it was said. */
  isRaw: boolean;
  /** It stands in digits though it is small: "from 5 to 15". */
  inDigits: boolean;
}

const SCALE = /^(?:hundred|thousand|million|billion|grand)$/;
const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
/** With these beside it a number is a time, a decimal, or part of a vague amount. */
const NOT_BEFORE = /^(?:point|oh|past|am|pm|a\.m|p\.m|something|odd)$/;
const NOT_AFTER = /^(?:half|past|hundred|thousand|million|billion|grand)$/;
const TIME_OF_DAY = /^(?:at|by|until|till|before|after)$/;
const LINKS: ReadonlySet<string> = new Set(['to', 'or', 'and', 'out of']);

/** The numbers among raw words, in order, each weighed by what stands around it. */
export function numberPlaces(words: readonly string[]): NumberPlace[] {
  const places = placesOf(words);
  for (const [index, place] of places.entries()) {
    if (isUnsure(words, place, places[index - 1])) place.isRaw = true;
    const next = places[index + 1];
    if (next && isOneRiddle(words, place, next)) place.isRaw = next.isRaw = true;
  }
  for (const [index, place] of places.entries()) {
    const next = places[index + 1];
    if (next) weighRange(words, place, next);
  }
  return places;
}

/** True for a number that stands in words where nothing else asks for digits. */
export function isSmall({ value, sign, isYear }: SaidNumber): boolean {
  return sign === null && !isYear && value < 10 && Number.isInteger(value);
}

function placesOf(words: readonly string[]): NumberPlace[] {
  const places: NumberPlace[] = [];
  for (let at = 0; at < words.length; ) {
    const last = places.at(-1);
    const link = last ? linkOf(words, last.to, at) : null;
    const afterYear = last?.number.isYear === true && (link === 'and' || link === 'or');
    const number = saidNumber(words, at, afterYear);
    if (number === null) {
      at += 1;
      continue;
    }
    const own = last && link !== null && link !== '' ? withoutShared(number, last.number) : number;
    places.push({ from: at, to: at + own.length, number: own, isRaw: false, inDigits: false });
    at += own.length;
  }
  return places;
}

/** In "two to three hundred" and "ten to fifteen dollars" the last word belongs to both numbers. */
function withoutShared(number: SaidNumber, last: SaidNumber): SaidNumber {
  const { multiplier, signWords, sign, length } = number;
  if (multiplier !== null && last.value < multiplier) {
    return {
      ...number,
      length: length - signWords - 1,
      value: multiplier,
      digits: String(multiplier),
      sign: null,
      signWords: 0,
      multiplier: null,
    };
  }
  if (sign === '%' || last.sign !== null) return number;
  return { ...number, length: length - signWords, sign: signWords > 0 ? null : sign, signWords: 0 };
}

/** What joins two numbers: '' for nothing at all, ',' for a comma; null for anything else. */
function linkOf(words: readonly string[], from: number, to: number): string | null {
  const { after } = partWord(words[from - 1] ?? '');
  if (from === to) return after === '' || after === ',' ? after : null;
  const between = words.slice(from, to).join(' ').toLowerCase();
  return after === '' && LINKS.has(between) ? between : null;
}

/** True where the words around it leave open what the number is. */
function isUnsure(
  words: readonly string[],
  place: NumberPlace,
  last: NumberPlace | undefined,
): boolean {
  const { from, to, number } = place;
  const [before, second] = [openWord(words, from - 1), openWord(words, from - 2)];
  if (NOT_AFTER.test(before) || (before === 'and' && SCALE.test(second) && last?.to !== from - 1))
    return true;
  if (before === 'to' && second === 'quarter') return true;
  if (/^(?:point|oh)$/.test(before) && last?.to === from - 1) return true;
  if (isFigureOfName(words, place)) return true;
  if (number.sign !== null || number.tail !== '' || openWord(words, to - 1) === '') return false;
  const [next, afterNext] = [coreOf(words, to), coreOf(words, to + 1)];
  if (NOT_BEFORE.test(next) || isOrdinal(next)) return true;
  if (next === 'and' && isOrdinal(afterNext)) return true;
  const hasAnd = words.slice(from, to).some((word) => word.toLowerCase() === 'and');
  return before === 'between' && hasAnd && next !== 'and';
}

/** "Windows 8", "May 5": small figures that are no count. */
function isFigureOfName(words: readonly string[], { from, to, number }: NumberPlace): boolean {
  if (!isSmall(number) || !/\d/.test(words[from] ?? '')) return false;
  const { core, after } = partWord(words[from - 1] ?? '');
  const opensSentence = from < 2 || endsSentence(words[from - 2]);
  const isName = after === '' && /\p{Lu}/u.test(core) && !opensSentence && !/^I(?:$|')/.test(core);
  return isName || MONTH.test(core) || MONTH.test(partWord(words[to] ?? '').core);
}

/** Two numbers that could be one thing together: "nine thirty", "at ten to nine". */
function isOneRiddle(words: readonly string[], place: NumberPlace, next: NumberPlace): boolean {
  const link = linkOf(words, place.to, next.from);
  if (link === '') return place.number.sign !== '%';
  if (link === null || link === 'out of') return false;
  const { value } = place.number;
  const isClock = link === 'to' && [5, 10, 20, 25].includes(value) && next.number.value <= 12;
  if (isClock && next.number.sign === null && TIME_OF_DAY.test(openWord(words, place.from - 1))) {
    return true;
  }
  // "two to three hundred and fifty": two, or two hundred?
  const said = words.slice(next.from, next.to).map((word) => word.toLowerCase());
  return (
    value < 10 &&
    next.number.multiplier === null &&
    said.some((word) => SCALE.test(word)) &&
    !/^(?:an?|one)$/.test(said[0] ?? '')
  );
}

/** One end in digits, both in digits. */
function weighRange(words: readonly string[], place: NumberPlace, next: NumberPlace): void {
  const ends = [place, next];
  if (ends.some(({ isRaw, number }) => isRaw || number.isYear || number.tail !== '')) return;
  const before = openWord(words, place.from - 1);
  const link = linkOf(words, place.to, next.from);
  if (link !== 'to' && link !== 'or' && link !== 'out of') {
    if (link !== 'and' || before !== 'between') return;
  }
  const small = ends.filter((end) => isSmall(end.number));
  const [end] = small;
  if (small.length !== 1 || end === undefined) return;
  const isSure = link === 'out of' || before === 'from' || before === 'between';
  const isPercent = ends.some(({ number }) => number.sign === '%');
  // "I asked one or fifteen": one of them.
  end.inDigits = end.number.value !== 1 || isSure || isPercent;
}

/** The word in lower case, without its marks. */
function coreOf(words: readonly string[], at: number): string {
  return partWord(words[at] ?? '').core.toLowerCase();
}

/** The same of a word that no mark parts from the one behind it, or else ''. */
function openWord(words: readonly string[], at: number): string {
  return partWord(words[at] ?? '').after === '' ? coreOf(words, at) : '';
}

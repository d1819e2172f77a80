import type { Reader } from './ports.ts';

/** A number in a text: its value with its unit, so that 15 people are not 15%, and the words that say it. */
export interface NumberClaim {
  key: string;
  from: number;
  to: number;
}

const MONEY_AFTER = /^(?:dollars?|pounds?|euros?|bucks|quid)\b/;
const PERCENT_AFTER = /^(?:percent|percentage|per cent)\b/;
/** Quantities that are no numbers to a reader of numbers. */
const QUANTITY =
  /^(?:hundreds?|thousands?|millions?|billions?|grand|dozens?|couple|twice|thrice|double[ds]?|doubling|triple[ds]?|tripling|quadrupled?|tenfold|twofold|threefold|halve[ds]?|halving)$/;
/** "No one", "the one", "each one": words, not a count. */
const BEFORE_PRONOUN = /^(?:no|any|every|each|another|which|this|that|the)$/;

/** A word as it is compared: lower case, without the marks around and within it. */
export function bareOf(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The numbers that words say, by the words' positions. */
export function numbersIn(words: readonly string[], reader: Reader): NumberClaim[] {
  const parts = words.flatMap((word, index) => partsOf(word, index, reader));
  const claims: NumberClaim[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const claim = numberAt(parts, at, reader);
    if (claim === null) continue;
    claims.push({ key: claim.key, from: parts[at]?.index ?? 0, to: claim.to });
    at += claim.length - 1;
  }
  return claims;
}

interface Part {
  text: string;
  /** The word that it is of. */
  index: number;
  /** A mark after it ends what is said: no number goes on there. */
  ends: boolean;
}

/** "48-hour" is two parts, "forty-eight" is one. */
function partsOf(word: string, index: number, { readNumber }: Reader): Part[] {
  const ends = /[.,;:?!)\]]["”’]?$/.test(word);
  const lower = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s$/u, '')
    .replace(/^[^\p{L}\p{N}$£€]+|[^\p{L}\p{N}%]+$/gu, '');
  const texts = readNumber([lower]) === null ? lower.split(/[-–—/]+/) : [lower];
  return texts.map((text, at) => ({ text, index, ends: ends && at === texts.length - 1 }));
}

function numberAt(parts: readonly Part[], at: number, reader: Reader) {
  const end = parts.findIndex(({ ends }, index) => index >= at && ends);
  const ahead = parts.slice(at, end === -1 ? undefined : end + 1);
  const [first] = ahead;
  if (first === undefined) return null;
  const found = reader.readNumber(ahead.map(({ text }) => text));
  if (found === null) {
    const fraction = reader.fractionOf(first.text);
    const isOther = QUANTITY.test(first.text) || /\d/.test(first.text);
    if (fraction === null && !isOther) return null;
    return {
      key: fraction === null ? first.text : keyOf(fraction, ''),
      length: 1,
      to: first.index + 1,
    };
  }
  if (first.text === 'one' && found.length === 1) {
    const before = parts[at - 1];
    if (before !== undefined && !before.ends && BEFORE_PRONOUN.test(before.text)) return null;
  }
  const after = ahead.slice(found.length, found.length + 2).map(({ text }) => text);
  const unit = unitOf(found.mark, after.join(' '));
  const last = ahead[found.length - 1] ?? first;
  return { key: keyOf(found.value, unit), length: found.length, to: last.index + 1 };
}

function keyOf(value: number, unit: string): string {
  return `${Number(value.toFixed(6))}${unit}`;
}

function unitOf(mark: string, after: string): string {
  if (mark === '%' || PERCENT_AFTER.test(after)) return '%';
  return /[$£€]/.test(mark) || MONEY_AFTER.test(after) ? '$' : '';
}

/**
 * The words of a text that name something, in lower case: those with a capital that no sentence gives
 * them, and people.
 */
export function namesIn(text: string, reader: Reader): string[] {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const capitals = words.filter((word, index) => {
    const bare = word.replace(/^[^\p{L}\p{N}]+/u, '');
    if (!/^\p{L}*\p{Lu}/u.test(bare) || /^I(?:[’']\p{L}+)?[^\p{L}]*$/u.test(bare)) return false;
    const before = words[index - 1];
    const opens = before === undefined || /[.:?!]["”’)\]]*$/.test(before) || /^[[“"(]/.test(word);
    return !opens || /^\p{Lu}.*\p{Lu}/u.test(bare) || !isCommon(bare, reader);
  });
  const people = reader.namesIn(text).flatMap((name) => name.split(' '));
  return [...new Set([...capitals, ...people].map(bareOf))];
}

/** A contraction is as common as what it is made of: "didn’t", "we’ve". */
function isCommon(word: string, { isCommonWord }: Reader): boolean {
  const lower = word
    .toLowerCase()
    .replace(/[^\p{L}’']+$/u, '')
    .replaceAll('’', "'");
  return [lower, lower.replace(/n't$/, ''), lower.replace(/'\p{L}+$/u, '')].some(isCommonWord);
}

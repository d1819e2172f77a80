import type { SearchHit } from '#contract/list.ts';
import { shownWords } from '#contract/shown.ts';
import { numberVariants } from './number-variants.ts';

/** Around a found word in a highlighted text; nobody types these. */
export const FOUND_FROM = '\u0002';
export const FOUND_TO = '\u0003';

const WORDS_SHOWN = 28;
const WORDS_BEFORE = 6;

/**
 * What a person typed, as an FTS5 query: words, and phrases in quotes; every one must be said, and
 * the last word may be the beginning of one. A number outside quotes is found however it was heard.
 * It holds letters and digits in quotes and nothing else of theirs, so that no sign of theirs is
 * read as an operator. Null when there is no word in it.
 */
export function matchOf(search: string): string | null {
  const wanted = [...search.replace(/[“”„«»]/g, '"').matchAll(/"([^"]*)("?)|[^"]+/g)]
    .flatMap(([text, quoted, end]) =>
      quoted === undefined
        ? shownWords(wordsIn(text)).map((word) => ({
            phrases: [word.text, ...numberVariants(word.text)],
            isClosed: false,
          }))
        : [{ phrases: [quoted], isClosed: end === '"' }],
    )
    .map(({ phrases, isClosed }) => ({ phrases: indexed(phrases), isClosed }))
    .filter(({ phrases }) => phrases.length > 0);
  const last = wanted.at(-1);
  if (last === undefined) return null;
  const sign = last.isClosed || /\s$/.test(search) ? '' : '*';
  return wanted
    .map((one) => {
      const any = one.phrases.map((words) => `"${words}"${one === last ? sign : ''}`);
      return any.length === 1 ? any.join() : `(${any.join(' OR ')})`;
    })
    .join(' AND ');
}

function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** As the index has them: an apostrophe or hyphen parts words there; the parts stay together here. */
function indexed(phrases: readonly string[]): string[] {
  const parts = phrases.map((words) => words.match(/[\p{L}\p{N}\p{M}]+/gu)?.join(' ') ?? '');
  return [...new Set(parts)].filter((words) => words !== '');
}

/**
 * The words to show of an utterance in which something was found: those around the passage that has
 * most of it. `highlighted` are its words, one space between them, with signs around what was found.
 */
export function hitOf(utteranceId: string, highlighted: string): SearchHit {
  const words = highlighted.split(' ');
  const isFound = foundAmong(words);
  const from = Math.max(0, bestStart(words, isFound) - WORDS_BEFORE);
  const to = Math.min(words.length, from + WORDS_SHOWN);
  return {
    utteranceId,
    words: words
      .slice(from, to)
      .map((word) => word.replaceAll(FOUND_FROM, '').replaceAll(FOUND_TO, '')),
    from,
    found: rangesOf(isFound, from, to),
    goesOn: to < words.length,
  };
}

function foundAmong(words: readonly string[]): boolean[] {
  let isOpen = false;
  return words.map((word) => {
    const isFound = isOpen || word.includes(FOUND_FROM);
    const [opens, closes] = [word.lastIndexOf(FOUND_FROM), word.lastIndexOf(FOUND_TO)];
    if (opens !== closes) isOpen = opens > closes;
    return isFound;
  });
}

/** The found word from which on most of what was found, each word once, stands close by. */
function bestStart(words: readonly string[], isFound: readonly boolean[]): number {
  const near = WORDS_SHOWN - WORDS_BEFORE;
  let best = { start: 0, count: 0 };
  for (const [start, found] of isFound.entries()) {
    if (!found) continue;
    const close = words.slice(start, start + near).filter((_, at) => isFound[start + at]);
    const count = new Set(close.map(lettersOf)).size;
    if (count > best.count) best = { start, count };
  }
  return best.start;
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function rangesOf(isFound: readonly boolean[], from: number, to: number): SearchHit['found'] {
  const ranges: SearchHit['found'] = [];
  for (let at = from; at < to; at += 1) {
    if (!isFound[at]) continue;
    const last = ranges.at(-1);
    if (last?.to === at) last.to = at + 1;
    else ranges.push({ from: at, to: at + 1 });
  }
  return ranges;
}

import type { Token } from './token.ts';

/** Tokens as one lower-case line without punctuation, and the way back from it to the tokens. */
export interface Line {
  readonly text: string;
  /** Where each token starts in `text`. */
  readonly starts: readonly number[];
  /** Position in the utterance of the first token. */
  readonly from: number;
}

export function lineOf(tokens: readonly Token[], from: number, to: number): Line {
  const starts: number[] = [];
  let text = '';
  for (const token of tokens.slice(from, to)) {
    starts.push(text.length);
    text += `${token.lower} `;
  }
  return { text: text.trimEnd(), starts, from };
}

/** A half-open range of token positions of one utterance. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Every match of a pattern in a line, as token ranges. The pattern needs the flag `g`. */
export function matchesIn(line: Line, pattern: RegExp): (Range & { readonly text: string })[] {
  const found: (Range & { readonly text: string })[] = [];
  for (const match of everyMatch(line.text, pattern)) {
    const from = tokenAt(line.starts, match.index);
    const to = tokenAt(line.starts, match.index + match[0].trimEnd().length - 1) + 1;
    found.push({ from: line.from + from, to: line.from + to, text: match[0].trim() });
  }
  return found;
}

/**
 * Every match that has a character; the pattern needs the flag `g`. What `matchAll` would give, but
 * without its copy of the pattern, which costs more than a search that finds nothing.
 */
export function everyMatch(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex += 1;
    else found.push(match);
  }
  return found;
}

/** The index of the token that covers a character, by bisection. */
function tokenAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

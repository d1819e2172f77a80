import { isNumberWord } from '#contract/number-words.ts';
import { COORDINATORS, SUBORDINATORS } from './clause.ts';
import type { Token } from './token.ts';

export type DropReason = 'filler' | 'repeat' | 'repair' | 'remark';

/** Raw words that cleaning set aside; the range is half-open. */
export interface Dropped {
  readonly from: number;
  readonly to: number;
  readonly why: DropReason;
}

/** Sounds between words. */
export const HESITATIONS = new Set([
  'um',
  'uh',
  'er',
  'erm',
  'hm',
  'hmm',
  'mm',
  'mmm',
  'ah',
  'uhm',
  'umm',
  'eh',
]);
/** Words that open a sentence or stand between commas without saying anything. */
const MARKERS = new Set([
  'well',
  'yeah',
  'yes',
  'oh',
  'okay',
  'ok',
  'look',
  'right',
  'honestly',
  'sure',
  'like',
  'basically',
  'say',
]);
const MAY_REPEAT = new Set([
  'had',
  'that',
  'very',
  'really',
  'no',
  'so',
  'long',
  'many',
  'much',
  'more',
  'never',
  'again',
]);

/** "they use it, it works": equal words that a comma parts need be no repeat. */
const OBJECTS = new Set(['it', 'that', 'this', 'them', 'there', 'her', 'you', 'here']);

/** Marks of a self-repair; the strong ones need no likeness of kind between old and new words. */
const STRONG = [
  'no i am lying',
  'i am lying',
  'i tell a lie',
  'tell a lie',
  'hang on',
  'hold on',
  'no wait',
  'wait',
  'scratch that',
  'correction',
  'no sorry',
  'sorry',
  'let me correct that',
].map((text) => text.split(' '));
const WEAK = ['or rather', 'rather', 'i mean', 'make that', 'actually', 'no'].map((text) =>
  text.split(' '),
);

/**
 * Drops fillers and immediate repeats and keeps only the repaired words of a self-repair. Returns
 * the tokens kept (re-indexed) and what was set aside.
 */
export function clean(tokens: readonly Token[]): { kept: Token[]; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const passes: [DropReason, (left: readonly Token[]) => Set<Token>][] = [
    ['filler', fillers],
    ['repeat', repeats],
    ['repair', repairs],
    ['repeat', repeats],
  ];
  let kept = [...tokens];
  for (const [why, find] of passes) {
    const gone = find(kept);
    if (gone.size === 0) continue;
    for (const token of gone) dropped.push({ from: token.word, to: token.word + 1, why });
    kept = without(kept, gone, why === 'filler');
  }
  for (const [index, token] of kept.entries()) token.index = index;
  return { kept, dropped: dropped.toSorted((a, b) => a.from - b.from) };
}

/**
 * Removes tokens. A sentence's beginning passes on to what stays; its end only if `keepBreaks`. Then
 * of the commas around what is removed one stays where a clause begins.
 */
function without(tokens: readonly Token[], gone: ReadonlySet<Token>, keepBreaks: boolean): Token[] {
  const kept: Token[] = [];
  let opens = false;
  let inRun = false;
  let inCommas = false;
  for (const token of tokens) {
    if (gone.has(token)) {
      opens ||= token.initial && (keepBreaks || !inRun);
      inRun = true;
      const last = kept.at(-1);
      if (!keepBreaks) continue;
      if (/[.?!]/.test(token.after)) {
        if (last && !opens) last.after = token.after;
        opens = true;
      } else if (token.after !== '') inCommas = true;
      continue;
    }
    const last = kept.at(-1);
    if (inCommas && last && !opens && /^,?$/.test(last.after))
      last.after = opensClause(token) ? ',' : '';
    inCommas = false;
    token.initial = opens || (token.initial && !inRun) || (token.initial && keepBreaks);
    opens = false;
    inRun = false;
    kept.push(token);
  }
  return kept;
}

/** These join, but most of them are said without a comma before them. */
const JOINED_ON = /^(?:then|that|till|until|when|while|as|before|after|how|without|once|whether)$/;

/** "…, um, she had …": a clause begins here; "the, um, depot": it goes on. */
function opensClause({ lower }: Token): boolean {
  return (
    /^(?:i|we|you|he|she|they|there|no|nobody)$/.test(lower) ||
    (!JOINED_ON.test(lower) && (COORDINATORS.has(lower) || SUBORDINATORS.has(lower)))
  );
}

function fillers(tokens: readonly Token[]): Set<Token> {
  const gone = new Set<Token>();
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    const next = tokens[index + 1];
    const afterBreak =
      token.initial || previous === undefined || previous.after !== '' || gone.has(previous);
    if (HESITATIONS.has(token.lower)) gone.add(token);
    else if (
      MARKERS.has(token.lower) &&
      afterBreak &&
      token.after !== '' &&
      !/[?!]/.test(token.after)
    )
      gone.add(token);
    else if (next && afterBreak && next.after !== '' && isParenthesis(token.lower, next.lower)) {
      gone.add(token);
      gone.add(next);
    } else if (afterBreak && WONDERING.test(lineAt(tokens, index, 3)) && tokens[index + 2]?.after)
      for (const one of tokens.slice(index, index + 3)) gone.add(one);
  }
  return gone;
}

/** A value is being looked for: ", what was it, ". */
const WONDERING = /^(?:what (?:was|is) it|let me (?:think|see))$/;

function lineAt(tokens: readonly Token[], from: number, count: number): string {
  return tokens
    .slice(from, from + count)
    .map(({ lower, after }, index) => (index < count - 1 && after !== '' ? ',' : lower))
    .join(' ');
}

const PARENTHESES = new Set(['you know', 'i mean', 'sort of', 'kind of']);

function isParenthesis(first: string, second: string): boolean {
  return PARENTHESES.has(`${first} ${second}`);
}

/** "I, I couldn't", "it was it was", "I'd, I would": the first of two equal runs goes. */
function repeats(tokens: readonly Token[]): Set<Token> {
  const gone = new Set<Token>();
  for (let start = 0; start < tokens.length; start += 1) {
    for (let size = 4; size >= 1; size -= 1) {
      const first = tokens.slice(start, start + size);
      const second = tokens.slice(start + size, start + 2 * size);
      if (second.length < size || first.some((token) => /[.?!]/.test(token.after))) continue;
      if (size === 1 && first[0]?.after !== '' && OBJECTS.has(first[0]?.lower ?? '')) continue;
      if (!first.every((token, at) => sameWord(token, second[at]))) continue;
      if (first.every((token) => MAY_REPEAT.has(token.lower) || isNumberWord(token.lower)))
        continue;
      for (const token of first) gone.add(token);
      start += size - 1;
      break;
    }
  }
  return gone;
}

function sameWord(a: Token, b: Token | undefined): boolean {
  if (!b) return false;
  if (a.lower === b.lower) return true;
  return a.lower === "'d" && (b.lower === 'would' || b.lower === 'had');
}

function repairs(tokens: readonly Token[]): Set<Token> {
  const gone = new Set<Token>();
  const drop = (from: number, to: number) => {
    for (const token of tokens.slice(from, to)) gone.add(token);
  };
  for (let at = 1; at < tokens.length; at += 1) {
    const mark = markerAt(tokens, at);
    if (mark) {
      const start = repairedFrom(tokens, at, mark.end, mark.strong);
      if (start !== null) drop(start, mark.end);
      at = mark.end - 1;
      continue;
    }
    const denied = deniedFrom(tokens, at);
    if (denied !== null) drop(denied, at + 2);
    const guess = guessFrom(tokens, at);
    if (guess !== null) drop(guess, at + 2);
  }
  return gone;
}

function markerAt(tokens: readonly Token[], at: number): { end: number; strong: boolean } | null {
  if ((tokens[at - 1]?.after ?? '') === '') return null;
  let end = at;
  let strong = false;
  for (let found = true; found; ) {
    found = false;
    for (const [phrases, weight] of [
      [STRONG, true],
      [WEAK, false],
    ] as const) {
      const phrase = phrases.find((words) =>
        words.every((word, i) => tokens[end + i]?.lower === word),
      );
      if (!phrase) continue;
      end += phrase.length;
      strong ||= weight;
      found = true;
      break;
    }
  }
  return end > at && end < tokens.length ? { end, strong } : null;
}

/** Where the words begin that the ones from `end` on replace; null when it is no repair. */
function repairedFrom(
  tokens: readonly Token[],
  at: number,
  end: number,
  strong: boolean,
): number | null {
  const fresh = tokens[end];
  if (!fresh) return null;
  const following = tokens[end + 1];
  for (let back = at - 1; back >= Math.max(0, at - 9); back -= 1) {
    if (back < at - 1 && /[.?!]/.test(tokens[back]?.after ?? '') && !strong) break;
    if (!strong || tokens[back]?.lower !== fresh.lower) continue;
    const open =
      tokens.slice(back, at - 1).some((token) => /[.?!]/.test(token.after)) ||
      /[.?!]/.test(tokens[at - 1]?.after ?? '');
    if (!open || tokens[back + 1]?.lower === following?.lower) return back;
  }
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const old = tokens[back];
    if (!old || (back < at - 1 && old.after !== '')) break;
    if (sameKind(old, fresh)) {
      let start = back;
      while (start > 0 && sameKind(tokens[start - 1], fresh) && tokens[start - 1]?.after === '')
        start -= 1;
      return start;
    }
  }
  return null;
}

function sameKind(old: Token | undefined, fresh: Token): boolean {
  if (!old) return false;
  if (isNumberWord(old.lower)) return isNumberWord(fresh.lower);
  return isName(old) && isName(fresh);
}

function isName(token: Token): boolean {
  return /^\p{Lu}\p{Ll}/u.test(token.text) && !token.initial;
}

/** "Jan in the stores, not Jan, Jana": the denied word and all since it was said. */
function deniedFrom(tokens: readonly Token[], at: number): number | null {
  const [word, denied, fresh] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (word?.lower !== 'not' || !denied || !fresh || tokens[at - 1]?.after !== ',') return null;
  if (denied.after === '' || !sameKind(denied, fresh)) return null;
  for (let back = at - 1; back >= Math.max(0, at - 9); back -= 1) {
    if (tokens[back]?.lower === denied.lower) return back;
  }
  return null;
}

/** "five, six, it was six lessons": the guesses before "it was". */
function guessFrom(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.lower !== 'it' || tokens[at + 1]?.lower !== 'was') return null;
  if (!isNumberWord(tokens[at + 2]?.lower ?? '')) return null;
  let start = at;
  while (
    start > 0 &&
    isNumberWord(tokens[start - 1]?.lower ?? '') &&
    tokens[start - 1]?.after === ','
  )
    start -= 1;
  return start < at && at - start >= 2 ? start : null;
}

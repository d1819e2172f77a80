import type { Token } from './token.ts';
import type { VerbGroup } from './verb-group.ts';

const PRONOUNS = new Set([
  'i',
  'we',
  'he',
  'she',
  'they',
  'you',
  'it',
  'this',
  'that',
  'there',
  'these',
  'those',
  'who',
  'which',
  'what',
  'here',
  'everyone',
  'everybody',
  'anyone',
  'anybody',
  'someone',
  'somebody',
  'nobody',
  'everything',
  'nothing',
  'something',
  'anything',
  'none',
  'whoever',
  'whatever',
  'mine',
  'theirs',
  'ours',
  'hers',
]);
const SKIPPED = new Set([
  'each',
  'all',
  'both',
  'also',
  'just',
  'never',
  'always',
  'then',
  'now',
  'still',
  'only',
  'even',
  'really',
  'actually',
  'usually',
  'often',
  'not',
  'ever',
  'already',
  'simply',
  'themselves',
  'myself',
  'himself',
  'herself',
  'alone',
  'together',
  'finally',
  'eventually',
]);
const TIME = new Set(
  'day days week weeks month months quarter quarters year years morning mornings afternoon evening night time times friday monday tuesday wednesday thursday saturday sunday fridays mondays tuesdays wednesdays thursdays saturdays sundays january february march april may june july august september october november december today yesterday weekend spring summer autumn winter sprint'.split(
    ' ',
  ),
);
const NOMINAL = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON', 'PART']);

/**
 * The subject's token span before a verb group, not reaching back before `floor`; null when the
 * verb has none of its own (an imperative, or a shared subject). `opens`: first verb of its sentence.
 */
export function subjectSpan(
  tokens: readonly Token[],
  floor: number,
  group: VerbGroup,
  opens: boolean,
): { from: number; to: number } | null {
  const inverted = tokens
    .slice(group.from, group.to)
    .findIndex((token) => /^(?:i|we|he|she|they|you|it)$/.test(token.lower));
  if (inverted > 0) return { from: group.from + inverted, to: group.from + inverted + 1 };
  let last = group.from - 1;
  while (last >= floor && isSkipped(tokens, last, floor)) last -= 1;
  const head = tokens[last];
  if (!head || last < floor) return null;
  if (head.after !== '') return opens ? fronted(tokens, floor, last + 1) : null;
  if (PRONOUNS.has(head.lower)) return { from: conjoined(tokens, floor, last), to: last + 1 };
  if (!/^(?:NOUN|PROPN|NUM|PRON|ADJ|DET)$/.test(head.pos) && head.lower !== "'s") {
    return opens && head.pos === 'ADP' ? fronted(tokens, floor, last) : null;
  }
  if (head.pos === 'PRON' && /^(?:him|her|them|us|me)$/.test(head.lower)) return null;
  const from = nounPhraseStart(tokens, floor, last, opens);
  return from > last ? null : { from: conjoined(tokens, floor, from), to: last + 1 };
}

function isSkipped(tokens: readonly Token[], at: number, floor: number): boolean {
  const token = tokens[at];
  if (token?.after !== '') return false;
  if (token.pos === 'ADV' && !PRONOUNS.has(token.lower)) return true;
  return (
    SKIPPED.has(token.lower) &&
    at > floor &&
    tokens[at - 1]?.after === '' &&
    /^(?:NOUN|PROPN|PRON)$/.test(tokens[at - 1]?.pos ?? '')
  );
}

/** Walks back over a noun phrase that ends at `last`; stops at time words before a full phrase. */
function nounPhraseStart(
  tokens: readonly Token[],
  floor: number,
  last: number,
  opens: boolean,
): number {
  let from = last + 1;
  for (let at = last; at >= floor; at -= 1) {
    const token = tokens[at];
    const following = tokens[at + 1];
    if (!token || (at < last && token.after !== '')) break;
    const complete =
      from <= last && following !== undefined && /^(?:DET|PRON|PROPN)$/.test(following.pos);
    if (token.pos === 'ADP') {
      const inner = tokens[at - 1];
      const attaches =
        token.lower === 'of' ||
        (opens &&
          at > floor &&
          /^(?:NOUN|PROPN|PRON)$/.test(inner?.pos ?? '') &&
          !TIME.has(inner?.lower ?? ''));
      if (!attaches || inner === undefined || at - 1 < floor || inner.after !== '' || from > last)
        break;
      continue;
    }
    if (!NOMINAL.has(token.pos) || token.lower === 'to' || token.lower === 'not') break;
    if (token.pos === 'PRON' && PRONOUNS.has(token.lower) && from <= last) {
      if (following?.pos === 'ADP') from = at;
      break;
    }
    if (
      complete &&
      following?.pos !== 'PROPN' &&
      token.lower !== "'s" &&
      tokens[at + 1]?.lower !== "'s" &&
      !/^(?:all|both|half)$/.test(token.lower)
    )
      break;
    if (
      from <= last &&
      TIME.has(token.lower) &&
      following?.lower !== 'of' &&
      following?.lower !== "'s"
    )
      break;
    from = at;
  }
  return from;
}

/** "him and me chose", "the porters and Lena walk": reaches back over an "and" at the clause's start. */
function conjoined(tokens: readonly Token[], floor: number, from: number): number {
  const and = tokens[from - 1];
  const before = tokens[from - 2];
  if (and?.lower !== 'and' || !before || from - 2 < floor || before.after !== '') return from;
  if (!/^(?:NOUN|PROPN|PRON)$/.test(before.pos) || TIME.has(before.lower)) return from;
  const start = nounPhraseStart(tokens, floor, from - 2, false);
  const opener = tokens[start - 1];
  return start === floor
    ? floor === 0 || tokens[floor]?.initial
      ? start
      : from
    : opener && (opener.after !== '' || /^(?:so|and|but|because|when|then)$/.test(opener.lower))
      ? start
      : from;
}

/** "Sundays, one porter, chosen by lot, counts": the first noun phrase that is no time. */
function fronted(
  tokens: readonly Token[],
  floor: number,
  limit: number,
): { from: number; to: number } | null {
  for (let at = floor; at < limit; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (token.pos === 'ADP') {
      while (at < limit - 1 && tokens[at]?.after === '') at += 1;
      continue;
    }
    if (PRONOUNS.has(token.lower)) return { from: at, to: at + 1 };
    if (!/^(?:NOUN|PROPN)$/.test(token.pos) || TIME.has(token.lower)) continue;
    const next = tokens[at + 1];
    if (token.after === '' && next && /^(?:NOUN|PROPN)$/.test(next.pos)) continue;
    return { from: nounPhraseStart(tokens, floor, at, true), to: at + 1 };
  }
  return null;
}

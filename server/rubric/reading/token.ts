import type { Word } from '#contract/transcript.ts';

/** Universal part of speech, as the tagger names it. */
export type Pos = string;

/**
 * One word or contraction part that counts after cleaning. `lower` is normalised and expanded
 * ("n't" -> "not", "'ll" -> "will"), `text` as spoken without punctuation.
 */
export interface Token {
  /** Position among the kept tokens of its utterance. */
  index: number;
  /** Index of the raw word that it comes from; a contraction gives two tokens of one word. */
  readonly word: number;
  text: string;
  lower: string;
  lemma: string;
  pos: Pos;
  /** Punctuation that follows, '' if none; '.', '?' and '!' end a sentence, '…' does not. */
  after: string;
  /** It opens the utterance or follows the end of a sentence. */
  initial: boolean;
}

const SUFFIXES: Readonly<Record<string, string>> = {
  "n't": 'not',
  "'m": 'am',
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'em": 'them',
};

const WHOLE: Readonly<Record<string, readonly [string, string]>> = {
  "won't": ['will', 'not'],
  "can't": ['can', 'not'],
  cannot: ['can', 'not'],
  "shan't": ['shall', 'not'],
  "ain't": ['is', 'not'],
  gonna: ['going', 'to'],
  wanna: ['want', 'to'],
  gotta: ['got', 'to'],
  "let's": ['let', 'us'],
  // As recognisers print them.
  ...bare('is', "'s", 'that there here what who where he she how'),
  ...bare('have', 'have', 'you they we i'),
  ...bare('not', 'not', 'do does did was were is are could would should has have had'),
  ...bare('are', 'are', 'they you'),
  im: ['i', 'am'],
};

/** The contractions of some words without their apostrophe: "thats", "youve", "didnt", "theyre". */
function bare(
  kind: 'is' | 'have' | 'not' | 'are',
  ending: string,
  words: string,
): Record<string, readonly [string, string]> {
  const glued = { is: 's', have: 've', not: 'nt', are: 're' }[kind];
  return Object.fromEntries(words.split(' ').map((word) => [`${word}${glued}`, [word, ending]]));
}

/** What never follows a possessive: "its a day", "its 36 now", "its been". */
const AFTER_IT_IS =
  /^(?:a|an|the|now|not|been|got|about|only|just|gone|at|down|up|on|in|off|all|still|really|very|more|less|never|always|\d+|nearly|over|under|because|what|how|like)$/i;

const ABBREVIATION = /^(?:[a-z]\.[a-z]|mr|mrs|ms|dr|st|vs|approx|etc|inc|ltd)$/i;

/** Splits the raw words of an utterance into tokens; parts of speech and lemmas are still empty. */
export function tokenize(words: readonly Word[]): Token[] {
  const tokens: Token[] = [];
  let initial = true;
  const shouted = isShouted(words);
  for (const [word, { text }] of words.entries()) {
    // A dash inside a typed word ("fine—then") separates two words.
    const chunks = (shouted ? text.toLowerCase() : text)
      .replace(/[’ʼ`]/g, "'")
      .split(/(?<=\p{L})(?:—|--|\.{2,}|…)(?=\p{L})/u);
    for (const [position, chunk] of chunks.entries()) {
      const core = chunk
        .replace(/^[^\p{L}\p{N}$£€]+(?=[\p{L}\p{N}$£€])/u, '')
        .replace(/[^\p{L}\p{N}%+']+$/u, '')
        .replace(/^'+|(?<!s)'+$/g, '');
      const tail = chunk.slice(chunk.lastIndexOf(core) + core.length);
      const after = position < chunks.length - 1 ? ',' : punctuation(tail, core);
      if (core === '' || !/[\p{L}\p{N}]/u.test(core)) {
        const last = tokens.at(-1);
        if (last && last.after === '') last.after = /[.?!]/.test(chunk) ? '.' : ',';
        continue;
      }
      const next = words[word + 1]?.text ?? '';
      const parts =
        /^its$/i.test(core) && AFTER_IT_IS.test(next)
          ? split(`${core.slice(0, 2)}'s`)
          : split(core);
      for (const [part, [piece, lower]] of parts.entries()) {
        tokens.push({
          index: tokens.length,
          word,
          text: piece,
          lower,
          lemma: lower,
          pos: 'X',
          after: part === parts.length - 1 ? after : '',
          initial: initial && part === 0,
        });
      }
      initial = /[.?!]/.test(after);
    }
  }
  return tokens;
}

/** Printed in capitals throughout: they tell nothing then. */
function isShouted(words: readonly Word[]): boolean {
  return words.length > 1 && !words.some(({ text }) => /\p{Ll}/u.test(text));
}

function punctuation(tail: string, core: string): string {
  if (/\.{2,}|…/.test(tail)) return '…';
  const end = /[?!]/.exec(tail);
  if (end) return end[0];
  if (tail.includes('.')) return ABBREVIATION.test(core) ? '' : '.';
  const other = /[;:,]/.exec(tail);
  if (other) return other[0];
  return /[—–)]/.test(tail) ? ',' : '';
}

function split(core: string): [text: string, lower: string][] {
  const lower = core.toLowerCase();
  const whole = WHOLE[lower];
  if (whole)
    return [
      [core, whole[0]],
      [core, whole[1]],
    ];
  const match = /^(.+?)(n't|'(?:m|re|ve|ll|d|s|em))$/i.exec(core);
  if (match?.[1] && match[2] && /\p{L}$/u.test(match[1])) {
    const ending = match[2].toLowerCase();
    return [...split(match[1]), [match[2], SUFFIXES[ending] ?? ending]];
  }
  if (/s'$/i.test(core)) {
    const owner = core.slice(0, -1);
    return [
      [owner, owner.toLowerCase()],
      ["'", "'s"],
    ];
  }
  return [[core, lower]];
}

import type { ClauseFrame } from './clause.ts';
import { NOT_NAMES, ROLES } from './people-words.ts';
import { isCommonWord } from './tag.ts';
import type { Token } from './token.ts';

/** Given names that are also in the tagger's dictionary; they may open a sentence. */
const GIVEN = new Set(
  'elizabeth joseph anthony donna ken carol cynthia nick anna ben frank catherine ray virginia jack jerry heather sam dana lee pat tom bob mike bill matt rob tony max anil raj carlos jo oscar grace rose grant dean drew joy jean sue ibrahim'.split(
    ' ',
  ),
);

const DATIVE = new Set(
  'give tell ask show hire coach promote pair mentor introduce let help thank call meet pick choose trust assign appoint name move train teach fire ring phone join message remind warn bring send have make get put take sponsor nominate back support push interview recruit'.split(
    ' ',
  ),
);
/** Verbs with two objects: a name may stand before the thing ("got Mina admin rights"). */
const GIVING = new Set('give get show teach send hand offer buy lend'.split(' '));
const PLACED = new Set([
  'in',
  'at',
  'near',
  'across',
  'outside',
  'via',
  'using',
  'through',
  'around',
  'on',
  'into',
]);

interface Name {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/**
 * Capitalised words that behave like people: they do things, own things, are told or given things.
 * A place or product may slip through; a name said only as a place ("in Leeds") does not.
 */
export function nameMentions(tokens: readonly Token[], clauses: readonly ClauseFrame[]): Name[] {
  const subjects = new Set(
    clauses.flatMap((clause) => (clause.subject && clause.verb ? [clause.subject.to - 1] : [])),
  );
  const names: Name[] = [];
  const weight = new Map<string, number>();
  for (let at = 0; at < tokens.length; at += 1) {
    if (!looksLikeName(tokens, at)) continue;
    let to = at + 1;
    while (to < tokens.length && tokens[to - 1]?.after === '' && looksLikeName(tokens, to)) to += 1;
    const label = tokens
      .slice(at, to)
      .map((token) => token.text)
      .join(' ');
    names.push({ from: at, to, label });
    for (const token of tokens.slice(at, to)) {
      const score = evidence(tokens, at, to, subjects);
      weight.set(token.lower, Math.max(weight.get(token.lower) ?? -9, score));
    }
    at = to - 1;
  }
  return names.filter(
    (name) =>
      tokens.slice(name.from, name.to).some((token) => (weight.get(token.lower) ?? 0) > 0) &&
      !isArticle(tokens[name.from - 1]),
  );
}

function looksLikeName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (!/^\p{Lu}[\p{Ll}'-]+(?:-?\p{Lu}[\p{Ll}]+)?$/u.test(token.text)) return isRareWord(tokens, at);
  if (
    NOT_NAMES.has(token.lower) ||
    (ROLES.has(token.lower) && token.initial) ||
    token.pos === 'NUM' ||
    token.pos === 'AUX'
  )
    return false;
  if (!token.initial) return true;
  return token.pos === 'PROPN' && (GIVEN.has(token.lower) || !isCommonWord(token.lower));
}

/**
 * A recogniser may print "devika runs it": a word without a capital, a plural ending or anything
 * that goes with a noun, which no dictionary holds, and which does or is told something.
 */
function isRareWord(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !/^\p{Ll}{3,}(?<!s)$/u.test(token.text) || token.lower !== token.text) return false;
  if (!/^(?:NOUN|PROPN|VERB)$/.test(token.pos) || isCommonWord(token.lower)) return false;
  if (token.pos === 'VERB' && before?.lower !== 'to') return false;
  if (isInflected(token.lower) || ROLES.has(token.lower)) return false;
  return (
    !(before?.after === '' && /^(?:DET|ADJ|NOUN|NUM|PROPN|PART)$/.test(before.pos)) &&
    !/^(?:my|our|his|her|their|your|its)$/.test(before?.lower ?? '')
  );
}

/** Endings of English words rather than of names. */
function isInflected(lower: string): boolean {
  return /(?:ing|ed|ly|tion|ment|ness|board|sheet|book|work|box|er|or)$/.test(lower);
}

function isArticle(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.after === '' &&
    /^(?:the|a|an|this|these|those|our|my|some|any|no)$/.test(token.lower)
  );
}

function evidence(
  tokens: readonly Token[],
  from: number,
  to: number,
  subjects: ReadonlySet<number>,
): number {
  const before = tokens[from - 1];
  const after = tokens[to];
  const close = before !== undefined && before.after === '';
  const last = tokens[to - 1];
  if (isArticle(before)) return -3;
  if (!last) return 0;
  let score = tokens[from]?.initial || /^\p{Ll}/u.test(last.text) ? 0 : 1;
  if (last.after === '' && after?.lower === "'s") score += 2;
  else if (last.after === '' && after?.pos === 'NOUN' && !subjects.has(to - 1))
    score -= close && GIVING.has(before.lemma) ? 1 : 3;
  if (subjects.has(to - 1)) score += 2;
  // "Nokuthula.": a sentence of its own.
  if (tokens[from]?.initial && /[.?!]/.test(last.after)) score += 1;
  if (close && DATIVE.has(before.lemma)) score += 2;
  const owning = last.after === '' && after?.lower === "'s";
  if (close && !owning && (PLACED.has(before.lower) || before.lower === 'of')) score -= 3;
  if (close && ROLES.has(before.lower)) score += 2;
  if (close && /^(?:called|named|to|with|and|by|for)$/.test(before.lower)) score += 1;
  if (
    after?.lower === 'who' ||
    (last.after === ',' && after && /^(?:my|our|the|a|who|she|he)$/.test(after.lower))
  )
    score += 2;
  return score;
}

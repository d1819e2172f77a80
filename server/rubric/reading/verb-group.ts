import type { Token } from './token.ts';
import { verbForm } from './verb-forms.ts';

export type Tense = 'past' | 'present' | 'future';

/** A finite verb with its auxiliaries. `from` and `to` are token positions, half-open. */
export interface VerbGroup {
  readonly from: number;
  readonly to: number;
  /** The verb that carries the meaning: "pick" in "had to pick", "be" in "was late". */
  readonly main: Token;
  readonly lemma: string;
  tense: Tense;
  /** False where the form does not tell ("put", "set"): then the neighbours decide. */
  readonly tenseSure: boolean;
  /** "would", "could", "will", "going to", "have to", "used to", "supposed to" and their like. */
  readonly modal: string | null;
  readonly perfect: boolean;
  readonly progressive: boolean;
  readonly passive: boolean;
  readonly negated: boolean;
}

const MODALS = new Set([
  'will',
  'would',
  'can',
  'could',
  'shall',
  'should',
  'may',
  'might',
  'must',
]);
const SEMI: Readonly<Record<string, string>> = {
  going: 'going to',
  have: 'have to',
  has: 'have to',
  had: 'have to',
  used: 'used to',
  need: 'need to',
  needs: 'need to',
  needed: 'need to',
  tend: 'tend to',
  tends: 'tend to',
  ought: 'ought to',
  supposed: 'supposed to',
  meant: 'supposed to',
  able: 'able to',
  got: 'have to',
  about: 'about to',
  allowed: 'allowed to',
};
const INSIDE = new Set(['ADV', 'PART', 'INTJ']);

/** All finite verb groups of tokens [from, to), left to right. */
export function verbGroups(tokens: readonly Token[], from: number, to: number): VerbGroup[] {
  const groups: VerbGroup[] = [];
  let previous: VerbGroup | null = null;
  for (let at = from; at < to; at += 1) {
    const group = groupAt(tokens, at, from, to, previous);
    if (!group) continue;
    groups.push(group);
    previous = group;
    at = group.to - 1;
  }
  return groups;
}

function groupAt(
  tokens: readonly Token[],
  at: number,
  start: number,
  to: number,
  previous: VerbGroup | null,
): VerbGroup | null {
  const first = tokens[at];
  if (!first || !isVerbal(first)) return null;
  const chain = chainFrom(tokens, first, at, to);
  const main = chain.main;
  const opening = verbForm(first.lower, first.lemma).form;
  const alone = first === main && chain.modal === null;
  if (alone && !finiteAlone(tokens, at, start, opening, previous)) return null;
  const { form } = verbForm(main.lower, main.lemma);
  const participle = form === 'participle' || form === 'pastOrParticiple' || form === 'baseOrPast';
  const lowers = chain.aux.map((token) => token.lower);
  const be = chain.aux.some((token) => token.lemma === 'be' || token.lower === 'been');
  const have = chain.aux.some((token) => token.lemma === 'have') && chain.modal !== 'have to';
  const past = opening === 'past' || opening === 'pastOrParticiple' || first.lower === 'used';
  const future =
    chain.modal === 'will' ||
    chain.modal === 'shall' ||
    chain.modal === 'going to' ||
    chain.modal === 'about to';
  return {
    from: at,
    to: chain.to,
    main,
    lemma: verbForm(main.lower, main.lemma).lemma,
    tense: future && !past ? 'future' : past ? 'past' : 'present',
    tenseSure: opening !== 'baseOrPast',
    modal: chain.modal,
    perfect: have && first !== main,
    progressive: be && form === 'ing',
    passive:
      be && participle && form !== 'baseOrPast'
        ? true
        : be && form === 'baseOrPast' && first !== main,
    negated:
      lowers.includes('not') ||
      lowers.includes('never') ||
      tokens.slice(at, chain.to).some((token) => token.lower === 'not' || token.lower === 'never'),
  };
}

function isVerbal(token: Token): boolean {
  return token.pos === 'AUX' || token.pos === 'VERB';
}

/** Follows auxiliaries, adverbs and half-modals to the main verb. */
function chainFrom(
  tokens: readonly Token[],
  first: Token,
  at: number,
  limit: number,
): { main: Token; to: number; aux: Token[]; modal: string | null } {
  let main = first;
  let to = at + 1;
  let modal = MODALS.has(main.lower) ? main.lower : null;
  const aux: Token[] = [];
  for (let next = at + 1; next < limit; next += 1) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (!token || !before || (before.after !== '' && before.after !== ',')) break;
    const broken = before.after === ',';
    const semi = SEMI[before.lower];
    if (
      token.lower === 'to' &&
      semi &&
      !broken &&
      (before === main || semi === 'able to' || semi === 'about to')
    ) {
      const verb = nextVerb(tokens, next + 1, limit);
      const heavy = verb === null ? undefined : tokens[verb];
      if (verb === null || !heavy) break;
      aux.push(main);
      if (modal === null || semi === 'supposed to') modal = semi;
      main = heavy;
      to = verb + 1;
      next = verb;
      continue;
    }
    if (broken) break;
    if (
      isVerbal(token) &&
      canFollow(main, token) &&
      (main.lemma !== 'have' || !isBare(token) || next === at + 1)
    ) {
      aux.push(main);
      main = token;
      to = next + 1;
    } else if (
      INSIDE.has(token.pos) ||
      token.lower === 'able' ||
      (token.lower === 'about' && tokens[next + 1]?.lower === 'to')
    ) {
      if (token.lower === 'to') break;
      if (token.lower === 'not' || token.lower === 'never') to = Math.max(to, next + 1);
    } else if (
      /^(?:i|we|he|she|they|you|it)$/.test(token.lower) &&
      next === at + 1 &&
      main.pos === 'AUX' &&
      startsQuestion(tokens, at)
    ) {
    } else break;
  }
  return { main, to, aux, modal };
}

/** A bare form after "have" counts as a slip for the participle only directly after it. */
function isBare(token: Token): boolean {
  return (
    verbForm(token.lower, token.lemma).form === 'base' && !/^(?:come|become|run)$/.test(token.lower)
  );
}

function startsQuestion(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.after !== '' || tokens[at]?.initial === true;
}

function nextVerb(tokens: readonly Token[], from: number, limit: number): number | null {
  for (let at = from; at < Math.min(limit, from + 3); at += 1) {
    const token = tokens[at];
    if (!token) return null;
    if (isVerbal(token)) return at;
    if (token.pos !== 'ADV' && token.pos !== 'PART') return null;
  }
  return null;
}

/** Can `token` carry on a group whose last verb is `last` (an auxiliary, a modal)? */
function canFollow(last: Token, token: Token): boolean {
  const { form } = verbForm(token.lower, token.lemma);
  if (MODALS.has(last.lower) || /^(?:do|does|did)$/.test(last.lower))
    return form === 'base' || form === 'baseOrPast' || form === 'past';
  if (last.lower === 'get' || last.lower === 'got')
    return form === 'participle' || form === 'pastOrParticiple' || token.lower === 'rid';
  if (/^(?:am|is|are|was|were|be|been|being)$/.test(last.lower))
    return form !== 'base' && form !== 'third' && form !== 'past';
  if (/^(?:have|has|had|having)$/.test(last.lower)) return form !== 'third' && token.lower !== 'to';
  return false;
}

/** Is a single verb with no auxiliary finite here, rather than an infinitive, participle or adjective? */
function finiteAlone(
  tokens: readonly Token[],
  at: number,
  start: number,
  form: string,
  previous: VerbGroup | null,
): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || form === 'ing' || form === 'participle') return false;
  if (/^(?:be|been|being)$/.test(token.lower)) return false;
  if (!before || at === start) return true;
  const adjacent = before.after === '';
  if (
    adjacent &&
    (before.lower === 'to' ||
      (before.pos === 'ADV' && tokens[at - 2]?.lower === 'to' && tokens[at - 2]?.after === ''))
  )
    return false;
  if (
    adjacent &&
    /^(?:DET|ADJ|NUM)$/.test(before.pos) &&
    token.pos !== 'AUX' &&
    form !== 'past' &&
    !/^(?:all|both|each|that|this|these|those|some)$/.test(before.lower)
  )
    return before.pos === 'NUM' && form !== 'pastOrParticiple';
  if (adjacent && before.pos === 'ADP' && form !== 'past' && token.pos !== 'AUX')
    return !(form === 'pastOrParticiple');
  if (
    form === 'pastOrParticiple' &&
    adjacent &&
    before.pos === 'NOUN' &&
    tokens[at + 1]?.lower === 'by'
  )
    return false;
  if (
    (form === 'base' || form === 'baseOrPast') &&
    token.pos === 'VERB' &&
    previous &&
    isCausee(tokens, at, previous)
  )
    return false;
  return true;
}

const CAUSATIVE = new Set(['have', 'make', 'let', 'help', 'watch', 'see', 'hear']);

/** "have [somebody] check", "let [her] drive": a bare infinitive after its doer. */
function isCausee(tokens: readonly Token[], at: number, previous: VerbGroup): boolean {
  if (!CAUSATIVE.has(previous.lemma) || at - previous.to > 6 || at === previous.to) return false;
  const between = tokens.slice(previous.to, at);
  if (
    between.some(
      (token) => token.pos === 'CCONJ' || /^(?:who|that|which|i|we|he|she|they)$/.test(token.lower),
    )
  )
    return false;
  return between.every((token) => token.after === '');
}

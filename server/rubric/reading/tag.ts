import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import { isNumberWord } from '#contract/number-words.ts';
import type { Token } from './token.ts';
import { isIrregularForm, verbForm } from './verb-forms.ts';

const nlp = winkNLP(model, ['pos']);
/** The package's type file gives `lemma` other parameters than its own `out` asks for. */
function isMapper(candidate: unknown): candidate is ItsFunction<string> {
  return typeof candidate === 'function';
}
const asLemma: unknown = nlp.its.lemma;
const lemmaOf = isMapper(asLemma) ? asLemma : nlp.its.value;

const dictionary = nlp.readDoc('');

/** True for a lower-case word that the tagger's dictionary holds: probably no rare proper name. */
export function isCommonWord(lower: string): boolean {
  return !dictionary.isOOV(lower);
}

const NOMINATIVE = new Set(['i', 'we', 'he', 'she', 'they', 'who', 'you']);
const MODAL = new Set([
  'will',
  'would',
  'can',
  'could',
  'shall',
  'should',
  'may',
  'might',
  'must',
  'do',
  'does',
  'did',
]);
const HOST = new Set([
  'it',
  'he',
  'she',
  'that',
  'there',
  'what',
  'who',
  'here',
  'where',
  'how',
  'this',
  'everything',
  'nothing',
  'when',
  'why',
  'which',
]);
const BETWEEN = new Set([
  'each',
  'all',
  'both',
  'also',
  'just',
  'never',
  'always',
  'then',
  'not',
  'only',
  'still',
  'actually',
  'even',
  'usually',
  'often',
  'now',
]);
/** Verbs that the tagger often takes for nouns in speech about work. */
const NOUN_LIKE = new Set(
  'audit block book bring call chair change charge check coach compare copy count cover cut decide draft draw drop file flag gather go grade hand help lead list log look lower map mark match measure meet move name need note open order own pick plan plot post present pull put question rank rate read record redo rehearse release reopen report rerun re-run rescore review ring rotate rule run sample scan score send set share ship sign process raise refund reject reply sort stamp stand start stick stop study support survey swap talk taste tag take target test tick trace track train try use visit vote walk watch weigh work write'.split(
    ' ',
  ),
);

/** Gives each token its part of speech and lemma. A token may be several tokens of the tagger's. */
export function tag(tokens: readonly Token[]): void {
  const starts: number[] = [];
  let text = '';
  for (const token of tokens) {
    starts.push(text.length);
    text += `${spelling(token)} ${token.after === '' ? '' : `${token.after === '…' ? ',' : token.after} `}`;
  }
  const items = nlp.readDoc(text).tokens();
  const surfaces = items.out();
  const tags = items.out(nlp.its.pos);
  const lemmas = items.out(lemmaOf);
  let position = 0;
  let at = 0;
  for (const [item, surface] of surfaces.entries()) {
    position = text.indexOf(surface, position);
    while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= position) at += 1;
    const token = tokens[at];
    position += surface.length;
    if (!token || tags[item] === 'PUNCT') continue;
    token.pos = String(tags[item]);
    token.lemma = String(lemmas[item]).toLowerCase();
  }
  for (const [index, token] of tokens.entries()) resolveClitic(tokens, index, token);
  for (const [index, token] of tokens.entries()) correct(tokens, index, token);
  for (const [index, token] of tokens.entries()) demote(tokens, index, token);
  for (const token of tokens) {
    if (token.pos === 'VERB' || token.pos === 'AUX')
      token.lemma = verbForm(token.lower, token.lemma).lemma;
    else if (token.text.includes('-') || token.pos === 'NUM') token.lemma = token.lower;
  }
}

/** The tagger reads the spoken part of a contraction better spelled out; "'s" and "'d" stay. */
function spelling(token: Token): string {
  return token.lower === "'s" || token.lower === "'d" || /^\p{Lu}/u.test(token.text)
    ? token.text
    : token.lower;
}

/** Decides what "'s" (is, has, possessive) and "'d" (would, had) stand for. */
function resolveClitic(tokens: readonly Token[], index: number, token: Token): void {
  // Tagged before already, with a filler behind it perhaps ("he's, like, got"), it is decided anew.
  const clitic = /^'[sd]$/i.test(token.text) ? token.text.toLowerCase() : token.lower;
  if (clitic !== "'s" && clitic !== "'d") return;
  const host = tokens[index - 1];
  let next = tokens[index + 1];
  for (let ahead = index + 2; next && (next.pos === 'ADV' || next.lower === 'not'); ahead += 1)
    next = tokens[ahead];
  const form = next ? verbForm(next.lower, next.lemma).form : 'base';
  const participle =
    form === 'participle' ||
    form === 'pastOrParticiple' ||
    (form === 'past' && next?.pos === 'VERB');
  if (clitic === "'d") {
    set(
      token,
      participle || next?.lower === 'better' || next?.lower === 'been' ? 'had' : 'would',
      'AUX',
    );
    return;
  }
  const verbal =
    HOST.has(host?.lower ?? '') ||
    (token.after === '' && next !== undefined && isPredicate(next, form));
  if (!verbal) {
    set(token, "'s", 'PART');
    return;
  }
  const bare = next?.pos === 'VERB' && (form === 'base' || form === 'baseOrPast');
  const has =
    (bare && /^(?!it$|that$|there$|what$|this$|here$)/.test(host?.lower ?? '')) ||
    next?.lower === 'been' ||
    next?.lower === 'got' ||
    next?.lower === 'had' ||
    (form === 'participle' && host?.lower !== 'it' && host?.lower !== 'that');
  set(token, has ? 'has' : 'is', 'AUX');
}

function isPredicate(next: Token, form: string): boolean {
  if (next.lower === 'to' || next.lower === 'own') return false;
  if (/^(?:DET|ADP|PRON|PART)$/.test(next.pos)) return true;
  if (/^(?:run|come|put|set)$/.test(next.lower)) return next.pos === 'VERB';
  return (
    next.pos === 'VERB' && (form === 'ing' || form === 'participle' || form === 'pastOrParticiple')
  );
}

function set(token: Token, lower: string, pos: string): void {
  token.lower = lower;
  token.lemma = lower;
  token.pos = pos;
}

function correct(tokens: readonly Token[], index: number, token: Token): void {
  if (isNumberWord(token.lower)) {
    token.pos = 'NUM';
    return;
  }
  if (/^practis(?:es?|ed)$/.test(token.lower)) {
    token.pos = 'VERB';
    return;
  }
  if (token.text !== token.lower && token.pos === 'AUX') return;
  if (!/^(?:NOUN|ADJ|PROPN|ADP)$/.test(token.pos) || /^\p{Lu}/u.test(token.text)) return;
  let back = index - 1;
  while (BETWEEN.has(tokens[back]?.lower ?? '') && tokens[back]?.after === '') back -= 1;
  const before = tokens[back];
  const next = tokens[index + 1];
  const opensObject =
    token.after === '' && next !== undefined && /^(?:DET|PRON|NUM)$/.test(next.pos);
  const verbLike =
    NOUN_LIKE.has(token.lower) || NOUN_LIKE.has(token.lemma) || isIrregularForm(token.lower);
  const resumed =
    before?.after === ',' &&
    opensObject &&
    verbLike &&
    verbForm(token.lower, token.lemma).form === 'third';
  if (resumed) token.pos = 'VERB';
  if (before?.after !== '' || token.pos === 'ADP' || token.lower === 'other') return;
  const afterPronoun = NOMINATIVE.has(before.lower) && (token.pos === 'NOUN' || verbLike);
  const afterIndefinite =
    /^(?:everyone|everybody|somebody|someone|nobody)$/.test(before.lower) && verbLike;
  const agented =
    /ed$/.test(token.lower) &&
    next?.lower === 'by' &&
    /^(?:is|was|are|were|been|being|be)$/.test(before.lower);
  const afterModal = MODAL.has(before.lower) && (token.pos === 'NOUN' || verbLike);
  const infinitive =
    before.lower === 'to' && (opensObject || verbLike) && token.lemma === token.lower;
  const joined = before.pos === 'CCONJ' && opensObject && verbLike;
  const agreeing =
    /^(?:NOUN|PROPN|PRON)$/.test(before.pos) && verbLike && (opensObject || back < index - 1);
  const verbal = [afterPronoun, afterIndefinite, agented, afterModal, infinitive, joined, agreeing];
  if (verbal.includes(true)) token.pos = 'VERB';
}

/** Takes back verbs that cannot be one here: "recommendations", "clerk of works", "the register to". */
function demote(tokens: readonly Token[], index: number, token: Token): void {
  if (token.pos !== 'VERB' || token.initial) return;
  const before = tokens[index - 1];
  const next = token.after === '' ? tokens[index + 1] : undefined;
  if (before?.after !== '') return;
  const { form } = verbForm(token.lower, token.lemma);
  if (token.lower === 'live' && /^(?:go|goes|went|is|are)$/.test(before.lower)) token.pos = 'ADJ';
  else if (
    /(?:tions?|ments?|ness)$/.test(token.lower) &&
    !/^(?:mention|question|implement|document)/.test(token.lower)
  )
    token.pos = 'NOUN';
  else if (form === 'base' && /^(?:on|in|at|for|of|by|from|with|without)$/.test(before.lower))
    token.pos = 'NOUN';
  else if (
    form === 'third' &&
    /^(?:ADP|NUM)$|dozen/.test(`${before.pos}${before.lower === 'dozen' ? ' dozen' : ''}`)
  )
    token.pos = 'NOUN';
  else if (form === 'third' && before.pos === 'VERB' && before.lemma !== 'be') token.pos = 'NOUN';
  else if (form === 'third' && next?.pos === 'VERB' && /^(?:NOUN|ADJ)$/.test(before.pos))
    token.pos = 'NOUN';
  else if (
    form === 'base' &&
    before.pos === 'NOUN' &&
    !/s$|^(?:people|folk|staff|team|rest|else)$/.test(before.lower)
  ) {
    if (!next || !/^(?:DET|PRON|NUM)$/.test(next.pos)) token.pos = 'NOUN';
  }
}

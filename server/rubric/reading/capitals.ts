import { GROUPS, OUTSIDERS, ROLES } from './people-words.ts';
import { isCommonWord } from './tag.ts';
import type { Token } from './token.ts';
import { isIrregularForm } from './verb-forms.ts';

/** Countries and languages that are other words as well. */
const OTHER_WORDS = new Set(
  'turkey polish chad guinea jordan china chile mali niger cuba togo georgia even divehi guam'.split(
    ' ',
  ),
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const ALWAYS = new Set([
  ...WEEKDAYS,
  ...WEEKDAYS.map((day) => `${day}s`),
  ...'i january february april june july august september october november december christmas easter mr mrs ms dr god'.split(
    ' ',
  ),
  ...countriesAndLanguages(),
]);
/** Single words for countries and languages that are no other word too. */
function countriesAndLanguages(): string[] {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  return codes
    .flatMap((code) => [regions.of(code.toUpperCase()) ?? '', languages.of(code) ?? ''])
    .map((name) => name.toLowerCase())
    .filter((name) => /^\p{L}{4,}$/u.test(name) && !OTHER_WORDS.has(name));
}

/** Months that are other words as well. */
const MONTH_OR_NOT = new Set(['march', 'may']);
const BEFORE_MONTH =
  /^(?:in|by|since|until|till|last|next|of|that|this|during|early|late|mid|between|from|following)$/;

/** Given names that are in the tagger's dictionary and are hardly ever another word. */
const GIVEN = new Set(
  'joseph anthony edward jerry billy vincent bobby norman ted tony nick carlos dieter jan muhammad ibrahim amir raj anil elizabeth donna carol cynthia anna catherine heather brittany theresa pauline sally lucia pilar marguerite rolf malik mei ling sam ben tom bob mike matt rob ken lee oscar sue victor molly veronica marcel ada'.split(
    ' ',
  ),
);
/** Given names that are other words too: names only where somebody stands. */
const GIVEN_OR_NOT = new Set(
  'ken frank ray virginia jack heather dana pat bill max jo grace rose grant dean drew joy jean precious hyacinth hope faith patience mercy blessing dale mark ivy hazel dawn amber ruby daisy iris violet olive robin earl miles basil june april eve guy gene sandy penny ginger melody harmony angel sky jasmine holly rowan reed clay cliff glen heath brook chase roman christian jordan paris sydney florence kent lance rusty misty crystal pearl opal jade poppy lily willow aurora felicity prudence constance chance justice will art rich'.split(
    ' ',
  ),
);
/** Verbs whose first object is somebody. */
const TO_SOMEBODY =
  /^(?:give|tell|ask|show|hire|coach|promote|pair|mentor|teach|hand|let|appoint|name|trust|sponsor|invite|thank|warn|persuade)$/;
/** Everyday words that the tagger's dictionary lacks, and that stand without an article too. */
const LACKING = new Set('everything others rota uni wiki roadmap backend gonna'.split(' '));

/**
 * True where capitals are not printed: then one that is missing says nothing. The speaker tells it
 * ("i"); an answer without a speaker has no capital at all.
 */
export function lacksCapitals(tokens: readonly Token[]): boolean {
  const speaker = tokens.filter(({ lower }) => lower === 'i');
  if (speaker.length > 0) return 2 * speaker.filter(isSmall).length > speaker.length;
  return tokens.every(isSmall);
}

function isSmall({ text }: Token): boolean {
  return !/^\p{Lu}/u.test(text);
}

/**
 * Gives tagged tokens the capitals that a careful typist would: sentences, days and months, and
 * names. The parts of speech are to be read again after it.
 */
export function restoreCapitals(tokens: readonly Token[]): void {
  const names = namesAmong(tokens);
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const isMonth = MONTH_OR_NOT.has(token.lower) && BEFORE_MONTH.test(before?.lower ?? '');
    if (token.initial || isMonth || names.has(token.lower) || ALWAYS.has(token.lower)) {
      token.text = token.text.charAt(0).toUpperCase() + token.text.slice(1);
    }
  }
}

/** Words that no dictionary holds and that never stand as a common noun does: with "the", "a", "my". */
function namesAmong(tokens: readonly Token[]): Set<string> {
  const names = new Set(tokens.map(({ lower }) => lower).filter((lower) => GIVEN.has(lower)));
  for (const [at, token] of tokens.entries()) {
    if (GIVEN_OR_NOT.has(token.lower) && standsForSomebody(tokens, at)) names.add(token.lower);
  }
  const common = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (names.has(token.lower) || common.has(token.lower)) continue;
    const isOne = !isPlural(token.lower) || standsAlone(tokens[at + 1], tokens[at - 1]);
    if (mayBeName(token) && isOne && !isDescribed(tokens, at)) names.add(token.lower);
    else if (isOne) common.add(token.lower);
  }
  for (const [at, token] of tokens.entries()) {
    if (!GIVEN.has(token.lower) && isDescribed(tokens, at)) names.delete(token.lower);
  }
  return names;
}

function mayBeName({ lower, pos }: Token): boolean {
  return (
    /^\p{L}[\p{L}-]{2,}$/u.test(lower) &&
    /^(?:NOUN|PROPN|VERB|ADJ|ADV|X)$/.test(pos) &&
    !isCommonWord(lower) &&
    !isIrregularForm(lower) &&
    !isDerived(lower) &&
    !LACKING.has(lower) &&
    ![ROLES, GROUPS, OUTSIDERS].some((words) => words.has(lower)) &&
    !lower.split('-').every(isCommonWord) &&
    !isAdverb(lower) &&
    !/(?:ing|ed|tion|ional|ment|ness|board|sheet|book|work|worthy|back|box|less|able|ful|up|out)$/.test(
      lower,
    )
  );
}

/** "unhurriedly", but hardly "thessaly". */
function isAdverb(lower: string): boolean {
  const stem = lower.replace(/ly$/, '');
  return (
    stem !== lower &&
    [stem, `${stem}e`, stem.replace(/i$/, 'y'), `${stem}le`].some(
      (one) => isCommonWord(one) || /(?:ed|ing|al|ous|ful|ic|ive|able|less)$/.test(one),
    )
  );
}

/** "redid", "misheard", "paler", "proudest": a word that the dictionary has in another form. */
function isDerived(lower: string): boolean {
  const stems = [
    lower.replace(/^(?:re|over|under|mis|out|un)-?/, ''),
    lower.replace(/(?:e[rs]|est)$/, ''),
    lower.replace(/(?:[rs]|st)$/, ''),
  ];
  return stems.some(
    (stem) => stem !== lower && stem.length > 2 && (isCommonWord(stem) || isIrregularForm(stem)),
  );
}

/** "wobblers", but hardly "dilys" or "magnus", nor "jools": without its "s" it is no word, nor made of one. */
function isPlural(lower: string): boolean {
  if (!/s$/.test(lower) || /(?:[^aeiou]y|u)s$/.test(lower)) return false;
  const stems = [lower.slice(0, -1), lower.replace(/es$/, ''), lower.replace(/ies$/, 'y')];
  return stems.some((stem) => isCommonWord(stem) || isDerived(stem) || LACKING.has(stem));
}

/** Of a word in "s": what is around it has one person for its subject, or asks one person. */
function standsAlone(next: Token | undefined, before: Token | undefined): boolean {
  if (next === undefined) return false;
  const told =
    TO_SOMEBODY.test(before?.lemma ?? '') && /^(?:to|the|a|that|it|my|our|as)$/.test(next.lower);
  const coached = /^(?:coach|mentor|promote|sponsor)$/.test(before?.lemma ?? '');
  return told || coached || /^(?:he|she|is|was|has|does|'s)$/.test(next.lower);
}

/** "I gave grace the rota", "rose has run it": bare, and told something or doing something. */
function standsForSomebody(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  const next = token?.after === '' ? tokens[at + 1] : undefined;
  const opens =
    before === undefined ||
    before.after !== '' ||
    /^(?:and|so|but|then|that|because|until|when)$/.test(before.lower);
  if (before?.after === '' && TO_SOMEBODY.test(before.lemma))
    return /^(?:the|a|to|that|what|how|if|whether|it|and|for|my|our)$/.test(next?.lower ?? 'to');
  const described = token?.after === ',' && /^(?:who|she|he)$/.test(tokens[at + 1]?.lower ?? '');
  if (described && /^(?:to|with|from|and)$/.test(before?.lower ?? '')) return true;
  if (!next) return false;
  return (
    opens &&
    /^(?:is|was|has|had|does|did|who|said|took|ran|runs|came|went|got|made|decided|told|asked|knew|owns|owned|leads|led|kept|wanted|thought|found|brought|wrote|built)$/.test(
      next.lower,
    )
  );
}

/** After "the", "my", "new", "five": what follows is a common noun. */
function isDescribed(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.after !== '') return false;
  if (/^(?:my|our|his|her|their|your|its|'s)$/.test(before.lower)) return true;
  if (/^(?:old|big|little|poor|young|happy|dear|one|not)$/.test(before.lower)) return false;
  return /^(?:DET|ADJ|NUM)$/.test(before.pos) && !/^(?:what|which|that)$/.test(before.lower);
}

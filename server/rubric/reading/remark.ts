import { isNumberWord } from '#contract/number-words.ts';
import type { Dropped } from './clean.ts';
import { GROUPS, ROLES } from './people-words.ts';
import type { Token } from './token.ts';
import { verbForm } from './verb-forms.ts';

/** What is longer than this hardly says nothing. */
const MOST_WORDS = 16;
/**
 * Somebody else, a time that lasts, a condition, something that was lacking: with one of these a
 * sentence may tell something.
 */
const TELLING =
  /^(?:he|she|him|her|his|they|them|their|we|us|our|who|whom|whose|still|since|until|till|every|each|any|never|now|before|after|because|unless|whenever|already|no|once|twice|daily|weekly|monthly|quarterly|nightly|hourly|yearly|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
/** "Every ward does it": that is work. */
const DOES_IT = /\b(?:do|does|did|get|gets|got|have|has|had|make|makes|made) (?:it|this|that)\b/;
/** "I think it was the cards": a belief about what did it. */
const BELIEF =
  /\bi (?:believe|guess|suppose|think) (?:that )?(?:it|that|this|those|these) (?:is|was|were)\b/;
/** Said of everybody, they tell of nobody. */
const IN_GENERAL: ReadonlySet<string> = new Set(['people', 'folk', 'folks', 'leadership', 'team']);
/** Verbs of being, seeming and feeling tell nothing in the past tense either. */
const BEING: ReadonlySet<string> = new Set('be feel seem mean think suppose surprise'.split(' '));
/** What things do in general, and what a speaker does in the telling. */
const IDLE: ReadonlySet<string> = new Set(
  'believe care change come count depend do explain forget get give go guess happen have help hope imagine know learn let like look love make matter put remember say see stay take talk tell want'.split(
    ' ',
  ),
);
/** Of those, what "I" may do without having done anything. */
const SPEAKER_MAY: ReadonlySet<string> = new Set(
  'believe care forget guess hope imagine know learn like love remember see'.split(' '),
);

/**
 * A sentence that tells nothing of what happened: "It was quite a time", "Trust is the foundation of
 * everything". Nobody but the speaker is in it, no number and no time, and no deed. It is read as if
 * it had not been said, so that remarks raise no level and part no sentence from its neighbours.
 * The tokens are tagged.
 */
export function isRemark(sentence: readonly Token[]): boolean {
  if (sentence.length > MOST_WORDS) return false;
  let verbs = 0;
  for (const [at, token] of sentence.entries()) {
    const { lower, pos } = token;
    const before = sentence[at - 1]?.lower ?? '';
    const next = sentence[at + 1]?.lower ?? '';
    if (TELLING.test(lower) && !(lower === 'they' && next === 'say')) return false;
    if (isSomebody(token, before)) return false;
    if (isNumber(token) && !/^one of th[eo]se$/.test(`${lower} ${next} ${sentence[at + 2]?.lower}`))
      return false;
    if (pos === 'AUX' || pos === 'VERB') verbs += 1;
    if (pos === 'VERB' && !isIdle(token, before)) return false;
  }
  const text = sentence.map(({ lower }) => lower).join(' ');
  return verbs > 0 && !DOES_IT.test(text) && !BELIEF.test(text);
}

function isNumber({ lower, pos }: Token): boolean {
  return pos === 'NUM' || isNumberWord(lower) || /^(?:dozens?|half|thirds?|quarters?)$/.test(lower);
}

function isSomebody({ lower, lemma, pos, initial }: Token, before: string): boolean {
  if (pos === 'PROPN') return !initial;
  if (IN_GENERAL.has(lower) || (lower === 'lot' && before === 'a')) return false;
  return [lower, lemma].some((word) => ROLES.has(word) || GROUPS.has(word));
}

function isIdle({ lower, lemma }: Token, before: string): boolean {
  if (BEING.has(lemma)) return true;
  if (lemma === 'say' && /^(?:i|they)$/.test(before)) return true;
  const { form } = verbForm(lower, lemma);
  const isPresent = /^(?:base|third|ing)$/.test(form) || (form === 'baseOrPast' && before === 'to');
  if (!isPresent || !IDLE.has(lemma)) return false;
  return before !== 'i' || SPEAKER_MAY.has(lemma);
}

/**
 * What is left without the remarks among the sentences (re-indexed), and what was set aside.
 */
export function withoutRemarks(tokens: readonly Token[]): { told: Token[]; remarks: Dropped[] } {
  const told: Token[] = [];
  const remarks: Dropped[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && !tokens[to]?.initial) to += 1;
    const sentence = tokens.slice(from, to);
    if (!isRemark(sentence)) told.push(...sentence);
    else {
      for (const { word } of sentence) remarks.push({ from: word, to: word + 1, why: 'remark' });
    }
    from = to;
  }
  for (const [index, token] of told.entries()) token.index = index;
  return { told, remarks };
}

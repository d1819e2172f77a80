import type { Finding } from '#contract/element.ts';
import { type SpokenUtterance, textOf, type Word } from '#contract/transcript.ts';
import { plainWord } from './plain-word.ts';

const HEDGES: readonly (readonly string[])[] = [
  'kind of',
  'sort of',
  'i think',
  'i guess',
  'i suppose',
  'i feel like',
  'more or less',
  'maybe',
  'probably',
  'perhaps',
  'hopefully',
].map((phrase) => phrase.split(' '));

/** After one of these "kind of" and "sort of" name a kind: "a kind of", "what sort of". */
const NAMES_A_KIND =
  /^(a|an|the|this|that|these|those|what|which|one|any|some|every|each|no|same|another|different|new|right|of|all)$/;

/** The words that soften what is said, in order, each with its evidence. */
export function hedgesIn(utterance: SpokenUtterance): Finding[] {
  const { id, words } = utterance;
  const spoken = words.map(plainWord);
  const hedges: Finding[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const phrase = HEDGES.find((hedge) => hedge.every((word, at) => spoken[from + at] === word));
    if (phrase === undefined || namesAKind(phrase, spoken[from - 1], words[from - 1])) continue;
    const to = from + phrase.length;
    hedges.push({
      quote: textOf(words.slice(from, to)),
      evidence: [{ utteranceId: id, from, to }],
    });
    from = to - 1;
  }
  return hedges;
}

function namesAKind(
  phrase: readonly string[],
  before: string | undefined,
  beforeWord: Word | undefined,
): boolean {
  if (phrase[1] !== 'of' || before === undefined) return false;
  const separated = /[.,;:?!]$/.test(beforeWord?.text ?? '');
  return !separated && NAMES_A_KIND.test(before);
}

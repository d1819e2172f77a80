import { endsSentence, partWord } from '#contract/parted-word.ts';
import type { Random } from '#contract/random.ts';
import { isCommonWord } from '../../rubric/reading/tag.ts';
import type { Change } from './change.ts';
import { wordsIn } from './text.ts';

/** How often a recogniser prints a comma for the end of a sentence, and none for a comma. */
const RUN_ON = 0.2;
const COMMA_LOST = 0.35;

export const PUNCTUATION_CHANGES: readonly Change[] = [
  { group: 'punctuation', name: 'no punctuation', apply: (text) => repunctuate(text, () => '') },
  {
    group: 'punctuation',
    name: "a recogniser's",
    apply: (text, random) => repunctuate(text, (word) => asRecognised(word, random)),
  },
];

/** Sets what `markAfter` says behind every word; a sentence that is not opened any more is lower case. */
function repunctuate(text: string, markAfter: (word: string) => string): string {
  const printed: string[] = [];
  let wasEnd = false;
  let isEnd = true;
  for (const word of wordsIn(text.replace(/(?<=\p{L})(?:[—–…]|--|\.{2,})(?=\p{L})/gu, ', '))) {
    const { core } = partWord(word);
    if (core === '') continue;
    const mark = markAfter(word);
    printed.push((wasEnd && !isEnd ? uncapitalised(core) : core) + mark);
    wasEnd = endsSentence(word);
    isEnd = endsSentence(mark);
  }
  return printed.join(' ');
}

/** Full stops and commas only: some sentences run on, and some commas are missed. */
function asRecognised(word: string, random: Random): string {
  const { after } = partWord(word);
  const draw = random();
  if (/\?/.test(after)) return '?';
  if (endsSentence(word)) return draw < RUN_ON ? ',' : '.';
  return after === '' || draw < COMMA_LOST ? '' : ',';
}

/** "The" at the head of a sentence; names, "I" and abbreviations keep their capitals. */
function uncapitalised(core: string): string {
  const lower = core.toLowerCase();
  const plain = /^\p{Lu}\p{Ll}*(?:'\p{Ll}+)?$/u.test(core) && !/^I(?:'|$)/.test(core);
  return plain && isCommonWord(lower.replace(/'.*$/, '')) ? lower : core;
}

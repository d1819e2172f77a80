import { partWord } from '#contract/parted-word.ts';
import type { Random } from '#contract/random.ts';
import type { Change } from './change.ts';
import { pickOne, wordsIn } from './text.ts';

const SOUNDS = ['um', 'uh', 'er', 'erm'] as const;
const PHRASES = ['you know', 'like', 'I mean', 'sort of', 'basically'] as const;
/** One word in so many gets a filler before it; clause heads get them more often. */
const BETWEEN_WORDS = 0.05;
const BETWEEN_CLAUSES = 0.3;

export const FILLER_CHANGES: readonly Change[] = [
  {
    group: 'fillers',
    name: 'um and uh',
    apply: (text, random) => fill(text, random, () => `${pickOne(SOUNDS, random)}`),
  },
  {
    group: 'fillers',
    name: 'um and uh, between commas',
    apply: (text, random) => fill(text, random, () => `${pickOne(SOUNDS, random)},`),
  },
  {
    group: 'fillers',
    name: 'you know, like, sort of',
    apply: (text, random) => fill(text, random, () => `${pickOne(PHRASES, random)},`),
  },
];

/**
 * Puts fillers before words. What ends in a comma gets one before it too. Not between the words of
 * a name or a number, where "I mean" would be a correction.
 */
function fill(text: string, random: Random, filler: () => string): string {
  const filled: string[] = [];
  for (const word of wordsIn(text)) {
    const previous = filled.at(-1);
    const mark = previous === undefined ? '.' : partWord(previous).after;
    const draw = random();
    if (draw < (mark === '' ? BETWEEN_WORDS : BETWEEN_CLAUSES) && !mayCorrect(previous, word)) {
      const said = filler();
      if (said.endsWith(',') && mark === '' && previous !== undefined) {
        filled[filled.length - 1] = `${previous},`;
      }
      filled.push(/[.?!]/.test(mark) && previous !== undefined ? capitalised(said) : said);
    }
    filled.push(word);
  }
  return filled.join(' ');
}

function mayCorrect(previous: string | undefined, word: string): boolean {
  return [previous ?? '', word].some((one) => /\d|^\p{Lu}(?!')./u.test(one) || COUNTED.test(one));
}

const COUNTED =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|\w+ty-\w+|hundred|thousand|million|half|percent)\b/i;

function capitalised(said: string): string {
  return said.charAt(0).toUpperCase() + said.slice(1);
}

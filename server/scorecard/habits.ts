import type { Finding } from '#contract/element.ts';
import { type SpokenUtterance, textOf } from '#contract/transcript.ts';
import { plainWord } from './plain-word.ts';

/**
 * Words said out of habit, of which the recogniser prints at least eight in ten and that can be told
 * from the same words meant (`npm run hearing -- --part habits`). "Like" is printed as often, but
 * without the commas that would tell "it was, like, two" from "what good looks like".
 */
const HABITS: readonly (readonly string[])[] = [['you', 'know'], ['basically']];

/** After one of these "you know" means what it says: "how do you know", "if you know". */
const MEANS_KNOWING = /^(do|did|does|don'?t|didn'?t|how|what|who|if|as|all|everything|than|let)$/;

/** The words said out of habit, in order, each with its evidence. */
export function habitsIn({ id, words }: SpokenUtterance): Finding[] {
  const spoken = words.map(plainWord);
  const habits: Finding[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const phrase = HABITS.find((habit) => habit.every((word, at) => spoken[from + at] === word));
    if (phrase === undefined) continue;
    if (phrase[1] === 'know' && MEANS_KNOWING.test(spoken[from - 1] ?? '')) continue;
    const to = from + phrase.length;
    habits.push({
      quote: textOf(words.slice(from, to)),
      evidence: [{ utteranceId: id, from, to }],
    });
    from = to - 1;
  }
  return habits;
}

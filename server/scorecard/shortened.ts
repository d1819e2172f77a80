import { shownText } from '#contract/shown.ts';

/** A longer quote is cut after this many words. */
const MOST_QUOTED_WORDS = 12;

/** A quote as it stands inside a sentence: not too long, and without its last punctuation mark. */
export function shortened(quote: string): string {
  const words = shownText(quote).split(' ');
  const cut = words.slice(0, MOST_QUOTED_WORDS).join(' ');
  return words.length > MOST_QUOTED_WORDS ? `${cut} …` : cut.replace(/[.,;:]$/, '');
}

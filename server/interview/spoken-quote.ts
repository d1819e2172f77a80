import { shownText } from '#contract/shown.ts';

const MOST_WORDS = 12;
/** Fewer words than this, or of content among them, are no passage that the person would know again. */
const FEWEST_WORDS = 4;
const FEWEST_OF_CONTENT = 2;
const CONTENT = /[\p{L}\p{N}]{4}|\d/u;
/** A stumble or a repair: what was said there, the recogniser may have wrong. */
const STUMBLE =
  /(?:^| )(?:(\S+(?: \S+){0,3}) \1|um+|uh+|er+m?|hm+|ah|sorry|i mean|or rather|no wait)(?= |$)/;
/** A word that broke off, or letters that make none; "PM" is one. */
const BROKEN = /[-–—]$|^[b-df-hj-np-tv-xz]{2,}$/;
const LINK =
  /^(?:and|so|but|then|because|um|uh|er|well|okay|yeah|like|which|that|where|who|when)$/i;
/** It does not end on these. */
const LEADING_ON =
  /^(?:a|an|the|of|to|in|on|at|for|from|by|with|and|or|but|that|which|who|as|my|our|their|his|her|its|is|was|were|had|i|we|he|she|they|every|each|about|than|because|so|until|while|after|before|all|some|any|both)$/i;
/** Where a passage that is too long falls in two. */
const JOINT = /^(?:and|but|so|because|which|who|when|while|until)$/i;

/**
 * The person's words as an interviewer holds them up: verbatim but for numbers, without links at the head; null if
 * too little is left, or if they stumble, where the recogniser is likely to have them wrong.
 */
export function spokenQuote(quote: string): string | null {
  const words = quote.split(/\s+/).filter((word) => word !== '');
  while (LINK.test(bare(words[0]))) words.shift();
  const kept = words.slice(0, MOST_WORDS);
  if (kept.length < words.length) {
    const joint = kept.findLastIndex((word) => JOINT.test(bare(word)));
    if (joint >= FEWEST_WORDS) kept.length = joint;
  }
  while (LEADING_ON.test(bare(kept.at(-1)))) kept.pop();
  const content = kept.filter((word) => CONTENT.test(word));
  if (kept.length < FEWEST_WORDS || content.length < FEWEST_OF_CONTENT) return null;
  if (STUMBLE.test(kept.map(bare).join(' ').toLowerCase())) return null;
  if (kept.some((word) => BROKEN.test(word))) return null;
  return shownText(kept.join(' ')).replace(/[.,;:!?]+$/, '');
}

function bare(word = ''): string {
  return word.replace(/[^\p{L}\p{N}']/gu, '');
}

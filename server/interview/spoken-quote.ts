const MOST_WORDS = 12;
/** Fewer words than this are no passage that the person would know again. */
const FEWEST_WORDS = 3;
const LINK =
  /^(?:and|so|but|then|because|um|uh|er|well|okay|yeah|like|which|that|where|who|when)$/i;
/** It does not end on these. */
const LEADING_ON =
  /^(?:a|an|the|of|to|in|on|at|for|from|by|with|and|or|but|that|which|who|as|my|our|their|his|her|its|is|was|were|had|i|we|he|she|they|every|each|about|than|because|so)$/i;

/** The person's words as an interviewer holds them up: verbatim, without links at the head; null if too little is left. */
export function spokenQuote(quote: string): string | null {
  const words = quote.split(/\s+/).filter((word) => word !== '');
  while (LINK.test(bare(words[0]))) words.shift();
  const kept = words.slice(0, MOST_WORDS);
  while (LEADING_ON.test(bare(kept.at(-1)))) kept.pop();
  if (kept.length < FEWEST_WORDS) return null;
  return kept.join(' ').replace(/[.,;:!?]+$/, '');
}

function bare(word = ''): string {
  return word.replace(/[^\p{L}\p{N}']/gu, '');
}

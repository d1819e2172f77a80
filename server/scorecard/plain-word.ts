import type { Word } from '#contract/transcript.ts';

/** A word in lower case, without its punctuation. */
export function plainWord({ text }: Word): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’]/gu, '')
    .replace(/’/g, "'");
}

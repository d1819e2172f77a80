import type { Evidence } from '#contract/element.ts';
import { wordsOfText } from '#contract/transcript.ts';

/** True when the evidence, word ranges of the whole transcript, shares a word with any quote. */
export function overlapsAnyQuote(
  evidence: readonly Evidence[],
  transcript: string,
  quotes: readonly string[],
): boolean {
  const spoken = plainWords(transcript);
  return quotes
    .flatMap((quote) => occurrences(plainWords(quote), spoken))
    .some((quoted) => evidence.some(({ from, to }) => from < quoted.to && quoted.from < to));
}

function occurrences(quote: readonly string[], spoken: readonly string[]) {
  if (quote.length === 0) return [];
  return spoken.flatMap((_, from) =>
    quote.every((word, index) => spoken[from + index] === word)
      ? [{ from, to: from + quote.length }]
      : [],
  );
}

/** One entry a word of the transcript, so that an index here is an index there. */
function plainWords(text: string): string[] {
  return wordsOfText(text).map((word) => word.text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
}

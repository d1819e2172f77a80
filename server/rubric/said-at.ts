import type { Answer } from '#contract/answer.ts';
import type { Evidence } from '#contract/element.ts';

/**
 * Where a quote was said first: its words, one after the other in one utterance, whatever their
 * case and punctuation. Null where nobody said it so.
 */
export function saidAt({ utterances }: Answer, quote: string): Evidence | null {
  const quoted = plainWords(quote);
  if (quoted.length === 0) return null;
  for (const { id, words } of utterances) {
    const said = words.flatMap(({ text }, index) =>
      plainWords(text).map((plain) => ({ plain, index })),
    );
    const at = said.findIndex((_, from) =>
      quoted.every((plain, offset) => said[from + offset]?.plain === plain),
    );
    const first = said[at];
    const last = said[at + quoted.length - 1];
    if (first && last) return { utteranceId: id, from: first.index, to: last.index + 1 };
  }
  return null;
}

/** A model may write "well-known" as two words, or an apostrophe in another way. */
function plainWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}%$€£]+/u)
    .filter((word) => word !== '');
}

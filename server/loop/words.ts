import { shownText } from '#contract/shown.ts';

/** A longer quote is cut after this many words where it stands in a sentence. */
const MOST_QUOTED_WORDS = 30;

export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** "one; two; three". */
export function listed(parts: readonly string[]): string {
  return parts.join('; ');
}

/** The words in quotation marks, to stand in a sentence. */
export function quoted(quote: string): string {
  const words = shownText(quote).split(' ');
  const cut = words.slice(0, MOST_QUOTED_WORDS).join(' ');
  return words.length > MOST_QUOTED_WORDS ? `“${cut} …”` : `“${cut.replace(/[.,;:]+$/, '')}”`;
}

/** "1 answer", "2 answers". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

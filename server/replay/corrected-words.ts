import { type ArrayChange, diffArrays } from 'diff';
import type { Word } from '#contract/transcript.ts';

/** How long a letter is when spoken: 150 words a minute, of five letters each. */
const LETTER_MS = 80;
/**
 * Past so many words added and removed two texts have little in common, and to find it takes
 * seconds; fifteen minutes of speech with a quarter of its words heard wrongly have half of it.
 */
const MOST_CHANGES = 2_000;

/**
 * Gives corrected words, or those of another ear, the times of what had been heard: a word that
 * differs in case and punctuation alone keeps its own; words in place of others share the others'
 * time by their letters; words that stand for nothing heard stand before the next word, as far as
 * there is room. Untimed words stay so.
 */
export function correctedWords(heard: readonly Word[], corrected: readonly Word[]): Word[] {
  const changes = changesOf(heard.map(spokenOf), corrected.map(spokenOf));
  const words: Word[] = [];
  let at = 0;
  for (const [index, { added, removed, value }] of changes.entries()) {
    const texts = corrected.slice(words.length, words.length + value.length);
    if (removed) {
      // The words in its place come next and take its time with them.
      if (!changes[index + 1]?.added) at += value.length;
    } else if (added) {
      const before = changes[index - 1];
      const replaced = before?.removed ? before.value.length : 0;
      words.push(...spread(texts, spanOf(heard, at, replaced, texts, words.at(-1)?.endMs ?? 0)));
      at += replaced;
    } else {
      words.push(...texts.map(({ text }, offset) => ({ ...UNTIMED, ...heard[at + offset], text })));
      at += value.length;
    }
  }
  return words;
}

/** What was removed comes before what was added in its place. */
function changesOf(heard: string[], corrected: string[]): ArrayChange<string>[] {
  return (
    diffArrays(heard, corrected, { maxEditLength: MOST_CHANGES }) ?? [
      { value: heard, added: false, removed: true, count: heard.length },
      { value: corrected, added: true, removed: false, count: corrected.length },
    ]
  );
}

const UNTIMED = { startMs: null, endMs: null };

/** What is said of a word: its letters and digits; of a sign alone, the sign. */
function spokenOf({ text }: Word): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || text;
}

/** The time of the words that texts replace, or the room before the next word; null if untimed. */
function spanOf(
  heard: readonly Word[],
  at: number,
  replaced: number,
  texts: readonly Word[],
  endOfBeforeMs: number,
): { startMs: number; endMs: number } | null {
  if (!heard.some(({ startMs }) => startMs !== null)) return null;
  if (replaced > 0) {
    const startMs = heard[at]?.startMs ?? endOfBeforeMs;
    return { startMs, endMs: heard[at + replaced - 1]?.endMs ?? startMs };
  }
  const endMs = Math.max(endOfBeforeMs, heard[at]?.startMs ?? endOfBeforeMs);
  return { startMs: Math.max(endOfBeforeMs, endMs - lettersIn(texts) * LETTER_MS), endMs };
}

/** Spreads texts by their letters over a stretch of time. */
function spread(texts: readonly Word[], span: { startMs: number; endMs: number } | null): Word[] {
  if (span === null) return texts.map(({ text }) => ({ text, ...UNTIMED }));
  const letters = lettersIn(texts);
  const atMs = (spent: number) => span.startMs + ((span.endMs - span.startMs) * spent) / letters;
  let spent = 0;
  return texts.map(({ text }) => {
    const startMs = atMs(spent);
    spent += text.length;
    return { text, startMs, endMs: atMs(spent) };
  });
}

function lettersIn(texts: readonly Word[]): number {
  return texts.reduce((sum, { text }) => sum + text.length, 0);
}

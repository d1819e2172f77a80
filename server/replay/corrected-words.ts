import { diffArrays } from 'diff';
import type { Word } from '#contract/transcript.ts';

/**
 * Gives corrected words the times of what had been heard: an unchanged word keeps its own; words in
 * place of others share the others' time by their letters; words that stand for nothing heard stand
 * at the end of the word before. Untimed words stay so.
 */
export function correctedWords(heard: readonly Word[], corrected: readonly Word[]): Word[] {
  const changes = diffArrays(
    heard.map(({ text }) => text),
    corrected.map(({ text }) => text),
  );
  const words: Word[] = [];
  let at = 0;
  for (const [index, { added, removed, value }] of changes.entries()) {
    if (removed) {
      // The words in its place come next and take its time with them.
      if (!changes[index + 1]?.added) at += value.length;
    } else if (added) {
      const before = changes[index - 1];
      const replaced = before?.removed ? before.value.length : 0;
      words.push(...spread(value, heard.slice(at, at + replaced), words.at(-1)?.endMs ?? 0, heard));
      at += replaced;
    } else {
      words.push(...heard.slice(at, at + value.length));
      at += value.length;
    }
  }
  return words;
}

/** Spreads texts by their letters over the time of the words that they replace. */
function spread(
  texts: readonly string[],
  replaced: readonly Word[],
  endOfBeforeMs: number,
  heard: readonly Word[],
): Word[] {
  const isTimed = heard.some(({ startMs }) => startMs !== null);
  if (!isTimed) return texts.map((text) => ({ text, startMs: null, endMs: null }));
  const startMs = replaced[0]?.startMs ?? endOfBeforeMs;
  const endMs = replaced.at(-1)?.endMs ?? startMs;
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  let spent = 0;
  return texts.map((text) => {
    const from = startMs + ((endMs - startMs) * spent) / letters;
    spent += text.length;
    return { text, startMs: from, endMs: startMs + ((endMs - startMs) * spent) / letters };
  });
}

import { diffArrays } from 'diff';
import type { Evidence } from '#contract/element.ts';
import type { Word } from '#contract/transcript.ts';

/** Words that the person put in place of others. */
export interface Change {
  /** Empty where nothing had been heard. */
  heard: string;
  /** Empty where something had been heard that was not said. */
  said: string;
  /** Where it stands in the corrected words: at least one word, so that it can be heard. */
  passage: Evidence;
}

/** The differences between an utterance as it was heard and as it was corrected, in order. */
export function changesIn(
  utteranceId: string,
  heard: readonly Word[],
  corrected: readonly Word[],
): Change[] {
  const parts = diffArrays(
    heard.map(({ text }) => text),
    corrected.map(({ text }) => text),
  );
  const changes: Change[] = [];
  let at = 0;
  for (const [index, { added, removed, value }] of parts.entries()) {
    if (removed || added) {
      const before = parts[index - 1];
      const after = parts[index + 1];
      // A pair is told once, at its second part.
      if (removed && after?.added) continue;
      const from = added ? at : Math.min(at, corrected.length - 1);
      const to = added ? at + value.length : from + 1;
      const replaced = before?.removed ? before.value : [];
      changes.push({
        heard: (added ? replaced : value).join(' '),
        said: added ? value.join(' ') : '',
        passage: { utteranceId, from, to },
      });
    }
    if (!removed) at += value.length;
  }
  return changes;
}

import type { Dimension, ElementId, Evidence } from '#contract/element.ts';
import { endsSentence } from '#contract/parted-word.ts';
import { type ShownWord, wholly } from '#contract/shown.ts';
import type { Word } from '#contract/transcript.ts';

/** A note in the transcript's margin: a passage, and the element that it earns. */
export interface MarginNote {
  element: ElementId;
  dimension: Dimension;
  evidence: Evidence;
}

/** A half-open range [from, to) of word indexes. */
export interface Range {
  from: number;
  to: number;
}

/** A stretch of words that the same notes cover. */
export interface Run extends Range {
  shown: readonly ShownWord[];
  notes: readonly MarginNote[];
}

/** A paragraph is closed at a sentence's end after so many words, or at a silence. */
const PARAGRAPH_WORDS = 28;
const LONGEST_PARAGRAPH_WORDS = 60;
const SILENCE_MS = 1500;

function closesParagraph(words: readonly Word[], from: number, index: number): boolean {
  const word = words[index];
  const next = words[index + 1];
  if (!word || !next) return true;
  const length = index + 1 - from;
  if (length >= LONGEST_PARAGRAPH_WORDS) return true;
  const silenceMs = word.endMs === null || next.startMs === null ? 0 : next.startMs - word.endMs;
  if (!endsSentence(word.text)) return false;
  return length >= PARAGRAPH_WORDS || silenceMs >= SILENCE_MS;
}

/** Cuts running words into paragraphs short enough to have their notes beside them. */
export function paragraphsOf(words: readonly Word[], shown: readonly ShownWord[]): Range[] {
  const paragraphs: Range[] = [];
  let from = 0;
  for (const { to } of shown) {
    if (!closesParagraph(words, from, to - 1)) continue;
    paragraphs.push({ from, to });
    from = to;
  }
  return paragraphs;
}

/**
 * Cuts a paragraph wherever a note begins or ends, but not within what is shown as one; each note's
 * own utterance must be this one.
 */
export function runsOf(
  paragraph: Range,
  shown: readonly ShownWord[],
  notes: readonly MarginNote[],
): Run[] {
  const cuts = new Set([paragraph.from, paragraph.to]);
  for (const { evidence } of notes) {
    const whole = wholly(evidence, shown);
    for (const cut of [whole.from, whole.to]) {
      if (cut > paragraph.from && cut < paragraph.to) cuts.add(cut);
    }
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? paragraph.to;
    return {
      from,
      to,
      shown: shown.filter((word) => word.from >= from && word.to <= to),
      notes: notes.filter(({ evidence }) => evidence.from < to && evidence.to > from),
    };
  });
}

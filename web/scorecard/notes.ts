import { DIMENSIONS, type Evidence } from '#contract/element.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { Word } from '#contract/transcript.ts';
import type { MarginNote } from '../ui/script.ts';
import { elementsOf } from './elements.ts';

/** The notes for a transcript's margin: one for each passage that a credited element stands on. */
export function marginNotes(scorecard: Scorecard): MarginNote[] {
  return DIMENSIONS.flatMap((dimension) =>
    elementsOf(scorecard.dimensions[dimension]).flatMap(({ id, rating }) =>
      rating.evidence.map((evidence) => ({ element: id, dimension, evidence })),
    ),
  );
}

/** The words that a scorecard was made from. */
export type Spoken = readonly { id: string; words: readonly Word[] }[];

/** Where a passage begins in the sound, in ms; null in a typed answer. */
export function startMsOf(evidence: Evidence, spoken: Spoken): number | null {
  const utterance = spoken.find(({ id }) => id === evidence.utteranceId);
  return utterance?.words[evidence.from]?.startMs ?? null;
}

import type { AttemptDetail } from '#contract/attempt.ts';
import { DIMENSIONS, type Dimension } from '#contract/element.ts';
import type { Word } from '#contract/transcript.ts';
import type { MarginNote } from '../ui/script.ts';
import { type Clip, clipOf } from './timeline.ts';

/** One utterance that can be heard. */
export interface Track {
  utteranceId: string;
  url: string;
  durationMs: number;
  words: readonly Word[];
}

/** Seconds of the sound that prove something in a dimension. */
export interface Mark extends Clip {
  dimension: Dimension;
}

/** The utterances of an attempt that have words, named as in a script. */
export function scriptOf({ utterances }: Pick<AttemptDetail, 'utterances'>) {
  return utterances.flatMap(({ id, position, transcript }) =>
    transcript === null
      ? []
      : [
          {
            id,
            label: position === 0 ? 'You' : `Follow-up ${position}`,
            words: transcript.words,
          },
        ],
  );
}

/** The sound of an attempt; null for a typed answer, and while it is still being recorded. */
export function trackOf({
  state,
  utterances,
}: Pick<AttemptDetail, 'state' | 'utterances'>): Track | null {
  if (state === 'recording') return null;
  for (const { id, soundUrl, durationMs, transcript } of utterances) {
    if (soundUrl === null) continue;
    return {
      utteranceId: id,
      url: soundUrl,
      durationMs: durationMs ?? 0,
      words: transcript?.words ?? [],
    };
  }
  return null;
}

/** Where the evidence stands in the sound: for each dimension in time's order, overlaps made one. */
export function marksOf(notes: readonly MarginNote[], track: Track): Mark[] {
  return DIMENSIONS.flatMap((dimension) => {
    const clips = notes
      .filter((note) => note.dimension === dimension)
      .filter(({ evidence }) => evidence.utteranceId === track.utteranceId)
      .map(({ evidence }) => clipOf(track.words, evidence, track.durationMs))
      .filter((clip) => clip !== null);
    return merged(clips).map((clip) => ({ dimension, ...clip }));
  });
}

/** Clips in time's order; those that touch or overlap are one. */
function merged(clips: readonly Clip[]): Clip[] {
  const result: Clip[] = [];
  for (const { startMs, endMs } of clips.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = result.at(-1);
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else result.push({ startMs, endMs });
  }
  return result;
}

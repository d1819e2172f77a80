import type { AttemptDetail } from '#contract/attempt.ts';
import { lineBefore } from '#contract/conversation.ts';
import { DIMENSIONS, type Dimension } from '#contract/element.ts';
import type { Word } from '#contract/transcript.ts';
import type { MarginNote } from '../ui/script.ts';
import { type Clip, clipOf } from './timeline.ts';

/** One utterance that can be heard. */
export interface Track {
  utteranceId: string;
  /** As it is named in the script. */
  label: string;
  url: string;
  durationMs: number;
  words: readonly Word[];
}

/** Seconds of the sound that prove something in a dimension. */
export interface Mark extends Clip {
  dimension: Dimension;
}

/**
 * The utterances of an attempt that have words, named as in a script; before a follow-up, what was
 * asked.
 */
export function scriptOf({
  utterances,
  conversation,
}: Pick<AttemptDetail, 'utterances' | 'conversation'>) {
  return utterances
    .flatMap(({ id, position, transcript, probe }) =>
      transcript === null ? [] : [{ id, position, words: transcript.words, probe }],
    )
    .map(({ id, position, words, probe }, reply) => ({
      id,
      label: labelOf(position, conversation),
      asked: conversation ? lineBefore(conversation, reply) : (probe?.text ?? null),
      words,
    }));
}

/** What can be heard of an attempt, in order; nothing while it is still being recorded. */
export function tracksOf({
  state,
  utterances,
  conversation,
}: Pick<AttemptDetail, 'state' | 'utterances' | 'conversation'>): Track[] {
  if (state === 'recording') return [];
  return utterances.flatMap(({ id, position, soundUrl, durationMs, transcript }) =>
    soundUrl === null
      ? []
      : [
          {
            utteranceId: id,
            label: labelOf(position, conversation),
            url: soundUrl,
            durationMs: durationMs ?? 0,
            words: transcript?.words ?? [],
          },
        ],
  );
}

function labelOf(position: number, conversation: AttemptDetail['conversation']): string {
  if (conversation) return `Reply ${position + 1}`;
  return position === 0 ? 'You' : `Follow-up ${position}`;
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

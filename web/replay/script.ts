import type { AttemptDetail } from '#contract/attempt.ts';
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

/** A note and the seconds that it stands on. */
export interface TimedNote {
  note: MarginNote;
  clip: Clip;
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

/** The sound of an attempt; null for a typed answer. */
export function trackOf({ utterances }: Pick<AttemptDetail, 'utterances'>): Track | null {
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

/** The notes that can be heard in this sound, with their seconds. */
export function timedNotes(notes: readonly MarginNote[], track: Track): TimedNote[] {
  return notes.flatMap((note) => {
    if (note.evidence.utteranceId !== track.utteranceId) return [];
    const clip = clipOf(track.words, note.evidence, track.durationMs);
    return clip === null ? [] : [{ note, clip }];
  });
}

import type { AttemptDetail, AttemptSummary } from '#contract/attempt.ts';
import type { Archive, FoundAttempt, KeptAttempt } from './archive.ts';

/** What is told of an attempt in the list. */
export function summaryOf(attempt: KeptAttempt, archive: Archive): AttemptSummary {
  const { mechanism, data, framing, conversation } = attempt;
  const isUnrated = archive.isRecording(attempt.id) ? 'recording' : 'interrupted';
  const isRated = attempt.rating_id !== null || (conversation !== null && attempt.has_words);
  return {
    id: attempt.id,
    createdAtMs: attempt.created_at_ms,
    state: isRated ? 'rated' : isUnrated,
    source: attempt.source,
    question: attempt.question,
    durationMs: attempt.duration_ms,
    levels:
      mechanism === null || data === null || framing === null ? null : { mechanism, data, framing },
    ...(attempt.loop_id !== null && { loopId: attempt.loop_id }),
    ...(conversation !== null && { conversation }),
  };
}

/** Everything that is told of one attempt. */
export function detailOf({ attempt, utterances }: FoundAttempt, archive: Archive): AttemptDetail {
  const { conversation } = attempt;
  const isRecording = archive.isRecording(attempt.id);
  const replies = utterances.flatMap(({ id, words }) => (words === null ? [] : [{ id, words }]));
  const isCorrected = utterances.some(({ heard }) => heard !== null);
  const levelsAsHeard = isCorrected ? archive.levelsAsHeard(attempt.id) : null;
  return {
    ...summaryOf(attempt, archive),
    scorecard: attempt.rating_id === null ? null : archive.readScorecard(attempt.rating_id),
    ...(levelsAsHeard !== null && { levelsAsHeard }),
    ...(conversation !== null &&
      replies.length > 0 && { card: archive.cardOf(conversation, replies) }),
    utterances: utterances.map((utterance) => ({
      id: utterance.id,
      position: utterance.position,
      transcript:
        utterance.words === null || utterance.recognizer === null
          ? null
          : { recognizer: utterance.recognizer, words: utterance.words },
      ...(utterance.version !== null && { version: utterance.version }),
      ...(utterance.heard !== null && { heard: utterance.heard }),
      ...(utterance.probe !== null && { probe: utterance.probe }),
      pauses: utterance.pauses,
      soundUrl: soundUrlOf(utterance),
      ...(utterance.sound_file !== null &&
        !isRecording && {
          sound: archive.soundStateOf(utterance.sound_file, utterance.duration_ms),
        }),
      durationMs: utterance.duration_ms,
    })),
  };
}

/**
 * An address whose bytes stay the same: a page that opened a WAV goes on with it when the file has
 * become FLAC.
 */
function soundUrlOf({ id, sound_file }: FoundAttempt['utterances'][number]): string | null {
  if (sound_file === null) return null;
  return `/api/utterances/${id}/sound${sound_file.endsWith('.wav') ? '.wav' : ''}`;
}

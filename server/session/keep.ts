import type { ServerMessage } from '#contract/socket.ts';
import type { Transcript } from '#contract/transcript.ts';
import { cutOffIn } from './cut-off.ts';
import { Refusal } from './refusal.ts';
import type { BegunAttempt, Stages } from './stages.ts';

/** What the page is told of an answer that has ended. */
export type Kept = Extract<ServerMessage, { type: 'rated' | 'kept' }>;

/**
 * Keeps what was just said in one utterance of an attempt, and rates the attempt as a whole; a
 * conversation is not rated.
 * @throws Refusal when the attempt has been deleted meanwhile.
 */
export async function keepAndRate(
  { rate, kept, archive }: Stages,
  { attemptId, utteranceId }: BegunAttempt,
  transcript: Transcript,
): Promise<Kept> {
  const found = archive.findAttempt(attemptId);
  if (found === null) {
    throw new Refusal('unknownAttempt', 'This answer was deleted meanwhile; start a new one.');
  }
  if (found.attempt.conversation !== null) {
    archive.saveTranscript(utteranceId, transcript);
    kept(attemptId);
    return { type: 'kept', attemptId };
  }
  const said = found.utterances.flatMap(({ id, words, probe }) => {
    const spoken = id === utteranceId ? transcript.words : words;
    return spoken === null ? [] : [{ id, words: spoken, probe }];
  });
  const scorecard = await rate(
    {
      question: found.attempt.question,
      utterances: said.map(({ id, words }) => ({ id, words })),
    },
    said.flatMap(({ probe }) => probe ?? []),
    archive.integrityAnswers(attemptId),
  );
  archive.saveRating({ attemptId, utteranceId }, transcript, scorecard);
  kept(attemptId);
  return { type: 'rated', attemptId, scorecard };
}

/** What was told of an attempt when its last utterance ended; null where one is cut off. */
export function keptBefore({ archive }: Stages, attemptId: string): Kept | null {
  const found = archive.findAttempt(attemptId);
  if (found === null || cutOffIn(found.utterances) !== null) return null;
  const { rating_id, conversation } = found.attempt;
  if (rating_id !== null) {
    return { type: 'rated', attemptId, scorecard: archive.readScorecard(rating_id) };
  }
  const wasHeard = found.utterances.some(({ words }) => words !== null);
  return conversation !== null && wasHeard ? { type: 'kept', attemptId } : null;
}

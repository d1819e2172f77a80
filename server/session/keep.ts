import type { Scorecard } from '#contract/scorecard.ts';
import type { Transcript } from '#contract/transcript.ts';
import { Refusal } from './refusal.ts';
import type { BegunAttempt, Stages } from './stages.ts';

/**
 * Rates the attempt as a whole, with what was just said in one of its utterances, and keeps both.
 * @throws Refusal when the attempt has been deleted meanwhile.
 */
export async function rateAndKeep(
  { rate, archive }: Stages,
  { attemptId, utteranceId }: BegunAttempt,
  transcript: Transcript,
): Promise<Scorecard> {
  const found = archive.findAttempt(attemptId);
  if (found === null) {
    throw new Refusal('unknownAttempt', 'This answer was deleted meanwhile; start a new one.');
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
  return scorecard;
}

import type { Transcript } from '#contract/transcript.ts';
import type { HearingParts, KeptAttempt } from './ports.ts';
import { notTaken } from './refusal.ts';

/** How often an attempt may change while it is rated with what was heard. */
const MOST_TRIES = 3;

/** What was heard of an utterance, and the version of its words then. */
export interface Heard {
  version: number;
  transcript: Transcript;
}

/**
 * Rates an attempt with what was heard of its utterances, by their ids, and keeps both; a
 * conversation has no rating. `waits` while something stands on the rating that it has. What was
 * deleted meanwhile is gone, quietly.
 * @throws RemoteFailure when its words were changed meanwhile.
 */
export async function keepHeard(
  { archive, rate, rerated }: HearingParts,
  attemptId: string,
  heard: ReadonlyMap<string, Heard>,
): Promise<'kept' | 'waits'> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = archive.findAttempt(attemptId);
    if (found === null) return 'kept';
    if (archive.isRecording(attemptId) || archive.isAwaited(attemptId)) return 'waits';
    const transcripts = transcriptsFor(found, heard);
    if (transcripts.size === 0) return 'kept';
    const said = found.utterances.flatMap(({ id, words, version, probe }) =>
      words === null || version === null
        ? []
        : [{ id, words: transcripts.get(id)?.words ?? words, version, probe }],
    );
    const { question, rating_id } = found.attempt;
    const answer = { question, utterances: said.map(({ id, words }) => ({ id, words })) };
    const probes = said.flatMap(({ probe }) => probe ?? []);
    const answers = archive.integrityAnswers(attemptId);
    const scorecard = rating_id === null ? null : await rate(answer, probes, answers);
    const versions = new Map(said.map(({ id, version }) => [id, version]));
    if (!archive.saveHearing(attemptId, versions, transcripts, scorecard)) continue;
    if (scorecard !== null) rerated(attemptId);
    return 'kept';
  }
  throw notTaken('The words of this answer were changed meanwhile; try again.');
}

/** Of the utterances that are still there; none may have changed. */
function transcriptsFor(
  { utterances }: KeptAttempt,
  heard: ReadonlyMap<string, Heard>,
): Map<string, Transcript> {
  const transcripts = new Map<string, Transcript>();
  for (const { id, version } of utterances) {
    const known = heard.get(id);
    if (known === undefined) continue;
    if (known.version !== version) {
      throw notTaken('You corrected these words while they were being heard; yours stand.');
    }
    transcripts.set(id, known.transcript);
  }
  return transcripts;
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { IntegrityAnswer } from '#contract/attempt.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { Transcript } from '#contract/transcript.ts';
import { IntegrityAnswerRow, ScorecardRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** The transcripts and the ratings made of them; what was said about a rating's integrity notes. */
export class RatingRows {
  #sql: Sql;
  #profileId: string;
  #now: () => number;

  constructor(sql: Sql, profileId: string, now: () => number) {
    this.#sql = sql;
    this.#profileId = profileId;
    this.#now = now;
  }

  /** Adds the newest version of an utterance's transcript. */
  addTranscript(utteranceId: string, { recognizer, words }: Transcript): void {
    this.#sql.run(
      `insert into transcript
         (id, profile_id, utterance_id, version, created_at_ms, recognizer, words)
       select ?, ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?
       from transcript where utterance_id = ?`,
      [
        randomUUID(),
        this.#profileId,
        utteranceId,
        this.#now(),
        recognizer,
        JSON.stringify(words),
        utteranceId,
      ],
    );
  }

  /** Adds a rating of the attempt's newest transcripts, which counts from now on. */
  add(attemptId: string, scorecard: Scorecard): void {
    const ratingId = randomUUID();
    const { mechanism, data, framing } = scorecard.dimensions;
    this.#sql.run(
      `insert into rating (id, profile_id, attempt_id, created_at_ms, grader, grader_version,
         rubric_version, mechanism, data, framing, scorecard, credited, sufficient)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ratingId,
        this.#profileId,
        attemptId,
        this.#now(),
        scorecard.grader.name,
        scorecard.grader.version,
        scorecard.grader.rubric,
        mechanism.level,
        data.level,
        framing.level,
        JSON.stringify(scorecard),
        creditedIn(scorecard).join(' '),
        scorecard.sufficient ? 1 : 0,
      ],
    );
    this.#sql.run(
      `insert into rating_transcript
       select ?, transcript.id from transcript join utterance on utterance.id = utterance_id
       where attempt_id = ? and version =
         (select max(version) from transcript where utterance_id = utterance.id)`,
      [ratingId, attemptId],
    );
    this.#sql.run('update attempt set rating_id = ? where id = ?', [ratingId, attemptId]);
    for (const { utteranceId, reply } of scorecard.followUps ?? []) {
      this.#sql.run('update utterance set reply = ? where id = ? and attempt_id = ?', [
        reply,
        utteranceId,
        attemptId,
      ]);
    }
  }

  read(ratingId: string): Scorecard {
    const row = this.#sql.all('select scorecard from rating where id = ?', [ratingId])[0];
    return ScorecardRow.parse(row).scorecard;
  }

  addIntegrityAnswer(attemptId: string, { flagId, heardRight }: IntegrityAnswer): void {
    this.#sql.run('insert or replace into integrity_answer values (?, ?, ?, ?, ?)', [
      attemptId,
      this.#profileId,
      flagId,
      heardRight ? 1 : 0,
      this.#now(),
    ]);
  }

  integrityAnswers(attemptId: string): Map<string, boolean> {
    const rows = this.#sql.all(
      'select flag_id, heard_right from integrity_answer where attempt_id = ?',
      [attemptId],
    );
    return new Map(
      z
        .array(IntegrityAnswerRow)
        .parse(rows)
        .map((row) => [row.flag_id, row.heard_right]),
    );
  }
}

/** The ids of the elements that a scorecard credits. */
function creditedIn({ dimensions }: Scorecard): string[] {
  return Object.values(dimensions).flatMap(({ elements }) =>
    Object.entries(elements).flatMap(([id, { credited }]) => (credited ? [id] : [])),
  );
}

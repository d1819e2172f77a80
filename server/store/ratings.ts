import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { IntegrityAnswer } from '#contract/attempt.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { Transcript, Word } from '#contract/transcript.ts';
import { IntegrityAnswerRow, LevelsRow, ScorecardRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** A model elsewhere, and the version of the instructions that it was given. */
export interface RemoteGrader {
  model: string;
  promptVersion: string;
}
const VersionRow = z.object({ utterance_id: z.string(), version: z.int() });

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

  /** Adds the newest version of an utterance's transcript, as it was heard. */
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

  /**
   * Adds the person's correction of a transcript as its utterance's newest version; false where
   * that version is the newest no more.
   */
  addCorrection(utteranceId: string, version: number, words: readonly Word[]): boolean {
    const changed = this.#sql.all(
      `insert into transcript
         (id, profile_id, utterance_id, version, created_at_ms, recognizer, words, corrects)
       select ?, profile_id, utterance_id, version + 1, ?, recognizer, ?, id
       from transcript where utterance_id = ? and version = ?
         and version = (select max(version) from transcript where utterance_id = ?)
       returning id`,
      [randomUUID(), this.#now(), JSON.stringify(words), utteranceId, version, utteranceId],
    );
    return changed.length > 0;
  }

  /** Whether an attempt's newest transcripts are these versions, by utterance, and no others. */
  areNewest(attemptId: string, versions: ReadonlyMap<string, number>): boolean {
    const rows = this.#sql.all(
      `select utterance_id, max(version) as version
       from transcript join utterance on utterance.id = utterance_id
       where attempt_id = ? group by utterance_id`,
      [attemptId],
    );
    const newest = z.array(VersionRow).parse(rows);
    return (
      newest.length === versions.size &&
      newest.every((row) => versions.get(row.utterance_id) === row.version)
    );
  }

  /**
   * The levels of the newest rating that was made of words as they were heard, by the grader whose
   * rating counts; null if there is none.
   */
  levelsAsHeard(attemptId: string): LevelsRow | null {
    const row = this.#sql.all(
      `select mechanism, data, framing from rating
       where attempt_id = ? and model is (select counted.model from attempt
         join rating as counted on counted.id = attempt.rating_id where attempt.id = ?)
       and not exists (
         select 1 from rating_transcript join transcript on transcript.id = transcript_id
         where rating_id = rating.id and corrects is not null)
       order by created_at_ms desc, rowid desc limit 1`,
      [attemptId, attemptId],
    )[0];
    return row === undefined ? null : LevelsRow.parse(row);
  }

  /** Adds a rating of the attempt's newest transcripts, which counts from now on. */
  add(attemptId: string, scorecard: Scorecard): void {
    this.count(attemptId, this.insert(attemptId, scorecard, null), scorecard);
  }

  /**
   * Adds a rating of the attempt's newest transcripts, which does not count. `by` is the model
   * elsewhere that made it; null for this computer. Gives its id.
   */
  insert(attemptId: string, scorecard: Scorecard, by: RemoteGrader | null): string {
    const ratingId = randomUUID();
    const { mechanism, data, framing } = scorecard.dimensions;
    this.#sql.run(
      `insert into rating (id, profile_id, attempt_id, created_at_ms, grader, grader_version,
         rubric_version, model, prompt_version, mechanism, data, framing, scorecard, credited,
         sufficient)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ratingId,
        this.#profileId,
        attemptId,
        this.#now(),
        scorecard.grader.name,
        scorecard.grader.version,
        scorecard.grader.rubric,
        by?.model ?? null,
        by?.promptVersion ?? null,
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
    return ratingId;
  }

  /** From now on this rating of the attempt counts: its follow-ups' replies are told as it judges them. */
  count(attemptId: string, ratingId: string, scorecard: Scorecard): void {
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
export function creditedIn({ dimensions }: Scorecard): string[] {
  return Object.values(dimensions).flatMap(({ elements }) =>
    Object.entries(elements).flatMap(([id, { credited }]) => (credited ? [id] : [])),
  );
}

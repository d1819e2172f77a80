import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import type { IntegrityAnswer, PauseEvent, Source } from '#contract/attempt.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { Transcript } from '#contract/transcript.ts';
import { openDatabase } from './database.ts';
import { Recording } from './recording.ts';
import { AttemptRow, IdRow, IntegrityAnswerRow, ScorecardRow, UtteranceRow } from './rows.ts';

const SELECT_ATTEMPT = `
  select attempt.id, attempt.created_at_ms, attempt.source, attempt.question, attempt.rating_id,
    (select sum(duration_ms) from utterance where attempt_id = attempt.id) as duration_ms,
    rating.mechanism, rating.data, rating.framing
  from attempt left join rating on rating.id = attempt.rating_id`;

const SELECT_UTTERANCES = `
  select utterance.id, utterance.position, utterance.sound_file, utterance.duration_ms,
    utterance.pauses, transcript.recognizer, transcript.words
  from utterance left join transcript on transcript.utterance_id = utterance.id
    and transcript.version =
      (select max(version) from transcript where utterance_id = utterance.id)
  where utterance.attempt_id = ? order by utterance.position`;

/** An attempt that has just begun: the rows are there, nothing has been heard yet. */
export interface BegunAttempt {
  attemptId: string;
  utteranceId: string;
}

/** Everything that is kept, in one folder: the database and the recordings. */
export class Store {
  #database: DatabaseSync;
  #recordings: string;
  #profileId: string;
  #now: () => number;

  /** @throws StoreError when the folder cannot be used. */
  constructor(folder: string, now: () => number = Date.now) {
    this.#database = openDatabase(folder);
    this.#recordings = join(folder, 'recordings');
    this.#now = now;
    mkdirSync(this.#recordings, { recursive: true });
    this.#profileId = this.#onlyProfile();
  }

  close(): void {
    this.#database.close();
  }

  /** Makes the rows of a new attempt with its main answer. */
  beginAttempt(question: AskedQuestion, source: Source): BegunAttempt {
    const attemptId = randomUUID();
    const utteranceId = randomUUID();
    const soundFile = source === 'typed' ? null : `${utteranceId}.wav`;
    this.#atomically(() => {
      this.#run(
        `insert into attempt (id, profile_id, created_at_ms, source, question)
         values (?, ?, ?, ?, ?)`,
        [attemptId, this.#profileId, this.#now(), source, JSON.stringify(question)],
      );
      this.#run(
        `insert into utterance (id, profile_id, attempt_id, position, sound_file)
         values (?, ?, ?, 0, ?)`,
        [utteranceId, this.#profileId, attemptId, soundFile],
      );
    });
    return { attemptId, utteranceId };
  }

  createRecording(utteranceId: string): Promise<Recording> {
    return Recording.create(this.#soundPath(`${utteranceId}.wav`));
  }

  reopenRecording(utteranceId: string): Promise<Recording> {
    return Recording.reopen(this.#soundPath(`${utteranceId}.wav`));
  }

  /**
   * Completes the recordings that a crash cut off: their headers, and how long they are. Call it
   * before anything is recorded.
   */
  async recover(): Promise<void> {
    const unfinished = this.#all(
      `select utterance.id from utterance join attempt on attempt.id = utterance.attempt_id
       where attempt.rating_id is null and utterance.sound_file is not null`,
      [],
    );
    for (const { id } of z.array(IdRow).parse(unfinished)) {
      try {
        const recording = await this.reopenRecording(id);
        await recording.close();
        this.#run('update utterance set duration_ms = ? where id = ?', [recording.durationMs, id]);
      } catch {
        // Its sound is gone; the attempt still stands in the list and says so.
      }
    }
  }

  /** Keeps how much sound an utterance has so far and where the person paused. */
  noteProgress(utteranceId: string, durationMs: number, pauses: readonly PauseEvent[]): void {
    this.#run('update utterance set duration_ms = ?, pauses = ? where id = ?', [
      durationMs,
      JSON.stringify(pauses),
      utteranceId,
    ]);
  }

  /** Keeps a transcript of the attempt's answer and the rating made from it, which counts from now on. */
  saveRating(begun: BegunAttempt, transcript: Transcript, scorecard: Scorecard): void {
    this.#atomically(() => {
      this.#run(
        `insert into transcript
           (id, profile_id, utterance_id, version, created_at_ms, recognizer, words)
         select ?, ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?
         from transcript where utterance_id = ?`,
        [
          randomUUID(),
          this.#profileId,
          begun.utteranceId,
          this.#now(),
          transcript.recognizer,
          JSON.stringify(transcript.words),
          begun.utteranceId,
        ],
      );
      this.#insertRating(begun.attemptId, scorecard);
    });
  }

  /** Keeps what the person said about an integrity note, and the rating that heeds it and now counts. */
  saveIntegrityAnswer(
    attemptId: string,
    { flagId, heardRight }: IntegrityAnswer,
    scorecard: Scorecard,
  ): void {
    this.#atomically(() => {
      this.#run('insert or replace into integrity_answer values (?, ?, ?, ?, ?)', [
        attemptId,
        this.#profileId,
        flagId,
        heardRight ? 1 : 0,
        this.#now(),
      ]);
      this.#insertRating(attemptId, scorecard);
    });
  }

  /** What the person said about an attempt's integrity notes: true if heard right, by the note's id. */
  integrityAnswers(attemptId: string): Map<string, boolean> {
    const rows = this.#all(
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

  /** All attempts, newest first. */
  listAttempts(): AttemptRow[] {
    const rows = this.#all(
      `${SELECT_ATTEMPT} where attempt.profile_id = ? order by attempt.created_at_ms desc`,
      [this.#profileId],
    );
    return z.array(AttemptRow).parse(rows);
  }

  /** One attempt with its utterances, each with its newest transcript; null when there is none. */
  findAttempt(id: string): { attempt: AttemptRow; utterances: UtteranceRow[] } | null {
    const row = this.#all(`${SELECT_ATTEMPT} where attempt.id = ?`, [id])[0];
    if (row === undefined) return null;
    const utterances = z.array(UtteranceRow).parse(this.#all(SELECT_UTTERANCES, [id]));
    return { attempt: AttemptRow.parse(row), utterances };
  }

  /** The scorecard of a rating. */
  readScorecard(ratingId: string): Scorecard {
    const row = this.#all('select scorecard from rating where id = ?', [ratingId])[0];
    return ScorecardRow.parse(row).scorecard;
  }

  /** Where an utterance's sound lies on disk; null for a typed answer or an unknown id. */
  soundPathOf(utteranceId: string): string | null {
    const row = this.#all('select sound_file as id from utterance where id = ?', [utteranceId])[0];
    const parsed = IdRow.safeParse(row);
    return parsed.success ? this.#soundPath(parsed.data.id) : null;
  }

  /**
   * Removes an attempt: first its sound, then its rows, then what the write-ahead log still holds
   * of them, so that an interruption leaves nothing that can be heard.
   */
  async deleteAttempt(id: string): Promise<void> {
    for (const { sound_file } of this.findAttempt(id)?.utterances ?? []) {
      if (sound_file !== null) await rm(this.#soundPath(sound_file), { force: true });
    }
    this.#run('delete from attempt where id = ?', [id]);
    this.#database.exec('pragma wal_checkpoint(truncate)');
  }

  /** Adds a rating of the attempt's newest transcripts, which counts from now on. */
  #insertRating(attemptId: string, scorecard: Scorecard): void {
    const ratingId = randomUUID();
    const { mechanism, data, framing } = scorecard.dimensions;
    this.#run(
      `insert into rating (id, profile_id, attempt_id, created_at_ms, grader, grader_version,
         rubric_version, mechanism, data, framing, scorecard)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      ],
    );
    this.#run(
      `insert into rating_transcript
       select ?, transcript.id from transcript join utterance on utterance.id = utterance_id
       where attempt_id = ? and version =
         (select max(version) from transcript where utterance_id = utterance.id)`,
      [ratingId, attemptId],
    );
    this.#run('update attempt set rating_id = ? where id = ?', [ratingId, attemptId]);
  }

  #onlyProfile(): string {
    const row = this.#all('select id from profile order by created_at_ms limit 1', [])[0];
    if (row !== undefined) return IdRow.parse(row).id;
    const id = randomUUID();
    this.#run('insert into profile values (?, ?)', [id, this.#now()]);
    return id;
  }

  #soundPath(file: string): string {
    return join(this.#recordings, file);
  }

  #run(sql: string, values: SQLInputValue[]): void {
    this.#database.prepare(sql).run(...values);
  }

  #all(sql: string, values: SQLInputValue[]): unknown[] {
    return this.#database.prepare(sql).all(...values);
  }

  #atomically(work: () => void): void {
    this.#database.exec('begin immediate');
    try {
      work();
      this.#database.exec('commit');
    } catch (error) {
      this.#database.exec('rollback');
      throw error;
    }
  }
}

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { IntegrityAnswer, PauseEvent, Source } from '#contract/attempt.ts';
import type { Conversation } from '#contract/conversation.ts';
import type { Probe } from '#contract/probe.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { Transcript, Word } from '#contract/transcript.ts';
import { openDatabase } from './database.ts';
import { Folder } from './folder.ts';
import { Incoming } from './incoming.ts';
import { ListRows, SELECT_ATTEMPT } from './list.ts';
import { LoopRows } from './loops.ts';
import { OpinionRows } from './opinions.ts';
import type { Scope } from './portable.ts';
import { RatingRows } from './ratings.ts';
import { Recording } from './recording.ts';
import { RemoteRows } from './remote.ts';
import { AttemptRow, IdRow, type LevelsRow, UtteranceRow } from './rows.ts';
import { newestRatings, ratedAtMs, type ShortRating } from './short-ratings.ts';
import { Snapshot } from './snapshot.ts';
import { Arrivals } from './sound/arrivals.ts';
import { SoundFiles } from './sound/sound-files.ts';
import { wholeWav } from './sound/wav-sound.ts';
import { Sql } from './sql.ts';
import { StoryRows } from './stories.ts';

const SELECT_UTTERANCES = `
  select utterance.id, utterance.position, utterance.sound_file, utterance.duration_ms,
    utterance.pauses, utterance.probe, utterance.reply, transcript.recognizer, transcript.version,
    transcript.words, case when transcript.corrects is null then null else
      (select words from transcript as first where first.utterance_id = utterance.id
         and corrects is null order by version desc limit 1) end as heard
  from utterance left join transcript on transcript.utterance_id = utterance.id
    and transcript.version =
      (select max(version) from transcript where utterance_id = utterance.id)
  where utterance.attempt_id = ? order by utterance.position`;

/** An attempt that has just begun: the rows are there, nothing has been heard yet. */
export interface BegunAttempt {
  attemptId: string;
  utteranceId: string;
}

/** Where in a loop an attempt belongs: with which of its interviewers, by position. */
interface LoopPlace {
  loopId: string;
  interviewer: number;
}

/** What an attempt is a part of, or is, if it is not one question's rehearsal. */
type AttemptPlace = LoopPlace | { conversation: Conversation };

/** Everything that is kept, in one folder: the database and the recordings. */
export class Store {
  /** The loops, without their attempts. */
  readonly loops: LoopRows;
  /** The recordings of all utterances. */
  readonly sounds: SoundFiles;
  /** The attempts as a list. */
  readonly list: ListRows;
  /** The stories and what is filed under them. */
  readonly stories: StoryRows;
  /** What was chosen and used of models elsewhere. */
  readonly remote: RemoteRows;
  /** What models elsewhere think of the ratings made here. */
  readonly opinions: OpinionRows;
  /** The data folder as a whole. */
  readonly folder: Folder;
  #sql: Sql;
  #ratings: RatingRows;
  #profileId: string;
  #path: string;
  #arrivals: Arrivals;
  #snapshots = new Set<Snapshot>();
  #now: () => number;

  /** @throws StoreError when the folder cannot be used. */
  constructor(folder: string, now: () => number = Date.now) {
    this.#sql = new Sql(openDatabase(folder));
    this.#path = folder;
    this.#now = now;
    const recordings = join(folder, 'recordings');
    mkdirSync(recordings, { recursive: true });
    this.sounds = new SoundFiles(this.#sql, recordings);
    this.#arrivals = new Arrivals(this.#sql, recordings);
    this.folder = new Folder(folder, this.#sql, this.sounds);
    this.#profileId = this.#onlyProfile();
    this.#ratings = new RatingRows(this.#sql, this.#profileId, now);
    this.loops = new LoopRows(this.#sql, this.#profileId, now);
    this.list = new ListRows(this.#sql, this.#profileId);
    this.stories = new StoryRows(this.#sql, this.#profileId, now);
    this.remote = new RemoteRows(this.#sql, this.#profileId, now);
    this.opinions = new OpinionRows(this.#sql, this.#ratings, this.remote);
  }

  close(): void {
    for (const snapshot of this.#snapshots) snapshot.close();
    this.#sql.close();
  }

  /** Makes the rows of a new attempt with its main answer, or its first reply in a conversation. */
  beginAttempt(question: AskedQuestion, source: Source, place?: AttemptPlace): BegunAttempt {
    const loop = place && 'loopId' in place ? place : null;
    const conversation = place && 'conversation' in place ? place.conversation : null;
    const attemptId = randomUUID();
    const utteranceId = randomUUID();
    this.#sql.atomically(() => {
      this.#sql.run(
        `insert into attempt
           (id, profile_id, created_at_ms, source, question, conversation, interview_id)
         values (?, ?, ?, ?, ?, ?,
           (select id from interview where loop_id = ? and position = ?))`,
        [
          attemptId,
          this.#profileId,
          this.#now(),
          source,
          JSON.stringify(question),
          conversation && JSON.stringify(conversation),
          loop?.loopId ?? null,
          loop?.interviewer ?? null,
        ],
      );
      this.#sql.run(
        `insert into utterance (id, profile_id, attempt_id, position, sound_file)
         values (?, ?, ?, 0, ?)`,
        [utteranceId, this.#profileId, attemptId, soundFileOf(utteranceId, source)],
      );
    });
    return { attemptId, utteranceId };
  }

  /** Makes the row of an attempt's next utterance, which meets this probe, or a conversation's line. */
  beginFollowUp(attemptId: string, probe: Probe | null, source: Source): BegunAttempt {
    const utteranceId = randomUUID();
    this.#sql.run(
      `insert into utterance (id, profile_id, attempt_id, position, sound_file, probe)
       select ?, ?, ?, max(position) + 1, ?, ? from utterance where attempt_id = ?`,
      [
        utteranceId,
        this.#profileId,
        attemptId,
        soundFileOf(utteranceId, source),
        probe && JSON.stringify(probe),
        attemptId,
      ],
    );
    return { attemptId, utteranceId };
  }

  createRecording(utteranceId: string): Promise<Recording> {
    return Recording.create(this.sounds.wavPathOf(utteranceId));
  }

  /** Goes on with a recording; one of which there is nothing, as after a crash at its beginning, begins. */
  async reopenRecording(utteranceId: string): Promise<Recording> {
    const path = this.sounds.wavPathOf(utteranceId);
    return existsSync(path) ? Recording.reopen(path) : Recording.create(path);
  }

  /**
   * Completes the recordings that a crash cut off: their headers, and how long they are; what was
   * being made of others; and what was coming from elsewhere. Call it before anything is recorded.
   */
  async recover(): Promise<void> {
    this.#arrivals.putRight();
    await this.sounds.putRight();
    const unfinished = this.#sql.all(
      `select id from utterance where sound_file is not null
         and not exists (select 1 from transcript where utterance_id = utterance.id)`,
      [],
    );
    for (const { id } of z.array(IdRow).parse(unfinished)) {
      try {
        const recording = await Recording.reopen(this.sounds.wavPathOf(id));
        await recording.close();
        this.#sql.run('update utterance set duration_ms = ? where id = ?', [
          recording.durationMs,
          id,
        ]);
      } catch {
        // Its sound is gone; the attempt still stands in the list and says so.
      }
    }
  }

  /** Keeps how much sound an utterance has so far and where the person paused. */
  noteProgress(utteranceId: string, durationMs: number, pauses: readonly PauseEvent[]): void {
    this.#sql.run('update utterance set duration_ms = ?, pauses = ? where id = ?', [
      durationMs,
      JSON.stringify(pauses),
      utteranceId,
    ]);
  }

  /** Keeps a transcript of one utterance and the rating made with it, which counts from now on. */
  saveRating(begun: BegunAttempt, transcript: Transcript, scorecard: Scorecard): void {
    this.#sql.atomically(() => {
      this.#ratings.addTranscript(begun.utteranceId, transcript);
      this.#ratings.add(begun.attemptId, scorecard);
    });
  }

  /** Keeps what was said in an utterance of a conversation, which has no rating. */
  saveTranscript(utteranceId: string, transcript: Transcript): void {
    this.#ratings.addTranscript(utteranceId, transcript);
  }

  /**
   * Keeps an utterance's words as the person corrected them, and the rating made with them if the
   * attempt is rated; keeps nothing and answers false where the transcript has changed meanwhile.
   */
  saveCorrection(
    attemptId: string,
    { utteranceId, version, words }: { utteranceId: string; version: number; words: Word[] },
    scorecard: Scorecard | null,
  ): boolean {
    return this.#sql.atomically(() => {
      if (!this.#ratings.addCorrection(utteranceId, version, words)) return false;
      if (scorecard !== null) this.#ratings.add(attemptId, scorecard);
      return true;
    });
  }

  /**
   * Keeps what another ear heard of an attempt's utterances, by their ids, and the rating made with
   * it if the attempt is rated; keeps nothing and answers false unless the attempt's transcripts
   * are these versions, by utterance.
   */
  saveHearing(
    attemptId: string,
    versions: ReadonlyMap<string, number>,
    heard: ReadonlyMap<string, Transcript>,
    scorecard: Scorecard | null,
  ): boolean {
    return this.#sql.atomically(() => {
      if (!this.#ratings.areNewest(attemptId, versions)) return false;
      for (const [id, transcript] of heard) this.#ratings.addTranscript(id, transcript);
      if (scorecard !== null) this.#ratings.add(attemptId, scorecard);
      return true;
    });
  }

  /** An attempt's levels by its words as they were heard; null where it was never rated so. */
  levelsAsHeard(attemptId: string): LevelsRow | null {
    return this.#ratings.levelsAsHeard(attemptId);
  }

  /** Keeps what the person said about an integrity note, and the rating that heeds it and now counts. */
  saveIntegrityAnswer(attemptId: string, answer: IntegrityAnswer, scorecard: Scorecard): void {
    this.#sql.atomically(() => {
      this.#ratings.addIntegrityAnswer(attemptId, answer);
      this.#ratings.add(attemptId, scorecard);
    });
  }

  /**
   * Keeps what the person said about two answers of a loop that contradict each other, with the
   * later one; its own rating stays.
   */
  saveContradictionAnswer(attemptId: string, answer: IntegrityAnswer): void {
    this.#ratings.addIntegrityAnswer(attemptId, answer);
  }

  /** What the person said about an attempt's integrity notes: true if heard right, by the note's id. */
  integrityAnswers(attemptId: string): Map<string, boolean> {
    return this.#ratings.integrityAnswers(attemptId);
  }

  /** One attempt with its utterances, each with its newest transcript; null when there is none. */
  findAttempt(id: string): { attempt: AttemptRow; utterances: UtteranceRow[] } | null {
    const row = this.#sql.all(`${SELECT_ATTEMPT} where attempt.id = ?`, [id])[0];
    if (row === undefined) return null;
    const utterances = z.array(UtteranceRow).parse(this.#sql.all(SELECT_UTTERANCES, [id]));
    return { attempt: AttemptRow.parse(row), utterances };
  }

  /** The scorecard of a rating. */
  readScorecard(ratingId: string): Scorecard {
    return this.#ratings.read(ratingId);
  }

  /** The newest of the ratings that count, of answers that had enough words, newest first. */
  newestRatings(most: number): ShortRating[] {
    return newestRatings(this.#sql, this.#profileId, most);
  }

  /** When each answer was given that has such a rating. */
  ratedAtMs(): number[] {
    return ratedAtMs(this.#sql, this.#profileId);
  }

  /** Where an utterance's sound lies on disk; null for a typed answer or an unknown id. */
  soundPathOf(utteranceId: string): string | null {
    return this.sounds.pathOf(utteranceId);
  }

  /**
   * An utterance's sound as the WAV that was recorded, byte for byte; null where there is none.
   * @throws Error when the file is broken.
   */
  async readWav(utteranceId: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const wav = this.sounds.wavOf(utteranceId);
    return wav === null ? null : wholeWav(wav);
  }

  /**
   * Removes an attempt: first its sound, then its rows, then what the write-ahead log still holds
   * of them, so that an interruption leaves nothing that can be heard.
   */
  async deleteAttempt(id: string): Promise<void> {
    await this.#removeSound('attempt_id = ?', id);
    this.#sql.run('delete from attempt where id = ?', [id]);
    this.#sql.forget();
  }

  /** Removes one utterance in the same way; the rest of its attempt stays. */
  async deleteUtterance(id: string): Promise<void> {
    await this.#removeSound('id = ?', id);
    this.#sql.run('delete from utterance where id = ?', [id]);
    this.#sql.forget();
  }

  /** Removes a loop in the same way, with all its attempts. */
  async deleteLoop(id: string): Promise<void> {
    await this.#removeSound(
      `attempt_id in (select attempt.id from attempt
         join interview on interview.id = attempt.interview_id where interview.loop_id = ?)`,
      id,
    );
    this.#sql.run('delete from loop where id = ?', [id]);
    this.#sql.forget();
  }

  /**
   * What is kept now, to be read while the store goes on; null where there is no such attempt or
   * loop. Until it is closed, the log still holds what was deleted meanwhile.
   */
  snapshot(scope: Scope, except: readonly string[]): Snapshot | null {
    const snapshot = Snapshot.of(this.#path, this.#profileId, scope, except, (closed) => {
      if (this.#snapshots.delete(closed)) this.#sql.forget();
    });
    if (snapshot !== null) this.#snapshots.add(snapshot);
    return snapshot;
  }

  /** Makes room for rows and sounds from elsewhere; one at a time. */
  receive(): Incoming {
    return new Incoming(this.#sql, this.#arrivals, this.#profileId);
  }

  /**
   * Removes everything that was ever kept; what is being read of it ends there. Call it while
   * nobody records and nothing is converted.
   */
  deleteEverything(): void {
    for (const snapshot of this.#snapshots) snapshot.close();
    this.folder.empty();
  }

  async #removeSound(where: string, id: string): Promise<void> {
    const rows = this.#sql.all(
      `select id from utterance where sound_file is not null and ${where}`,
      [id],
    );
    await this.sounds.remove(
      z
        .array(IdRow)
        .parse(rows)
        .map((row) => row.id),
    );
  }

  #onlyProfile(): string {
    const row = this.#sql.all('select id from profile order by created_at_ms limit 1', [])[0];
    if (row !== undefined) return IdRow.parse(row).id;
    const id = randomUUID();
    this.#sql.run('insert into profile values (?, ?)', [id, this.#now()]);
    return id;
  }
}

/** A typed answer has no sound. */
function soundFileOf(utteranceId: string, source: Source): string | null {
  return source === 'typed' ? null : `${utteranceId}.wav`;
}

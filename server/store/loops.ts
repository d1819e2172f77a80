import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LoopQuestion } from '#contract/loop.ts';
import type { Scenario } from '#contract/scenario.ts';
import { LoopAttemptRow, LoopRow } from './rows.ts';
import type { Sql } from './sql.ts';

const SELECT_LOOP = `
  select id, created_at_ms, scenario, questions, notes, skipped, finished_at_ms from loop`;

/** The loops that are kept, with the scenario and the questions as they were when each began. */
export class LoopRows {
  #sql: Sql;
  #profileId: string;
  #now: () => number;

  constructor(sql: Sql, profileId: string, now: () => number) {
    this.#sql = sql;
    this.#profileId = profileId;
    this.#now = now;
  }

  /** Makes the rows of a new loop, with an interview for each interviewer; gives its id. */
  begin(scenario: Scenario, questions: readonly LoopQuestion[]): string {
    const loopId = randomUUID();
    this.#sql.atomically(() => {
      this.#sql.run(
        `insert into loop (id, profile_id, created_at_ms, scenario_id, scenario, questions)
         values (?, ?, ?, ?, ?, ?)`,
        [
          loopId,
          this.#profileId,
          this.#now(),
          scenario.id,
          JSON.stringify(scenario),
          JSON.stringify(questions),
        ],
      );
      for (const [position, { id }] of scenario.interviewers.entries()) {
        this.#sql.run(
          `insert into interview (id, profile_id, loop_id, position, interviewer)
           values (?, ?, ?, ?, ?)`,
          [randomUUID(), this.#profileId, loopId, position, id],
        );
      }
    });
    return loopId;
  }

  /** All loops, newest first. */
  list(): LoopRow[] {
    const rows = this.#sql.all(
      `${SELECT_LOOP} where profile_id = ? order by created_at_ms desc, rowid desc`,
      [this.#profileId],
    );
    return z.array(LoopRow).parse(rows);
  }

  find(id: string): LoopRow | null {
    const row = this.#sql.all(`${SELECT_LOOP} where id = ?`, [id])[0];
    return row === undefined ? null : LoopRow.parse(row);
  }

  /** The ids of a loop's attempts in the order in which they began, and whose interview each is of. */
  attemptsOf(id: string): LoopAttemptRow[] {
    const rows = this.#sql.all(
      `select attempt.id, interview.position as interviewer
       from attempt join interview on interview.id = attempt.interview_id
       where interview.loop_id = ? order by attempt.created_at_ms, attempt.rowid`,
      [id],
    );
    return z.array(LoopAttemptRow).parse(rows);
  }

  /** Takes an attempt out of its loop: from now on it stands by itself. */
  leave(attemptId: string): void {
    this.#sql.run('update attempt set interview_id = null where id = ?', [attemptId]);
  }

  saveNotes(id: string, notes: string): void {
    this.#sql.run('update loop set notes = ? where id = ?', [notes, id]);
  }

  saveSkipped(id: string, bankIds: readonly string[]): void {
    this.#sql.run('update loop set skipped = ? where id = ?', [JSON.stringify(bankIds), id]);
  }

  /** Ends a loop; told again, it stays as it was. */
  finish(id: string): void {
    this.#sql.run('update loop set finished_at_ms = coalesce(finished_at_ms, ?) where id = ?', [
      this.#now(),
      id,
    ]);
  }
}

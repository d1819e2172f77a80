import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { INITIAL_SETTINGS, REMOTE_USES, RemoteSettings, RemoteUsage } from '#contract/remote.ts';
import { json } from './rows.ts';
import type { Sql } from './sql.ts';

const SettingsRow = z.object({ settings: json(RemoteSettings) });
const SpentRow = z.object({ usd: z.number(), uses: z.int(), unpriced: z.int() });

/** What the person chose of models elsewhere, and what each use of one took. */
export class RemoteRows {
  readonly #sql: Sql;
  readonly #profileId: string;
  readonly #now: () => number;

  constructor(sql: Sql, profileId: string, now: () => number) {
    this.#sql = sql;
    this.#profileId = profileId;
    this.#now = now;
  }

  readSettings(): RemoteSettings {
    const row = this.#sql.all('select settings from remote_settings where profile_id = ?', [
      this.#profileId,
    ])[0];
    return row === undefined ? INITIAL_SETTINGS : SettingsRow.parse(row).settings;
  }

  saveSettings(settings: RemoteSettings): void {
    this.#sql.run('insert or replace into remote_settings values (?, ?)', [
      this.#profileId,
      JSON.stringify(settings),
    ]);
  }

  /** An answer that was deleted meanwhile is not named. */
  addUsage(usage: RemoteUsage, attemptId: string | null): void {
    this.#sql.run(
      `insert into remote_use
       values (?, ?, (select id from attempt where id = ?), ?, ?, ?, ?, ?, ?, ?)`,
      [
        randomUUID(),
        this.#profileId,
        attemptId,
        this.#now(),
        usage.use,
        usage.model,
        usage.inputTokens,
        usage.outputTokens,
        usage.audioMs,
        usage.usd,
      ],
    );
  }

  /** What grading an answer took between two moments, in ms since 1970; null if it was not graded then. */
  gradingUsage(attemptId: string, fromMs: number, toMs: number): RemoteUsage | null {
    const grading = this.#usage(`use = 'grading' and used_at_ms between ? and ?`, [
      attemptId,
      fromMs,
      toMs,
    ]);
    return grading[0] ?? null;
  }

  /** What each use took of one answer. */
  usageOf(attemptId: string): RemoteUsage[] {
    const used = this.#usage('true', [attemptId]);
    return REMOTE_USES.flatMap((use) => used.filter((each) => each.use === use));
  }

  #usage(condition: string, values: (string | number)[]): RemoteUsage[] {
    const rows = this.#sql.all(
      `select use, max(model) as model, sum(input_tokens) as inputTokens,
         sum(output_tokens) as outputTokens, sum(audio_ms) as audioMs,
         case when count(*) = count(usd) then sum(usd) end as usd
       from remote_use where attempt_id = ? and ${condition} group by use`,
      values,
    );
    return z.array(RemoteUsage).parse(rows);
  }

  /** What was used from a moment on, in ms since 1970. */
  spentSince(sinceMs: number): z.infer<typeof SpentRow> {
    const row = this.#sql.all(
      `select coalesce(sum(usd), 0) as usd, count(*) as uses, count(*) - count(usd) as unpriced
       from remote_use where profile_id = ? and used_at_ms >= ?`,
      [this.#profileId, sinceMs],
    )[0];
    return SpentRow.parse(row);
  }
}

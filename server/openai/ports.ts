import type { RemoteSettings, RemoteUsage, RemoteUse } from '#contract/remote.ts';

/** Where the models are, as the environment says it. */
export interface RemoteConfig {
  /** Null for a server that wants none. */
  apiKey: string | null;
  baseUrl: string;
  /** The server runs on this computer. */
  staysHere: boolean;
  models: Readonly<Record<RemoteUse, string>>;
}

/** What was used since a moment. */
export interface Spent {
  usd: number;
  uses: number;
  /** Uses whose price is not known. */
  unpriced: number;
}

/** What is kept of remote uses: what the person chose, and what each use took. */
export interface RemoteKeep {
  readSettings(): RemoteSettings;
  saveSettings(settings: RemoteSettings): void;
  addUsage(usage: RemoteUsage, attemptId: string | null): void;
  spentSince(sinceMs: number): Spent;
  /** What each use took of one answer. */
  usageOf(attemptId: string): RemoteUsage[];
}

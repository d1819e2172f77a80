import type { FolderContents, TakenIn } from '#contract/archive.ts';
import type { AttemptDetail } from '#contract/attempt.ts';

/** One attempt, one loop with its attempts, or all that is kept. */
export type Scope = { attemptId: string } | { loopId: string } | 'everything';

/** What is kept, at one moment. */
export interface Snapshot {
  /** The version of the store that its rows are of. */
  readonly storeVersion: number;
  /** A table's rows, one by one. */
  rows(table: string): Iterable<unknown>;
  /** The utterances that have sound. */
  spokenUtterances(): readonly string[];
  /** It is read no more. */
  close(): void;
}

/** Rows and sounds from elsewhere, kept apart until all of them have been looked at. */
export interface Incoming {
  /** Where a file is written that belongs to it. */
  pathOf(file: string): string;
  /** Takes rows from now on, of a store of this version. */
  begin(storeVersion: number): void;
  /** False where the row does not fit its table. */
  add(table: string, row: unknown): boolean;
  /** Looks at all that was taken; false where something does not fit. */
  check(sounds: readonly string[]): Promise<boolean>;
  /** Adds what is new to what is kept; null, and nothing added, where it does not fit. */
  merge(): TakenIn | null;
  /** Removes what was kept apart. */
  remove(): void;
}

/** What taking along needs of the store, of replay and of the sessions under way. */
export interface Keeping {
  /** The tables whose rows are taken along, each after those that it stands on. */
  readonly tables: readonly string[];
  /** The store's own version: rows of a newer one cannot be taken in. */
  readonly storeVersion: number;
  detailOf(attemptId: string): AttemptDetail | null;
  /** Where an utterance's sound lies now; null where it has none. */
  soundPathOf(utteranceId: string): string | null;
  /**
   * Reads what is kept now, without the answers that are being recorded; null where there is no
   * such attempt or loop.
   */
  snapshot(scope: Scope): Snapshot | null;
  /** Makes room for what comes from elsewhere. */
  receive(): Incoming;
  /** Something was taken in. */
  takenIn(): void;
  /** Somebody is recording an answer. */
  isAnybodyRecording(): boolean;
  folder(): FolderContents;
  /** Ends what is done with recordings in the background. */
  stopConverting(): Promise<void>;
  /** Removes all that was ever kept; what is being read of it ends there. */
  deleteEverything(): void;
}

import { z } from 'zod';

/** Files of the data folder, in bytes together. */
const Files = z.object({ files: z.int().nonnegative(), bytes: z.int().nonnegative() });

/** What lies in the data folder: GET /api/folder. */
export const FolderContents = z.object({
  path: z.string(),
  attempts: z.int().nonnegative(),
  recordings: Files,
  /** The database with what belongs to it; it is there even when nothing is kept. */
  database: Files,
  /** What interviewers said in a voice from elsewhere, kept so that it is fetched once. */
  voices: Files,
  /** Copies from before an update of the database. */
  backups: Files,
});
export type FolderContents = z.infer<typeof FolderContents>;

/** What came of an archive that was taken in: POST /api/archive. */
export const TakenIn = z.object({
  /** Attempts that are new here. */
  added: z.int().nonnegative(),
  /** Attempts that were here before; they stay as they are. */
  alreadyHere: z.int().nonnegative(),
});
export type TakenIn = z.infer<typeof TakenIn>;

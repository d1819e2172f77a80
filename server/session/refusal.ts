import { z } from 'zod';
import type { ErrorCode } from '#contract/socket.ts';

/** Something that the person or the page must be told, in one sentence that says what to do. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: ErrorCode;
  /** The socket ends with it; what was acknowledged is kept. */
  readonly fatal: boolean;

  constructor(code: ErrorCode, message: string, fatal = false) {
    super(message);
    this.code = code;
    this.fatal = fatal;
  }
}

/** SQLite's own codes for a disk that fails and for one that is full. */
const DISK_ERRCODES = [10, 13];
const DiskError = z.union([
  z.object({ code: z.enum(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']) }),
  z.object({ errcode: z.int().refine((code) => DISK_ERRCODES.includes(code & 0xff)) }),
]);

/** What is told of an error that nobody expected; the socket ends with it. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (DiskError.safeParse(error).success) return storageFailed(error);
  return new Refusal('internal', `Something failed here: ${String(error)}. Reload the page.`, true);
}

export function storageFailed(reason: unknown): Refusal {
  const why = reason instanceof Error ? reason.message : String(reason);
  return new Refusal(
    'storageFailed',
    `The disk refuses to write (${why}). Make room on it; what was acknowledged is kept.`,
    true,
  );
}

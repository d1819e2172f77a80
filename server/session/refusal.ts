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

import { z } from 'zod';

/** What a model elsewhere can be used for; each is off until the person switches it on. */
export const REMOTE_USES = ['hearing', 'captions', 'grading', 'coaching', 'voice'] as const;
export const RemoteUse = z.enum(REMOTE_USES);
export type RemoteUse = z.infer<typeof RemoteUse>;

/** Why a remote use came to nothing. */
export const RemoteProblemCode = z.enum([
  'switchedOff',
  'limitReached',
  'unpriced',
  'wrongKey',
  'unreachable',
  'timedOut',
  'rateLimited',
  'quotaSpent',
  'modelGone',
  'notServed',
  'refused',
  'cutOff',
  'notOfSchema',
  'tooLong',
  'failed',
]);
export type RemoteProblemCode = z.infer<typeof RemoteProblemCode>;

/** It, in one sentence for the person, and when to try again if the server said so. */
export const RemoteProblem = z.object({
  code: RemoteProblemCode,
  message: z.string(),
  retryAfterMs: z.number().nonnegative().nullable(),
});
export type RemoteProblem = z.infer<typeof RemoteProblem>;

/**
 * Thrown by everything that asks a model elsewhere; its message is for the person. It has no cause:
 * what the server said may hold the person’s words or the key.
 */
export class RemoteFailure extends Error {
  override readonly name = 'RemoteFailure';
  readonly problem: RemoteProblem;

  constructor(problem: RemoteProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Which rating counts where both graders have given one. */
export const CountingGrader = z.enum(['local', 'remote']);
export type CountingGrader = z.infer<typeof CountingGrader>;

const Usd = z.number().nonnegative().max(10_000);

/** What a model costs in US dollars: a million tokens read, a million written, a minute of sound. */
export const ModelPrice = z.strictObject({ readUsd: Usd, writtenUsd: Usd, minuteUsd: Usd });
export type ModelPrice = z.infer<typeof ModelPrice>;

/** What the person has chosen. */
export const RemoteSettings = z.strictObject({
  uses: z.record(RemoteUse, z.boolean()),
  counts: CountingGrader,
  /** US dollars in a calendar month (UTC); null for no limit. */
  monthlyLimitUsd: Usd.nullable(),
  /** By the models’ names, for those whose price is not known here. */
  prices: z.record(z.string().max(200), ModelPrice).default({}),
});
export type RemoteSettings = z.infer<typeof RemoteSettings>;

/** Nothing leaves the machine; a limit stands for when something does. */
export const INITIAL_SETTINGS: RemoteSettings = {
  uses: { hearing: false, captions: false, grading: false, coaching: false, voice: false },
  counts: 'local',
  monthlyLimitUsd: 5,
  prices: {},
};

/** What one use of a model took; `usd` is null where its price is not known. */
export const RemoteUsage = z.object({
  use: RemoteUse,
  model: z.string(),
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
  audioMs: z.number().nonnegative(),
  usd: z.number().nonnegative().nullable(),
});
export type RemoteUsage = z.infer<typeof RemoteUsage>;

/**
 * A model: about what a three-minute answer costs with it, and the most that one with three replies of
 * a minute does; null where its price is not known.
 */
export const RemoteModel = z.object({
  model: z.string(),
  estimateUsd: z.number().nullable(),
  mostUsd: z.number().nullable(),
});
export type RemoteModel = z.infer<typeof RemoteModel>;

/** What each use of a model took of one answer, in the order of `REMOTE_USES`. */
export const AnswerUsage = z.array(RemoteUsage);
export type AnswerUsage = z.infer<typeof AnswerUsage>;

/** Whether models elsewhere can be used at all, and what was chosen and spent. */
export const RemoteStatus = z.discriminatedUnion('unlocked', [
  z.object({ unlocked: z.literal(false) }),
  z.object({
    unlocked: z.literal(true),
    /** Where everything goes, such as api.openai.com. */
    host: z.string(),
    /** The host is this computer itself. */
    staysHere: z.boolean(),
    models: z.record(RemoteUse, RemoteModel),
    settings: RemoteSettings,
    /** In this calendar month. `unpriced` is how many uses had no known price. */
    spent: z.object({ usd: z.number().nonnegative(), uses: z.int(), unpriced: z.int() }),
  }),
]);
export type RemoteStatus = z.infer<typeof RemoteStatus>;

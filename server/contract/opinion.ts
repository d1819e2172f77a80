import { z } from 'zod';
import { CountingGrader, RemoteProblem, RemoteUsage } from './remote.ts';
import { Scorecard } from './scorecard.ts';

/** The most that asking costs; null where the price is not known. */
const mostUsd = z.number().nullable();

/**
 * What a language model thinks of an answer that was rated on this computer. `there`: both
 * scorecards are of the same words. Each new rating made here, as of a follow-up, of corrected words
 * or of an answer to an integrity question, counts and leaves the attempt without an opinion
 * (`absent`); only after a follow-up is it asked for by itself.
 */
export const Opinion = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent'), mostUsd }),
  z.object({ state: z.literal('asked') }),
  z.object({ state: z.literal('failed'), mostUsd, problem: RemoteProblem }),
  z.object({
    state: z.literal('there'),
    model: z.string(),
    /** Of the instructions that the model was given. */
    promptVersion: z.string(),
    local: Scorecard,
    remote: Scorecard,
    /** Which of the two the attempt stands with. */
    counts: CountingGrader,
    /** Quotes that the model gave and nobody said; what they were to prove is not credited. */
    droppedQuotes: z.int().nonnegative(),
    /** Null where it was made on another computer. */
    usage: RemoteUsage.nullable(),
  }),
]);
export type Opinion = z.infer<typeof Opinion>;

/** Which of two ratings of an answer is kept as the one that counts. */
export const OpinionChoice = z.strictObject({ counts: CountingGrader });
export type OpinionChoice = z.infer<typeof OpinionChoice>;

import { z } from 'zod';
import { RemoteProblem } from './remote.ts';

/** The most that asking costs; null where the price is not known. */
const mostUsd = z.number().nullable();

/**
 * Whether a stronger ear elsewhere has heard a recording after the one on this computer. `there`:
 * what it heard is the transcript now, and the answer was rated again by it.
 */
export const Hearing = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent'), mostUsd }),
  z.object({ state: z.literal('asked') }),
  z.object({ state: z.literal('failed'), mostUsd, problem: RemoteProblem }),
  z.object({ state: z.literal('there'), model: z.string() }),
]);
export type Hearing = z.infer<typeof Hearing>;

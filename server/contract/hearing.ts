import { z } from 'zod';
import { RemoteProblem } from './remote.ts';

const estimateUsd = z.number().nullable();

/**
 * Whether a stronger ear elsewhere has heard a recording after the one on this computer. `there`:
 * what it heard is the transcript now, and the answer was rated again by it.
 */
export const Hearing = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent'), estimateUsd }),
  z.object({ state: z.literal('asked') }),
  z.object({ state: z.literal('failed'), estimateUsd, problem: RemoteProblem }),
  z.object({ state: z.literal('there'), model: z.string() }),
]);
export type Hearing = z.infer<typeof Hearing>;

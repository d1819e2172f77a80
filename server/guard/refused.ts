import type { Problem } from '#contract/attempt.ts';

/** Why a request is not served: an HTTP status, and the problem in words. */
export interface Refused extends Problem {
  status: number;
}

import { z } from 'zod';
import { RemoteFailure, type RemoteProblem, type RemoteProblemCode } from '#contract/remote.ts';

/** What the package throws, as far as it matters here. */
const Thrown = z.object({
  status: z.number().optional(),
  code: z.string().nullish(),
  name: z.string().optional(),
  message: z.string().optional(),
  headers: z.instanceof(Headers).optional(),
});

const SENTENCES: Readonly<Record<RemoteProblemCode, string>> = {
  switchedOff: 'This use of a model elsewhere is switched off; switch it on under “Models”.',
  limitReached:
    'The limit that you set for this month would be passed; raise it under “Models”, or go on without.',
  unpriced:
    'The price of this model is not known, so your monthly limit could not be kept; lift the limit or choose another model.',
  wrongKey: 'The server refused the key; check OPENAI_API_KEY and start Understudy again.',
  unreachable: 'The model’s server could not be reached; check the network and try again.',
  timedOut: 'The model did not answer in time; try again.',
  rateLimited: 'The model’s server asks to wait; try again after that.',
  quotaSpent:
    'The account behind the key has no credit left; add some at the provider, then try again.',
  modelGone: 'The server does not have this model any more; set another name and start again.',
  refused: 'The model declined to answer; the rating made on this computer stands.',
  cutOff: 'The model’s reply was cut off; try again.',
  notOfSchema: 'The model’s reply was not in the form that was asked for; try again.',
  failed: 'The model’s server failed; try again.',
};

/** A failure of this kind, in its one sentence. */
export function failure(
  code: RemoteProblemCode,
  { retryAfterMs = null, cause }: { retryAfterMs?: number | null; cause?: unknown } = {},
): RemoteFailure {
  const problem: RemoteProblem = { code, message: SENTENCES[code], retryAfterMs };
  return new RemoteFailure(problem, cause);
}

/** What a failed call of the package means. Never carries the request, which holds the person’s words. */
export function failureOf(error: unknown): RemoteFailure {
  if (error instanceof RemoteFailure) return error;
  const thrown = Thrown.safeParse(error).data ?? {};
  return failure(codeOf(thrown), { retryAfterMs: retryAfterMsOf(thrown.headers) });
}

function codeOf({ status, code, name, message = '' }: z.infer<typeof Thrown>): RemoteProblemCode {
  if (status === 401 || status === 403) return 'wrongKey';
  if (code === 'insufficient_quota') return 'quotaSpent';
  if (status === 429) return 'rateLimited';
  if (status === 404 || code === 'model_not_found') return 'modelGone';
  if (status !== undefined) return 'failed';
  if (name === 'AbortError' || name === 'TimeoutError' || /timed out|aborted/i.test(message)) {
    return 'timedOut';
  }
  if (name === 'LengthFinishReasonError' || /length limit/.test(message)) return 'cutOff';
  return 'unreachable';
}

/** The server’s own wait: in ms, in seconds, or as a date (RFC 9110, 10.2.3). */
function retryAfterMsOf(headers: Headers | undefined): number | null {
  const ms = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (ms >= 0) return ms;
  const text = headers?.get('retry-after') ?? '';
  const seconds = Number(text);
  if (text !== '' && seconds >= 0) return seconds * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

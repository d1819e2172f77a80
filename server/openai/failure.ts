import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from 'openai/core/error';
import type { OpenAIRealtimeError } from 'openai/realtime/internal-base';
import { RemoteFailure, type RemoteProblemCode } from '#contract/remote.ts';

const SENTENCES: Readonly<Record<RemoteProblemCode, string>> = {
  switchedOff: 'This use of a model elsewhere is switched off; switch it on under “Models”.',
  limitReached:
    'The limit that you set for this month would be passed; raise it under “Models”, or go on without.',
  unpriced:
    'The price of this model is not known, so your monthly limit could not be kept; lift the limit or choose another model.',
  wrongKey: 'The server refused the key; check OPENAI_API_KEY and start Understudy again.',
  unreachable: 'The model’s server could not be reached; check the network and try again.',
  timedOut: 'The model did not answer in time; try again.',
  rateLimited: 'The model’s server asks to wait before the next request; try again a little later.',
  quotaSpent:
    'The account behind the key has no credit left; add some at the provider, then try again.',
  modelGone: 'The server does not have this model any more; set another name and start again.',
  notServed:
    'The server does not offer this at all; switch this use off, or set OPENAI_BASE_URL to one that does.',
  refused: 'The model declined to answer; what this computer found stands.',
  cutOff: 'The model’s reply was cut off; try again.',
  notOfSchema: 'The model’s reply was not in the form that was asked for; try again.',
  tooLong:
    'This is more than the model can read at once; give it a larger context, or choose another model.',
  failed: 'The model’s server could not answer; try again, or choose another model.',
};

/** What servers call their troubles, in `code` or `type`. */
const NAMES = new Map<string, RemoteProblemCode>([
  ['invalid_api_key', 'wrongKey'],
  ['insufficient_quota', 'quotaSpent'],
  ['billing_not_active', 'quotaSpent'],
  ['billing_hard_limit_reached', 'quotaSpent'],
  ['rate_limit_exceeded', 'rateLimited'],
  ['model_not_found', 'modelGone'],
  ['invalid_model', 'modelGone'],
  ['context_length_exceeded', 'tooLong'],
  ['exceed_context_size_error', 'tooLong'],
  ['content_filter', 'refused'],
  ['content_policy_violation', 'refused'],
  ['invalid_prompt', 'refused'],
  ['bio_policy', 'refused'],
  ['misalignment_policy_violation', 'refused'],
]);

const STATUSES = new Map<number, RemoteProblemCode>([
  [401, 'wrongKey'],
  [402, 'quotaSpent'],
  [403, 'wrongKey'],
  [404, 'notServed'],
  [405, 'notServed'],
  [408, 'timedOut'],
  [410, 'modelGone'],
  [413, 'tooLong'],
  [429, 'rateLimited'],
  [501, 'notServed'],
]);

/** A failure of this kind, in its one sentence. */
export function failure(
  code: RemoteProblemCode,
  retryAfterMs: number | null = null,
): RemoteFailure {
  return new RemoteFailure({ code, message: SENTENCES[code], retryAfterMs });
}

/** The failure that a server names so in what it sends, such as `server_error`. */
export function failureNamed(name: string | undefined): RemoteFailure {
  return failure(NAMES.get(name ?? '') ?? 'failed');
}

/**
 * What an error of the package, of `fetch` or of a socket means. Nothing of the error itself is
 * passed on.
 */
export function failureOf(error: unknown, nowMs: number = Date.now()): RemoteFailure {
  if (error instanceof RemoteFailure) return error;
  const headers = error instanceof APIError ? error.headers : undefined;
  return failure(codeOf(error), retryAfterMsOf(headers, nowMs));
}

/** What an error of a Realtime socket means: the server’s own words for it, or that it took nobody in. */
export function failureOfSocket({ error, message, cause }: OpenAIRealtimeError): RemoteFailure {
  const named = NAMES.get(error?.code ?? '') ?? NAMES.get(error?.type ?? '');
  const status = Number(/server response: (\d{3})/.exec(message)?.[1]);
  const code = named ?? STATUSES.get(status);
  return code === undefined ? failureOf(cause) : failure(code);
}

function codeOf(error: unknown): RemoteProblemCode {
  if (error instanceof APIUserAbortError) return 'timedOut';
  if (error instanceof APIConnectionTimeoutError) return 'timedOut';
  if (error instanceof APIConnectionError) return 'unreachable';
  if (error instanceof APIError) return codeOfAnswer(error);
  if (error instanceof SyntaxError) return 'notOfSchema';
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timedOut';
  // As `fetch` says that a body broke off.
  if (error.message === 'terminated') return 'cutOff';
  // As the system says ECONNREFUSED, ECONNRESET or ENOTFOUND.
  return 'code' in error && /^E[A-Z_]+$/.test(String(error.code)) ? 'unreachable' : 'failed';
}

function codeOfAnswer({ status, code, type, param, message }: APIError): RemoteProblemCode {
  const named = NAMES.get(code ?? '') ?? NAMES.get(type ?? '');
  if (named !== undefined) return named;
  // Others than OpenAI say it in words alone.
  if (param === 'model' || (status === 404 && /model/i.test(message))) return 'modelGone';
  if (/context (?:length|size|window)/i.test(message)) return 'tooLong';
  return STATUSES.get(status ?? 0) ?? 'failed';
}

/** The server’s own wait: in ms, in seconds, or as a date (RFC 9110, 10.2.3). */
function retryAfterMsOf(headers: Headers | undefined, nowMs: number): number | null {
  const ms = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (ms >= 0) return ms;
  const text = headers?.get('retry-after') ?? '';
  const seconds = Number.parseFloat(text);
  if (seconds >= 0) return seconds * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

import { type Reply, sendError } from './server.ts';

/** A refusal of any path, in the server’s own words. */
export function refuseWith(
  status: number,
  error: { message: string; code: string | null; param?: string },
  headers: Record<string, string> = {},
): Reply {
  return (_received, response) => sendError(response, status, error, headers);
}

export const wrongKey = refuseWith(401, {
  message: 'Incorrect API key provided: sk-wrong. You can find your API key on your account page.',
  code: 'invalid_api_key',
});

export const modelGone = refuseWith(404, {
  message: 'The model `gpt-gone` does not exist or you do not have access to it.',
  code: 'model_not_found',
});

export const quotaSpent = refuseWith(429, {
  message: 'You exceeded your current quota, please check your plan and billing details.',
  code: 'insufficient_quota',
});

export const serverError = refuseWith(500, {
  message: 'The server had an error while processing your request.',
  code: null,
});

/** `headers` say how long to wait: `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function rateLimited(headers: Record<string, string> = { 'retry-after': '20' }): Reply {
  return refuseWith(
    429,
    { message: 'Rate limit reached for requests.', code: 'rate_limit_exceeded' },
    headers,
  );
}

import type { RemoteUsage } from '#contract/remote.ts';

/** In US dollars: a million tokens, or a minute of sound. */
type Price =
  | { inputPerMillion: number; outputPerMillion: number }
  | { perMinute: number }
  | { inputPerMillion: number; perMinute: number };

/**
 * Standard prices from the models’ own pages at developers.openai.com/api/docs/models, read on
 * 23 November 2026. Input that the server has cached costs less, writing that cache a quarter more;
 * neither is counted apart. The speech model’s sound is 12 dollars a million tokens, about 0.015 a
 * minute. `gpt-5.6` is another name for `gpt-5.6-sol`.
 */
const PRICES: ReadonlyMap<string, Price> = new Map([
  ['gpt-6-astra', { inputPerMillion: 10, outputPerMillion: 50 }],
  ['gpt-6-sol', { inputPerMillion: 2, outputPerMillion: 10 }],
  ['gpt-6-luna', { inputPerMillion: 0.1, outputPerMillion: 0.5 }],
  ['gpt-6.1-terra', { inputPerMillion: 1, outputPerMillion: 5 }],
  ['gpt-5.6', { inputPerMillion: 4, outputPerMillion: 20 }],
  ['gpt-5.6-sol', { inputPerMillion: 4, outputPerMillion: 20 }],
  ['gpt-5.6-terra', { inputPerMillion: 2, outputPerMillion: 12 }],
  ['gpt-5.6-luna', { inputPerMillion: 0.2, outputPerMillion: 1.2 }],
  ['gpt-5.4-nano', { inputPerMillion: 0.2, outputPerMillion: 1.25 }],
  ['gpt-transcribe', { perMinute: 0.0045 }],
  ['gpt-live-transcribe', { perMinute: 0.017 }],
  ['gpt-4o-mini-tts', { inputPerMillion: 0.6, perMinute: 0.015 }],
]);

const MS_PER_MINUTE = 60_000;
const MILLION = 1_000_000;

/**
 * What this much of a model costs in US dollars; null where its price is not known. A model is found
 * by its exact name: another may cost ten times as much.
 */
export function usdOf({
  model,
  inputTokens,
  outputTokens,
  audioMs,
}: Omit<RemoteUsage, 'use' | 'usd'>): number | null {
  const price = PRICES.get(model);
  if (price === undefined) return null;
  const input = 'inputPerMillion' in price ? price.inputPerMillion * inputTokens : 0;
  const output = 'outputPerMillion' in price ? price.outputPerMillion * outputTokens : 0;
  const sound = 'perMinute' in price ? price.perMinute * audioMs : 0;
  return (input + output) / MILLION + sound / MS_PER_MINUTE;
}

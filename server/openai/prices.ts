import type { RemoteUsage } from '#contract/remote.ts';

/** In US dollars: a million tokens, or a minute of sound. */
type Price =
  | { inputPerMillion: number; outputPerMillion: number }
  | { perMinute: number }
  | { inputPerMillion: number; perMinute: number };

/** From developers.openai.com/api/docs/models, read in November 2026. */
const PRICES: Readonly<Record<string, Price>> = {
  'gpt-6-luna': { inputPerMillion: 0.1, outputPerMillion: 0.5 },
  'gpt-5.6-luna': { inputPerMillion: 0.2, outputPerMillion: 1.2 },
  'gpt-transcribe': { perMinute: 0.0045 },
  'gpt-live-transcribe': { perMinute: 0.017 },
  'gpt-4o-mini-tts': { inputPerMillion: 0.6, perMinute: 0.015 },
};

const MS_PER_MINUTE = 60_000;
const MILLION = 1_000_000;

/** What this much of a model costs in US dollars; null where its price is not known. */
export function usdOf({
  model,
  inputTokens,
  outputTokens,
  audioMs,
}: Omit<RemoteUsage, 'use' | 'usd'>): number | null {
  const price = PRICES[model];
  if (price === undefined) return null;
  const input = 'inputPerMillion' in price ? price.inputPerMillion * inputTokens : 0;
  const output = 'outputPerMillion' in price ? price.outputPerMillion * outputTokens : 0;
  const sound = 'perMinute' in price ? price.perMinute * audioMs : 0;
  return (input + output) / MILLION + sound / MS_PER_MINUTE;
}

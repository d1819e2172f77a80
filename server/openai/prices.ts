import type { ModelPrice, RemoteUsage } from '#contract/remote.ts';

const text = (readUsd: number, writtenUsd: number) => ({ readUsd, writtenUsd, minuteUsd: 0 });
const sound = (minuteUsd: number) => ({ readUsd: 0, writtenUsd: 0, minuteUsd });

/**
 * Standard prices from the models’ own pages at developers.openai.com/api/docs/models, read on
 * 23 November 2026. Input that the server has cached costs less, writing that cache a quarter more;
 * neither is counted apart. The speech model’s sound is 12 dollars a million tokens, about 0.015 a
 * minute. `gpt-5.6` is another name for `gpt-5.6-sol`.
 */
const PRICES: ReadonlyMap<string, ModelPrice> = new Map([
  ['gpt-6-astra', text(10, 50)],
  ['gpt-6-sol', text(2, 10)],
  ['gpt-6-luna', text(0.1, 0.5)],
  ['gpt-6.1-terra', text(1, 5)],
  ['gpt-5.6', text(4, 20)],
  ['gpt-5.6-sol', text(4, 20)],
  ['gpt-5.6-terra', text(2, 12)],
  ['gpt-5.6-luna', text(0.2, 1.2)],
  ['gpt-5.4-nano', text(0.2, 1.25)],
  ['gpt-transcribe', sound(0.0045)],
  ['gpt-live-transcribe', sound(0.017)],
  ['gpt-4o-mini-tts', { ...sound(0.015), readUsd: 0.6 }],
]);

const MS_PER_MINUTE = 60_000;
const MILLION = 1_000_000;

/**
 * What a model costs by OpenAI’s list; null where it is not on it. A model is found by its exact name:
 * another may cost ten times as much.
 */
export function listedPriceOf(model: string): ModelPrice | null {
  return PRICES.get(model) ?? null;
}

/** What this much costs in US dollars. */
export function usdAt(
  { readUsd, writtenUsd, minuteUsd }: ModelPrice,
  {
    inputTokens,
    outputTokens,
    audioMs,
  }: Pick<RemoteUsage, 'inputTokens' | 'outputTokens' | 'audioMs'>,
): number {
  const words = readUsd * inputTokens + writtenUsd * outputTokens;
  return words / MILLION + (minuteUsd * audioMs) / MS_PER_MINUTE;
}

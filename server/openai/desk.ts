import type OpenAI from 'openai';
import type {
  RemoteModel,
  RemoteSettings,
  RemoteStatus,
  RemoteUsage,
  RemoteUse,
} from '#contract/remote.ts';
import { failure, failureOf } from './failure.ts';
import type { RemoteConfig, RemoteKeep } from './ports.ts';
import { listedPriceOf, usdAt } from './prices.ts';

/** How much of a model: tokens, or ms of sound. */
export type Amount = Pick<RemoteUsage, 'inputTokens' | 'outputTokens' | 'audioMs'>;

/** One use of a model: what it is for, the most that it may take, and the call itself. */
export interface Call<T> {
  use: RemoteUse;
  /** The answer that it is about, if it is about one. */
  attemptId: string | null;
  atMost: Amount;
  timeoutMs: number;
  /** What it took is noted before its reply is read, which may be of no use. */
  run(client: OpenAI, model: string, signal: AbortSignal): Promise<{ took: Amount; read(): T }>;
}

/** What came of it. */
export interface Outcome<T> {
  value: T;
  model: string;
  usage: RemoteUsage;
}

/**
 * About what a three-minute answer takes: 450 words at 1.3 tokens, the instructions and the form of
 * the reply; what comes back has the model’s thinking in it. Of a voice: one question of 25 words.
 */
const THREE_MINUTES: Readonly<Record<RemoteUse, Amount>> = {
  hearing: { inputTokens: 0, outputTokens: 0, audioMs: 180_000 },
  captions: { inputTokens: 0, outputTokens: 0, audioMs: 180_000 },
  grading: { inputTokens: 6_000, outputTokens: 4_000, audioMs: 0 },
  coaching: { inputTokens: 3_000, outputTokens: 2_000, audioMs: 0 },
  voice: { inputTokens: 40, outputTokens: 0, audioMs: 10_000 },
};

/**
 * The most that such an answer takes with three replies of a minute: grading asks once more with each
 * reply, and each time a model may write as much as it may; coaching words three probes and is asked
 * for one text; the voice reads the question and the probes.
 */
const WITH_FOLLOW_UPS: Readonly<Record<RemoteUse, Amount>> = {
  hearing: { inputTokens: 0, outputTokens: 0, audioMs: 360_000 },
  captions: { inputTokens: 0, outputTokens: 0, audioMs: 360_000 },
  grading: { inputTokens: 28_000, outputTokens: 32_000, audioMs: 0 },
  coaching: { inputTokens: 8_000, outputTokens: 9_000, audioMs: 0 },
  voice: { inputTokens: 160, outputTokens: 0, audioMs: 40_000 },
};

const OPENAI_HOST = 'api.openai.com';

/**
 * Where every use of a model elsewhere is asked for. It lets through what the person has switched on
 * and what stays within their limit, notes what was used, and says what went wrong in one sentence.
 */
export class Desk {
  readonly #config: RemoteConfig;
  readonly #keep: RemoteKeep;
  readonly #now: () => number;
  readonly #url: URL;
  #client: Promise<OpenAI> | null = null;
  /** What the calls under way may take at most, in US dollars. */
  #reservedUsd = 0;

  constructor(config: RemoteConfig, keep: RemoteKeep, now: () => number = Date.now) {
    this.#config = config;
    this.#keep = keep;
    this.#now = now;
    this.#url = new URL(config.baseUrl);
  }

  /** OpenAI itself answers, not a server of one’s own. */
  get isAtOpenAi(): boolean {
    return this.#url.host === OPENAI_HOST;
  }

  isOn(use: RemoteUse): boolean {
    return this.settings().uses[use];
  }

  settings(): RemoteSettings {
    return this.#keep.readSettings();
  }

  choose(settings: RemoteSettings): void {
    this.#keep.saveSettings(settings);
  }

  status(): RemoteStatus {
    return {
      unlocked: true,
      host: this.#url.host,
      staysHere: this.#config.staysHere,
      models: {
        hearing: this.modelOf('hearing'),
        captions: this.modelOf('captions'),
        grading: this.modelOf('grading'),
        coaching: this.modelOf('coaching'),
        voice: this.modelOf('voice'),
      },
      settings: this.settings(),
      spent: this.#keep.spentSince(this.#monthStartMs()),
    };
  }

  /** The model for a use, and what answers cost with it. */
  modelOf(use: RemoteUse): RemoteModel {
    return {
      model: this.#config.models[use],
      estimateUsd: this.usdOf(use, THREE_MINUTES[use]),
      mostUsd: this.usdOf(use, WITH_FOLLOW_UPS[use]),
    };
  }

  /** What each use took of one answer. */
  usageOf(attemptId: string): RemoteUsage[] {
    return this.#keep.usageOf(attemptId);
  }

  /** @throws RemoteFailure whatever goes wrong; nothing is sent where the use is not allowed. */
  async call<T>({ use, attemptId, atMost, timeoutMs, run }: Call<T>): Promise<Outcome<T>> {
    const reservedUsd = this.admit(use, this.usdOf(use, atMost));
    this.#reservedUsd += reservedUsd;
    const model = this.#config.models[use];
    try {
      const client = await this.client();
      const { took, read } = await run(client, model, AbortSignal.timeout(timeoutMs));
      const usage = this.note(use, took, attemptId);
      return { value: read(), model, usage };
    } catch (error) {
      throw failureOf(error, this.#now());
    } finally {
      this.#reservedUsd -= reservedUsd;
    }
  }

  /** Notes what a use took. */
  note(use: RemoteUse, took: Amount, attemptId: string | null): RemoteUsage {
    const usage = { use, model: this.#config.models[use], ...took, usd: this.usdOf(use, took) };
    this.#keep.addUsage(usage, attemptId);
    return usage;
  }

  /** The package is loaded when it is first needed: most people never do. */
  client(): Promise<OpenAI> {
    this.#client ??= import('openai').then(
      ({ OpenAI }) =>
        new OpenAI({
          // A server of one's own wants no key, the package wants a text.
          apiKey: this.#config.apiKey ?? 'none',
          baseURL: this.#config.baseUrl,
          // The person sees the failure at once and tries again when they want to.
          maxRetries: 0,
          // Its log would show what was sent.
          logLevel: 'off',
        }),
    );
    return this.#client;
  }

  /**
   * Refuses what is switched off, or would pass the limit at its most; what takes several calls can so
   * be refused before the first. Gives the dollars to reserve.
   * @throws RemoteFailure
   */
  admit(use: RemoteUse, usd: number | null): number {
    const { uses, monthlyLimitUsd } = this.settings();
    if (!uses[use]) throw failure('switchedOff');
    if (monthlyLimitUsd === null) return usd ?? 0;
    if (usd === null) throw failure('unpriced');
    const spentUsd = this.#keep.spentSince(this.#monthStartMs()).usd + this.#reservedUsd;
    if (usd > 0 && spentUsd + usd > monthlyLimitUsd) throw failure('limitReached');
    return usd;
  }

  /**
   * What so much of a use costs in US dollars; null where that is not known. A server on this computer
   * costs nothing; where OpenAI’s list does not hold, a price of the person’s own does.
   */
  usdOf(use: RemoteUse, amount: Amount): number | null {
    if (this.#config.staysHere) return 0;
    const model = this.#config.models[use];
    const listed = this.isAtOpenAi ? listedPriceOf(model) : null;
    const price = listed ?? this.settings().prices[model];
    return price === undefined ? null : usdAt(price, amount);
  }

  #monthStartMs(): number {
    const now = new Date(this.#now());
    return Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  }
}

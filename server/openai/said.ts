import type OpenAI from 'openai';
import type { RemoteFailure } from '#contract/remote.ts';

/** What a language model is asked, in whichever way. */
export interface Asked {
  instructions: string;
  input: string;
  /** Reasoning included. */
  maxOutputTokens: number;
  /** The form of the reply as a JSON schema, and the name that the model is told of it. */
  form: { name: string; schema: Record<string, unknown> };
  /** Missing for models that want to choose it themselves. */
  temperature?: number;
}

/** What came back. */
export interface Said {
  text: string;
  /** What the server counted; null where it did not come to that. */
  took: { inputTokens: number; outputTokens: number } | null;
  /** Why the text is not a whole reply; null where it is one. */
  problem: RemoteFailure | null;
}

/** A way to ask. @throws RemoteFailure, or an error of the package, before anything was said. */
export type Way = (
  client: OpenAI,
  model: string,
  asked: Asked,
  /** `heard` is called with every sign of life. */
  listening: { signal: AbortSignal; heard(): void },
) => Promise<Said>;

/** As some servers answer what they do not know the address of: with success, and without a stream. */
export function isNoStream({ headers }: Response): boolean {
  return /\bjson\b/.test(headers.get('content-type') ?? '');
}

import type OpenAI from 'openai';
import { APIError } from 'openai/core/error';
import { z } from 'zod';
import type { Word } from '#contract/transcript.ts';
import type { Desk } from './desk.ts';
import { failure } from './failure.ts';

/** A finished recording, and words that are likely said in it. */
export interface Recorded {
  attemptId: string;
  wav: Uint8Array<ArrayBuffer>;
  durationMs: number;
  keywords: readonly string[];
}

/** What a model heard; `words` where it gave their times, often without the text’s punctuation. */
export interface HeardElsewhere {
  model: string;
  text: string;
  words: Word[] | null;
}

const TIMEOUT_MS = 120_000;
/** Far above fifteen minutes of speech. */
const MAX_CHARACTERS = 60_000;
const MAX_WORDS = 20_000;

const Reply = z.object({
  text: z.string().max(MAX_CHARACTERS),
  /** In seconds. What is not of this form is as good as none: the text counts. */
  words: z
    .array(z.object({ word: z.string().min(1), start: z.number().min(0), end: z.number().min(0) }))
    .max(MAX_WORDS)
    .nullish()
    .catch(null),
});

/**
 * Has a model hear a recording.
 * @throws RemoteFailure
 */
export function transcribeOver(desk: Desk) {
  return async (recorded: Recorded): Promise<HeardElsewhere> => {
    const took = { inputTokens: 0, outputTokens: 0, audioMs: recorded.durationMs };
    const { value, model } = await desk.call({
      use: 'hearing',
      attemptId: recorded.attemptId,
      timeoutMs: TIMEOUT_MS,
      atMost: took,
      async run(client, model, signal) {
        const reply = await transcribe(client, model, recorded, signal);
        return { took, read: () => readReply(reply) };
      },
    });
    return { model, ...value };
  };
}

/** The gpt-models give no times, others (Whisper and its kin) do; only gpt-transcribe takes keywords. */
async function transcribe(
  client: OpenAI,
  model: string,
  { wav, keywords }: Recorded,
  signal: AbortSignal,
): Promise<unknown> {
  const file = new File([wav], 'answer.wav', { type: 'audio/wav' });
  const { transcriptions } = client.audio;
  if (model.startsWith('gpt-transcribe')) {
    const hints = { languages: ['en'], ...(keywords.length > 0 && { keywords: [...keywords] }) };
    return transcriptions.create({ file, model, response_format: 'json', ...hints }, { signal });
  }
  const spoken = { file, model, language: 'en' };
  const plain = () => transcriptions.create({ ...spoken, response_format: 'json' }, { signal });
  if (model.startsWith('gpt-')) return plain();
  try {
    return await transcriptions.create(
      { ...spoken, response_format: 'verbose_json', timestamp_granularities: ['word'] },
      { signal },
    );
  } catch (error) {
    if (!refusesTimes(error)) throw error;
    return plain();
  }
}

function refusesTimes(error: unknown): boolean {
  return error instanceof APIError && /verbose_json|timestamp/i.test(error.message);
}

function readReply(reply: unknown): Omit<HeardElsewhere, 'model'> {
  const { data } = Reply.safeParse(reply);
  if (data === undefined) throw failure('notOfSchema');
  const words = data.words?.map(({ word, start, end }) => ({
    text: word,
    startMs: start * 1000,
    endMs: end * 1000,
  }));
  return { text: data.text, words: words ?? null };
}

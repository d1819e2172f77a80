import type OpenAI from 'openai';
import { BadRequestError } from 'openai/core/error';
import type {
  Response,
  ResponseCreateParamsStreaming,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses';
import type { z } from 'zod';
import { RemoteFailure, type RemoteUse } from '#contract/remote.ts';
import type { Desk, Outcome } from './desk.ts';
import { failure, failureNamed, failureOf } from './failure.ts';
import { type StartTimer, startTimer, watchSilence } from './silence.ts';

/** What a language model is asked: the instructions are ours, the input is data. */
export interface Question<Shape extends z.ZodType> {
  use: RemoteUse;
  attemptId: string | null;
  /** Names the shape to the model: letters, digits, underscores. */
  name: string;
  /** Every field required, absent values null: what the Responses API takes as strict. */
  shape: Shape;
  instructions: string;
  input: string;
  /** Reasoning included. */
  maxOutputTokens: number;
}

/** A model reads and may think before its first word, for long where it runs on a plain processor. */
export const SILENCE_MS = 90_000;
const TIMEOUT_MS = 5 * 60_000;
/** English has about four; three leaves room for names and other languages. */
const CHARACTERS_PER_TOKEN = 3;

/**
 * Asks a language model and reads its reply into the shape that was asked for.
 * @throws RemoteFailure
 */
export function askOver(desk: Desk, timer: StartTimer = startTimer) {
  /** Models that want to choose their temperature themselves, as those that reason do. */
  const warm = new Set<string | undefined>();
  return async <Shape extends z.ZodType>(
    question: Question<Shape>,
  ): Promise<Outcome<z.infer<Shape>>> => {
    const { use, attemptId, name, shape, instructions, input, maxOutputTokens } = question;
    const { zodTextFormat } = await import('openai/helpers/zod');
    const format = zodTextFormat(shape, name);
    const inputTokens = tokensOf(instructions, input, JSON.stringify(format.schema));
    return desk.call({
      use,
      attemptId,
      timeoutMs: TIMEOUT_MS,
      atMost: { inputTokens, outputTokens: maxOutputTokens, audioMs: 0 },
      async run(client, model, timeout) {
        const request: ResponseCreateParamsStreaming = {
          model,
          instructions,
          input,
          max_output_tokens: maxOutputTokens,
          // The person's stories are not to be kept there.
          store: false,
          stream: true,
          text: { format },
        };
        const silence = watchSilence(SILENCE_MS, timer);
        const signal = AbortSignal.any([timeout, silence.signal]);
        try {
          const events = await open(client, request, signal, warm);
          const { said, end } = await listen(events, signal, silence.heard);
          // Nothing was said and nothing counted: nothing was taken.
          if (end instanceof RemoteFailure && said === '') throw end;
          const usage = end instanceof RemoteFailure ? undefined : end.usage;
          const took = {
            inputTokens: usage?.input_tokens ?? inputTokens,
            outputTokens: usage?.output_tokens ?? tokensOf(said),
            audioMs: 0,
          };
          return { took, read: () => readReply(end, shape) };
        } finally {
          silence.stop();
        }
      },
    });
  };
}

/** At temperature 0, so that the same words are read alike; without where the model refuses that. */
async function open(
  client: OpenAI,
  request: ResponseCreateParamsStreaming,
  signal: AbortSignal,
  warm: Set<string | undefined>,
): Promise<AsyncIterable<ResponseStreamEvent>> {
  if (!warm.has(request.model)) {
    try {
      return await client.responses.create({ ...request, temperature: 0 }, { signal });
    } catch (error) {
      if (!refusesTemperature(error)) throw error;
      warm.add(request.model);
    }
  }
  return client.responses.create(request, { signal });
}

function refusesTemperature(error: unknown): boolean {
  if (!(error instanceof BadRequestError)) return false;
  return error.param === 'temperature' || /temperature/i.test(error.message);
}

/** What was said, and the whole reply, or why there is none. */
interface Heard {
  said: string;
  end: Response | RemoteFailure;
}

async function listen(
  events: AsyncIterable<ResponseStreamEvent>,
  signal: AbortSignal,
  heard: () => void,
): Promise<Heard> {
  let said = '';
  try {
    for await (const event of events) {
      heard();
      if (event.type === 'response.output_text.delta') said += event.delta;
      if (event.type === 'response.failed') {
        return { said, end: failureNamed(event.response.error?.code) };
      }
      if (event.type === 'response.completed' || event.type === 'response.incomplete') {
        return { said, end: event.response };
      }
    }
  } catch (error) {
    return { said, end: failureOf(error) };
  }
  return { said, end: failure(signal.aborted ? 'timedOut' : 'cutOff') };
}

function readReply<Shape extends z.ZodType>(
  end: Response | RemoteFailure,
  shape: Shape,
): z.infer<Shape> {
  if (end instanceof RemoteFailure) throw end;
  const parts = end.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  if (parts.some(({ type }) => type === 'refusal')) throw failure('refused');
  if (end.incomplete_details?.reason === 'content_filter') throw failure('refused');
  if (end.status === 'incomplete') throw failure('cutOff');
  const text = parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
  const reply = shape.safeParse(jsonOf(text));
  if (!reply.success) throw failure('notOfSchema');
  return reply.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw failure('notOfSchema');
  }
}

function tokensOf(...texts: readonly string[]): number {
  return Math.ceil(texts.join('').length / CHARACTERS_PER_TOKEN);
}

import type { Response } from 'openai/resources/responses/responses';
import type { z } from 'zod';
import type { RemoteUse } from '#contract/remote.ts';
import type { Desk, Outcome } from './desk.ts';
import { failure } from './failure.ts';

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

const TIMEOUT_MS = 90_000;
/** English has about four; three leaves room for names and other languages. */
const CHARACTERS_PER_TOKEN = 3;

/**
 * Asks a language model and reads its reply into the shape that was asked for.
 * @throws RemoteFailure
 */
export function askOver(desk: Desk) {
  return <Shape extends z.ZodType>(question: Question<Shape>): Promise<Outcome<z.infer<Shape>>> => {
    const { use, attemptId, name, shape, instructions, input, maxOutputTokens } = question;
    return desk.call({
      use,
      attemptId,
      timeoutMs: TIMEOUT_MS,
      atMost: {
        inputTokens: Math.ceil((instructions.length + input.length) / CHARACTERS_PER_TOKEN),
        outputTokens: maxOutputTokens,
        audioMs: 0,
      },
      async run(client, model, signal) {
        const { zodTextFormat } = await import('openai/helpers/zod');
        const response = await client.responses.create(
          {
            model,
            instructions,
            input,
            max_output_tokens: maxOutputTokens,
            // The person's stories are not to be kept there.
            store: false,
            text: { format: zodTextFormat(shape, name) },
          },
          { signal },
        );
        const took = {
          inputTokens: response.usage?.input_tokens ?? 0,
          outputTokens: response.usage?.output_tokens ?? 0,
          audioMs: 0,
        };
        return { took, read: () => readReply(response, shape) };
      },
    });
  };
}

function readReply<Shape extends z.ZodType>(response: Response, shape: Shape): z.infer<Shape> {
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  if (parts.some(({ type }) => type === 'refusal')) throw failure('refused');
  const { reason } = response.incomplete_details ?? {};
  if (reason === 'content_filter') throw failure('refused');
  if (response.status === 'incomplete' || reason !== undefined) throw failure('cutOff');
  if (response.status === 'failed') throw failure('failed');
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

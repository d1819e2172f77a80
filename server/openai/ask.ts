import { BadRequestError } from 'openai/core/error';
import type { z } from 'zod';
import { RemoteFailure, type RemoteProblemCode, type RemoteUse } from '#contract/remote.ts';
import { overChat } from './chat.ts';
import type { Amount, Desk, Outcome } from './desk.ts';
import { failure } from './failure.ts';
import { overResponses } from './responses.ts';
import type { Asked, Said, Way } from './said.ts';
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
  /** Nobody waits for the reply any more: what has not come by then is called off. */
  until?: AbortSignal;
}

/** A model reads and may think before its first word, for long where it runs on a plain processor. */
export const SILENCE_MS = 90_000;
const TIMEOUT_MS = 5 * 60_000;
/** English has about four; three leaves room for names and other languages. */
const CHARACTERS_PER_TOKEN = 3;

/** What a server of one’s own may well do better over chat completions. */
const BETTER_BY_CHAT: readonly RemoteProblemCode[] = ['notServed', 'notOfSchema'];

/**
 * Asks a language model and reads its reply into the shape that was asked for.
 * @throws RemoteFailure
 */
export function askOver(desk: Desk, timer: StartTimer = startTimer) {
  /** Models that want to choose their temperature themselves, as those that reason do. */
  const warm = new Set<string>();
  let way: Way = overResponses;

  return async <Shape extends z.ZodType>(
    question: Question<Shape>,
  ): Promise<Outcome<z.infer<Shape>>> => {
    const { instructions, input, maxOutputTokens } = question;
    const form = await formOf(question);
    const asked = { instructions, input, maxOutputTokens, form };
    const askBy = (way: Way) =>
      desk.call({
        use: question.use,
        attemptId: question.attemptId,
        timeoutMs: TIMEOUT_MS,
        atMost: mostOf(asked),
        async run(client, model, timeout) {
          const silence = watchSilence(SILENCE_MS, timer);
          const { until } = question;
          const signal = AbortSignal.any([timeout, silence.signal, ...(until ? [until] : [])]);
          const listening = { signal, heard: silence.heard };
          try {
            const said = await steadily(warm, model, (temperature) =>
              way(client, model, { ...asked, ...temperature }, listening),
            );
            // Nothing was said and nothing counted: nothing was taken.
            if (said.problem !== null && said.text === '' && said.took === null) throw said.problem;
            const counted = said.took ?? {
              inputTokens: mostOf(asked).inputTokens,
              outputTokens: tokensOf(said.text),
            };
            return {
              took: { ...counted, audioMs: 0 },
              read: () => readReply(said, question.shape),
            };
          } finally {
            silence.stop();
          }
        },
      });
    try {
      return await askBy(way);
    } catch (error) {
      if (way === overChat || desk.isAtOpenAi || !failsFor(error, ...BETTER_BY_CHAT)) throw error;
      const outcome = await askBy(overChat).catch((second: unknown) => {
        throw failsFor(second, 'notServed') ? error : second;
      });
      way = overChat;
      return outcome;
    }
  };
}

/** The most that a question takes, asked once. */
export function mostOf({ instructions, input, maxOutputTokens, form }: Asked): Amount {
  const inputTokens = tokensOf(instructions, input, JSON.stringify(form.schema));
  return { inputTokens, outputTokens: maxOutputTokens, audioMs: 0 };
}

/** The form of a reply as models are told of it. */
export async function formOf<Shape extends z.ZodType>({
  name,
  shape,
}: Pick<Question<Shape>, 'name' | 'shape'>): Promise<Asked['form']> {
  const { zodTextFormat } = await import('openai/helpers/zod');
  return { name, schema: zodTextFormat(shape, name).schema };
}

/** At temperature 0, so that the same words are read alike; without where the model refuses that. */
async function steadily(
  warm: Set<string>,
  model: string,
  ask: (temperature: Pick<Asked, 'temperature'>) => Promise<Said>,
): Promise<Said> {
  if (!warm.has(model)) {
    try {
      return await ask({ temperature: 0 });
    } catch (error) {
      if (!refusesTemperature(error)) throw error;
      warm.add(model);
    }
  }
  return ask({});
}

function refusesTemperature(error: unknown): boolean {
  if (!(error instanceof BadRequestError)) return false;
  return error.param === 'temperature' || /temperature/i.test(error.message);
}

function failsFor(error: unknown, ...codes: readonly RemoteProblemCode[]): boolean {
  return error instanceof RemoteFailure && codes.includes(error.problem.code);
}

function readReply<Shape extends z.ZodType>({ text, problem }: Said, shape: Shape): z.infer<Shape> {
  if (problem !== null) throw problem;
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

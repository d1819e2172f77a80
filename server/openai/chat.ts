import type { RemoteFailure } from '#contract/remote.ts';
import { failure, failureOf } from './failure.ts';
import { isNoStream, type Said, type Way } from './said.ts';

/** The same each time, so that the same words are read alike. */
const SEED = 1;

/**
 * Asks over chat completions: for servers of one’s own whose Responses API is missing, or passes over
 * the form that is asked for.
 */
export const overChat: Way = async (client, model, asked, { signal, heard }) => {
  const { instructions, input, maxOutputTokens, form, ...chosen } = asked;
  const { data: chunks, response } = await client.chat.completions
    .create(
      {
        model,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: input },
        ],
        max_tokens: maxOutputTokens,
        seed: SEED,
        stream: true,
        stream_options: { include_usage: true },
        response_format: { type: 'json_schema', json_schema: { ...form, strict: true } },
        ...chosen,
      },
      { signal },
    )
    .withResponse();
  if (isNoStream(response)) throw failure('notServed');
  let text = '';
  let took: Said['took'] = null;
  let end: string | null = null;
  try {
    for await (const { choices, usage } of chunks) {
      heard();
      const [choice] = choices;
      text += choice?.delta.content ?? '';
      end = choice?.delta.refusal ? 'content_filter' : (end ?? choice?.finish_reason ?? null);
      if (usage) took = { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
    }
  } catch (error) {
    return { text, took, problem: failureOf(error) };
  }
  return { text, took, problem: signal.aborted ? failure('timedOut') : problemAt(end) };
};

function problemAt(end: string | null): RemoteFailure | null {
  if (end === 'content_filter') return failure('refused');
  return end === 'stop' ? null : failure('cutOff');
}

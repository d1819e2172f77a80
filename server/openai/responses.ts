import type { Response } from 'openai/resources/responses/responses';
import type { RemoteFailure } from '#contract/remote.ts';
import { failure, failureNamed, failureOf } from './failure.ts';
import { isNoStream, type Said, type Way } from './said.ts';

/** Asks over the Responses API. */
export const overResponses: Way = async (client, model, asked, { signal, heard }) => {
  const { instructions, input, maxOutputTokens, form, ...chosen } = asked;
  const { data: events, response } = await client.responses
    .create(
      {
        model,
        instructions,
        input,
        max_output_tokens: maxOutputTokens,
        // The person's stories are not to be kept there.
        store: false,
        stream: true,
        text: { format: { type: 'json_schema', ...form, strict: true } },
        ...chosen,
      },
      { signal },
    )
    .withResponse();
  if (isNoStream(response)) throw failure('notServed');
  let text = '';
  const cut = (problem: RemoteFailure): Said => ({ text, took: null, problem });
  try {
    for await (const event of events) {
      heard();
      if (event.type === 'response.output_text.delta') text += event.delta;
      if (event.type === 'response.failed') return cut(failureNamed(event.response.error?.code));
      if (event.type === 'response.completed' || event.type === 'response.incomplete') {
        return saidIn(event.response);
      }
    }
  } catch (error) {
    return cut(failureOf(error));
  }
  return cut(failure(signal.aborted ? 'timedOut' : 'cutOff'));
};

function saidIn({ output, usage, status, incomplete_details }: Response): Said {
  const parts = output.flatMap((item) => (item.type === 'message' ? item.content : []));
  const isRefused =
    parts.some(({ type }) => type === 'refusal') || incomplete_details?.reason === 'content_filter';
  const isCut = status === 'incomplete';
  return {
    text: parts.map((part) => (part.type === 'output_text' ? part.text : '')).join(''),
    took: usage ? { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens } : null,
    problem: isRefused ? failure('refused') : isCut ? failure('cutOff') : null,
  };
}

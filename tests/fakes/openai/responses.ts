import type { ServerResponse } from 'node:http';
import type {
  Response,
  ResponseError,
  ResponseOutputRefusal,
  ResponseOutputText,
  ResponseStreamEvent,
  ResponseUsage,
} from 'openai/resources/responses/responses';
import type { Reply } from './server.ts';

/** Tokens that a reply says it took. */
export interface Took {
  inputTokens: number;
  outputTokens: number;
}

const TOOK: Took = { inputTokens: 1_200, outputTokens: 300 };
const ITEM_ID = 'msg_1';
const DELTA_CHARACTERS = 40;

/** Replies for `/responses`, sent as server-sent events: this value in JSON, which is what was asked for. */
export function respondWith(value: unknown, took: Took = TOOK): Reply {
  return respondWithText(JSON.stringify(value), took);
}

/** Any text, such as one that is not JSON. */
export function respondWithText(text: string, took: Took = TOOK): Reply {
  return (_received, response) => {
    const part = textPart(text);
    sendEvents(response, [...begun(), ...spoken(text), ...ended(part, finished(part, took))]);
  };
}

/** The model declines, in words of its own. */
export function respondWithRefusal(refusal: string, took: Took = TOOK): Reply {
  return (_received, response) => {
    const part: ResponseOutputRefusal = { type: 'refusal', refusal };
    sendEvents(response, [...begun(), ...ended(part, finished(part, took))]);
  };
}

/** The reply ends before its end: out of tokens, or stopped by the server’s filter. */
export function respondIncompletely(
  text: string,
  reason: 'max_output_tokens' | 'content_filter',
  took: Took = TOOK,
): Reply {
  return (_received, response) => {
    const cut: Response = {
      ...finished(textPart(text), took),
      status: 'incomplete',
      incomplete_details: { reason },
    };
    const last: ResponseStreamEvent = {
      type: 'response.incomplete',
      sequence_number: 0,
      response: cut,
    };
    sendEvents(response, [...begun(), ...spoken(text), last]);
  };
}

/** The server gives up after it has begun. */
export function respondWithFailure(code: ResponseError['code'], message: string): Reply {
  return (_received, response) => {
    const failed: Response = { ...EMPTY, status: 'failed', error: { code, message } };
    sendEvents(response, [
      ...begun(),
      { type: 'response.failed', sequence_number: 0, response: failed },
    ]);
  };
}

/** An error in the middle of the stream. */
export function respondWithErrorEvent(code: string, message: string): Reply {
  return (_received, response) => {
    sendEvents(response, [
      ...begun(),
      { type: 'error', sequence_number: 0, code, message, param: null },
    ]);
  };
}

/** Begins to speak, then the connection breaks. */
export function breakOffAfter(text: string): Reply {
  return (_received, response) => {
    writeEvents(response, [...begun(), ...spoken(text)]);
    // After what was written has left.
    response.write('', () => response.destroy());
  };
}

/** Says a word each time it is told to, is silent between them, and comes to its end when told. */
export function speakAsTold(took: Took = TOOK) {
  let open: ServerResponse | null = null;
  let text = '';
  const reply: Reply = (_received, response) => {
    open = response;
    writeEvents(response, begun());
  };
  return {
    reply,
    say(word: string) {
      text += word;
      if (open !== null) writeEvents(open, spoken(word));
    },
    end() {
      const part = textPart(text);
      if (open !== null) sendEvents(open, ended(part, finished(part, took)));
    },
  };
}

/** Never says anything. */
export const sayNothing: Reply = () => {};

const EMPTY: Response = {
  id: 'resp_1',
  object: 'response',
  created_at: 1_795_000_000,
  model: 'scripted',
  status: 'in_progress',
  access_programs: null,
  error: null,
  incomplete_details: null,
  instructions: null,
  metadata: null,
  output: [],
  // The package adds it; it does not come over the wire.
  output_text: '',
  parallel_tool_calls: true,
  temperature: 0,
  tool_choice: 'auto',
  tools: [],
  top_p: 1,
};

function finished(part: ResponseOutputText | ResponseOutputRefusal, took: Took): Response {
  return {
    ...EMPTY,
    status: 'completed',
    output: [
      { type: 'message', id: ITEM_ID, role: 'assistant', status: 'completed', content: [part] },
    ],
    usage: usageOf(took),
  };
}

function usageOf({ inputTokens, outputTokens }: Took): ResponseUsage {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}

function textPart(text: string): ResponseOutputText {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

/** A message is on its way. */
function begun(): ResponseStreamEvent[] {
  return [
    { type: 'response.created', sequence_number: 0, response: EMPTY },
    { type: 'response.in_progress', sequence_number: 0, response: EMPTY },
    {
      type: 'response.output_item.added',
      sequence_number: 0,
      output_index: 0,
      item: {
        type: 'message',
        id: ITEM_ID,
        role: 'assistant',
        status: 'in_progress',
        content: [],
      },
    },
    {
      type: 'response.content_part.added',
      sequence_number: 0,
      item_id: ITEM_ID,
      output_index: 0,
      content_index: 0,
      part: textPart(''),
    },
  ];
}

/** The text, piece by piece. */
function spoken(text: string): ResponseStreamEvent[] {
  const pieces = text.match(new RegExp(`[^]{1,${DELTA_CHARACTERS}}`, 'g')) ?? [];
  return pieces.map((delta) => ({
    type: 'response.output_text.delta',
    sequence_number: 0,
    item_id: ITEM_ID,
    output_index: 0,
    content_index: 0,
    delta,
    logprobs: [],
  }));
}

function ended(
  part: ResponseOutputText | ResponseOutputRefusal,
  response: Response,
): ResponseStreamEvent[] {
  const place = { item_id: ITEM_ID, output_index: 0, content_index: 0, sequence_number: 0 };
  return [
    part.type === 'refusal'
      ? { type: 'response.refusal.done', ...place, refusal: part.refusal }
      : { type: 'response.output_text.done', ...place, text: part.text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part },
    { type: 'response.completed', sequence_number: 0, response },
  ];
}

function sendEvents(response: ServerResponse, events: readonly ResponseStreamEvent[]): void {
  writeEvents(response, events);
  response.end();
}

function writeEvents(response: ServerResponse, events: readonly ResponseStreamEvent[]): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    const data = JSON.stringify(event, (key, value) => (key === 'output_text' ? undefined : value));
    response.write(`event: ${event.type}\ndata: ${data}\n\n`);
  }
}

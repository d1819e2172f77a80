import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { Reply } from './server.ts';

type Choice = ChatCompletionChunk['choices'][number];

const BEGUN: Omit<ChatCompletionChunk, 'choices'> = {
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_795_000_000,
  model: 'scripted',
};

/** Replies for `/chat/completions`: this text in two pieces, why it ends, and what it took. */
export function chatWith(text: string, finish_reason: Choice['finish_reason'] = 'stop'): Reply {
  const half = Math.ceil(text.length / 2);
  return chatIn([
    { delta: { role: 'assistant', content: text.slice(0, half) } },
    { delta: { content: text.slice(half) } },
    { delta: {}, finish_reason },
  ]);
}

/** The model declines, in words of its own. */
export function chatRefusing(refusal: string): Reply {
  return chatIn([{ delta: { role: 'assistant', refusal } }, { delta: {}, finish_reason: 'stop' }]);
}

function chatIn(choices: readonly Partial<Choice>[]): Reply {
  const chunks: ChatCompletionChunk[] = choices.map((choice) => ({
    ...BEGUN,
    choices: [{ index: 0, delta: {}, finish_reason: null, ...choice }],
  }));
  const usage = { prompt_tokens: 1_100, completion_tokens: 200, total_tokens: 1_300 };
  return (_received, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const chunk of [...chunks, { ...BEGUN, choices: [], usage }]) {
      response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    }
    response.end('data: [DONE]\n\n');
  };
}

import { connect } from 'node:net';
import type OpenAI from 'openai';
import type { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { MAX_RECORDING_MS } from '#contract/socket.ts';
import type { Desk } from './desk.ts';
import { failureOf } from './failure.ts';
import { type LiveEarEvents, RealtimeEar, type Session } from './realtime-ear.ts';

/** OpenAI ends a session after an hour. */
const TIMEOUT_MS = 60 * 60_000;
const MAX_MESSAGE_BYTES = 256 * 1024;

/**
 * Opens an ear elsewhere that hears while somebody speaks; null where captions are switched off.
 * One that fails, or would pass the limit, ends and says why.
 */
export function liveEarOver(desk: Desk, keywords: () => readonly string[]) {
  return (attemptId: string, events: LiveEarEvents): RealtimeEar | null => {
    if (!desk.isOn('captions')) return null;
    const ear = new RealtimeEar(events);
    desk
      .call({
        use: 'captions',
        attemptId,
        timeoutMs: TIMEOUT_MS,
        // The longest answer: a limit that is kept at the beginning is kept to the end.
        atMost: { inputTokens: 0, outputTokens: 0, audioMs: MAX_RECORDING_MS },
        async run(client, model, signal) {
          const socket = await openSocket(client, model, desk.isAtOpenAi);
          await ear.listen(socket, sessionOf(model, keywords(), desk.isAtOpenAi), signal);
          const took = { inputTokens: 0, outputTokens: 0, audioMs: ear.sentMs };
          return { took, read: () => {} };
        },
      })
      // The ear on this computer goes on, and nothing is lost.
      .catch((error: unknown) => ear.close(failureOf(error)));
    return ear;
  };
}

/** The turns’ ends are told, as the person’s pauses are known here. */
function sessionOf(model: string, keywords: readonly string[], isAtOpenAi: boolean): Session {
  const hints = { languages: ['en'], ...(keywords.length > 0 && { keywords: [...keywords] }) };
  const isOurs = model.startsWith('gpt-live-transcribe') || model.startsWith('gpt-transcribe');
  return {
    type: 'session.update',
    session: {
      type: 'transcription',
      audio: {
        input: {
          format: { type: 'audio/pcm', rate: 24_000 },
          transcription: { model, ...(isOurs ? hints : { language: 'en' }) },
          turn_detection: null,
        },
      },
      ...(!isAtOpenAi && inTheFirstForm(model)),
    },
  };
}

/** The same as the API had it at first, which servers such as speaches speak; others pass over it. */
function inTheFirstForm(model: string) {
  return { turn_detection: null, input_audio_transcription: { model, language: 'en' } };
}

/** Servers of one’s own want to be told the model at once, and OpenAI will not have it. */
function addressOf({ baseURL }: Pick<OpenAI, 'baseURL'>, model: string): URL {
  const url = new URL(`${baseURL.replace(/\/$/, '')}/realtime`);
  url.protocol = 'wss:';
  url.search = new URLSearchParams({ intent: 'transcription', model }).toString();
  return url;
}

/** The package insists on TLS; a server of one’s own that is spoken to without it gets none. */
async function openSocket(
  client: OpenAI,
  model: string,
  isAtOpenAi: boolean,
): Promise<OpenAIRealtimeWS> {
  const { OpenAIRealtimeWS } = await import('openai/realtime/ws');
  const { protocol, hostname, port } = new URL(client.baseURL);
  const host = hostname.replaceAll(/[[\]]/g, '');
  const plain = { createConnection: () => connect(Number(port || 80), host) };
  return new OpenAIRealtimeWS(
    {
      intent: 'transcription',
      ...(!isAtOpenAi && { buildRealtimeURL: () => addressOf(client, model) }),
      options: { maxPayload: MAX_MESSAGE_BYTES, ...(protocol === 'http:' && plain) },
    },
    client,
  );
}

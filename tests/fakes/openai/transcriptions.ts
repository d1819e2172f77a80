import type { ServerResponse } from 'node:http';
import type { Transcription, TranscriptionVerbose } from 'openai/resources/audio/transcriptions';
import { type Received, type Reply, sendJson } from './server.ts';

/** What was asked with a multipart body: its fields in order, and the file’s bytes. */
export interface AskedTranscription {
  fields: [name: string, value: string][];
  file: { name: string; type: string; bytes: Buffer };
}

/** Reads the body of a request for a transcription, as far as such bodies go. */
export async function askedTranscription({ headers, body }: Received): Promise<AskedTranscription> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const fields: [string, string][] = [];
  let file: AskedTranscription['file'] | null = null;
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.push([name, value]);
    else {
      const bytes = Buffer.from(await value.arrayBuffer());
      file = { name: value.name, type: value.type, bytes };
    }
  }
  if (file === null) throw new Error('No file was sent.');
  return { fields, file };
}

/** Answers as gpt-transcribe does: text without times. */
export function hears(text: string): Reply {
  return (_received, response) =>
    sendTranscription(response, { text, languages: [{ code: 'en' }] });
}

/** Answers as Whisper does: the words also bare, each with its start and end in seconds. */
export function hearsTimed(text: string, words: [string, number, number][]): Reply {
  const reply: TranscriptionVerbose = {
    text,
    language: 'english',
    duration: words.at(-1)?.[2] ?? 0,
    words: words.map(([word, start, end]) => ({ word, start, end })),
  };
  return (_received, response) => sendJson(response, reply);
}

function sendTranscription(response: ServerResponse, reply: Transcription): void {
  sendJson(response, reply);
}

import type { Desk } from './desk.ts';
import { failure } from './failure.ts';

/** Something to be read aloud. */
export interface Speech {
  text: string;
  /** The voice’s name at the server. */
  voice: string;
}

const TIMEOUT_MS = 20_000;
/** An interviewer’s pace: about 150 words a minute. */
const MS_PER_WORD = 400;
/** English has about four; three leaves room for names. */
const CHARACTERS_PER_TOKEN = 3;

/**
 * Has a text read aloud, as MP3. The reply tells no length, so what it took is reckoned from the words.
 * @throws RemoteFailure
 */
export function speakOver(desk: Desk) {
  return async ({ text, voice }: Speech): Promise<Buffer> => {
    const took = {
      inputTokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN),
      outputTokens: 0,
      audioMs: text.split(/\s+/).length * MS_PER_WORD,
    };
    const { value } = await desk.call({
      use: 'voice',
      attemptId: null,
      timeoutMs: TIMEOUT_MS,
      atMost: { ...took, audioMs: 2 * took.audioMs },
      async run(client, model, signal) {
        const response = await client.audio.speech.create(
          { model, voice, input: text, response_format: 'mp3' },
          { signal },
        );
        const bytes = Buffer.from(await response.arrayBuffer());
        return { took, read: () => soundIn(bytes, response.headers.get('content-type')) };
      },
    });
    return value;
  };
}

/** Some servers answer an error page as if it were sound. */
function soundIn(bytes: Buffer, type: string | null): Buffer {
  if (bytes.length === 0 || /^(?:text|application\/json)\b/.test(type ?? '')) {
    throw failure('notOfSchema');
  }
  return bytes;
}

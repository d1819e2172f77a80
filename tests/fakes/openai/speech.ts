import type { Reply } from './server.ts';

/** Replies for `/audio/speech`: these bytes as a sound. */
export function speakBytes(bytes: string, type = 'audio/mpeg'): Reply {
  return (_received, response) => {
    response.writeHead(200, { 'content-type': type }).end(bytes);
  };
}

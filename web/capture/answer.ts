import type { Microphone, MicrophoneAnswer, RehearsalClient } from './types.ts';

/**
 * Feeds an open microphone into a client that has been started or resumed, until `stop` or
 * `discard`. While the client is paused it takes no sound.
 */
export function recordAnswer(microphone: Microphone, client: RehearsalClient): MicrophoneAnswer {
  const unsubscribe = microphone.onFrame((pcm) => client.push(pcm));
  return {
    async pause() {
      await microphone.flush();
      client.pause();
    },
    async continue() {
      // What was heard during the pause must not open the next stretch.
      await microphone.flush();
      client.continue();
    },
    async stop() {
      await microphone.flush();
      unsubscribe();
      client.stop();
    },
    async discard() {
      unsubscribe();
      client.discard();
    },
  };
}

import { type ClientMessage, encodeFrame, PROTOCOL } from '#contract/socket.ts';
import { Connection } from '../../server/session/connection.ts';
import type { LiveAnswers } from '../../server/session/live.ts';
import type { Stages } from '../../server/session/stages.ts';
import { FakeWire } from './stages.ts';

/** A tab of the page: one socket, said hello to. */
export async function openTab(stages: Stages, answers: LiveAnswers, deviceId: string) {
  const wire = new FakeWire();
  const connection = new Connection(stages, answers, wire);
  const tab = {
    wire,
    connection,
    say: (message: ClientMessage) => connection.receiveText(JSON.stringify(message)),
    async speak(pcm: Int16Array, fromSample = 0) {
      for (let at = 0; at < pcm.length; at += 1600) {
        const frame = encodeFrame(fromSample + at, pcm.slice(at, at + 1600));
        await connection.receiveFrame(new Uint8Array(frame));
      }
    },
  };
  await tab.say({ type: 'hello', protocol: PROTOCOL, deviceId });
  return tab;
}

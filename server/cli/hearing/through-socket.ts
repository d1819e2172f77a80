import { setTimeout as wait } from 'node:timers/promises';
import { encodeFrame } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import { connect } from '../bench/client.ts';
import { RunningServer } from '../bench/running-server.ts';

const FRAME_SAMPLES = 1_600;
/** So much sound may be on its way before the server has it on disk. */
const AHEAD_SAMPLES = 10 * SAMPLE_RATE_HZ;
const QUESTION = { text: 'Tell me about a time you raised the quality of a product.' };

/** Turns a whole recording (-1..1, 16 kHz mono) into settled words. */
export type Hear = (samples: Float32Array) => Promise<Word[]>;

/** Runs `work` with the real server, which hears each recording as a stream of frames over its socket. */
export async function withServer<T>(work: (hear: Hear) => Promise<T>): Promise<T> {
  const server = new RunningServer();
  try {
    await server.start();
    return await work((samples) => hearThrough(server.address, samples));
  } finally {
    await server.remove();
  }
}

/** As fast as the server takes it; what settles does not depend on the pace. */
async function hearThrough(address: string, samples: Float32Array): Promise<Word[]> {
  const settled: Word[] = [];
  let [kept, nothingHeard] = [0, false];
  const client = await connect(address, (message) => {
    if (message.type === 'ack') kept = message.nextSample;
    if (message.type === 'error') nothingHeard = message.code === 'nothingHeard';
    if (message.type === 'captions') {
      settled.splice(message.settledFrom, settled.length, ...message.settled);
    }
  });
  try {
    const started = client.heard('started');
    client.say({ type: 'start', question: QUESTION, source: 'upload' });
    await started;
    const pcm = Int16Array.from(samples, (sample) =>
      Math.round(32_767 * Math.max(-1, Math.min(1, sample))),
    );
    for (let at = 0; at < pcm.length; at += FRAME_SAMPLES) {
      client.send(encodeFrame(at, pcm.subarray(at, at + FRAME_SAMPLES)));
      while (at - kept > AHEAD_SAMPLES) await wait(1);
    }
    const rated = client.heard('rated');
    client.say({ type: 'stop', atSample: pcm.length });
    await rated;
    return settled;
  } catch (reason) {
    if (nothingHeard) return [];
    throw reason;
  } finally {
    client.close();
  }
}

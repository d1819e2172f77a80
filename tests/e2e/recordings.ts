import { setTimeout as wait } from 'node:timers/promises';
import { LoopDetail } from '#contract/loop.ts';
import { type Asked, encodeFrame } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { connect } from '../../server/cli/bench/client.ts';
import { readWav } from '../../server/cli/read-wav.ts';
import { fixture } from './understudy.ts';

const FRAME_SAMPLES = 4_000;
/** The server holds no more than so much that it has not yet written. */
const AHEAD_SAMPLES = 5 * SAMPLE_RATE_HZ;

/** Where the person paused while recording, in ms of the sound, and for how long. */
interface Pause {
  atMs: number;
  pausedMs: number;
}

/** Sends a fixture's sound to a running server as an answer, in haste; the attempt's id. */
export async function record(
  address: string,
  asked: Asked,
  wav: string,
  pause?: Pause,
): Promise<string> {
  let kept = 0;
  const rated = Promise.withResolvers<string>();
  const client = await connect(address, (message) => {
    if (message.type === 'ack') kept = message.nextSample;
    if (message.type === 'rated') rated.resolve(message.attemptId);
  });
  const started = client.heard('started');
  client.say({ type: 'start', question: asked, source: 'upload' });
  await started;
  const pcm = Int16Array.from(readWav(fixture(wav)), (sample) => Math.round(sample * 32_767));
  const pausedAt = pause && Math.ceil((pause.atMs * SAMPLE_RATE_HZ) / 1000 / FRAME_SAMPLES);
  for (let at = 0; at < pcm.length; at += FRAME_SAMPLES) {
    if (pause && at / FRAME_SAMPLES === pausedAt) {
      client.say({ type: 'pause', atSample: at });
      client.say({ type: 'continue', atSample: at, pausedMs: pause.pausedMs });
    }
    client.send(encodeFrame(at, pcm.subarray(at, at + FRAME_SAMPLES)));
    while (at - kept > AHEAD_SAMPLES) await wait(1);
  }
  client.say({ type: 'stop', atSample: pcm.length });
  const attemptId = await rated.promise;
  client.close();
  return attemptId;
}

/** Types an answer to whatever a loop asks now. */
export async function type(address: string, loopId: string, text: string): Promise<void> {
  const client = await connect(address);
  const rated = client.heard('rated');
  client.say({ type: 'say', question: { loopId }, text });
  await rated;
  client.close();
}

/** Takes a step in a loop, or begins one of a scenario. */
export async function loopStep(
  address: string,
  step: { begin: string } | { id: string; step: 'skip' | 'finish' },
): Promise<LoopDetail> {
  const [path, body] =
    'begin' in step
      ? ['/api/loops', { scenarioId: step.begin }]
      : [`/api/loops/${step.id}/${step.step}`, {}];
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return LoopDetail.parse(await answer.json());
}

import { setTimeout as wait } from 'node:timers/promises';
import { encodeFrame } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import { connect } from './client.ts';

const FRAME_SAMPLES = 1_600;
const FRAME_MS = (FRAME_SAMPLES / SAMPLE_RATE_HZ) * 1000;
const QUESTION = { text: 'Tell me about a time you raised the quality of a product.' };

/** What was captioned at a moment (`performance.now()`): settled words and provisional ones. */
export interface CaptionMoment {
  atMs: number;
  words: Word[];
}

/** What one spoken answer took. */
export interface SpokenAnswer {
  /** From saying stop to having the scorecard. */
  stopToScorecardMs: number;
  /** When the first sample of the part in real time was sent (`performance.now()`), at which sample. */
  liveFromMs: number;
  liveFromSample: number;
  captions: CaptionMoment[];
  /** The final words. */
  words: Word[];
}

/**
 * Speaks one answer to a running server over a real socket: all but the last `liveMs` as fast as
 * the server keeps up, the rest at the pace of speech, then stops.
 */
export async function speakAnswer(
  address: string,
  pcm: Int16Array,
  liveMs: number,
): Promise<SpokenAnswer> {
  const captions: CaptionMoment[] = [];
  const settled: Word[] = [];
  let kept = 0;
  let lastCaptionMs = performance.now();
  const client = await connect(address, (message) => {
    if (message.type === 'ack') kept = message.nextSample;
    if (message.type === 'captions') {
      lastCaptionMs = performance.now();
      settled.splice(message.settledFrom, settled.length, ...message.settled);
      captions.push({ atMs: lastCaptionMs, words: [...settled, ...message.provisional] });
    }
  });
  const sendFrame = (at: number) =>
    client.send(encodeFrame(at, pcm.subarray(at, at + FRAME_SAMPLES)));

  const started = client.heard('started');
  client.say({ type: 'start', question: QUESTION, source: 'microphone' });
  await started;

  const liveFromSample = liveStart(pcm.length, liveMs);
  for (let at = 0; at < liveFromSample; at += FRAME_SAMPLES) {
    sendFrame(at);
    while (at - kept > 10 * SAMPLE_RATE_HZ) await wait(1);
  }
  // The server has caught up with what was sent in haste once it has nothing more to say.
  lastCaptionMs = performance.now();
  while (liveFromSample > 0 && performance.now() - lastCaptionMs < 2_000) await wait(20);

  const liveFromMs = performance.now();
  for (let at = liveFromSample; at < pcm.length; at += FRAME_SAMPLES) {
    const dueMs = liveFromMs + ((at - liveFromSample) / FRAME_SAMPLES + 1) * FRAME_MS;
    await wait(Math.max(0, dueMs - performance.now()));
    sendFrame(at);
  }
  const rated = client.heard('rated');
  const stopMs = performance.now();
  client.say({ type: 'stop', atSample: pcm.length });
  await rated;
  const stopToScorecardMs = performance.now() - stopMs;
  client.close();
  return { stopToScorecardMs, liveFromMs, liveFromSample, captions, words: settled };
}

function liveStart(samples: number, liveMs: number): number {
  const live = (liveMs / 1000) * SAMPLE_RATE_HZ;
  return Math.max(0, Math.floor((samples - live) / FRAME_SAMPLES) * FRAME_SAMPLES);
}

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import {
  type ClientMessage,
  encodeFrame,
  PROTOCOL,
  ServerMessage,
  SOCKET_PATH,
} from '#contract/socket.ts';
import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';

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
  const socket = new WebSocket(address.replace('http', 'ws') + SOCKET_PATH);
  const captions: CaptionMoment[] = [];
  const settled: Word[] = [];
  const waiting = new Map<ServerMessage['type'], () => void>();
  let kept = 0;
  let lastCaptionMs = performance.now();
  socket.on('message', (data) => {
    const message = ServerMessage.parse(JSON.parse(data.toString()));
    if (message.type === 'error') throw new Error(message.message);
    if (message.type === 'ack') kept = message.nextSample;
    if (message.type === 'captions') {
      lastCaptionMs = performance.now();
      settled.splice(message.settledFrom, settled.length, ...message.settled);
      captions.push({ atMs: lastCaptionMs, words: [...settled, ...message.provisional] });
    }
    waiting.get(message.type)?.();
  });
  const say = (message: ClientMessage) => socket.send(JSON.stringify(message));
  const heard = (type: ServerMessage['type']) =>
    new Promise<void>((resolve) => waiting.set(type, resolve));
  const sendFrame = (at: number) =>
    socket.send(encodeFrame(at, pcm.subarray(at, at + FRAME_SAMPLES)));

  await once(socket, 'open');
  const ready = heard('ready');
  say({ type: 'hello', protocol: PROTOCOL, deviceId: randomUUID() });
  await ready;
  const started = heard('started');
  say({ type: 'start', question: QUESTION, source: 'microphone' });
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
  const rated = heard('rated');
  const stopMs = performance.now();
  say({ type: 'stop', atSample: pcm.length });
  await rated;
  const stopToScorecardMs = performance.now() - stopMs;
  socket.close();
  return { stopToScorecardMs, liveFromMs, liveFromSample, captions, words: settled };
}

function liveStart(samples: number, liveMs: number): number {
  const live = (liveMs / 1000) * SAMPLE_RATE_HZ;
  return Math.max(0, Math.floor((samples - live) / FRAME_SAMPLES) * FRAME_SAMPLES);
}

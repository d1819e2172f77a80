import { expect, test } from 'vitest';
import { Segmenter } from '../server/segment/segmenter.ts';
import { type Captions, Listener } from '../server/session/listener.ts';
import { DecodeQueue } from '../server/transcript/decode-queue.ts';
import { Transcriber } from '../server/transcript/transcriber.ts';
import { loudnessVoice, pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';

const FRAME_SAMPLES = 1_600;

/** Speaks the sound in frames, each preview done before the next frame; tells what was decoded. */
async function listenTo(...stretchesMs: number[]) {
  const decodedMs: number[] = [];
  const captions: Captions[] = [];
  const recognizer = {
    ...countingRecognizer,
    decode(samples: Float32Array) {
      decodedMs.push(samples.length / 16);
      return countingRecognizer.decode(samples);
    },
  };
  const listener = new Listener(
    new Segmenter(loudnessVoice()),
    new Transcriber(new DecodeQueue(Promise.resolve(recognizer))),
    (now) => captions.push(now),
  );
  const pcm = pcmOf(soundOf(...stretchesMs));
  for (let at = 0; at < pcm.length; at += FRAME_SAMPLES) {
    listener.hear(pcm.slice(at, at + FRAME_SAMPLES), true);
    await new Promise(setImmediate);
  }
  return { decodedMs, captions, finish: () => listener.finish() };
}

test('after a pause only what follows it is previewed, behind the words before it', async () => {
  const { decodedMs, captions } = await listenTo(500, 2_000, 500, 1_500);
  const last = captions.at(-1);
  expect(last?.settled).toEqual([]);
  expect(last?.provisional).toHaveLength(7);
  expect(Math.max(...decodedMs)).toBeLessThan(2_800);
  const times = last?.provisional.map(({ startMs }) => startMs ?? 0) ?? [];
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[4]).toBeGreaterThanOrEqual(2_900);
});

test('in each pause the whole window is previewed, which its last words need no second time', async () => {
  const { decodedMs, finish } = await listenTo(500, 2_000, 500, 1_500, 500);
  expect(decodedMs.at(-1)).toBeGreaterThan(4_000);
  const decodes = decodedMs.length;
  expect(await finish()).toHaveLength(7);
  expect(decodedMs).toHaveLength(decodes);
});

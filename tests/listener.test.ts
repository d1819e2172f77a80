import { expect, test } from 'vitest';
import { Segmenter } from '../server/segment/segmenter.ts';
import { type Captions, Listener } from '../server/session/listener.ts';
import { DecodeQueue } from '../server/transcript/decode-queue.ts';
import { Transcriber } from '../server/transcript/transcriber.ts';
import { loudnessVoice, pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';

const FRAME_SAMPLES = 1_600;

/**
 * Speaks the sound in frames, each preview done before the next frame; tells what was decoded. With
 * less voice than `deafUntilMs` the recogniser prints nothing.
 */
async function listenTo(stretchesMs: number[], deafUntilMs = 0) {
  const decodedMs: number[] = [];
  const captions: Captions[] = [];
  const recognizer = {
    ...countingRecognizer,
    decode(samples: Float32Array) {
      decodedMs.push(samples.length / 16);
      const voicedMs = samples.filter((sample) => sample > 0.1).length / 16;
      return voicedMs < deafUntilMs ? Promise.resolve('') : countingRecognizer.decode(samples);
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

/** A word is said each half second from 500 ms on; pieces may round at their edges. */
function expectEachWordOnce(captions: readonly Captions[]) {
  let before = 0;
  for (const { settledFrom, settled, provisional } of captions) {
    const count = settledFrom + settled.length + provisional.length;
    const saidMs = ([...settled, ...provisional].at(-1)?.endMs ?? 0) - 500;
    expect(Math.abs(count - saidMs / 500)).toBeLessThan(2.5);
    expect(count).toBeGreaterThanOrEqual(before - 1);
    before = count;
  }
}

test('after a pause only what follows it is previewed, behind the words before it', async () => {
  const { decodedMs, captions } = await listenTo([500, 2_000, 500, 1_500]);
  const last = captions.at(-1);
  expect(last?.settled).toEqual([]);
  expect(last?.provisional).toHaveLength(7);
  expect(Math.max(...decodedMs)).toBeLessThan(2_800);
  const times = last?.provisional.map(({ startMs }) => startMs ?? 0) ?? [];
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[4]).toBeGreaterThanOrEqual(2_900);
});

test('what was said is previewed once more with the silence behind it, and is then final', async () => {
  const { decodedMs, finish } = await listenTo([500, 2_000, 900]);
  expect(decodedMs.at(-1)).toBeGreaterThan(2_650);
  expect(decodedMs.at(-1)).toBeLessThan(2_750);
  const decodes = decodedMs.length;
  expect(await finish()).toHaveLength(4);
  expect(decodedMs).toHaveLength(decodes);
});

test('a window with pauses is heard whole for its final words', async () => {
  const { decodedMs, finish } = await listenTo([500, 2_000, 500, 1_500, 500]);
  expect(Math.max(...decodedMs)).toBeLessThan(2_800);
  expect(await finish()).toHaveLength(7);
  expect(decodedMs.at(-1)).toBeGreaterThan(4_000);
});

test('long speech is previewed in pieces, and no word of it is lost or said twice', async () => {
  const { decodedMs, captions } = await listenTo([500, 9_000]);
  expect(Math.max(...decodedMs)).toBeLessThan(4_100);
  expectEachWordOnce(captions);
});

test('where a window is cut in speech, what was previewed behind the cut still stands', async () => {
  const { decodedMs, captions } = await listenTo([500, 4_500, 130, 8_000]);
  expect(captions.some(({ settled }) => settled.length > 0)).toBe(true);
  expect(decodedMs.filter((ms) => ms > 4_100)).toHaveLength(1);
  expectEachWordOnce(captions);
});

test('a piece that yields nothing is heard again with all before it', async () => {
  const { decodedMs, captions } = await listenTo([500, 2_000, 500, 500], 1_000);
  expect(decodedMs.at(-1)).toBeGreaterThan(3_000);
  expect(captions.at(-1)?.provisional).toHaveLength(5);
});

test('a preview that waited for others is followed by as long without one', async () => {
  const askedAtMs: number[] = [];
  const turns: (() => void)[] = [];
  let heardMs = 0;
  const listener = new Listener(
    new Segmenter(loudnessVoice()),
    {
      name: () => Promise.resolve('held'),
      settle: () => Promise.resolve([]),
      isCrowded: () => false,
      async preview(window) {
        askedAtMs.push(heardMs + 100);
        await new Promise<void>((resolve) => turns.push(resolve));
        window();
        return [];
      },
    },
    () => {},
  );
  const pcm = pcmOf(soundOf(0, 4_000));
  const hearMs = async (ms: number) => {
    for (const untilMs = heardMs + ms; heardMs < untilMs; heardMs += 100) {
      listener.hear(pcm.slice(heardMs * 16, heardMs * 16 + FRAME_SAMPLES), true);
      await new Promise(setImmediate);
    }
  };
  const takeTurn = async (turn: number) => {
    turns[turn]?.();
    await new Promise(setImmediate);
  };
  await hearMs(1_000);
  await takeTurn(0);
  await hearMs(1_000);
  const [first = 0, second = 0] = askedAtMs;
  expect(first).toBeLessThanOrEqual(300);
  expect(second).toBeGreaterThanOrEqual(1_000 + (1_000 - first) - 50);
  await takeTurn(1);
  await hearMs(400);
  expect(askedAtMs).toHaveLength(3);
});

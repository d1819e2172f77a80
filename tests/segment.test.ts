import { expect, test } from 'vitest';
import { Segmenter } from '../server/segment/segmenter.ts';
import { createSilero } from '../server/segment/silero.ts';
import { FRAME_SAMPLES } from '../server/segment/voice-activity.ts';
import { msOf, type SpeechWindow, speechOf } from '../server/segment/window.ts';
import { loudnessVoice, soundOf } from './fakes/loudness-voice.ts';

function windowsOf(sound: Float32Array, chunkSamples = 1600): SpeechWindow[] {
  const segmenter = new Segmenter(loudnessVoice());
  const windows: SpeechWindow[] = [];
  for (let from = 0; from < sound.length; from += chunkSamples) {
    windows.push(...segmenter.accept(sound.slice(from, from + chunkSamples)));
  }
  const last = segmenter.flush();
  if (last !== null) windows.push(last);
  return windows;
}

const voiced = (samples: Float32Array) => samples.filter((sample) => sample > 0).length;

const spansOf = (windows: SpeechWindow[]) =>
  windows.map(({ startSample, samples }) => [
    Math.round(msOf(startSample)),
    Math.round(msOf(startSample + samples.length)),
  ]);

test('silence gives no window', () => {
  expect(windowsOf(soundOf(30_000))).toEqual([]);
});

test('a window holds the sound around the voice, at its place in the recording', () => {
  const sound = soundOf(5_000, 3_000, 4_000);
  const [window, ...others] = windowsOf(sound);
  expect(others).toEqual([]);
  const startMs = msOf(window?.startSample ?? 0);
  expect(startMs).toBeGreaterThan(4_500);
  expect(startMs).toBeLessThanOrEqual(4_700);
  expect(window?.samples).toEqual(
    sound.slice(window?.startSample, (window?.startSample ?? 0) + (window?.samples.length ?? 0)),
  );
});

test('speech of any shape is cut into windows of at most 11 s that lose no voice', () => {
  const sound = soundOf(
    ...[400, 2_000, 300, 9_000, 250, 3_000, 900, 20_000, 300, 40_000, 100, 700, 2_500, 800, 1_000],
  );
  const windows = windowsOf(sound);
  for (const { samples } of windows) expect(msOf(samples.length)).toBeLessThanOrEqual(11_300);
  const kept = new Float32Array(sound.length);
  for (const { startSample, samples } of windows) kept.set(samples, startSample);
  expect(voiced(kept)).toBe(voiced(sound));
});

test('no sample of voice is given to two windows that a pause parts', () => {
  const windows = windowsOf(soundOf(300, ...Array.from({ length: 12 }, () => [5_000, 200]).flat()));
  expect(windows.length).toBeGreaterThan(4);
  const given = windows.reduce((sum, { samples }) => sum + voiced(samples), 0);
  expect(given).toBe(60_000 * 16);
});

test('where no pause parts two windows they share a seam of three to four seconds', () => {
  const windows = windowsOf(soundOf(300, 30_000, 300));
  expect(windows).toHaveLength(5);
  for (const [index, { startSample, samples, beginsIn, endsIn }] of windows.entries()) {
    expect(beginsIn).toBe(windows[index - 1]?.endsIn);
    expect(endsIn === undefined).toBe(index === 4);
    if (beginsIn !== undefined) {
      expect(startSample).toBe(beginsIn.startSample);
      const sharedMs = msOf(beginsIn.endSample - beginsIn.startSample);
      expect(sharedMs).toBeGreaterThanOrEqual(3_000);
      expect(sharedMs).toBeLessThanOrEqual(4_000);
    }
    if (endsIn !== undefined) expect(startSample + samples.length).toBe(endsIn.endSample);
  }
  const voicedMs = speechOf(windows).reduce((sum, span) => sum + span.endMs - span.startMs, 0);
  expect(voicedMs).toBeGreaterThanOrEqual(30_000);
  expect(voicedMs).toBeLessThan(30_100);
});

test('a window that ends in speech was never looked at as it is', () => {
  const segmenter = new Segmenter(loudnessVoice());
  const sound = soundOf(300, 30_000);
  const seen = new Set<number>();
  let inSpeech = 0;
  for (let from = 0; from < sound.length; from += 100) {
    for (const { startSample, samples, endsIn } of segmenter.accept(
      sound.slice(from, from + 100),
    )) {
      if (endsIn !== undefined) inSpeech += 1;
      expect(seen.has(startSample + samples.length)).toBe(false);
    }
    seen.add(segmenter.outline()?.endSample ?? 0);
  }
  expect(inSpeech).toBe(4);
});

test('a short pause leaves a short window open; a longer one closes a long window', () => {
  expect(spansOf(windowsOf(soundOf(500, 2_000, 600, 2_000, 500)))).toHaveLength(1);
  expect(spansOf(windowsOf(soundOf(500, 7_000, 800, 7_000, 500)))).toHaveLength(2);
});

test('the cut falls on the longest pause when none closes the window', () => {
  const windows = windowsOf(soundOf(500, 8_000, 150, 3_000, 100, 9_000, 500));
  const cutMs = spansOf(windows)[0]?.[1] ?? 0;
  expect(Math.abs(cutMs - 8_600)).toBeLessThan(100);
});

test('chunks of any size give the same windows', () => {
  const sound = soundOf(500, 7_000, 800, 4_000, 3_000, 16_000, 500);
  const whole = spansOf(windowsOf(sound, sound.length));
  expect(spansOf(windowsOf(sound, 37))).toEqual(whole);
  expect(spansOf(windowsOf(sound, 1_600))).toEqual(whole);
});

test('the open window can be looked at while it grows', () => {
  const segmenter = new Segmenter(loudnessVoice());
  expect(segmenter.open()).toBeNull();
  segmenter.accept(soundOf(500, 1_000));
  const open = segmenter.open();
  expect(Math.round(open?.speech.at(-1)?.endMs ?? 0)).toBeGreaterThan(1_400);
  segmenter.accept(soundOf(0, 1_000));
  expect(segmenter.open()?.samples.length).toBeGreaterThan(open?.samples.length ?? 0);
});

test('the real detector finds no voice in silence, noise or a tone', () => {
  const silero = createSilero();
  let seed = 1;
  const noise = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return (seed / 2_147_483_647 - 0.5) * 0.1;
  };
  const sounds = [
    () => 0,
    noise,
    (at: number) => 0.3 * Math.sin((2 * Math.PI * 440 * at) / 16_000),
  ];
  for (const sound of sounds) {
    let heard = 0;
    for (let at = 0; at < 160_000; at += FRAME_SAMPLES) {
      const frame = Float32Array.from({ length: FRAME_SAMPLES }, (_, index) => sound(at + index));
      if (silero.hears(frame)) heard += 1;
    }
    expect(heard).toBe(0);
  }
});

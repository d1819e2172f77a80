import { describe, expect, test } from 'vitest';
import type { AttemptDetail, AttemptSummary } from '#contract/attempt.ts';
import type { Dimension } from '#contract/element.ts';
import type { Word } from '#contract/transcript.ts';
import { dayName, daysOf } from '../web/replay/days.ts';
import { peaksOf } from '../web/replay/peaks.ts';
import { Player } from '../web/replay/player.ts';
import { marksOf, scriptOf, tracksOf } from '../web/replay/script.ts';
import { clipOf, skipped, speedBeside, wordAt } from '../web/replay/timeline.ts';
import type { MarginNote } from '../web/ui/script.ts';
import { FakeSound } from './fakes/sound.ts';

const MAIN = 'e2a1c1de-3d0c-4a55-8a83-0a5f5f1f8b01';
const FOLLOW_UP = 'e2a1c1de-3d0c-4a55-8a83-0a5f5f1f8b02';

function word(text: string, startMs: number | null, endMs: number | null): Word {
  return { text, startMs, endMs };
}

/** Four words, the last one after a silence. */
const WORDS = [
  word('We', 500, 700),
  word('wrote', 700, 1_000),
  word('it', 1_050, 1_200),
  word('down.', 4_000, 4_500),
];
const UNTIMED = WORDS.map(({ text }) => word(text, null, null));

describe('the word that is heard', () => {
  test.each([
    [0, null],
    [498, null],
    [499.5, 0],
    [500, 0],
    [699.9, 1],
    [1_020, 1],
    [1_050, 2],
    [1_599, 2],
    [1_601, null],
    [4_000, 3],
    [60_000, null],
  ])('at %d ms', (timeMs, index) => {
    expect(wordAt(WORDS, timeMs)).toBe(index);
  });

  test('is none where there are no words or no times', () => {
    expect(wordAt([], 100)).toBeNull();
    expect(wordAt(UNTIMED, 1_000)).toBeNull();
  });
});

describe('a clip', () => {
  test('has a little sound around its words', () => {
    expect(clipOf(WORDS, { from: 1, to: 3 }, 10_000)).toEqual({ startMs: 550, endMs: 1_450 });
  });

  test('stays within the sound', () => {
    const words = [word('Now', 40, 900)];
    expect(clipOf(words, { from: 0, to: 1 }, 1_000)).toEqual({ startMs: 0, endMs: 1_000 });
  });

  test.each([
    ['typed words', UNTIMED, { from: 0, to: 2 }],
    ['words that are not there', WORDS, { from: 3, to: 9 }],
  ])('is none for %s', (_, words, range) => {
    expect(clipOf(words, range, 10_000)).toBeNull();
  });
});

test('skipping stays within the sound', () => {
  expect(skipped(7_000, -5_000, 60_000)).toBe(2_000);
  expect(skipped(2_000, -5_000, 60_000)).toBe(0);
  expect(skipped(58_000, 5_000, 60_000)).toBe(60_000);
});

test('speeds go step by step and stop at both ends', () => {
  expect(speedBeside(1, 1)).toBe(1.25);
  expect(speedBeside(1, -1)).toBe(0.75);
  expect(speedBeside(0.75, -1)).toBe(0.75);
  expect(speedBeside(2, 1)).toBe(2);
});

describe('an attempt as a script', () => {
  const utterance = (
    id: string,
    position: number,
    words: Word[] | null,
    soundUrl: string | null,
  ) => ({
    id,
    position,
    transcript: words && { recognizer: 'scripted', words },
    pauses: [],
    soundUrl,
    durationMs: soundUrl === null ? null : 5_000,
  });
  const attempt = (
    ...utterances: AttemptDetail['utterances']
  ): Pick<AttemptDetail, 'state' | 'utterances'> => ({ state: 'rated', utterances });

  test('names the answer and its follow-ups, and leaves out what has no words', () => {
    const script = scriptOf(
      attempt(
        utterance(MAIN, 0, WORDS, '/a'),
        utterance('lost', 1, null, '/b'),
        utterance(FOLLOW_UP, 2, UNTIMED, null),
      ),
    );
    expect(script.map(({ id, label }) => [id, label])).toEqual([
      [MAIN, 'You'],
      [FOLLOW_UP, 'Follow-up 2'],
    ]);
  });

  test('has the sounds of the utterances that have one, in order, words or not', () => {
    expect(tracksOf(attempt(utterance(MAIN, 0, UNTIMED, null)))).toEqual([]);
    expect(tracksOf({ ...attempt(utterance(MAIN, 0, null, '/a')), state: 'recording' })).toEqual(
      [],
    );
    const both = attempt(utterance(MAIN, 0, null, '/a'), utterance(FOLLOW_UP, 1, WORDS, '/b'));
    expect(tracksOf(both)).toEqual([
      { utteranceId: MAIN, label: 'You', url: '/a', durationMs: 5_000, words: [] },
      { utteranceId: FOLLOW_UP, label: 'Follow-up 1', url: '/b', durationMs: 5_000, words: WORDS },
    ]);
  });

  test('marks evidence by dimension, in order, overlaps as one, and only what can be heard', () => {
    const track = { utteranceId: MAIN, label: 'You', url: '/a', durationMs: 5_000, words: WORDS };
    const note = (
      dimension: Dimension,
      from: number,
      to: number,
      utteranceId = MAIN,
    ): MarginNote => ({
      element: 'M1',
      dimension,
      evidence: { utteranceId, from, to },
    });
    const notes = [
      note('data', 3, 4),
      note('mechanism', 3, 4),
      note('mechanism', 1, 2),
      note('mechanism', 0, 3),
      note('mechanism', 0, 1, FOLLOW_UP),
    ];
    expect(marksOf(notes, track)).toEqual([
      { dimension: 'mechanism', startMs: 350, endMs: 1_450 },
      { dimension: 'mechanism', startMs: 3_850, endMs: 4_750 },
      { dimension: 'data', startMs: 3_850, endMs: 4_750 },
    ]);
  });
});

describe('peaks', () => {
  test('are the loudest sample of each stretch, whatever its sign', () => {
    const samples = Float32Array.of(0, 0.25, -0.5, 0.125, 0, 0, 0.75, -1);
    expect(peaksOf(samples, 4)).toEqual([0.25, 0.5, 0, 1]);
  });

  test('leave out no sample when the stretches are uneven', () => {
    for (let loud = 0; loud < 10; loud += 1) {
      const samples = new Float32Array(10);
      samples[loud] = 1;
      expect(Math.max(...peaksOf(samples, 3))).toBe(1);
    }
  });

  test('are no more than the samples', () => {
    expect(peaksOf(Float32Array.of(0.5, 1), 600)).toEqual([0.5, 1]);
    expect(peaksOf(new Float32Array(0), 600)).toEqual([]);
  });
});

describe('days', () => {
  const at = (day: number, hours: number) => new Date(2026, 10, day, hours).getTime();
  const attempt = (createdAtMs: number): AttemptSummary => ({
    id: MAIN,
    createdAtMs,
    state: 'rated',
    source: 'typed',
    question: {
      bankId: null,
      text: 'What changed?',
      principle: null,
      people: false,
      future: false,
    },
    durationMs: null,
    levels: null,
  });

  test('are named from now', () => {
    const nowMs = at(23, 0);
    expect(dayName(at(23, 0), nowMs)).toBe('Today');
    expect(dayName(at(22, 23), nowMs)).toBe('Yesterday');
    expect(dayName(at(21, 12), nowMs)).toBe('Saturday 21 November 2026');
  });

  test('hold their attempts in the list’s order', () => {
    const list = [at(23, 10), at(23, 1), at(20, 5)].map(attempt);
    const days = daysOf(list, at(23, 12));
    expect(days.map(({ name, attempts }) => [name, attempts.length])).toEqual([
      ['Today', 2],
      ['Friday 20 November 2026', 1],
    ]);
    expect(days.flatMap(({ attempts }) => attempts)).toEqual(list);
  });
});

describe('the player', () => {
  function open() {
    const sound = new FakeSound();
    const player = new Player(sound, 60_000, sound.nextFrame);
    sound.open(60);
    return { sound, player };
  }

  test('follows the sound’s own clock, frame by frame, and stops with it', () => {
    const { sound, player } = open();
    expect(player.getState().status).toBe('ready');
    player.play();
    sound.advance(1_500);
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 1_500 });
    sound.pause();
    expect(player.getState().isPlaying).toBe(false);
    expect(sound.framesWaiting).toBe(0);
  });

  test('knows what happened to the sound before it looked', () => {
    const opened = new FakeSound();
    opened.open(12);
    expect(new Player(opened, 0, opened.nextFrame).getState()).toMatchObject({
      status: 'ready',
      durationMs: 12_000,
    });
    const broken = new FakeSound();
    broken.fail();
    expect(new Player(broken, 0, broken.nextFrame).getState().status).toBe('missing');
  });

  test('a missing sound does not play', () => {
    const sound = new FakeSound();
    const player = new Player(sound, 60_000, sound.nextFrame);
    sound.fail();
    player.play();
    expect(player.getState()).toMatchObject({ status: 'missing', isPlaying: false });
    expect(sound.paused).toBe(true);
  });

  test('plays just a clip, and from there on afterwards', () => {
    const { sound, player } = open();
    const clip = { startMs: 10_000, endMs: 12_000 };
    player.playClip(clip);
    expect(sound.currentTime).toBe(10);
    sound.advance(1_900);
    expect(player.getState()).toMatchObject({ isPlaying: true, clip });
    sound.advance(120);
    expect(player.getState()).toMatchObject({ isPlaying: false, clip: null, timeMs: 12_020 });
    expect(sound.framesWaiting).toBe(0);
    player.play();
    sound.advance(5_000);
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 17_020 });
  });

  test('stops a clip in a hidden tab too, where there are no frames', () => {
    const { sound, player } = open();
    player.playClip({ startMs: 0, endMs: 1_000 });
    sound.advanceHidden(1_100);
    expect(player.getState()).toMatchObject({ isPlaying: false, clip: null });
  });

  test('a pause keeps the clip, going elsewhere leaves it', () => {
    const { sound, player } = open();
    player.playClip({ startMs: 0, endMs: 1_000 });
    sound.advance(500);
    player.toggle();
    expect(player.getState().clip).not.toBeNull();
    player.toggle();
    player.skip(5_000);
    expect(player.getState()).toMatchObject({ clip: null, timeMs: 5_500, isPlaying: true });
    sound.advance(1_000);
    expect(player.getState().timeMs).toBe(6_500);
  });

  test('another clip takes the first one’s place', () => {
    const { sound, player } = open();
    player.playClip({ startMs: 0, endMs: 1_000 });
    player.playClip({ startMs: 30_000, endMs: 31_000 });
    sound.advance(900);
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 30_900 });
  });

  test('begins anew from the end', () => {
    const { sound, player } = open();
    player.seek(90_000);
    expect(player.getState().timeMs).toBe(60_000);
    player.play();
    expect(sound.currentTime).toBe(0);
  });

  test('keeps the pitch at any speed', () => {
    const { sound, player } = open();
    player.setSpeed(1.5);
    expect(sound).toMatchObject({ playbackRate: 1.5, preservesPitch: true });
    expect(player.getState().speed).toBe(1.5);
  });

  test('closed, it stops and listens no more', () => {
    const { sound, player } = open();
    player.play();
    player.close();
    const last = player.getState();
    expect(sound.paused).toBe(true);
    sound.currentTime = 30;
    sound.dispatchEvent(new Event('timeupdate'));
    expect(player.getState()).toBe(last);
    expect(sound.framesWaiting).toBe(0);
  });
});

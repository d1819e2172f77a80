import { describe, expect, test } from 'vitest';
import type { AttemptDetail, AttemptSummary } from '#contract/attempt.ts';
import type { Dimension } from '#contract/element.ts';
import type { Word } from '#contract/transcript.ts';
import { nearest, skippableIn, trackAt, wordBeside, wordIn } from '../web/replay/axis.ts';
import { dayName, daysOf } from '../web/replay/days.ts';
import { joinedPeaks, peaksOf } from '../web/replay/peaks.ts';
import {
  inARow,
  markersOf,
  marksOf,
  scriptOf,
  silencesIn,
  soundTroubles,
  tracksOf,
} from '../web/replay/script.ts';
import {
  clipOf,
  silencesOf,
  skippable,
  skipped,
  speedBeside,
  wordAt,
} from '../web/replay/timeline.ts';
import type { MarginNote } from '../web/ui/script.ts';

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

  test('of a single word is nearly that word alone', () => {
    expect(clipOf(WORDS, { from: 1, to: 2 }, 10_000)).toEqual({ startMs: 640, endMs: 1_120 });
  });

  test('of what is shown as one word is nearly that alone', () => {
    const words = [word('fifteen', 700, 1_000), word('percent', 1_000, 1_200)];
    expect(clipOf(words, { from: 0, to: 2 }, 10_000)).toEqual({ startMs: 640, endMs: 1_320 });
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
  ): Pick<AttemptDetail, 'state' | 'utterances' | 'question'> => ({
    state: 'rated',
    question: {
      bankId: null,
      text: 'What changed?',
      principle: null,
      people: false,
      future: false,
    },
    utterances,
  });

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
    expect(tracksOf(both)).toMatchObject([
      { utteranceId: MAIN, label: 'You', url: '/a', startMs: 0, durationMs: 5_000, words: [] },
      { utteranceId: FOLLOW_UP, label: 'Follow-up 1', url: '/b', startMs: 5_000, words: WORDS },
    ]);
  });

  test('leaves out a sound that is gone or has no length', () => {
    const gone = { ...utterance(MAIN, 0, WORDS, '/a'), sound: 'missing' as const };
    const empty = { ...utterance(FOLLOW_UP, 1, WORDS, '/b'), durationMs: null };
    const kept = utterance('kept', 2, WORDS, '/c');
    expect(tracksOf(attempt(gone, empty, kept)).map(({ url, startMs }) => [url, startMs])).toEqual([
      ['/c', 0],
    ]);
  });

  test('says which sound is gone and which is cut short', () => {
    const told = (...utterances: AttemptDetail['utterances']) =>
      soundTroubles(attempt(...utterances), []);
    const main = utterance(MAIN, 0, WORDS, '/a');
    const followUp = utterance(FOLLOW_UP, 1, WORDS, '/b');
    expect(told(main, followUp)).toEqual([]);
    expect(told({ ...main, sound: 'missing' })).toEqual([
      'The sound of this attempt is not on this computer any more.',
    ]);
    expect(told({ ...main, sound: 'cutShort' }, { ...followUp, sound: 'missing' })).toEqual([
      'The sound of follow-up 1 is not on this computer any more.',
      'The sound of the answer is cut short on this computer: its end cannot be heard.',
    ]);
    expect(soundTroubles(attempt(main, followUp), ['/a'])).toEqual([
      'The sound of the answer is not on this computer any more.',
    ]);
  });
});

describe('the axis of an attempt with a follow-up', () => {
  const track = {
    utteranceId: MAIN,
    label: 'You',
    url: '/a',
    startMs: 0,
    durationMs: 5_000,
    words: WORDS,
    asked: { kind: 'question' as const, text: 'What changed?' },
    pauses: [{ atMs: 2_000, pausedMs: 65_000 }],
  };
  const TRACKS = inARow([
    track,
    {
      ...track,
      utteranceId: FOLLOW_UP,
      url: '/b',
      asked: { kind: 'probe', text: 'From what?' },
      pauses: [],
    },
  ]);
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

  test('marks evidence by dimension, in order, overlaps as one, and only what can be heard', () => {
    const notes = [
      note('data', 3, 4),
      note('mechanism', 3, 4),
      note('mechanism', 1, 3),
      note('mechanism', 0, 3),
      note('mechanism', 0, 2, FOLLOW_UP),
      note('mechanism', 0, 1, 'gone'),
    ];
    expect(marksOf(notes, TRACKS)).toEqual([
      {
        dimension: 'mechanism',
        startMs: 350,
        endMs: 1_450,
        evidence: { utteranceId: MAIN, from: 0, to: 3 },
      },
      {
        dimension: 'mechanism',
        startMs: 3_940,
        endMs: 4_620,
        evidence: { utteranceId: MAIN, from: 3, to: 4 },
      },
      {
        dimension: 'mechanism',
        startMs: 5_350,
        endMs: 6_250,
        evidence: { utteranceId: FOLLOW_UP, from: 0, to: 2 },
      },
      {
        dimension: 'data',
        startMs: 3_940,
        endMs: 4_620,
        evidence: { utteranceId: MAIN, from: 3, to: 4 },
      },
    ]);
  });

  test('has a marker for each question, probe and pause, and the silences', () => {
    expect(markersOf(TRACKS)).toEqual([
      { kind: 'question', atMs: 0, says: 'Question: What changed?' },
      { kind: 'pause', atMs: 2_000, says: 'You paused the recording here for 1:05.' },
      { kind: 'probe', atMs: 5_000, says: 'Probe: From what?' },
    ]);
    expect(silencesIn(TRACKS)).toEqual([
      { startMs: 1_200, endMs: 4_000 },
      { startMs: 6_200, endMs: 9_000 },
    ]);
  });

  test.each([
    [0, 0, null],
    [1_060, 0, 2],
    [4_998, 0, null],
    [4_999.9, 1, null],
    [5_000, 1, null],
    [5_800, 1, 1],
    [99_000, 1, null],
  ])('at %d ms, the track and the word that are heard', (timeMs, at, index) => {
    expect(trackAt(TRACKS, timeMs)).toBe(at);
    expect(wordIn(TRACKS[at] ?? null, timeMs)).toBe(index);
  });

  test.each([
    [0, 1, 500],
    [500, 1, 700],
    [699, 1, 1_050],
    [4_200, 1, 5_500],
    [9_000, 1, 9_000],
    [5_500, -1, 4_000],
    [1_100, -1, 1_050],
    [500, -1, 500],
  ] as const)('from %d ms, a step of %d word goes to %d ms', (timeMs, step, to) => {
    expect(wordBeside(TRACKS, timeMs, step)).toBe(to);
  });

  test('passes over long silences only, with a little of each kept', () => {
    expect(skippableIn(TRACKS)).toEqual([
      { startMs: 1_300, endMs: 3_850 },
      { startMs: 6_300, endMs: 8_850 },
    ]);
  });

  test('finds what was pressed, the nearest first', () => {
    const marks = marksOf([note('data', 0, 2), note('data', 3, 4)], TRACKS);
    expect(nearest(marks, 400, 100)?.evidence.from).toBe(0);
    expect(nearest(marks, 2_500, 1_400)?.evidence.from).toBe(0);
    expect(nearest(marks, 2_700, 1_400)?.evidence.from).toBe(3);
    expect(nearest(marks, 2_700, 500)).toBeNull();
    expect(nearest(markersOf(TRACKS), 1_990, 50)?.kind).toBe('pause');
  });
});

describe('silences', () => {
  test('are found before, between and after the words', () => {
    expect(silencesOf(WORDS, 6_000, 1_000)).toEqual([
      { startMs: 1_200, endMs: 4_000 },
      { startMs: 4_500, endMs: 6_000 },
    ]);
    const late = WORDS.map(({ text, startMs, endMs }) =>
      word(text, (startMs ?? 0) + 2_000, (endMs ?? 0) + 2_000),
    );
    expect(skippable(late, 9_000)).toEqual([
      { startMs: 100, endMs: 2_350 },
      { startMs: 3_300, endMs: 5_850 },
      { startMs: 6_600, endMs: 9_000 },
    ]);
  });

  test('are none around a word without times, and none where nothing was heard', () => {
    const holed = WORDS.toSpliced(3, 0, word('there', null, null));
    expect(silencesOf(holed, 5_000, 700)).toEqual([]);
    expect(silencesOf([], 5_000, 700)).toEqual([]);
  });

  test('that are passed over touch no word', () => {
    for (const { startMs, endMs } of skippable(WORDS, 60_000)) {
      for (const spoken of WORDS) {
        expect(startMs >= (spoken.endMs ?? 0) || endMs <= (spoken.startMs ?? 0)).toBe(true);
      }
    }
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

  test('of several sounds stand in a row by their lengths, none where one is not known yet', () => {
    const sounds = [
      { durationMs: 1_000, peaks: [0.5, 0.25] },
      { durationMs: 1_000, peaks: null },
      { durationMs: 2_000, peaks: [0.1, 0.2, 0.3, 0.4] },
    ];
    expect(joinedPeaks(sounds, 8)).toEqual([0.5, 0.25, 0, 0, 0.1, 0.2, 0.3, 0.4]);
    expect(joinedPeaks(sounds, 4)).toEqual([0.5, 0, 0.2, 0.4]);
    expect(joinedPeaks([], 3)).toEqual([0, 0, 0]);
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

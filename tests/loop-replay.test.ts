import { describe, expect, test } from 'vitest';
import type { AttemptDetail } from '#contract/attempt.ts';
import type { LoopDetail } from '#contract/loop.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { chapterAfterStop, chaptersOf, stopsOf } from '../web/replay/loop/chapters.ts';

const LEVELS = { mechanism: 2, data: 1, framing: 3 } as const;

/** An utterance of ten seconds, unless it was typed. */
function utterance(
  id: string,
  position: number,
  { typed = false, gone = false, probe = '' } = {},
): AttemptDetail['utterances'][number] {
  return {
    id,
    position,
    transcript: { recognizer: 'scripted', words: wordsOfText('We wrote it down.') },
    pauses: [],
    soundUrl: typed ? null : `/${id}`,
    ...(gone && { sound: 'missing' as const }),
    ...(probe && { probe: { text: probe, element: 'M1' as const, again: false } }),
    durationMs: typed ? null : 10_000,
  };
}

function attempt(id: string, ...utterances: AttemptDetail['utterances']): AttemptDetail {
  return {
    id,
    createdAtMs: 0,
    state: 'rated',
    source: 'microphone',
    question: {
      bankId: null,
      text: `Question of ${id}`,
      principle: null,
      people: false,
      future: false,
    },
    durationMs: null,
    levels: LEVELS,
    scorecard: null,
    utterances,
  };
}

function loopOf(...details: AttemptDetail[]): Pick<LoopDetail, 'scenario' | 'attempts'> {
  const asker = (name: string) => ({
    id: name,
    name,
    role: 'Somebody in the room',
    principles: ['ownership'],
    temperament: 'Asks and waits.',
    voice: 'level' as const,
    barRaiser: false,
    questions: ['a-question'],
  });
  return {
    scenario: {
      id: 'short',
      kind: 'loop',
      title: 'Short',
      about: 'Two who ask.',
      minutes: 10,
      realMinutes: 10,
      probes: 3,
      interviewers: [asker('Ada'), asker('Ben')],
    },
    attempts: details.map((detail, index) => ({ ...detail, interviewer: index % 2 })),
  };
}

const first = attempt(
  'first',
  utterance('a', 0),
  utterance('b', 1, { typed: true, probe: 'How often?' }),
);
const second = attempt('second', utterance('c', 0), utterance('d', 1, { probe: 'From what?' }));
const third = attempt('third', utterance('e', 0, { gone: true }));
const DETAILS = [first, second, third];
const held = chaptersOf(loopOf(...DETAILS), DETAILS);

describe('the chapters of a loop', () => {
  test('are its questions and probes in order, with who asked', () => {
    expect(
      held.chapters.map(({ asker, asked, question }) => [asker?.name, asked.text, question]),
    ).toEqual([
      ['Ada', 'Question of first', 1],
      ['Ada', 'How often?', 1],
      ['Ben', 'Question of second', 2],
      ['Ben', 'From what?', 2],
      ['Ada', 'Question of third', 3],
    ]);
  });

  test('say what can be heard of them, on one axis, and why the rest cannot', () => {
    expect(held.chapters.map(({ track, silent }) => track ?? silent)).toEqual([
      0,
      'typed',
      1,
      2,
      'gone',
    ]);
    expect(held.tracks.map(({ startMs }) => startMs)).toEqual([0, 10_000, 20_000]);
  });

  test('have the levels after them, where there are any', () => {
    expect(held.chapters.map(({ levels }) => levels)).toEqual([LEVELS, null, LEVELS, null, LEVELS]);
  });
});

describe('playing a loop', () => {
  test('stops after what is followed by text, and at the end', () => {
    expect(stopsOf(held, false)).toEqual([10_000, 30_000]);
  });

  test('stops at every question if the questions are read aloud', () => {
    expect(stopsOf(held, true)).toEqual([10_000, 20_000, 30_000]);
  });

  test('goes on with the text, with the next chapter, or with what is left at the end', () => {
    expect(chapterAfterStop(held, 10_000)).toBe(1);
    expect(chapterAfterStop(held, 20_000)).toBe(3);
    expect(chapterAfterStop(held, 30_000)).toBe(4);
  });

  test('without a sound has nowhere to stop', () => {
    const typed = attempt('typed', utterance('t', 0, { typed: true }));
    const silent = chaptersOf(loopOf(typed), [typed]);
    expect(silent.tracks).toEqual([]);
    expect(stopsOf(silent, true)).toEqual([]);
  });
});

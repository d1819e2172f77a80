import { describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { CLAIM_KINDS, integrityNotes } from '../server/rubric/integrity/notes.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';
import { CLAIMS } from './families/claims.ts';

/** Answers that a claim can stand in: alone, and in the middle of a story that says no number. */
const AROUND = [
  ['', ''],
  [
    'The place was in a bad way, and everybody knew it.',
    'Ana wrote a card for the desk, and I sat with her while she learned to use it.',
  ],
  [
    'The owner had asked me to look into it. I listened to everybody first.',
    'I handed the whole matter to Pilar in the end, and she still runs it without me.',
  ],
] as const;

/** The kinds of the notes on a text. */
function notedIn(text: string): string[] {
  const answer: Answer = {
    question: {
      bankId: null,
      text: 'Tell me about a time you raised the bar.',
      principle: null,
      people: false,
      future: false,
    },
    utterances: [{ id: 'main', words: wordsOfText(text) }],
  };
  const notes = integrityNotes(answer, readAnswer(answer), new Map());
  return notes.map(({ id }) => id.split(' | ')[0] ?? '');
}

function inStories(text: string): string[] {
  return AROUND.map(([before, after]) => `${before} ${text} ${after}`.trim());
}

it('has a family for each kind of claim', () => {
  expect(CLAIMS.map(({ kind }) => kind)).toEqual(CLAIM_KINDS.map(({ id }) => id));
  for (const { pairs } of CLAIMS) expect(pairs.length).toBeGreaterThanOrEqual(8);
});

describe.each(CLAIMS)('$kind', ({ kind, pairs, corrected }) => {
  it.each(pairs.map(([claim]) => claim))('is noted once: %s', (claim) => {
    expect(inStories(claim).map(notedIn)).toEqual(AROUND.map(() => [kind]));
  });

  it.each([...pairs.map(([, nearMiss]) => nearMiss), ...corrected])('is silent: %s', (text) => {
    expect(inStories(text).map(notedIn)).toEqual(AROUND.map(() => []));
  });
});

import { describe, expect, test } from 'vitest';
import type { AttemptDetail, AttemptSummary } from '#contract/attempt.ts';
import { PROTOCOL } from '#contract/socket.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { SocketRehearsal } from '../web/capture/rehearsal.ts';
import { lengthOf } from '../web/conversation/length.ts';
import { standingOf } from '../web/conversation/standing.ts';
import { goOnAddress } from '../web/replay/goOn.ts';
import { scriptOf, tracksOf } from '../web/replay/script.ts';
import { ASKING } from './fakes/conversation.ts';
import { FakeWorld } from './fakes/world.ts';

const ID = 'e2a1c1de-3d0c-4a55-8a83-0a5f5f1f8b01';

const utterance = (position: number, text: string | null, soundUrl: string | null = null) => ({
  id: `reply-${position}`,
  position,
  transcript: text === null ? null : { recognizer: 'scripted', words: wordsOfText(text) },
  pauses: [],
  soundUrl,
  durationMs: soundUrl === null ? null : 5_000,
});
const attempt = (...utterances: AttemptDetail['utterances']) => ({ id: ID, utterances });

describe('where a conversation stands', () => {
  test.each([
    ['before it began', null, { line: 'I am listening to you.', number: 1, cutOffId: null }],
    [
      'after a reply',
      attempt(utterance(0, 'I have a plan.')),
      { line: 'And what would you like?', number: 2, cutOffId: null },
    ],
    [
      'where its first reply was cut off',
      attempt(utterance(0, null, '/a')),
      { line: 'I am listening to you.', number: 1, cutOffId: ID },
    ],
    [
      'where a later reply was cut off',
      attempt(utterance(0, 'I have a plan.'), utterance(1, null, '/b')),
      { line: 'And what would you like?', number: 2, cutOffId: ID },
    ],
    [
      'where a cut-off reply was given anew',
      attempt(utterance(0, null, '/a'), utterance(1, 'I have a plan.')),
      { line: 'And what would you like?', number: 2, cutOffId: null },
    ],
    [
      'once its lines are used up',
      attempt(utterance(0, 'One.'), utterance(1, 'Two.'), utterance(2, 'Three.')),
      { line: null, number: 4, cutOffId: null },
    ],
  ])('%s', (_when, held, standing) => {
    expect(standingOf(ASKING, held)).toEqual(standing);
  });
});

test('its script has the line before each reply, and its sounds the same names', () => {
  const held = {
    ...attempt(utterance(0, 'One.', '/a'), utterance(1, 'Two.', '/b')),
    conversation: ASKING,
    state: 'rated' as const,
    question: { bankId: null, text: 'So?', principle: null, people: false, future: false },
  };
  expect(scriptOf(held).map(({ label, asked }) => [label, asked])).toEqual([
    ['Reply 1', 'I am listening to you.'],
    ['Reply 2', 'And what would you like?'],
  ]);
  expect(tracksOf(held).map(({ label }) => label)).toEqual(['Reply 1', 'Reply 2']);
});

test.each<[Partial<AttemptSummary>, string]>([
  [{}, `/?resume=${ID}`],
  [{ loopId: 'a-loop' }, '/loops/a-loop'],
  [{ conversation: ASKING }, `/loops/conversations/asking?attempt=${ID}`],
])('an attempt is gone on with where it was given: %j', (place, address) => {
  const question = { bankId: null, text: 'So?', principle: null, people: false, future: false };
  const summary: AttemptSummary = {
    id: ID,
    createdAtMs: 0,
    state: 'interrupted',
    source: 'typed',
    question,
    durationMs: null,
    levels: null,
    ...place,
  };
  expect(goOnAddress(summary)).toBe(address);
});

test('the length of a pitch stands against two minutes, in words where it was typed', () => {
  expect(lengthOf({ seconds: 72.4, words: 160 })).toBe('1:12 of 2:00.');
  expect(lengthOf({ seconds: null, words: 160 })).toBe('160 words; two minutes are 260 to 300.');
});

test('a reply that is kept ends the answer without a scorecard', () => {
  const world = new FakeWorld();
  const client = new SocketRehearsal(world);
  client.say({ conversationId: 'asking' }, 'I have a plan.');
  world.socket.open();
  world.socket.say({ type: 'ready', protocol: PROTOCOL, recognizer: 'ready' });
  expect(world.socket.take().at(-1)).toEqual({
    type: 'say',
    question: { conversationId: 'asking' },
    text: 'I have a plan.',
  });
  world.socket.say({ type: 'kept', attemptId: ID });
  expect(client.getState()).toMatchObject({ phase: 'rated', attemptId: ID, scorecard: null });
});

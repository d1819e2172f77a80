import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { POINT_IDS, PointFinding, PointId } from '#contract/conversation.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { composeConversations } from '../server/compose.ts';
import { ContentError } from '../server/content-files.ts';
import { loadConversations } from '../server/conversations.ts';
import { findPoints, POINT_DETECTORS } from '../server/rubric/conversation/find-points.ts';
import { readMarkedTalks } from '../server/rubric/conversation/marked-talks.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';

const conversations = composeConversations();
const marked = join(import.meta.dirname, '../server/rubric/conversation/marked');

describe('the conversations', () => {
  test('are three, and listen for every point there is', () => {
    expect(conversations.map(({ id }) => id)).toEqual([
      'ask-for-the-path',
      'not-yet',
      'promotion-pitch',
    ]);
    const points = conversations.flatMap((one) => one.points.map(({ id }) => id));
    expect(new Set(points)).toEqual(new Set(POINT_IDS));
  });

  test.each(['tuning', 'kept-aside'])('have ten marked talks each in %s', (half) => {
    const numbers = conversations.map(({ id, points }) => {
      const file = `${id}.txt`;
      const talks = readMarkedTalks(readFileSync(join(marked, half, file), 'utf8'), file);
      for (const { marks, whole } of talks) {
        for (const point of [...marks.map((mark) => mark.id), ...whole])
          expect(points.map((one) => one.id)).toContain(point);
      }
      const odd = talks.map((talk) => Number(talk.id.slice(-2)) % 2);
      expect(new Set(odd)).toEqual(new Set([half === 'tuning' ? 1 : 0]));
      return talks.length;
    });
    expect(numbers).toEqual([10, 10, 10]);
    expect(readdirSync(join(marked, half)).length).toBe(3);
  });
});

describe('a wrong file stops the loading', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'understudy-')), 'conversations');
    mkdirSync(folder);
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  const good = readFileSync(
    join(import.meta.dirname, '../scenarios/conversations/02-not-yet.yaml'),
    'utf8',
  );

  test.each<[string, [string, string], string]>([
    ['an unknown point', ['id: date-asked', 'id: charm'], ':30: id: must be one of proposal,'],
    ['an unknown voice', ['voice: warm', 'voice: loud'], ':11: voice: must be one of low,'],
    [
      'a point twice',
      ['id: date-asked', 'id: observable-behaviours'],
      ':30: id: "observable-behaviours" is already a point of this conversation',
    ],
    ['another kind', ['kind: conversation', 'kind: loop'], ':2: kind: must be one of conversation'],
  ])('%s', (_kind, [from, to], expected) => {
    writeFileSync(join(folder, 'one.yaml'), good.replace(from, to));
    let message = 'nothing was refused';
    try {
      loadConversations(folder);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      message = error.message;
    }
    expect(message).toContain(`conversations/one.yaml${expected}`);
  });
});

describe.each(PointId.options)('%s', (id) => {
  const { credited, refused, detect } = POINT_DETECTORS[id];
  const detected = (text: string) =>
    detect(
      readAnswer(
        { utterances: [{ id: 'main', words: wordsOfText(text) }] },
        { keepsRemarks: true },
      ),
      {
        seconds: null,
      },
    );

  it('is filed under its own name, with examples enough of both kinds', () => {
    expect(POINT_DETECTORS[id].id).toBe(id);
    expect(credited.length).toBeGreaterThanOrEqual(4);
    expect(refused.length).toBeGreaterThanOrEqual(4);
  });
  it.each(credited)('finds: %s', (text) => {
    expect(detected(text)).not.toBeNull();
  });
  it.each(refused)('does not find: $text ($why)', ({ text }) => {
    expect(detected(text)).toBeNull();
  });
});

test('lines in many wordings are told from those that only sound near', () => {
  const Lines = z.partialRecord(
    PointId,
    z.object({ said: z.array(z.string()), unsaid: z.array(z.string()) }),
  );
  const path = join(import.meta.dirname, 'fixtures/conversation-lines.yaml');
  const lines = Lines.parse(parse(readFileSync(path, 'utf8')));
  const found = (id: PointId, line: string) => {
    const rest = 'So that is where things stand, and it has been like that for a while.';
    const words = wordsOfText(`${line} ${rest}`);
    const reading = readAnswer({ utterances: [{ id: 'main', words }] }, { keepsRemarks: true });
    return POINT_DETECTORS[id].detect(reading, { seconds: null }) !== null;
  };
  for (const id of PointId.options) {
    expect(lines[id]?.said.filter((line) => !found(id, line)) ?? []).toEqual([]);
    expect(lines[id]?.unsaid.filter((line) => found(id, line)) ?? []).toEqual([]);
  }
});

test('the command says with what precision and recall, on both halves', () => {
  const Halves = z.array(
    z.object({ half: z.string(), precision: z.number(), recall: z.number(), both: z.number() }),
  );
  const Measured = z.object({ points: z.array(z.object({ id: PointId, halves: Halves })) });
  const command = join(import.meta.dirname, '../server/cli/conversations.ts');
  const output = execFileSync(process.execPath, [command, '--json'], { encoding: 'utf8' });
  const { points } = Measured.parse(JSON.parse(output));
  expect(points.map(({ id }) => id)).toEqual([...POINT_IDS]);
  for (const { id, halves } of points) {
    expect(halves.map(({ half }) => half)).toEqual(['tuning', 'kept-aside']);
    for (const { both, precision } of halves) {
      expect(both, id).toBeGreaterThan(0);
      expect(precision, id).toBeGreaterThanOrEqual(0.8);
    }
  }
});

const reply = (id: string, text: string) => ({ id, words: wordsOfText(text) });

test('a point is quoted from the reply in which it was said', () => {
  const findings = findPoints(
    ['follow-up', 'date-asked'],
    [
      reply(
        'one',
        'I hear you, and I would rather not leave it as open as that. By when will we look at it again?',
      ),
      reply('two', 'Good. Then I will send you a page every month with what has moved.'),
    ],
  );
  expect(findings.map((finding) => PointFinding.parse(finding))).toMatchObject([
    { id: 'date-asked', met: true, said: [{ evidence: { utteranceId: 'one' } }] },
    { id: 'follow-up', met: true, said: [{ evidence: { utteranceId: 'two' }, instead: null }] },
  ]);
  expect(findings[0]?.said[0]?.quote).toBe('By when will we look at it again?');
});

test('every sentence about an own deed is caught, with another way of saying it', () => {
  const [finding] = findPoints(
    ['own-deed'],
    [
      reply(
        'one',
        'I built the route planner. Ana runs it today, with four people of her own. I wrote the handbook, too. Next year the two desks will be one, and Ana will lead it.',
      ),
    ],
  );
  expect(finding?.met).toBe(false);
  expect(finding?.said.map(({ instead }) => instead)).toEqual([
    'We achieved [the result] by building the route planner; [name] owned [which part].',
    'We achieved [the result] by writing the handbook; [name] owned [which part].',
  ]);
});

test('nothing is met by next to no words, not even by leaving out one’s own deeds', () => {
  const findings = findPoints(['own-deed', 'proposal'], [reply('one', 'I brought you a draft.')]);
  expect(findings.map(({ met }) => met)).toEqual([false, false]);
});

test('the length is taken from the words’ times where they have some', () => {
  const spoken = (seconds: number) =>
    findPoints(
      ['two-minutes'],
      [
        {
          id: 'one',
          words: wordsOfText('so '.repeat(100)).map((word, at) => ({
            ...word,
            startMs: at * 10 * seconds,
            endMs: (at + 1) * 10 * seconds,
          })),
        },
      ],
    )[0]?.met;
  expect([60, 120, 180].map(spoken)).toEqual([false, true, false]);
});

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import type { ElementId } from '#contract/element.ts';
import { Debrief } from '#contract/loop.ts';
import { wordsOfText } from '#contract/transcript.ts';
import {
  composeQuestions,
  composeScenarios,
  nextProbe,
  type Product,
  rate,
} from '../server/compose.ts';
import { debriefMarkdown } from '../server/loop/debrief-markdown.ts';
import type { LoopAnswer } from '../server/loop/ports.ts';
import { contradictionsIn, repeatedIn } from '../server/loop-stories.ts';
import { raisesLevel } from '../server/scorecard/raises.ts';
import { Store } from '../server/store/store.ts';
import { bareScorecard } from './fakes/bare-scorecard.ts';
import { pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';
import { openTab } from './fakes/tab.ts';

const bank = composeQuestions();
const scenarios = composeScenarios(bank);

let folder: string;
let product: Product;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-loop-parts-'));
  const store = new Store(folder);
  product = productOver(store, { ...stagesOver(store, countingRecognizer), rate }, rate, {
    bank,
    scenarios,
    probeFor: nextProbe,
    contradictions: contradictionsIn,
    repeatedStories: repeatedIn,
  });
});

afterEach(async () => {
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});

const question = {
  bankId: null,
  text: 'A question',
  principle: null,
  people: false,
  future: false,
};

function answerOf(text: string): LoopAnswer {
  const attemptId = randomUUID();
  return {
    attemptId,
    interviewer: 0,
    question,
    utterances: [{ id: `u-${attemptId}`, words: wordsOfText(text) }],
    probes: [],
    scorecard: bareScorecard({ mechanism: 1, data: 1, framing: 1 }),
  };
}

/** The warm-up, begun by a tab. */
async function beginWarmUp() {
  const loopId = product.loops.begin('warm-up')?.id ?? '';
  const tab = await openTab(product.stages, product.answers, randomUUID());
  return { loopId, tab, turn: () => product.loops.find(loopId)?.turn ?? null };
}

function debriefOf(loopId: string): Debrief {
  return Debrief.parse(product.loops.debrief(loopId));
}

test('every question of every scenario is asked in full', () => {
  for (const { id, interviewers } of scenarios) {
    const asked = product.loops.begin(id);
    expect(asked?.questions).toBe(interviewers.flatMap(({ questions }) => questions).length);
    expect(asked?.turn?.number).toBe(1);
  }
});

test.each<[string, ElementId[], ElementId[], boolean]>([
  ['a first tool', [], ['M1'], true],
  ['a check without a tool', [], ['M3'], false],
  ['a check alone', ['M1'], ['M3'], false],
  ['a check and others who ran it', ['M1'], ['M2', 'M3'], true],
  ['a baseline alone', ['D1'], ['D2'], false],
  ['a baseline and its period', ['D1'], ['D2', 'D3'], true],
  ['what is credited already', ['F1', 'F2'], ['F2'], false],
])('%s raises a level: %j and then %j, %s', (_case, credited, more, raises) => {
  const scorecard = bareScorecard({ mechanism: 1, data: 1, framing: 1 });
  const rating = { credited: true, quote: 'so', evidence: [] };
  const { mechanism, data, framing } = scorecard.dimensions;
  for (const id of credited) {
    for (const dimension of [mechanism, data, framing]) dimension.elements[id] = rating;
  }
  const answer: Answer = { question, utterances: [{ id: 'u', words: wordsOfText('so') }] };
  expect(raisesLevel(answer, scorecard, more)).toBe(raises);
});

test('a measure told with two values in two answers is shown with both', () => {
  const [one, other] = [
    answerOf('In May our complaints were forty a month.'),
    answerOf('In May our complaints were ninety a month.'),
  ];
  const [found, ...more] = contradictionsIn([one, other]);
  expect(more).toEqual([]);
  expect(found?.sides.map(({ attemptId }) => attemptId)).toEqual([one.attemptId, other.attemptId]);
  expect(found?.sides[0]?.quote).toContain('forty');
  expect(found?.sides[1]?.quote).toContain('ninety');
  expect(contradictionsIn([one, answerOf('I planted eleven trees.')])).toEqual([]);
});

test('a story told twice is known by its people and numbers', () => {
  const one = answerOf('Petra cut the waiting time from twelve weeks to seven.');
  const other = answerOf('Waiting went from twelve weeks to seven once Petra took it over.');
  const [found] = repeatedIn([one, answerOf('I planted eleven trees.'), other]);
  expect(found?.attemptIds).toEqual([one.attemptId, other.attemptId]);
  expect(found?.shared).toContain('Petra');
});

test('a loop of one-word answers ends in an honest debrief', async () => {
  const { loopId, tab, turn } = await beginWarmUp();
  let turns = 0;
  for (; turn() !== null && turns < 20; turns += 1) {
    await tab.say({ type: 'say', question: { loopId }, text: 'Yes.' });
  }
  expect(tab.wire.all('error')).toEqual([]);
  expect(turn()).toBeNull();
  // Each of the two questions was probed.
  expect(turns).toBeGreaterThan(2);
  const room = debriefOf(loopId);
  expect(room).toMatchObject({ stories: 0, votes: null, outcome: null });
  expect(room.says).toContain('2 answers had under 25 words');
  expect(room.next).toHaveLength(3);
  expect(debriefMarkdown(room)).toContain('No outcome');
});

test('a loop of silence ends in an honest debrief', async () => {
  const { loopId, tab } = await beginWarmUp();
  await tab.say({ type: 'start', question: { loopId }, source: 'microphone' });
  await tab.speak(pcmOf(soundOf(2_000)));
  await tab.say({ type: 'stop', atSample: 32_000 });
  expect(tab.wire.all('error')).toMatchObject([{ code: 'nothingHeard' }]);
  product.loops.finish(loopId);
  const room = debriefOf(loopId);
  expect(room).toMatchObject({ stories: 0, votes: null, outcome: null });
  expect(room.says).toContain('2 questions were not answered');
});

test('a follow-up is judged and its gain is kept with the rating', async () => {
  const { loopId, tab, turn } = await beginWarmUp();
  await tab.say({
    type: 'say',
    question: { loopId },
    text: 'Last spring the returns desk had a queue that nobody looked at. I decided to sort it. I told Omar that he would own the desk, and he chose the new opening hours. It got a lot better after that and people were happy.',
  });
  const probe = turn()?.probe;
  expect(probe?.text).toBeTruthy();
  await tab.say({ type: 'say', question: { loopId }, text: 'I would have to look that up.' });
  const followUp = tab.wire.all('rated').at(-1)?.scorecard.followUps?.[0];
  expect(followUp?.probe).toEqual(probe);
  expect(followUp?.after).toEqual(followUp?.before);
});

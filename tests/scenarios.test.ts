import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Scenarios } from '#contract/scenario.ts';
import { createApp } from '../server/app.ts';
import { composeQuestions, composeScenarios } from '../server/compose.ts';
import { ContentError } from '../server/content-files.ts';
import { loadScenarios } from '../server/scenarios.ts';
import { Store } from '../server/store/store.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';

const bank = composeQuestions();
const scenarios = composeScenarios(bank);
const questionsOf = (id: string) =>
  scenarios
    .find((scenario) => scenario.id === id)
    ?.interviewers.flatMap(({ questions }) => questions) ?? [];

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'understudy-')), 'scenarios');
  mkdirSync(folder);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

describe('the scenarios', () => {
  test('are as many as there are files', () => {
    const files = readdirSync(join(import.meta.dirname, '../scenarios')).filter((name) =>
      name.endsWith('.yaml'),
    );
    expect(scenarios.length).toBe(files.length);
  });

  test('begin with the warm-up, the short loop and the full loop', () => {
    expect(scenarios.slice(0, 3).map(({ id }) => id)).toEqual([
      'warm-up',
      'short-loop',
      'full-loop',
    ]);
    expect(questionsOf('warm-up').length).toBe(2);
    expect(questionsOf('short-loop').length).toBe(5);
    expect(questionsOf('full-loop').length).toBe(10);
  });

  test('give the full loop five interviewers with two principles and a voice of their own each', () => {
    const interviewers = scenarios.find(({ id }) => id === 'full-loop')?.interviewers ?? [];
    expect(interviewers.map(({ principles }) => principles.length)).toEqual([2, 2, 2, 2, 2]);
    expect(new Set(interviewers.flatMap(({ principles }) => principles)).size).toBe(10);
    expect(new Set(interviewers.map(({ voice }) => voice)).size).toBe(5);
  });

  test('ask in every loop for a story about people, which readiness and the veto look for', () => {
    const people = new Set(
      bank.flatMap(({ questions }) => questions.filter((one) => one.people).map(({ id }) => id)),
    );
    for (const { id, kind } of scenarios) {
      if (kind === 'loop')
        expect(questionsOf(id).some((question) => people.has(question))).toBe(true);
    }
  });

  test('do not give the Bar Raiser away', () => {
    for (const { interviewers } of scenarios) {
      for (const { name, role, temperament } of interviewers)
        expect(`${name} ${role} ${temperament}`).not.toMatch(/bar.?raiser|veto/i);
    }
  });

  test('have a drill for each of the six things that decide the move', () => {
    const drills = scenarios.filter(({ kind }) => kind === 'drill');
    expect(drills.length).toBeGreaterThanOrEqual(6);
    for (const { interviewers } of drills) expect(interviewers.length).toBe(1);
  });
});

describe('a wrong file stops the loading', () => {
  const good = [
    'id: two-of-us',
    'kind: loop',
    'title: Two of us',
    'about: Two interviewers with a question each.',
    'minutes: 10',
    'realMinutes: 60',
    'interviewers:',
    '  - id: first',
    '    name: Lupe Morales',
    '    role: Somebody who asks first',
    '    principles: [ownership]',
    '    temperament: Asks one thing at a time.',
    '    voice: warm',
    '    questions: [ownership-own-failure]',
    '  - id: second',
    '    name: Ji-ho Park',
    '    role: Somebody who asks second',
    '    principles: [dive-deep]',
    '    temperament: Asks for the number first.',
    '    voice: low',
    '    barRaiser: true',
    '    questions:',
    '      - dive-deep-root-cause',
    '      - dive-deep-healthy-number',
  ];
  const withLine = (line: number, ...others: string[]) => good.toSpliced(line - 1, 1, ...others);
  const write = (name: string, lines: string[]) =>
    writeFileSync(join(folder, name), lines.join('\n'));

  function refusal(): string {
    try {
      loadScenarios(folder, bank);
    } catch (error) {
      if (error instanceof ContentError) return error.message;
      throw error;
    }
    return 'nothing was refused';
  }

  test('a good file is taken, with what may be left out', () => {
    write('one.yaml', good);
    expect(loadScenarios(folder, bank)).toMatchObject([
      { probes: 3, interviewers: [{ barRaiser: false }, { barRaiser: true }] },
    ]);
  });

  test.each<[string, string[], string]>([
    [
      'an unknown question',
      withLine(23, '      - dive-deep-nowhere'),
      ':23: questions: prompts/ has no question "dive-deep-nowhere"',
    ],
    [
      'an unknown principle',
      withLine(11, '    principles: [ownership, bravery]'),
      ':11: principles: prompts/ has no principle "bravery"',
    ],
    [
      'an unknown voice',
      withLine(13, '    voice: shrill'),
      ':13: voice: must be one of low, warm, level, bright, brisk',
    ],
    ['an unknown kind', withLine(2, 'kind: duel'), ':2: kind: must be one of warmUp, loop, drill'],
    [
      'a question of none of their principles',
      withLine(14, '    questions: [think-big-too-large]'),
      `:14: questions: "think-big-too-large" belongs to think-big, none of this interviewer's principles`,
    ],
    [
      'the same question twice',
      withLine(24, '      - dive-deep-root-cause'),
      ':24: questions: "dive-deep-root-cause" is already asked in this scenario',
    ],
    [
      'an interviewer twice',
      withLine(15, '  - id: first'),
      ':15: id: "first" is already an interviewer of this scenario',
    ],
    [
      'a loop without a Bar Raiser',
      withLine(21, '    barRaiser: false'),
      ':7: barRaiser: must be true for one interviewer, and is for 0',
    ],
    [
      'a loop with two Bar Raisers',
      withLine(13, '    voice: warm', '    barRaiser: true'),
      ':7: barRaiser: must be true for one interviewer, and is for 2',
    ],
    [
      'more probes than there are',
      withLine(6, 'realMinutes: 60', 'probes: 4'),
      ':7: probes: must be at most 3',
    ],
    ['no time at all', withLine(5, 'minutes: 0'), ':5: minutes: must be more than 0'],
    ['minutes in words', withLine(5, 'minutes: ten'), ':5: minutes: must be a number'],
    ['a missing key', withLine(9), ':8: name: is missing'],
    ['nobody who asks', [...good.slice(0, 6), 'interviewers: []'], ':7: interviewers: must have'],
    ['broken syntax', withLine(3, 'title: Two: of us'), ':3: not valid YAML'],
  ])('%s', (_kind, lines, expected) => {
    write('one.yaml', lines);
    expect(refusal()).toContain(`scenarios/one.yaml${expected}`);
    expect(refusal()).toMatch(/Correct what is named here, then start again\.$/);
  });

  test('an id of another file', () => {
    write('one.yaml', good);
    write('two.yaml', good);
    expect(refusal()).toContain(
      'scenarios/two.yaml:1: id: "two-of-us" is already used at scenarios/one.yaml:1',
    );
  });
});

test('the API gives them', async () => {
  const store = new Store(folder);
  const product = productOver(store, stagesOver(store, countingRecognizer), () => {
    throw new Error('Nothing is rated here.');
  });
  const server = await createApp({ ...product, scenarios }, async () => []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' ? bound?.port : bound;
  const response = await fetch(`http://127.0.0.1:${port}/api/scenarios`);
  expect(Scenarios.parse(await response.json())).toEqual(scenarios);
  await product.close();
  server.closeAllConnections();
  server.close();
});

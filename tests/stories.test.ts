import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#contract/attempt.ts';
import { ELEMENT_IDS } from '#contract/element.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { Scenario, Scenarios } from '#contract/scenario.ts';
import { VOTES } from '#contract/scorecard.ts';
import { AttemptStory, StoriesOverview, StoryDetail } from '#contract/story.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { createApp } from '../server/app.ts';
import { composeQuestions, type Product } from '../server/compose.ts';
import { resolveQuestion } from '../server/content.ts';
import { likenessOf } from '../server/interview/likeness.ts';
import { contradictions } from '../server/interview/stories.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';
import { toldIn } from '../server/rubric/told.ts';
import { Store } from '../server/store/store.ts';
import { answerableBy } from '../server/stories/answerable.ts';
import { bestOf } from '../server/stories/best.ts';
import { coverageOf } from '../server/stories/coverage.ts';
import type { KeptTelling } from '../server/stories/ports.ts';
import { reasonOf } from '../server/stories/reason.ts';
import { readTelling } from '../server/story-facts.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';
import { keepTelling, TELLINGS } from './fakes/tellings.ts';

const BANK = composeQuestions();
const read = (text: string) => readTelling([{ id: 'u', words: wordsOfText(text) }]);

/** The n-th question of a principle of the bank. */
function asked(principle: string, position = 0): AskedQuestion {
  const id = BANK.find((one) => one.id === principle)?.questions[position]?.id ?? '';
  const question = resolveQuestion({ id }, BANK);
  if (question === null) throw new Error(`There is no question ${position} of ${principle}.`);
  return question;
}

describe('how alike two tellings are', () => {
  test('one story in other words is known by people and numbers', () => {
    const likeness = likenessOf(read(TELLINGS.rota), read(TELLINGS.rotaAgain));
    expect(likeness).toMatchObject({ same: true, names: ['Dana'] });
    expect(likeness.numbers.slice(0, 2)).toEqual(['22%', '9%']);
    expect(reasonOf(likeness)).toMatch(/^Both name Dana and say 22% and 9%/);
  });

  test.each([
    ['one place, two stories', TELLINGS.rota, TELLINGS.pallets],
    [
      'one person, two stories',
      TELLINGS.rota,
      'Dana told me that I interrupt people, and she was right. I began to count to three before I answer.',
    ],
    [
      'one number, two stories',
      'We had forty leaking tents at the camp and mended thirty of them.',
      'The choir had forty singers and thirty of them came back after the summer.',
    ],
    [
      'one measure in two places',
      'At the north clinic the waiting time went from fifty minutes to thirty.',
      'At the south clinic the waiting time went from fifty minutes to twenty.',
    ],
  ])('%s', (_, one, other) => {
    expect(likenessOf(read(one), read(other)).same).toBe(false);
  });

  test('one story without names and numbers is known by what it is about', () => {
    const { same, words } = likenessOf(
      read(
        'The gardener let the apprentices prune the orchard and graft the oldest pear trees on the terrace.',
      ),
      read(
        'I trusted the apprentices with the orchard. They were to prune and graft the pear trees of the terrace, and the gardener watched.',
      ),
    );
    expect(same).toBe(true);
    expect(words).toContain('orchard');
  });

  test('what is said in lower case too is nobody’s name', () => {
    expect(read(TELLINGS.pallets).names).toEqual(['Tomasz']);
  });
});

describe('a number with two values', () => {
  const told = (text: string) =>
    toldIn(readAnswer({ utterances: [{ id: 'u', words: wordsOfText(text) }] }));

  test.each<[string, string, number]>([
    [
      'Late trains went from nine in a year to two.',
      'It took us from nine late trains to five.',
      1,
    ],
    [
      'A locker inspection went from eighty minutes to thirty.',
      'Back then a locker inspection took us ninety-five minutes.',
      1,
    ],
    [
      'A locker inspection went from eighty minutes to thirty.',
      'A locker inspection takes us fifty minutes.',
      0,
    ],
    [
      'A locker inspection went from eighty minutes to thirty.',
      'Back then a kitchen inspection took us ninety-five minutes.',
      0,
    ],
    [
      'Late trains went from nine to two in a year.',
      'Late trains went from nine to one in two years.',
      0,
    ],
  ])('%j and %j: %d', (one, other, count) => {
    expect(contradictions(told(one), told(other))).toHaveLength(count);
  });
});

const levels = (mechanism: 1 | 2 | 3 | 4 | 5, data = mechanism, framing = mechanism) => ({
  mechanism,
  data,
  framing,
});
let made = 0;
function telling(change: Partial<KeptTelling>): KeptTelling {
  made += 1;
  return {
    attemptId: `attempt ${made}`,
    createdAtMs: made,
    question: asked('dive-deep'),
    durationMs: null,
    levels: levels(3),
    ratingId: `rating ${made}`,
    storyId: 'a',
    settled: true,
    ...change,
  };
}

describe('the best telling', () => {
  const noVotes = { L6: VOTES[0], L7: VOTES[0] };
  const best = (...tellings: KeptTelling[]) => bestOf(tellings, () => noVotes);

  test('none of none, and the only one', () => {
    expect(best()).toBeNull();
    expect(best(telling({}))?.why).toBe('It is the only telling.');
  });

  test('levels come first', () => {
    const high = telling({ levels: levels(4, 3, 3), durationMs: 600_000 });
    expect(best(telling({ durationMs: 180_000 }), high, telling({}))).toEqual({
      telling: high,
      why: 'Its three levels add up to the most.',
    });
  });

  test('then votes', () => {
    const voted = telling({ createdAtMs: 0 });
    const other = telling({ durationMs: 180_000 });
    const found = bestOf([voted, other], (one) =>
      one === voted ? { L6: VOTES[3], L7: VOTES[2] } : { L6: VOTES[3], L7: VOTES[1] },
    );
    expect(found?.telling).toBe(voted);
  });

  test('then two to four minutes, then the newest', () => {
    const fit = telling({ durationMs: 239_000, createdAtMs: 0 });
    expect(best(telling({ durationMs: 241_000 }), fit, telling({}))?.telling).toBe(fit);
    const newest = telling({});
    expect(best(telling({ createdAtMs: 0 }), newest)?.telling).toBe(newest);
  });
});

describe('the coverage map', () => {
  const story = (id: string, ...principles: string[]) => ({
    story: { id, name: `Story ${id}` },
    tellings: principles.map((principle) => telling({ question: asked(principle) })),
  });
  const map = (...stories: ReturnType<typeof story>[]) =>
    coverageOf(stories, BANK, [], (tellings) => tellings[0] ?? null, new Set());

  test('a principle without a story is there, empty', () => {
    const { principles, loop } = map(story('a', 'ownership'));
    expect(principles).toHaveLength(BANK.length);
    expect(principles.filter(({ stories }) => stories.length > 0).map(({ id }) => id)).toEqual([
      'ownership',
    ]);
    expect(loop).toBeNull();
  });

  test('the only story for three principles carries too much, for two it does not', () => {
    const three = map(story('a', 'ownership', 'dive-deep', 'earn-trust'));
    expect(three.warnings).toMatchObject([
      { storyId: 'a', reason: expect.stringContaining('only story for 3') },
    ]);
    expect(map(story('a', 'ownership', 'dive-deep')).warnings).toEqual([]);
  });

  test('over a third of the covered principles is too much, a third is not', () => {
    const shared = ['ownership', 'dive-deep', 'earn-trust'];
    const others = ['think-big', 'best-employer', 'have-backbone', 'deliver-results'];
    const beside = (count: number) => [
      story('b', ...shared.slice(0, 2)),
      story('c', ...shared.slice(2)),
      ...others.slice(0, count).map((principle) => story(principle, principle)),
    ];
    expect(map(story('a', ...shared), ...beside(4)).warnings).toMatchObject([
      { storyId: 'a', reason: 'It is told for 3 of the 7 principles that have a story.' },
    ]);
    const more = ['highest-standards', 'customer-obsession'].map((one) => story(one, one));
    expect(map(story('a', ...shared), ...beside(4), ...more).warnings).toEqual([]);
  });

  test('the questions of the largest loop that find nothing', () => {
    const [one, other] = [asked('ownership').bankId ?? '', asked('dive-deep').bankId ?? ''];
    const scenario = (id: string, questions: string[]): Scenario => ({
      id,
      kind: 'loop',
      title: `Loop ${id}`,
      about: 'Two questions, asked one after the other.',
      minutes: 10,
      realMinutes: 20,
      probes: 3,
      interviewers: [
        {
          id: 'a',
          name: 'Ada',
          role: 'Director of depots',
          principles: ['ownership'],
          temperament: 'Listens without a word.',
          voice: 'low',
          barRaiser: true,
          questions,
        },
      ],
    });
    const scenarios: Scenarios = [scenario('small', [one]), scenario('large', [one, other])];
    const { loop } = coverageOf([], BANK, scenarios, () => null, new Set([one]));
    expect(loop).toMatchObject({ title: 'Loop large', questions: 2 });
    expect(loop?.findsNothing.map(({ id }) => id)).toEqual([other]);
  });
});

describe('the questions that a story can answer', () => {
  const known = { tellings: [telling({})], best: read(TELLINGS.pallets), credited: new Set([]) };

  test('those that it was told to, and others of the principle where their probes are met', () => {
    expect(answerableBy(known, BANK).map(({ how }) => how)).toEqual(['Answered with it once.']);
    const [first, ...more] = answerableBy({ ...known, credited: new Set(ELEMENT_IDS) }, BANK);
    expect(first?.how).toBe('Answered with it once.');
    expect(more.filter(({ principle }) => principle === 'Dive Deep').length).toBeGreaterThan(0);
    for (const { how } of more) expect(how).toMatch(/^(?:It too speaks of “|The same principle)/);
  });

  test('by words only with what the probes are after', () => {
    const bank = [
      {
        id: 'packing',
        principle: 'Packing',
        about: 'How things are packed.',
        questions: [
          {
            id: 'packing-lorry',
            question: 'Tell me about a lorry that came back.',
            listensFor: 'A pallet with its corner crushed, and what was measured.',
            people: false,
            future: false,
            probes: [{ for: 'M1' as const, ask: 'What did you sample?' }],
          },
        ],
      },
    ];
    expect(answerableBy(known, bank)).toEqual([]);
    const [found] = answerableBy({ ...known, credited: new Set(['M1' as const]) }, bank);
    expect(found).toMatchObject({ id: 'packing-lorry', how: expect.stringContaining('“lorry”') });
    const aboutPeople = bank.map((one) => ({
      ...one,
      questions: one.questions.map((question) => ({ ...question, people: true })),
    }));
    expect(answerableBy({ ...known, credited: new Set(['M1' as const]) }, aboutPeople)).toEqual([]);
  });
});

describe('over HTTP', () => {
  let folder: string;
  let product: Product;
  let server: Server;
  let address: string;
  let rota: string[];
  let pallets: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'understudy-stories-'));
    let nowMs = 1_700_000_000_000;
    const store = new Store(folder, () => (nowMs += 60_000));
    rota = [
      await keepTelling(store, asked('ownership'), TELLINGS.rota),
      await keepTelling(store, asked('earn-trust'), TELLINGS.rotaAgain),
      await keepTelling(store, asked('dive-deep'), TELLINGS.rotaAgain),
    ];
    pallets = [await keepTelling(store, asked('highest-standards'), TELLINGS.pallets)];
    product = productOver(
      store,
      stagesOver(store, countingRecognizer),
      () => {
        throw new Error('Nothing is rated again here.');
      },
      { bank: BANK },
    );
    server = await createApp(product, async () => []);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const bound = server.address();
    address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api`;
  });

  afterAll(async () => {
    await product.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${address}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
  const overview = async () => StoriesOverview.parse(await (await send('GET', '/stories')).json());
  const filed = async (id: string | undefined) =>
    AttemptStory.parse(await (await send('GET', `/attempts/${id}/story`)).json());

  test('from a suggestion to a story with its best telling, and out of it again', async () => {
    const { suggestions, stories, unread } = await overview();
    expect({ stories, unread }).toEqual({ stories: [], unread: 0 });
    expect(suggestions).toHaveLength(1);
    const [first] = suggestions;
    expect(first).toMatchObject({ story: null, name: expect.stringContaining('with Dana') });
    expect(first?.tellings.map(({ attemptId }) => attemptId)).toEqual(rota.toReversed());

    const created = await send('POST', '/stories', {
      name: 'The rota',
      attemptIds: rota.slice(0, 2),
    });
    expect(created.status).toBe(201);
    const { id, best, gaps, questions } = StoryDetail.parse(await created.json());
    expect(best?.attemptId).toBe(rota[0]);
    expect(best?.why).toBe('Its three levels add up to the most.');
    expect(gaps.length).toBeGreaterThan(0);
    expect(new Set(questions.map(({ principle }) => principle))).toContain('Earn Trust');

    expect((await overview()).suggestions).toMatchObject([
      { story: { id, name: 'The rota' }, tellings: [{ attemptId: rota[2] }] },
    ]);
    expect(await filed(rota[2])).toMatchObject({ story: null, suggestion: { story: { id } } });

    await send('POST', `/stories/${id}/tellings`, { attemptIds: [rota[2]] });
    expect(await filed(rota[2])).toMatchObject({ story: { id }, suggestion: null });
    await send('POST', '/stories/refusals', { attemptIds: [rota[2]] });
    expect(await filed(rota[2])).toMatchObject({ story: null, settled: true, suggestion: null });
    expect((await overview()).suggestions).toEqual([]);

    const renamed = await send('PUT', `/stories/${id}`, { name: '  Dana’s rota ' });
    expect(StoryDetail.parse(await renamed.json()).name).toBe('Dana’s rota');

    const other = StoryDetail.parse(
      await (await send('POST', '/stories', { name: 'Pallets', attemptIds: pallets })).json(),
    );
    const merged = await send('POST', `/stories/${other.id}/merge`, { into: id });
    expect(StoryDetail.parse(await merged.json()).tellings).toHaveLength(3);
    expect((await send('GET', `/stories/${other.id}`)).status).toBe(404);

    expect((await send('DELETE', `/stories/${id}`)).status).toBe(204);
    expect(await filed(rota[0])).toMatchObject({ story: null, settled: false });
    expect((await send('GET', `/attempts/${rota[0]}`)).status).toBe(200);
  });

  test.each([
    ['POST', '/stories', { name: ' ', attemptIds: [] }, 400, 'badRequest'],
    ['POST', '/stories/refusals', {}, 400, 'badRequest'],
    ['GET', '/stories/none', undefined, 404, 'unknownStory'],
    ['PUT', `/stories/${crypto.randomUUID()}`, { name: 'A' }, 404, 'unknownStory'],
    ['POST', '/stories', { name: 'A', attemptIds: [crypto.randomUUID()] }, 409, 'noTelling'],
    ['GET', `/attempts/${crypto.randomUUID()}/story`, undefined, 409, 'noTelling'],
  ])('%s %s of %j is refused', async (method, path, body, status, code) => {
    const response = await send(method, path, body);
    expect(response.status).toBe(status);
    expect(Problem.parse(await response.json()).code).toBe(code);
  });
});

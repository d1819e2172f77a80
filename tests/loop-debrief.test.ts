import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { dimensionOf, ELEMENT_IDS, type ElementId, type SignalId } from '#contract/element.ts';
import { Debrief } from '#contract/loop.ts';
import type { IntegrityFlag, Level, Scorecard, Vote } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { debriefOf } from '../server/loop/debrief.ts';
import { debriefMarkdown } from '../server/loop/debrief-markdown.ts';
import { medianVotes } from '../server/loop/median.ts';
import type { KeptLoop, LoopAnswer } from '../server/loop/ports.ts';
import { bareScorecard } from './fakes/bare-scorecard.ts';
import { BANK, PROBES, SCENARIO } from './fakes/loop.ts';

const LOOP: KeptLoop = {
  id: randomUUID(),
  created_at_ms: Date.UTC(2026, 10, 3),
  scenario: SCENARIO,
  questions: SCENARIO.interviewers.flatMap((each, interviewer) =>
    each.questions.map((bankId) => ({
      interviewer,
      bankId,
      question: askedOf(bankId),
      probes: BANK[0]?.questions[0]?.probes ?? [],
    })),
  ),
  notes: '',
  skipped: [],
  finished_at_ms: 1,
};

function askedOf(bankId: string) {
  const found = BANK.flatMap(({ questions }) => questions).find(({ id }) => id === bankId);
  return {
    bankId,
    text: found?.question ?? bankId,
    principle: 'Care',
    people: found?.people ?? false,
    future: false,
  };
}

type Levels = readonly [mechanism: Level, data: Level, framing: Level];

interface Story {
  question?: 'a-shop' | 'a-garden' | 'a-team';
  levels?: Levels;
  votes?: { L6: Vote; L7: Vote };
  signals?: Partial<Record<SignalId, string>>;
  found?: Partial<Record<ElementId, string>>;
  closest?: Partial<Record<ElementId, string>>;
  /** Quotes that share the answer's first words. */
  within?: string[];
  advice?: Partial<Record<ElementId, string>>;
  integrity?: Partial<IntegrityFlag>[];
  sufficient?: boolean;
}

const evidence = [{ utteranceId: 'u', from: 0, to: 2 }];
const FLAG: IntegrityFlag = {
  id: 'x',
  reason: 'Two sizes are told of one team.',
  quotes: ['a team of three', 'all nine of us'],
  evidence: [
    { utteranceId: 'u', from: 0, to: 4 },
    { utteranceId: 'u', from: 9, to: 13 },
  ],
  confirmed: false,
  misheard: false,
};

function told(story: Story): LoopAnswer {
  let next = 0;
  /** Words that no other quote has. */
  const evidenceOf = (quote: string) => {
    const at = (story.within ?? []).includes(quote) ? 0 : next;
    next += 2;
    return [{ utteranceId: 'u', from: at, to: at + 2 }];
  };
  const { question = 'a-shop', levels: [mechanism, data, framing] = [4, 4, 4] } = story;
  const bare = bareScorecard({ mechanism, data, framing });
  const dimensions: Scorecard['dimensions'] = structuredClone(bare.dimensions);
  for (const id of ELEMENT_IDS) {
    const [quote, near] = [story.found?.[id], story.closest?.[id]];
    dimensions[dimensionOf(id)].elements[id] = {
      credited: quote !== undefined,
      quote: quote ?? null,
      evidence: quote === undefined ? [] : evidenceOf(quote),
      ...(near !== undefined && {
        closest: { quote: near, evidence: evidenceOf(near), says: 'nearly' },
      }),
    };
  }
  const signals = { ...bare.signals };
  for (const [id, quote] of Object.entries(story.signals ?? {})) {
    Object.assign(signals, { [id]: { quote, evidence: evidenceOf(quote) } });
  }
  const votes = story.votes ?? { L6: 'Inclined', L7: 'Not Inclined' };
  return {
    attemptId: randomUUID(),
    interviewer: question === 'a-team' ? 1 : 0,
    question: askedOf(question),
    utterances: [{ id: 'u', words: wordsOfText('whatever was said') }],
    probes: [],
    scorecard: {
      ...bare,
      sufficient: story.sufficient ?? true,
      dimensions,
      signals,
      votes,
      voteReasons: { L6: `L6 for ${question}.`, L7: `${votes.L7} for ${question}.` },
      integrity: (story.integrity ?? []).map((flag) => ({ ...FLAG, ...flag })),
      advice: ELEMENT_IDS.flatMap((element) => {
        const say = story.advice?.[element];
        return say === undefined ? [] : [{ dimension: dimensionOf(element), element, say }];
      }),
    },
  };
}

/** A debrief, as JSON carries it. */
function debrief(stories: readonly Story[], loop: Partial<KeptLoop> = {}): Debrief {
  return Debrief.parse(
    debriefOf({
      loop: { ...LOOP, ...loop },
      answers: stories.map(told),
      contradictions: [],
      repeated: [],
      bank: BANK,
    }),
  );
}

/** Three stories with these levels; the last is about people, with a number, and reaches far. */
function three(...levels: [Levels, Levels, Levels]): Story[] {
  const questions = ['a-shop', 'a-garden', 'a-team'] as const;
  return questions.map((question, index) => ({
    question,
    levels: levels[index] ?? [1, 1, 1],
    ...(question === 'a-team' && {
      signals: { peopleNumber: 'nine of eleven stayed', beyondTeam: 'two other teams took it up' },
    }),
  }));
}

const without = (stories: Story[], signal: SignalId) =>
  stories.map((story) => ({
    ...story,
    signals: Object.fromEntries(
      Object.entries(story.signals ?? {}).filter(([id]) => id !== signal),
    ),
  }));

describe('votes', () => {
  test.each<[Vote[], Vote | undefined]>([
    [[], undefined],
    [['Inclined'], 'Inclined'],
    [['Strongly Inclined', 'Not Inclined'], 'Not Inclined'],
    [['Inclined', 'Strongly Not Inclined', 'Strongly Inclined'], 'Inclined'],
    [['Strongly Inclined', 'Inclined', 'Not Inclined', 'Strongly Not Inclined'], 'Not Inclined'],
    [['Strongly Inclined', 'Strongly Inclined', 'Strongly Not Inclined'], 'Strongly Inclined'],
  ])('the lower median of %j is %s', (votes, median) => {
    expect(medianVotes(votes.map((L7) => ({ L6: 'Inclined', L7 })))?.L7).toBe(median);
  });

  test('an interviewer votes on their own answers, the room on the interviewers’ votes', () => {
    const { feedback, votes } = debrief([
      { question: 'a-shop', votes: { L6: 'Inclined', L7: 'Inclined' } },
      { question: 'a-garden', votes: { L6: 'Strongly Inclined', L7: 'Strongly Inclined' } },
      { question: 'a-team', votes: { L6: 'Inclined', L7: 'Strongly Inclined' } },
    ]);
    expect(feedback.map(({ votes }) => votes)).toEqual([
      { L6: 'Inclined', L7: 'Inclined' },
      { L6: 'Inclined', L7: 'Strongly Inclined' },
    ]);
    expect(votes).toEqual({ L6: 'Inclined', L7: 'Inclined' });
  });

  test('an answer too short to rate has no vote', () => {
    const { feedback, votes, stories } = debrief([
      { question: 'a-shop', votes: { L6: 'Inclined', L7: 'Inclined' } },
      { question: 'a-garden', sufficient: false, levels: [1, 1, 1] },
      { question: 'a-team', sufficient: false, levels: [1, 1, 1] },
    ]);
    expect(stories).toBe(1);
    expect(feedback.map(({ votes, levels }) => [votes?.L7, levels?.data])).toEqual([
      ['Inclined', 4],
      [undefined, undefined],
    ]);
    expect(feedback[1]?.reason).toBe(
      'What was answered is too short to be rated, so there is no vote.',
    );
    expect(votes).toEqual({ L6: 'Inclined', L7: 'Inclined' });
  });
});

describe('readiness', () => {
  const ready = three([4, 3, 4], [4, 3, 4], [4, 3, 4]);

  test.each<[string, Story[], Debrief['outcome'], string[]]>([
    ['all five conditions hold', ready, 'L7 ready', []],
    [
      'the lower median is taken dimension by dimension',
      three([5, 5, 2], [4, 1, 4], [1, 3, 5]),
      'L7 ready',
      [],
    ],
    [
      'mechanism at 3 alone',
      three([3, 3, 4], [3, 3, 4], [5, 3, 4]),
      'L7 with gaps',
      ['mechanismAndFraming'],
    ],
    [
      'framing at 3 alone',
      three([4, 3, 3], [4, 3, 3], [4, 3, 4]),
      'L7 with gaps',
      ['mechanismAndFraming'],
    ],
    [
      'mechanism at 2',
      three([2, 3, 4], [2, 3, 4], [5, 3, 4]),
      'Strong L6',
      ['mechanismAndFraming'],
    ],
    ['data at 2', three([4, 2, 4], [4, 2, 4], [4, 5, 4]), 'Below', ['data']],
    ['one framing of 1', three([4, 3, 4], [4, 3, 1], [4, 3, 4]), 'L7 with gaps', ['noFramingOne']],
    ['no number about people', without(ready, 'peopleNumber'), 'L7 with gaps', ['peopleStory']],
    [
      'the people story at framing 3',
      three([4, 3, 4], [4, 3, 4], [4, 3, 3]),
      'L7 with gaps',
      ['peopleStory'],
    ],
    ['nothing beyond the team', without(ready, 'beyondTeam'), 'L7 with gaps', ['scope']],
    [
      'two conditions missed',
      without(without(ready, 'beyondTeam'), 'peopleNumber'),
      'Strong L6',
      ['peopleStory', 'scope'],
    ],
    [
      'framing at 1 everywhere',
      three([4, 3, 1], [4, 3, 1], [4, 3, 1]),
      'Below',
      ['mechanismAndFraming', 'noFramingOne', 'peopleStory'],
    ],
    [
      'mechanism and framing at 2',
      three([2, 3, 2], [2, 3, 2], [2, 3, 2]),
      'Strong L6',
      ['mechanismAndFraming', 'peopleStory'],
    ],
    ['mechanism at 1', three([1, 3, 4], [1, 3, 4], [1, 3, 4]), 'Below', ['mechanismAndFraming']],
  ])('%s', (_case, stories, outcome, missed) => {
    const { conditions, ...room } = debrief(stories);
    expect(conditions.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(missed);
    expect(conditions).toHaveLength(5);
    expect(room.outcome).toBe(outcome);
    expect(room.gap === null).toBe(outcome === 'L7 ready');
  });

  test('a view of 12 to 18 months counts as scope', () => {
    const far = without(ready, 'beyondTeam').map((story) => ({
      ...story,
      signals: { ...story.signals, horizon: 'in eighteen months' },
    }));
    expect(debrief(far).outcome).toBe('L7 ready');
  });

  test('the gap names what decides: the missed condition for L7, the low median for L6', () => {
    expect(debrief(without(ready, 'beyondTeam')).gap).toBe(
      'No story shows an effect beyond your own team, or a view of 12 to 18 months.',
    );
    expect(debrief(three([4, 2, 4], [4, 2, 4], [4, 2, 4])).gap).toBe(
      'The median of data is 2; L6 needs 3.',
    );
    expect(debrief(three([3, 4, 3], [2, 4, 3], [2, 4, 3])).says).toBe(
      'Not Inclined at L7; supports L6.',
    );
  });
});

describe('the Bar Raiser', () => {
  test('does not object to a ready loop, and says on which words', () => {
    const [first, second, people] = three([4, 3, 4], [4, 3, 4], [4, 3, 5]);
    const { barRaiser } = debrief([
      first ?? {},
      second ?? {},
      { ...people, found: { F2: 'Mara held the decision', F5: 'she ran it while I was away' } },
    ]);
    expect(barRaiser).toMatchObject({ interviewer: 'Bo', objects: false });
    expect(barRaiser?.asked).toEqual(['What about a team?']);
    expect(barRaiser?.quotes.map(({ quote, element }) => [element, quote])).toEqual([
      ['F5', 'she ran it while I was away'],
      ['F2', 'Mara held the decision'],
    ]);
  });

  test('objects to confirmed words that cannot be so, and that overrides readiness', () => {
    const stories = three([5, 5, 5], [5, 5, 5], [5, 5, 5]);
    const flagged = (flag: Partial<IntegrityFlag>) =>
      debrief([{ ...stories[0], integrity: [flag] }, stories[1] ?? {}, stories[2] ?? {}]);
    expect(flagged({}).outcome).toBe('L7 ready');
    expect(flagged({ misheard: true }).barRaiser?.objects).toBe(false);
    const vetoed = flagged({ confirmed: true });
    expect(vetoed).toMatchObject({
      outcome: 'Strong L6',
      says: 'The Bar Raiser objects, which overrides readiness. Not Inclined at L7; supports L6.',
      barRaiser: {
        objects: true,
        quotes: [
          { quote: 'a team of three', evidence: [FLAG.evidence[0]], element: null },
          { quote: 'all nine of us', evidence: [FLAG.evidence[1]], element: null },
        ],
      },
    });
    expect(vetoed.gap).toBe(vetoed.barRaiser?.reason);
  });

  describe('hears of a number with two values in two answers', () => {
    const answers = three([5, 5, 5], [5, 5, 5], [5, 5, 5]).map((story) =>
      told({ ...story, votes: { L6: 'Strongly Inclined', L7: 'Strongly Inclined' } }),
    );
    const [first = '', second = ''] = answers.map(({ attemptId }) => attemptId);
    const room = (heard: { confirmed: boolean; misheard: boolean }, count = 3) =>
      debriefOf({
        loop: LOOP,
        answers: answers.slice(0, count),
        contradictions: [
          {
            id: 'a queue',
            reason: 'One measure is told with two values.',
            ...heard,
            sides: [
              { attemptId: first, quote: 'forty people', evidence },
              { attemptId: second, quote: 'sixty people', evidence },
            ],
          },
        ],
        repeated: [],
        bank: BANK,
      });

    test.each([
      { confirmed: false, misheard: false },
      { confirmed: false, misheard: true },
    ])('which counts for nothing while it is %o', (heard) => {
      expect(room(heard)).toMatchObject({
        outcome: 'L7 ready',
        votes: { L6: 'Strongly Inclined', L7: 'Strongly Inclined' },
        barRaiser: { objects: false },
        contradictions: [heard],
      });
    });

    test('which, confirmed, is a veto on both quotes and the room’s vote', () => {
      const vetoed = room({ confirmed: true, misheard: false });
      expect(vetoed).toMatchObject({
        outcome: 'Strong L6',
        votes: { L6: 'Strongly Not Inclined', L7: 'Strongly Not Inclined' },
        barRaiser: {
          objects: true,
          quotes: [
            { attemptId: first, quote: 'forty people' },
            { attemptId: second, quote: 'sixty people' },
          ],
        },
      });
      // Nobody of them heard both sides.
      expect(vetoed.feedback.map(({ votes }) => votes?.L7)).toEqual([
        'Strongly Inclined',
        'Strongly Inclined',
      ]);
    });

    test('which, confirmed, counts in the vote where there is no veto', () => {
      expect(room({ confirmed: true, misheard: false }, 2)).toMatchObject({
        votes: { L7: 'Strongly Not Inclined' },
        barRaiser: { objects: false },
      });
    });
  });

  test('lists the notes of single answers too, to be answered with the rest', () => {
    const { contradictions } = debrief([{ question: 'a-shop', integrity: [{ id: 'a note' }] }]);
    expect(contradictions).toMatchObject([
      {
        id: 'a note',
        confirmed: false,
        sides: [
          { quote: 'a team of three', evidence: [FLAG.evidence[0]] },
          { quote: 'all nine of us', evidence: [FLAG.evidence[1]] },
        ],
      },
    ]);
  });

  test('objects when the median of framing is 2 or less, on the words that keep it there', () => {
    const stories = three([4, 4, 2], [4, 4, 2], [4, 4, 4]);
    const { barRaiser } = debrief([
      {
        ...stories[0],
        signals: { rescue: 'I stayed all night' },
        closest: { F2: 'I told Jo what to do' },
      },
      stories[1] ?? {},
      stories[2] ?? {},
    ]);
    expect(barRaiser).toMatchObject({
      objects: true,
      reason: expect.stringContaining('median of framing is 2'),
      quotes: [
        { element: 'F2', proves: false, quote: 'I stayed all night' },
        { element: 'F2', proves: false, quote: 'I told Jo what to do' },
      ],
    });
    expect(debrief(three([4, 4, 2], [4, 4, 3], [4, 4, 3])).barRaiser?.objects).toBe(false);
  });

  test('objects when no people story has framing at 3', () => {
    expect(debrief(three([4, 3, 4], [4, 3, 4], [4, 3, 3])).barRaiser?.objects).toBe(false);
    const low = debrief(three([4, 3, 4], [4, 3, 4], [4, 3, 2]));
    expect(low).toMatchObject({ outcome: 'Strong L6', barRaiser: { objects: true } });
    expect(low.barRaiser?.reason).toBe('No story about people has framing at 3 or more.');
    const none = debrief([
      { question: 'a-shop' },
      { question: 'a-garden' },
      { question: 'a-shop' },
    ]);
    expect(none.barRaiser?.reason).toBe('No story about people was told.');
  });

  test('who is not there objects to nothing', () => {
    const interviewers = SCENARIO.interviewers.map((each) => ({ ...each, barRaiser: false }));
    const room = debrief(three([4, 3, 4], [4, 3, 4], [4, 3, 2]), {
      scenario: { ...SCENARIO, interviewers },
    });
    expect(room).toMatchObject({ barRaiser: null, outcome: 'L7 with gaps' });
  });
});

describe('under three stories', () => {
  test('there is no readiness and no veto, and it is said so', () => {
    const room = debrief([
      { question: 'a-team', levels: [1, 1, 1], integrity: [{ confirmed: true }] },
      { question: 'a-shop', levels: [5, 5, 5] },
    ]);
    expect(room).toMatchObject({
      stories: 2,
      outcome: null,
      gap: null,
      conditions: [],
      levels: { mechanism: 1, data: 1, framing: 1 },
      barRaiser: { objects: false, reason: 'With fewer than three stories there is no veto.' },
      says: 'Of 3 questions, 2 stories could be rated, 1 question was not answered. Three stories are needed before the room can speak of readiness, or object.',
    });
  });

  test.each<[string, Story[], Partial<KeptLoop>, string]>([
    [
      'abandoned',
      [],
      {},
      'Of 3 questions, 0 stories could be rated, 3 questions were not answered.',
    ],
    [
      'skipped through',
      [],
      { skipped: ['a-shop', 'a-garden', 'a-team'] },
      'Of 3 questions, 0 stories could be rated, 3 questions were skipped.',
    ],
    [
      'of one-word answers',
      (['a-shop', 'a-garden', 'a-team'] as const).map((question) => ({
        question,
        sufficient: false,
        levels: [1, 1, 1] as const,
        votes: { L6: 'Strongly Not Inclined' as const, L7: 'Strongly Not Inclined' as const },
        advice: { M1: 'Say what it was.' },
      })),
      { skipped: ['a-shop'] },
      'Of 3 questions, 0 stories could be rated, 3 answers had under 25 words.',
    ],
  ])('a loop %s gives an honest debrief', (_case, stories, loop, says) => {
    const room = debrief(stories, loop);
    expect(room).toMatchObject({ votes: null, levels: null, outcome: null, conditions: [] });
    expect(room.says.startsWith(says)).toBe(true);
    expect(room.feedback.every(({ votes, found }) => votes === null && found.length === 0)).toBe(
      true,
    );
    // What was not answered comes first.
    expect(room.next.map(({ bankId }) => bankId)).toEqual(['a-shop', 'a-garden', 'a-team']);
    expect(debriefMarkdown(room)).toContain(says);
  });
});

describe('feedback', () => {
  const stories: Story[] = [
    {
      question: 'a-shop',
      levels: [4, 3, 2],
      votes: { L6: 'Inclined', L7: 'Not Inclined' },
      found: {
        M1: 'a list on the door',
        M3: 'I read ten of them each month',
        D1: 'queues fell by a third',
      },
      closest: { F2: 'I asked Lin to print it' },
      signals: { soloBuild: 'I built the whole thing' },
      advice: { D2: 'Say what it was before.', F2: 'Name who owned it.' },
    },
    {
      question: 'a-garden',
      levels: [2, 1, 3],
      votes: { L6: 'Not Inclined', L7: 'Not Inclined' },
      found: { F1: 'I chose the smaller plot' },
      advice: { M1: 'Say what came back each week.', D1: 'Give a number.' },
    },
    { question: 'a-team', levels: [5, 5, 5], found: { F5: 'they ran it alone' } },
  ];
  const [ada, bo] = debrief(stories).feedback;

  test('is made of the answers to the interviewer’s own questions, and nothing beyond', () => {
    expect(ada?.attemptIds).toHaveLength(2);
    expect(bo?.found.map(({ quote }) => quote)).toEqual(['they ran it alone']);
    expect(JSON.stringify(ada)).not.toContain('they ran it alone');
  });

  test('has the most telling quotes of each dimension, each in a sentence', () => {
    expect(ada?.found.map(({ dimension, element }) => [dimension, element])).toEqual([
      ['mechanism', 'M3'],
      ['mechanism', 'M1'],
      ['data', 'D1'],
      ['framing', 'F1'],
    ]);
    expect(ada?.found[0]?.says).toBe(
      'Somebody checked that it works: “I read 10 of them each month”.',
    );
  });

  test('says what would have raised each level, by the advice of the weakest answer', () => {
    expect(ada?.missing).toEqual([
      { dimension: 'mechanism', element: 'M1', says: 'Say what came back each week.' },
      { dimension: 'data', element: 'D1', says: 'Give a number.' },
      { dimension: 'framing', element: 'F2', says: 'Name who owned it.' },
    ]);
    expect(bo?.missing).toEqual([]);
  });

  test('cites two quotes for its vote: what speaks against, or for', () => {
    expect(ada?.levels).toEqual({ mechanism: 2, data: 1, framing: 2 });
    expect(ada?.cites.map(({ quote }) => quote)).toEqual([
      'I built the whole thing',
      'I asked Lin to print it',
    ]);
    expect(ada?.reason).toBe('Not Inclined for a-shop.');
    const [inclined] = debrief([
      {
        ...stories[0],
        votes: { L6: 'Inclined', L7: 'Inclined' },
      },
    ]).feedback;
    expect(inclined?.cites.map(({ quote }) => quote)).toEqual([
      'I read ten of them each month',
      'queues fell by a third',
    ]);
  });

  test('quotes the same words once', () => {
    const [feedback] = debrief([
      {
        question: 'a-shop',
        votes: { L6: 'Inclined', L7: 'Inclined' },
        found: { F4: 'she ran it and was made lead', F5: 'she ran it' },
        within: ['she ran it and was made lead', 'she ran it'],
      },
    ]).feedback;
    expect(feedback?.found.map(({ quote }) => quote)).toEqual(['she ran it']);
    expect(feedback?.cites.map(({ quote }) => quote)).toEqual(['she ran it']);
  });

  test('says what was not said where there are no two quotes', () => {
    const [bare] = debrief([
      { question: 'a-shop', levels: [2, 1, 1], advice: { M1: 'Tool.', D1: 'Number.' } },
    ]).feedback;
    expect(bare?.cites).toEqual([]);
    expect(bare?.reason).toBe(
      'Not Inclined for a-shop. Not said: a specific tool or forum with a rhythm or a rule; a result number with its metric named.',
    );
  });

  test('of an interviewer who got no answer says so', () => {
    expect(debrief(stories.slice(0, 2)).feedback[1]).toMatchObject({
      votes: null,
      levels: null,
      reason: 'None of their questions was answered, so there is no vote.',
      found: [],
      missing: [],
    });
  });
});

describe('the next rehearsals', () => {
  test('train what is missing, by questions that were not just asked', () => {
    const stories = three([5, 3, 4], [5, 3, 4], [5, 3, 4]);
    const { next } = debrief([
      { ...stories[0], signals: {}, advice: { D2: 'Say what it was before.' } },
      { ...stories[1], signals: {} },
      { ...stories[2], signals: {} },
    ]);
    expect(next.map(({ bankId }) => bankId)).toEqual(['an-apprentice', 'a-harbour', 'a-bridge']);
    expect(next.map(({ why }) => why)).toEqual([
      'The stories about people give no number about people.',
      'No story shows an effect beyond your own team, or a view of 12 to 18 months.',
      'At its lowest, data was at 3; say what it was before, or what it is compared with.',
    ]);
  });

  test('are three different ones after a ready loop too', () => {
    const { next } = debrief(three([5, 5, 5], [5, 5, 5], [5, 5, 5]));
    const asked = LOOP.questions.map(({ bankId }) => bankId);
    expect(new Set(next.map(({ bankId }) => bankId)).size).toBe(3);
    expect(next.some(({ bankId }) => asked.includes(bankId))).toBe(false);
    // Every level was 5: nothing is said to have been low, and no reason is given twice.
    expect(next.map(({ why }) => why)).toEqual([
      'This loop heard no story for Think Big.',
      'This loop heard no story for Hire and Develop.',
      'The same by another story. This loop heard no story for Think Big.',
    ]);
  });

  test('leave out a dimension that was at 5 everywhere, whatever it lacks', () => {
    const stories = three([5, 4, 5], [5, 5, 5], [5, 5, 5]).map((story) => ({
      ...story,
      advice: { M5: 'Say that it lasts.', D5: 'Say the cause.', F4: 'Say what came of it.' },
    }));
    const whys = debrief(stories).next.map(({ why }) => why);
    expect(whys[0]).toMatch(/^At its lowest, data was at 4; say why it was your action/);
    expect(whys.join(' ')).not.toMatch(/mechanism|framing|at 5/);
    expect(new Set(whys).size).toBe(3);
  });

  test('say of a question of the loop that was not told why it comes back', () => {
    const [shop, garden, team] = three([5, 5, 5], [5, 5, 5], [5, 5, 5]);
    const nextOf = (stories: (Story | undefined)[], loop: Partial<KeptLoop> = {}) =>
      debrief(
        stories.flatMap((story) => story ?? []),
        loop,
      ).next;
    expect(nextOf([shop, team], { skipped: ['a-garden'] })[0]).toMatchObject({
      bankId: 'a-garden',
      why: 'It was skipped in this loop.',
    });
    expect(nextOf([shop, team])[0]?.why).toBe('It was not answered in this loop.');
    const short = { ...garden, sufficient: false, levels: [1, 1, 1] as const };
    const next = nextOf([shop, short, team], { skipped: ['a-garden'] });
    expect(next[0]).toMatchObject({
      bankId: 'a-garden',
      why: 'Its answer had too few words to be rated.',
    });
    // What is too short to be rated is not held to have been low.
    expect(next.map(({ why }) => why).join(' ')).not.toContain('At its lowest');
    expect(new Set(next.map(({ bankId }) => bankId)).size).toBe(3);
  });
});

test('as Markdown it has every part, and shows the person’s words as they are', () => {
  const answers = three([4, 3, 4], [4, 3, 4], [4, 3, 4]).map((story) =>
    told({ ...story, found: { M1: 'a | list_of *stars*', F2: 'Mara\nheld it' } }),
  );
  const [first, second] = answers.map(({ attemptId }) => attemptId);
  const room = debriefOf({
    loop: LOOP,
    answers: answers.map((answer) => ({ ...answer, probes: PROBES.slice(0, 1) })),
    contradictions: [
      {
        id: 'a queue',
        reason: 'Two sizes of one queue.',
        confirmed: false,
        misheard: false,
        sides: [
          { attemptId: first ?? '', quote: 'forty people', evidence },
          { attemptId: second ?? '', quote: 'sixty people', evidence },
        ],
      },
    ],
    repeated: [{ attemptIds: [first ?? '', second ?? ''], shared: ['Mara', '40'] }],
    bank: BANK,
  });
  const page = debriefMarkdown(Debrief.parse(room));
  for (const line of [
    '# Debrief: A small loop',
    '2026-11-03. 3 of 3 answers could be rated.',
    '**L7 ready.** Ready for L7, and so for L6: all five conditions hold.',
    '| Ada | Not Inclined | Inclined | 4 | 3 | 4 |',
    '| **The room** | Not Inclined | Inclined | 4 | 3 | 4 |',
    '## Bar Raiser',
    '- What was the tool?',
    '- Held: The median of data is 3; L7 needs 3.',
    '> “Mara held it”',
    '- A specific tool or forum with a rhythm or a rule: “a \\| list\\_of \\*stars\\*”.',
    '- “40 people”',
    '- The same story: Mara, 40',
    '## Rehearse next',
  ]) {
    expect(page).toContain(line);
  }
});

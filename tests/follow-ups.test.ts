import { describe, expect, test } from 'vitest';
import {
  DIMENSIONS,
  ELEMENT_IDS,
  type ElementId,
  type Evidence,
  Grading,
  SIGNAL_IDS,
  type SignalId,
} from '#contract/element.ts';
import type { Probe, Reply } from '#contract/probe.ts';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import { rate } from '../server/compose.ts';
import {
  type FollowUpRead,
  scoreWithFollowUps,
  type TakenBack,
} from '../server/scorecard/follow-ups.ts';
import { scoreAnswer } from '../server/scorecard/score.ts';

const question = {
  bankId: null,
  text: 'Tell me about a result.',
  principle: null,
  people: false,
  future: false,
};
/** Forty words, the last six of them English. */
const WORDS = `${Array.from({ length: 34 }, (_, index) => `word${index}`).join(' ')} and that is what we had`;
const ROW: readonly (ElementId | SignalId)[] = [...ELEMENT_IDS, ...SIGNAL_IDS];

/** Every utterance has the same forty words; an element's evidence is one word, the same in each. */
const utterance = (id: string) => ({ id, words: wordsOfText(WORDS) });
const at = (id: ElementId | SignalId, utteranceId: string): Evidence => ({
  utteranceId,
  from: ROW.indexOf(id),
  to: ROW.indexOf(id) + 1,
});

type Where = Partial<Record<ElementId | SignalId, string>>;

function grading(where: Where): Grading {
  const finding = (id: ElementId | SignalId) => {
    const utteranceId = where[id];
    if (utteranceId === undefined) return null;
    if (utteranceId === 'absent') return { quote: null, evidence: [] };
    return { quote: `word${ROW.indexOf(id)}`, evidence: [at(id, utteranceId)] };
  };
  const entries = <Id extends ElementId | SignalId>(ids: readonly Id[]) =>
    Object.fromEntries(ids.map((id) => [id, finding(id)]));
  return Grading.parse({
    grader: { name: 'written', version: '1' },
    elements: entries(ELEMENT_IDS),
    signals: entries(SIGNAL_IDS),
  });
}

interface Told {
  /** Elements and signals found in this follow-up's own words. */
  adds?: readonly (ElementId | SignalId)[];
  /** What the grader finds in the main answer only now. */
  late?: readonly ElementId[];
  takenBack?: readonly TakenBack[];
  reply?: Reply;
  probe?: ElementId;
  again?: boolean;
  restated?: boolean;
}

/** The scorecard of an answer that credits `main`, after these follow-ups. */
function counted(
  main: readonly (ElementId | SignalId)[],
  followUps: readonly Told[],
  extra: Where = {},
) {
  const where = Object.fromEntries(main.map((id) => [id, 'main']));
  const utterances = [
    utterance('main'),
    ...followUps.map((_, index) => utterance(`f${index + 1}`)),
  ];
  const known: Where = { ...where };
  const read: FollowUpRead[] = followUps.map((told, index) => {
    for (const id of told.adds ?? []) known[id] ??= `f${index + 1}`;
    for (const id of told.late ?? []) known[id] ??= 'main';
    const probe: Probe = { text: 'Well?', element: told.probe ?? 'M1', again: told.again ?? false };
    return {
      probe,
      grading: told.restated ? null : grading(known),
      takenBack: told.takenBack ?? [],
      reply: () => told.reply ?? 'answered',
    };
  });
  return scoreWithFollowUps({ question, utterances }, grading({ ...where, ...extra }), read);
}

const levels = (scorecard: ReturnType<typeof counted>) =>
  DIMENSIONS.map((dimension) => scorecard.dimensions[dimension].level);
const back = (element: ElementId, followUp = 'f1', said?: Evidence): TakenBack => ({
  element,
  evidence: { utteranceId: followUp, from: 30, to: 34 },
  ...(said && { said }),
});

describe('rubric §4, row by row', () => {
  test.each<[string, (ElementId | SignalId)[], Told[], number[]]>([
    ['nothing added, nothing moves', ['M1'], [{}], [3, 1, 1]],
    ['new evidence adds', ['M1', 'M2'], [{ adds: ['M3'] }], [4, 1, 1]],
    ['one follow-up lifts by one at most', [], [{ adds: ['M1', 'M2', 'M3', 'M4'] }], [2, 1, 1]],
    ['each dimension by itself', [], [{ adds: ['M1', 'D1', 'F1', 'F2'] }], [2, 2, 2]],
    ['two follow-ups lift by two', [], [{ adds: ['M1', 'M2', 'M3'] }, { adds: ['M4'] }], [3, 1, 1]],
    [
      'three follow-ups lift by two at most',
      [],
      [{ adds: ['M1', 'M2'] }, { adds: ['M3'] }, { adds: ['M4'] }],
      [3, 1, 1],
    ],
    [
      'a follow-up that adds nothing does not lift what the last one left',
      [],
      [{ adds: ['M1', 'M2', 'M3'] }, {}],
      [2, 1, 1],
    ],
    [
      'nor does one that adds to another dimension',
      [],
      [{ adds: ['M1', 'M2', 'M3'] }, { adds: ['F1'] }],
      [2, 1, 2],
    ],
    ['what is restated adds nothing', ['M1', 'M2'], [{ adds: ['M3'], restated: true }], [3, 1, 1]],
    ['what was in the main answer stays locked', ['M1', 'M2'], [{ late: ['M3'] }], [3, 1, 1]],
    ['a retraction removes', ['M1', 'M2', 'M3'], [{ takenBack: [back('M3')] }], [3, 1, 1]],
    [
      'and falls are without limit',
      ['D1', 'D2', 'D3', 'D5'],
      [{ takenBack: [back('D1')] }],
      [1, 1, 1],
    ],
    [
      'what is taken back is not earned by the same words',
      ['M1', 'M2', 'M3'],
      [{ takenBack: [back('M3')], adds: ['M3'] }],
      [3, 1, 1],
    ],
    [
      'what nobody used did not spread',
      ['M1', 'M2', 'M3', 'M5'],
      [{ takenBack: [back('M2')] }],
      [3, 1, 1],
    ],
    [
      'a rough figure keeps the result and loses the baseline',
      ['D1', 'D2', 'D3'],
      [{ takenBack: [back('D2')], probe: 'D2' }],
      [1, 3, 1],
    ],
    [
      'a retraction of what was never earned changes nothing',
      ['M1'],
      [{ takenBack: [back('D1')] }],
      [3, 1, 1],
    ],
    ['one dodge costs nothing', ['M1'], [{ reply: 'dodged', probe: 'M3' }], [3, 1, 1]],
    [
      'two dodges of one probe cost its dimension a level',
      ['M1', 'D1'],
      [
        { reply: 'dodged', probe: 'M3' },
        { reply: 'dodged', probe: 'M3', again: true },
      ],
      [2, 3, 1],
    ],
    [
      'not below one',
      [],
      [
        { reply: 'dodged', probe: 'F1' },
        { reply: 'dodged', probe: 'F1', again: true },
      ],
      [1, 1, 1],
    ],
    [
      'a dodge and then an answer cost nothing',
      ['M1'],
      [
        { reply: 'dodged', probe: 'M3' },
        { reply: 'answered', probe: 'M3', again: true },
      ],
      [3, 1, 1],
    ],
    [
      'two dodges of two probes cost nothing',
      ['M1'],
      [
        { reply: 'dodged', probe: 'M3' },
        { reply: 'dodged', probe: 'D1' },
      ],
      [3, 1, 1],
    ],
    [
      'an honest unknown costs nothing, asked once or twice',
      ['M1'],
      [
        { reply: 'unknown', probe: 'M3' },
        { reply: 'unknown', probe: 'M3', again: true },
      ],
      [3, 1, 1],
    ],
    [
      'a signal of the follow-up caps as any other',
      ['F1', 'F2', 'F3', 'F4'],
      [{ adds: ['blame'] }],
      [1, 1, 2],
    ],
  ])('%s', (_name, main, followUps, expected) => {
    expect(levels(counted(main, followUps))).toEqual(expected);
  });

  test('a past event told in a follow-up ends the cap, by a level', () => {
    const main: ElementId[] = ['M1', 'M2', 'M3'];
    expect(levels(counted(main, [], { noPastEvent: 'absent' }))).toEqual([2, 1, 1]);
    expect(levels(counted(main, [{}], { noPastEvent: 'absent' }))).toEqual([3, 1, 1]);
  });

  test('a contradiction removes only what the contradicted words had earned', () => {
    const other = { utteranceId: 'main', from: 35, to: 38 };
    const own = at('D2', 'main');
    const main: ElementId[] = ['D1', 'D2', 'D3'];
    expect(levels(counted(main, [{ takenBack: [back('D2', 'f1', other)] }]))[1]).toBe(4);
    expect(levels(counted(main, [{ takenBack: [back('D2', 'f1', own)] }]))[1]).toBe(3);
  });
});

describe('what a follow-up changed', () => {
  test('is said with the levels before and after, and what it added', () => {
    const { followUps } = counted(['M1', 'M2'], [{ adds: ['M3'], probe: 'M3' }, { adds: ['D1'] }]);
    expect(followUps).toMatchObject([
      {
        utteranceId: 'f1',
        probe: { element: 'M3' },
        reply: 'answered',
        before: { mechanism: 3, data: 1, framing: 1 },
        after: { mechanism: 4, data: 1, framing: 1 },
        added: ['M3'],
        removed: [],
      },
      { before: { mechanism: 4, data: 1 }, after: { mechanism: 4, data: 2 }, added: ['D1'] },
    ]);
  });

  test('is shown with both quotes where something fell', () => {
    const { followUps } = counted(['D1', 'D2'], [{ takenBack: [back('D1')] }]);
    const takenBack = 'word30 word31 word32 word33';
    expect(followUps?.[0]?.removed).toEqual([
      {
        element: 'D1',
        quotes: [`word${ROW.indexOf('D1')}`, takenBack],
        evidence: [at('D1', 'main'), back('D1').evidence],
      },
      {
        element: 'D2',
        quotes: [`word${ROW.indexOf('D2')}`, takenBack],
        evidence: [at('D2', 'main'), back('D1').evidence],
      },
    ]);
  });

  test('reaches the elements, the votes and the reasons of the scorecard', () => {
    const scorecard = counted(['M1', 'M2'], [{ adds: ['M3'] }]);
    expect(scorecard.dimensions.mechanism.elements.M3).toMatchObject({
      credited: true,
      evidence: [at('M3', 'f1')],
    });
    const strong: ElementId[] = ['M1', 'M2', 'M3', 'D1', 'D2', 'D3', 'F1', 'F2'];
    expect(counted(strong, [{}]).votes.L7).toBe('Not Inclined');
    expect(counted(strong, [{ adds: ['F3'] }]).votes.L7).toBe('Inclined');
    const lifted = counted([], [{ adds: ['M1', 'M2', 'M3'] }]);
    expect(lifted.dimensions.mechanism.why).toMatch(/by one level at most/);
    const dodged = counted(
      ['M1'],
      [
        { reply: 'dodged', probe: 'M3' },
        { reply: 'dodged', probe: 'M3', again: true },
      ],
    );
    expect(dodged.dimensions.mechanism.why).toMatch(/dodged twice costs a level/);
  });

  test('without follow-ups the scorecard is that of the answer', () => {
    const main = { question, utterances: [utterance('main')] };
    const found = grading({ M1: 'main', D1: 'main', F1: 'main' });
    const { followUps, ...rest } = scoreWithFollowUps(main, found, []);
    expect(followUps).toEqual([]);
    expect(rest).toEqual(scoreAnswer(main, found));
  });
});

describe('the whole way', () => {
  const MAIN =
    'We were throwing away far too much bread. I asked Ines, who runs the morning shift, to decide the bake plan, and I wrote a one-page waste sheet that every shift had to fill in before closing. Ines read the sheets on Mondays and moved the quantities. By autumn waste had come down to six percent.';
  const met = (element: ElementId, reply: string) =>
    rate(
      {
        question,
        utterances: [
          { id: 'main', words: wordsOfText(MAIN) },
          { id: 'reply', words: wordsOfText(reply) },
        ],
      },
      [{ text: 'Well?', element, again: false }],
    );

  test('a baseline told in a follow-up lifts the data, with a quote of its own words', async () => {
    const { followUps, dimensions } = await met(
      'D2',
      'Before the sheet it was fourteen percent, and it came down to six within two quarters.',
    );
    expect(followUps?.[0]).toMatchObject({ reply: 'answered', after: { data: 4 } });
    expect(followUps?.[0]?.added).toContain('D2');
    expect(dimensions.data.elements.D2?.evidence[0]?.utteranceId).toBe('reply');
  });

  const OF_DAYS = MAIN.replace(/By autumn.*$/, 'The time to first bake came down to nine days.');
  const NO_NUMBER = MAIN.replace(/By autumn.*$/, 'Waste fell a lot, and the owners were glad.');

  test.each<[string, ElementId[], string, ElementId[]]>([
    [MAIN, ['D2'], 'Nineteen.', ['D2']],
    [MAIN, ['D2'], 'From nineteen.', ['D2']],
    [MAIN, ['D2'], 'Oh, about nineteen percent, I believe.', ['D2']],
    [MAIN, ['D2'], 'From nineteen to six.', ['D2']],
    [OF_DAYS, ['D2', 'D3'], 'Forty days, over two quarters.', ['D2', 'D3']],
    [OF_DAYS, ['D2'], 'About four weeks.', ['D2']],
    [OF_DAYS, ['D3'], 'About four weeks.', ['D3']],
    [OF_DAYS, ['D3'], 'From March to June.', ['D3']],
    [OF_DAYS, ['D2', 'D3'], 'Forty days.', ['D2']],
    [MAIN, ['D4'], 'Out of four hundred loaves.', ['D4']],
    [NO_NUMBER, ['D1'], 'To six percent.', ['D1']],
    // A number that was said before, one of another measure, a guess, one that is taken back.
    [MAIN, ['D2'], 'Six.', []],
    [OF_DAYS, ['D2'], 'Nine days.', []],
    [MAIN, ['D2'], 'About four weeks.', []],
    [MAIN, ['D2'], 'Nineteen people.', []],
    [MAIN, ['D2'], 'Maybe nineteen.', []],
    [MAIN, ['D2'], 'Nineteen, but I am not sure.', []],
    [MAIN, ['D2'], 'Not nineteen.', []],
    [OF_DAYS, ['D3'], 'Nineteen.', []],
    [MAIN, ['D4'], 'Nineteen percent.', []],
    // Nothing that it could be the value of, or a question that asks for no number.
    [NO_NUMBER, ['D2'], 'Nineteen.', []],
    [MAIN, ['M3'], 'Nineteen.', []],
    [MAIN, ['F5'], 'About four weeks.', []],
    [MAIN, ['D5'], 'Nineteen.', []],
  ])(
    '%#: after %j, asked for %j, %j adds %j',
    async (main, [element = 'D2', ...beside], reply, added) => {
      const { followUps, dimensions } = await rate(
        {
          question,
          utterances: [
            { id: 'main', words: wordsOfText(main) },
            { id: 'reply', words: wordsOfText(reply) },
          ],
        },
        [{ text: 'Well?', element, beside, again: false }],
      );
      expect(followUps?.[0]?.added).toEqual(added);
      for (const id of added) {
        expect(reply).toContain(dimensions.data.elements[id]?.quote);
        expect(dimensions.data.elements[id]?.evidence[0]?.utteranceId).toBe('reply');
      }
    },
  );

  test.each<[ElementId, string, ElementId[]]>([
    // A tool is told with who uses it, a result with what it was before.
    [
      'M1',
      'Before closing every baker signs the waste sheet, or the till stays open.',
      ['M1', 'M2'],
    ],
    ['D1', 'Complaints at the counter fell from forty a week to eleven.', ['D1', 'D2']],
    // What else is told is not counted.
    [
      'F2',
      'Ines chose the flour. Every baker signs a sheet, and each Friday I sample ten.',
      ['F2'],
    ],
    ['M3', 'Complaints at the counter fell from forty a week to eleven.', []],
  ])('asked for %s, %j adds %j', async (element, reply, added) => {
    const utterances = [
      {
        id: 'main',
        words: wordsOfText(
          'I once had a bakery with two shops, and in those years a lot of bread was thrown away, which hurt. People worked hard, everyone tried, and after a while it got better, so I was glad.',
        ),
      },
      { id: 'reply', words: wordsOfText(reply) },
    ];
    const probe = { text: 'Well?', element, again: false };
    const { followUps } = await rate({ question, utterances }, [probe]);
    expect(followUps?.[0]?.added).toEqual(added);
  });

  test('a bare baseline lifts with its period, by one level', async () => {
    const { followUps } = await rate(
      {
        question,
        utterances: [
          { id: 'main', words: wordsOfText(OF_DAYS) },
          { id: 'reply', words: wordsOfText('Forty days, over two quarters.') },
        ],
      },
      [{ text: 'Well?', element: 'D2', beside: ['D3'], again: false }],
    );
    expect(followUps).toMatchObject([{ before: { data: 3 }, after: { data: 4 } }]);
  });

  test('a number about people ends the cap of a question about them', async () => {
    const PEOPLE =
      'Lena was a tester and wanted to lead releases. I agreed with her on four criteria for a release lead, and each month we went through her last release against them. In May I gave her the decision to ship or hold. Rollbacks fell from nine a month to four within two quarters.';
    const levels = async (reply: string) => {
      const utterances = [
        { id: 'main', words: wordsOfText(PEOPLE) },
        { id: 'reply', words: wordsOfText(reply) },
      ];
      const probe: Probe = { text: 'Well?', element: 'D1', people: true, again: false };
      const { followUps } = await rate({ question: { ...question, people: true }, utterances }, [
        probe,
      ]);
      return [followUps?.[0]?.before.data, followUps?.[0]?.after.data];
    };
    expect(await levels('Three of the five testers were promoted within a year.')).toEqual([3, 4]);
    expect(await levels('Rollbacks fell from nine a month to four.')).toEqual([3, 3]);
    expect(await levels('Twelve releases went out in that year.')).toEqual([3, 3]);
  });

  test('saying the same again adds nothing', async () => {
    const { followUps } = await met(
      'M3',
      'As I said, every shift had to fill in the sheet before closing.',
    );
    expect(followUps?.[0]).toMatchObject({ reply: 'dodged', added: [], removed: [] });
  });

  test('a forecast falls to what is projected, with both quotes', async () => {
    const { followUps, dimensions } = await met(
      'D2',
      'Well, six percent was only the forecast, it has not come down to that yet.',
    );
    expect(dimensions.data.level).toBe(2);
    expect(followUps?.[0]?.removed[0]).toMatchObject({ element: 'D1' });
    expect(followUps?.[0]?.removed[0]?.quotes.at(-1)).toBe(
      'Well, six percent was only the forecast, it has not come down to that yet.',
    );
  });

  describe('another value for the same number', () => {
    const OTHER = 'By autumn waste had come down to nine percent of what we baked.';
    const given = (reply: string, heard = new Map<string, boolean>()) =>
      rate(
        {
          question,
          utterances: [
            { id: 'main', words: wordsOfText(MAIN) },
            { id: 'reply', words: wordsOfText(reply) },
          ],
        },
        [{ text: 'Well?', element: 'D5', again: false }],
        heard,
      );
    const fallen = ({ followUps }: Awaited<ReturnType<typeof given>>) =>
      followUps?.[0]?.removed.map(({ element }) => element);

    test('falls, and is asked about with both quotes', async () => {
      const scorecard = await given(OTHER);
      expect(fallen(scorecard)).toContain('D1');
      expect(scorecard.integrity).toMatchObject([
        {
          confirmed: false,
          misheard: false,
          evidence: [{ utteranceId: 'main' }, { utteranceId: 'reply', from: 0 }],
        },
      ]);
      expect(scorecard.integrity[0]?.quotes[0]).toContain('six percent');
      expect(scorecard.integrity[0]?.quotes[1]).toContain('nine percent');
      expect(scorecard.votes.L6).not.toBe('Strongly Not Inclined');
    });

    test('is a flag once both are confirmed, and takes nothing back where one was misheard', async () => {
      const flagId = (await given(OTHER)).integrity[0]?.id ?? '';
      const confirmed = await given(OTHER, new Map([[flagId, true]]));
      expect(confirmed.integrity).toMatchObject([{ id: flagId, confirmed: true }]);
      expect(confirmed.votes).toEqual({
        L6: 'Strongly Not Inclined',
        L7: 'Strongly Not Inclined',
      });
      const misheard = await given(OTHER, new Map([[flagId, false]]));
      expect(misheard.integrity).toMatchObject([{ misheard: true, confirmed: false }]);
      expect(fallen(misheard)).toEqual([]);
      expect(misheard.votes.L6).not.toBe('Strongly Not Inclined');
    });

    test.each([
      'By autumn waste had come down to six percent of what we baked.',
      'Sorry, I have to correct that: by autumn waste had come down to nine percent.',
      'That was the forecast. By autumn waste had come down to nine percent of what we baked.',
      'By winter waste had come down to nine percent of what we baked.',
    ])('is not asked about after %j', async (reply) => {
      expect((await given(reply)).integrity).toEqual([]);
    });
  });

  test('every quote stands in its utterance', async () => {
    const { dimensions } = await met('M3', 'Ines samples ten sheets each Friday against the bins.');
    for (const dimension of DIMENSIONS) {
      for (const { credited, quote, evidence } of Object.values(dimensions[dimension].elements)) {
        if (!credited) continue;
        const said = evidence.map(({ utteranceId, from, to }) => {
          const text =
            utteranceId === 'main' ? MAIN : 'Ines samples ten sheets each Friday against the bins.';
          return textOf(wordsOfText(text).slice(from, to));
        });
        expect(said.join(' ')).toBe(quote);
      }
    }
  });
});

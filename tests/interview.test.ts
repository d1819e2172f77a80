import { describe, expect, test } from 'vitest';
import { ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import type { Probe, Reply } from '#contract/probe.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { composeQuestions, rate } from '../server/compose.ts';
import {
  type Asked,
  type Probing,
  probeFor,
  quotesThePerson,
} from '../server/interview/probe-for.ts';
import { IN_ONE_BREATH, PEOPLE_LINES, PROBE_LINES } from '../server/interview/probe-lines.ts';
import { replyTo, restates } from '../server/interview/reply.ts';
import { retractions } from '../server/interview/retractions.ts';
import { spokenQuote } from '../server/interview/spoken-quote.ts';
import { contradictions, repeatedStories } from '../server/interview/stories.ts';
import { deedsIn } from '../server/rubric/deeds.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';
import { toldIn } from '../server/rubric/told.ts';
import { raisesLevel } from '../server/scorecard/raises.ts';

const question = {
  bankId: null,
  text: 'Tell me about a result.',
  principle: null,
  people: false,
  future: false,
};
const raisesIn = (scorecard: Scorecard) => (elements: readonly ElementId[]) =>
  raisesLevel({ question, utterances: [spoken('main', 'So.')] }, scorecard, elements);
const spoken = (id: string, text: string) => ({ id, words: wordsOfText(text) });
const told = (id: string, text: string) => toldIn(readAnswer({ utterances: [spoken(id, text)] }));

describe('the next probe', async () => {
  const bare = await rate({ question, utterances: [spoken('main', 'I had a good year there.')] });
  /** The scorecard with just these elements credited. */
  const crediting = (credited: readonly ElementId[], quote = 'these very words of mine') => {
    const scorecard = structuredClone(bare);
    for (const { elements } of Object.values(scorecard.dimensions)) {
      for (const id of ELEMENT_IDS) {
        if (elements[id] === undefined) continue;
        elements[id] = { credited: credited.includes(id), quote: null, evidence: [] };
        if (credited.includes(id)) elements[id].quote = quote;
      }
    }
    return scorecard;
  };
  const probing = (credited: readonly ElementId[], asked: Asked[] = [], limit = 3) => {
    const scorecard = crediting(credited);
    const raises = raisesIn(scorecard);
    return { bankProbes: [], isAboutPeople: false, scorecard, asked, limit, raises };
  };
  const met = (element: ElementId, reply: Reply, again = false): Asked => ({
    probe: { text: 'What was it?', element, again },
    reply,
  });

  test.each<[ElementId[], ElementId | null]>([
    [[], 'M1'],
    [['M1'], 'D1'],
    [['M1', 'D1'], 'F1'],
    [['M1', 'D1', 'F1'], 'F2'],
    [['D1', 'F1', 'F2'], 'M1'],
    [['M1', 'D1', 'F1', 'F2'], 'M3'],
    [['M1', 'M2', 'M3', 'D1', 'F1', 'F2'], 'D2'],
    [['M1', 'M2', 'M3', 'D1', 'D2', 'D3', 'F1', 'F2'], 'D5'],
    [['M1', 'M2', 'M3', 'D1', 'D2', 'D3', 'D5', 'F1', 'F2'], 'F5'],
    [['M1', 'M2', 'M3', 'D1', 'D2', 'D3', 'D5', 'F1', 'F2', 'F3', 'F5'], 'M4'],
    [['M1', 'M3', 'D1', 'D2', 'D3', 'D5', 'F1', 'F2', 'F3', 'F5'], 'M2'],
    [['M1', 'M2', 'M3', 'M4', 'D1', 'D2', 'D3', 'D5', 'F1', 'F2', 'F3', 'F4'], null],
  ])('with %j it goes after %s', (credited, element) => {
    expect(probeFor(probing(credited))?.element ?? null).toBe(element);
  });

  test.each<Reply>(['answered', 'unknown'])('what was %s is not asked again', (reply) => {
    expect(probeFor(probing([], [met('M1', reply)]))?.element).toBe('D1');
  });

  test('a dodged probe is asked once more in other words, and then never', () => {
    const again = probeFor(probing([], [met('M1', 'dodged')]));
    expect(again).toMatchObject({ element: 'M1', again: true });
    expect(again?.text).not.toContain(PROBE_LINES.M1.plain);
    const next = probeFor(probing([], [met('M1', 'dodged'), met('M1', 'dodged', true)]));
    expect(next).toMatchObject({ element: 'D1', again: false });
  });

  test('a dodged probe whose element was earned since is not asked again', () => {
    expect(probeFor(probing(['M1'], [met('M1', 'dodged')]))?.element).toBe('D1');
  });

  test('there are no more than the limit', () => {
    expect(probeFor(probing([], [met('M1', 'answered')], 1))).toBeNull();
    expect(probeFor(probing([], [], 0))).toBeNull();
  });

  test('what hangs on an unknown result is not asked for', () => {
    const rest: ElementId[] = ['M1', 'M2', 'M3', 'M4', 'F1', 'F2', 'F3', 'F4'];
    expect(probeFor(probing(rest, [met('D1', 'unknown')]))).toBeNull();
  });

  test('the probe is in the words of the question and of the person', () => {
    const scorecard = crediting(
      ['M1', 'M2', 'M3', 'D1', 'F1', 'F2'],
      'and waste fell to six percent,',
    );
    const bankProbes = [
      { ask: 'Who was there?' },
      { for: 'D2', ask: 'How much was it in spring?' } as const,
    ];
    const raises = raisesIn(scorecard);
    const given = { isAboutPeople: false, scorecard, asked: [], limit: 3, raises };
    expect(probeFor({ ...given, bankProbes })?.text).toBe(
      'You said “waste fell to 6%”. How much was it in spring?',
    );
    const own = probeFor({ ...given, bankProbes: [] });
    expect(own?.text).toBe(
      'You said “waste fell to 6%”. What was it before, and over how long did it move?',
    );
    expect(own && quotesThePerson(own)).toBe(true);
    expect(quotesThePerson({ text: PROBE_LINES.D2.plain, element: 'D2', again: false })).toBe(
      false,
    );
  });

  test.each(composeQuestions().flatMap(({ questions }) => questions))(
    'every probe after $id is under thirty words',
    ({ probes, people }) => {
      const long = 'the time that a new colleague needs until the first order without help fell';
      for (const missing of ELEMENT_IDS) {
        const scorecard = crediting(
          ELEMENT_IDS.filter((id) => id !== missing),
          long,
        );
        scorecard.signals.peopleNumber = { quote: null, evidence: [] };
        const given = {
          bankProbes: probes,
          isAboutPeople: people,
          scorecard,
          limit: 3,
          raises: () => true,
        };
        const first = probeFor({ ...given, asked: [] });
        const again = probeFor({ ...given, asked: [met(missing, 'dodged')] });
        for (const probe of [first, again]) {
          expect(probe?.element).toBe(missing);
          expect(probe?.text.split(' ').length).toBeLessThan(30);
        }
      }
    },
  );

  describe('on a question about people', () => {
    const asksPeople = (credited: readonly ElementId[], given: Partial<Probing> = {}) => {
      const scorecard = crediting(credited);
      const answer = { question: { ...question, people: true }, utterances: [] };
      return probeFor({
        bankProbes: [],
        isAboutPeople: true,
        scorecard,
        asked: [],
        limit: 3,
        raises: (missing) => raisesLevel(answer, scorecard, missing),
        ...given,
      });
    };
    const rest: ElementId[] = ['M1', 'M2', 'M3', 'M4', 'F1', 'F2', 'F3', 'F4'];
    const full: ElementId[] = [...rest, 'D1', 'D2', 'D3'];

    test('a result that is not about people is followed by asking for one that is', () => {
      expect(asksPeople(full)).toEqual({
        text: PEOPLE_LINES.plain,
        element: 'D1',
        people: true,
        again: false,
      });
      expect(asksPeople([...rest, 'D1'])).toMatchObject({
        text: PEOPLE_LINES.whole,
        people: true,
        beside: ['D2', 'D3'],
      });
    });

    test('a missing result is asked for about people at once', () => {
      expect(asksPeople(rest)).toMatchObject({ text: PEOPLE_LINES.plain, people: true });
    });

    test('what is cheaper comes first', () => {
      expect(asksPeople(['D1', 'D2', 'D3'])?.element).toBe('M1');
      expect(asksPeople(['M1', 'D1', 'D2', 'D3', 'F1'])?.element).toBe('F2');
    });

    test('it is not asked where the number is about people, or on another question', () => {
      const scorecard = crediting(full);
      scorecard.signals.peopleNumber = { quote: 'three of five', evidence: [] };
      const answer = { question: { ...question, people: true }, utterances: [] };
      const raises: Probing['raises'] = (more) => raisesLevel(answer, scorecard, more);
      expect(asksPeople(full, { scorecard, raises })?.element).toBe('D5');
      expect(asksPeople(full, { isAboutPeople: false })?.people).toBeUndefined();
    });

    test('dodged, it is asked once more in other words, and then never', () => {
      const first: Asked = {
        probe: { text: PEOPLE_LINES.plain, element: 'D1', people: true, again: false },
        reply: 'dodged',
      };
      const again = asksPeople(full, { asked: [first] });
      expect(again).toMatchObject({ element: 'D1', people: true, again: true });
      expect(again?.text).toContain(PEOPLE_LINES.again);
      const twice: Asked = { probe: { ...first.probe, again: true }, reply: 'dodged' };
      expect(asksPeople(full, { asked: [first, twice] })?.people).toBeUndefined();
      expect(asksPeople(full, { asked: [{ ...first, reply: 'answered' }] })?.people).toBe(
        undefined,
      );
    });
  });

  test('what is asked in one breath is said with the probe', () => {
    expect(probeFor(probing(['M1', 'M2', 'M3', 'D1', 'F1', 'F2']))).toMatchObject({
      element: 'D2',
      beside: ['D3'],
    });
    const own = { bankProbes: [{ for: 'D2', ask: 'How much was it in spring?' } as const] };
    const asked = probeFor({ ...probing(['M1', 'M2', 'M3', 'D1', 'F1', 'F2']), ...own });
    expect(asked?.beside).toBeUndefined();
  });

  test('every line is a question of under thirty words, in two wordings', () => {
    for (const { ask, plain, again } of [...Object.values(PROBE_LINES), PEOPLE_LINES]) {
      expect(new Set([ask, again]).size).toBe(2);
      expect(again).not.toBe(plain);
      for (const line of [ask, plain, again]) expect(line.split(' ').length).toBeLessThan(25);
    }
    for (const { ask } of Object.values(IN_ONE_BREATH)) expect(ask).toMatch(/\?$/);
  });
});

test.each([
  ['and so, the queue fell to nine minutes.', 'the queue fell to nine minutes'],
  ['it fell', null],
  ['and it was on', null],
  ['so it was up to me and we', null],
  ['we had the the queue down to nine minutes', null],
  ['we had a we had a list for every shop', null],
  ['she um ran the whole of the Monday meeting', null],
  [
    'I chose the smaller plot and I told all of the neighbours why I had chosen it',
    'I chose the smaller plot',
  ],
  ['forty, sorry, thirty percent of the parcels', null],
  ['the impr- improved list went to every shop', null],
  ['every shop had a hvn list on Monday', null],
  ['every shop had a PM with a list', 'every shop had a PM with a list'],
  ['the day had had two starts by noon', null],
  ['that waste had come down to six percent of', 'waste had come down to 6%'],
  [
    'she ran the whole thing from the first of May until the end of the following year',
    'she ran the whole thing from the first of May',
  ],
  [
    'we had a meeting of all the seven shops at the start of each and every week',
    'we had a meeting of all the seven shops at the start',
  ],
])('%j is held up as %j', (quote, held) => {
  expect(spokenQuote(quote)).toBe(held);
});

describe('how a reply meets its probe', () => {
  const MAIN =
    'I gave Dana the stock list. Every Monday each shop fills in one sheet. Losses came down to four percent.';
  const reply = (element: ElementId, text: string, credited: ElementId[] = []) => {
    const probe: Probe = { text: 'Well?', element, again: false };
    const [own] = told('reply', text);
    if (own === undefined) throw new Error('A reply has words.');
    return replyTo({
      probe,
      followUp: spoken('reply', text),
      told: own,
      before: told('main', MAIN),
      deeds: deedsIn(readAnswer({ utterances: [spoken('reply', text)] }))[0] ?? 0,
      credited,
    });
  };

  test.each<[ElementId, string, Reply]>([
    ['D2', 'It had been nine percent in the spring.', 'answered'],
    ['D2', 'Losses are part of the trade, everybody knows that.', 'dodged'],
    ['D2', 'I never measured that.', 'unknown'],
    ['D2', "I don't remember the exact figure, roughly nine.", 'answered'],
    ['D2', 'As I said, losses came down to four percent.', 'dodged'],
    ['D3', 'From March to June.', 'answered'],
    ['F2', 'Olga did.', 'answered'],
    ['F2', 'We were one team, everyone was involved.', 'dodged'],
    ['M3', 'I sampled ten sheets each month.', 'answered'],
    ['M3', 'Quality is everything to us.', 'dodged'],
    ['M3', 'Nobody checked, to be honest.', 'unknown'],
    ['M3', 'Let me tell you about the new van instead.', 'dodged'],
    ['M2', 'In fairness, only two shops ever filled it in.', 'answered'],
    ['F5', 'Yes.', 'dodged'],
    ['M4', 'Every Monday each shop filled in one sheet.', 'dodged'],
    // A bare answer, and a plain yes or no, whatever follows.
    ['M3', 'The auditor. It is his job, and people say he is good at it.', 'answered'],
    ['M4', 'It has not, up to now.', 'answered'],
    ['D2', 'Yes, that is on the board in the office, you can read it there.', 'answered'],
    ['M2', 'No, that would have been too much to ask of volunteers in August.', 'answered'],
    // "Dana did." says again who, and that is the answer.
    ['M3', 'Dana did.', 'answered'],
    // Nothing but how things are, for everybody.
    ['D5', 'A shop is a living thing, and there is a season for everything in it.', 'dodged'],
    ['M4', 'Sheets like that are only as good as the mood in the shop.', 'dodged'],
    ['F3', 'Why would anybody need help with a list? Is it not rather obvious?', 'dodged'],
    ['M3', 'Can I tell you about the opening night first? We had two hundred people.', 'dodged'],
    ['F2', 'We all did, it is that sort of place.', 'dodged'],
    // Something happened in it.
    ['M4', 'We moved the sheet to the till after the second month.', 'answered'],
    ['F5', 'She opened both shops on her own and closed the third.', 'answered'],
    ['M3', 'My deputy opens the boxes herself and goes by her nose.', 'answered'],
    // Honest, unless it goes on to say what was asked.
    ['M3', 'That, nobody recorded.', 'unknown'],
    ['D5', 'There is no way to tell, the summer was warm.', 'unknown'],
    ['D2', 'I could not claim anything about the time before.', 'unknown'],
    [
      'M3',
      'I do not know about the others, but at ours Viktor opened every tenth box.',
      'answered',
    ],
    ['M3', 'I do not know about the others, but at ours I open ten boxes.', 'answered'],
    // Asked about a number, to say that it is none is the answer.
    ['D1', 'Four percent was the target, we did not weigh it.', 'answered'],
  ])('%s: %j is %s', (element, text, expected) => {
    expect(reply(element, text)).toBe(expected);
  });

  test('a reply that earns the element answers, whatever its words', () => {
    expect(reply('M3', 'Quality is everything to us.', ['M3'])).toBe('answered');
    expect(reply('M3', 'Quality is everything to us.', ['F1'])).toBe('dodged');
  });

  test('a new number is no repetition', () => {
    const before = told('main', MAIN);
    const [same] = told('reply', 'Losses came down to four percent.');
    const [other] = told('reply', 'Losses came down to six percent.');
    if (!same || !other) throw new Error('A reply has words.');
    const followUp = spoken('reply', 'Losses came down to four percent.');
    expect(restates({ followUp, told: same, before })).toBe(true);
    expect(restates({ followUp, told: other, before })).toBe(false);
  });
});

test.each<[string, ElementId[]]>([
  ['That was the forecast.', ['D1']],
  ['The forecast was wrong, it came out at six.', []],
  ['Six percent was our target.', ['D1']],
  ["We had no real baseline, so that's a guess.", ['D2']],
  ['It would have fallen anyway.', ['D5']],
  ['We only did it once.', ['M1']],
  ['We did it once a week.', []],
  ['It only happened once.', ['M1']],
  ['Actually nobody used it.', ['M2']],
  ['Everybody used it.', []],
  ['The audit never happened.', ['M3']],
  ['It stopped when I left.', ['M5']],
  ['Well, the team did that, not me.', ['F1']],
  ['That was really my decision.', []],
  ['In the end I made that call myself.', ['F2']],
  ['She only typed what I told her.', ['F2']],
  ['She rang me every evening.', ['F5']],
  ['The number came off the top of my head.', ['D2']],
  ['It was falling on its own.', ['D5']],
  ['He had settled it, I only passed it on.', ['F1']],
  ['I once overruled her.', ['F2']],
  ['She passed it on to the clerks.', []],
  ['The area manager did that, not me.', ['F1']],
  ['No idea, not me anyway.', []],
  ['The list stayed mine the whole time.', ['F2']],
  ['The shop did not run without me.', ['F5']],
])('%j takes back %j', (text, elements) => {
  expect(retractions(spoken('reply', text), 'M4').map(({ element }) => element)).toEqual(elements);
});

test.each<[ElementId, string, ElementId[]]>([
  // Not to know, or not to have measured, something else takes no number back.
  ['D5', 'We never measured that.', []],
  ['D5', 'I do not know, nobody counted.', []],
  ['D4', 'I do not remember the exact number of boxes.', []],
  ['M3', 'I never measured it.', []],
  ['D5', 'We never measured that number at all.', ['D1']],
  ['D2', 'I do not remember the exact figure, roughly nine.', ['D2']],
  // What takes back whatever was asked about.
  ['D2', 'Strike that comparison.', ['D2']],
  ['F5', 'And forget the comparison, the shops were not alike.', ['D2']],
  ['M3', 'That figure was not right, it came from another shop.', ['D1']],
  ['D5', 'Most of it was the warm summer.', ['D5']],
  ['M1', 'Most of it was the list by the till.', []],
  ['D1', 'So four is not right, it was six.', ['D1']],
  ['M5', 'Running is a big word.', ['M5']],
  ['F5', 'I made it sound easier than it was.', ['F5']],
  ['D1', 'I said four, it was nine.', ['D1']],
  ['M2', 'Hardly anybody filled it in.', ['M2']],
  ['M4', 'Hardly any shop used up its forms, so we printed fewer.', []],
  ['M2', 'They all filled it in.', []],
])('asked about %s, %j takes back %j', (asked, text, elements) => {
  expect(retractions(spoken('reply', text), asked).map(({ element }) => element)).toEqual(elements);
});

test('what is taken back is quoted with its sentence', () => {
  const followUp = spoken('reply', 'Let me think. That was only the forecast for us. Yes.');
  expect(retractions(followUp, 'M4')).toEqual([
    { element: 'D1', evidence: { utteranceId: 'reply', from: 3, to: 10 } },
  ]);
});

describe('between two answers', () => {
  const stories = (one: string, other: string) =>
    repeatedStories([
      { attemptId: 'a', told: told('a', one) },
      { attemptId: 'b', told: told('b', other) },
    ]);

  test('the same person and the same number are one story', () => {
    expect(
      stories(
        'I gave Dana the list and losses fell to four percent.',
        'Dana owned the list. Losses fell to four percent.',
      ),
    ).toEqual([{ attemptIds: ['a', 'b'], shared: ['Dana', '4%'] }]);
  });

  test.each([
    ['I gave Dana the list and losses fell to four percent.', 'Dana told me that I never listen.'],
    ['Losses fell to four percent.', 'Absence fell to four percent.'],
    ['Dana ran two shops.', 'I met Dana for two weeks.'],
  ])('%j and %j are two', (one, other) => {
    expect(stories(one, other)).toEqual([]);
  });

  test.each<[string, string, number]>([
    [
      'The error rate went from nine percent to four.',
      'The error rate went from nine percent to two.',
      1,
    ],
    [
      'The error rate went from nine percent to four.',
      'The error rate went from four percent to two.',
      0,
    ],
    [
      'The error rate went from nine percent to four.',
      'The refund rate went from nine percent to two.',
      0,
    ],
    ['In May we had forty open tickets.', 'In May we had ninety open tickets.', 1],
    ['In May we had forty open tickets.', 'In June we had ninety open tickets.', 0],
    ['Last spring we sold ninety bicycles.', 'This spring we sold seventy bicycles.', 0],
    ['In May we had about forty open tickets.', 'In May we had ninety open tickets.', 0],
    ['The waiting time came down to nine days.', 'It had been twenty days.', 0],
    ['The waiting time came down to nine days.', 'The waiting time had been twenty days.', 0],
    ['The waiting time came down to nine days.', 'Twenty days.', 0],
    [
      'The waiting time came down to nine days.',
      'Before that the waiting time was twenty days.',
      0,
    ],
    ['The waiting time came down to nine days.', 'The waiting time came down to twenty days.', 0],
    ['By June the queue came down to nine days.', 'By June the queue came down to twenty days.', 1],
    ['The studio had sixty people when I joined.', 'The studio had ninety people when I left.', 0],
  ])('%j and %j contradict %d times', (one, other, count) => {
    expect(contradictions(told('a', one), told('b', other))).toHaveLength(count);
  });
});

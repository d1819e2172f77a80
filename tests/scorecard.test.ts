import { describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import {
  DIMENSIONS,
  dimensionOf,
  ELEMENT_IDS,
  type ElementId,
  type Finding,
  Grading,
  SIGNAL_IDS,
  type SignalId,
} from '#contract/element.ts';
import { type IntegrityFlag, Level, Scorecard, type Vote } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { rateExcerpt, scoreAnswer } from '../server/scorecard/score.ts';
import { type Target, voteFor } from '../server/scorecard/vote.ts';

const ABSENCES: readonly string[] = ['noPastEvent', 'nobodyNamed'];

interface Story {
  text?: string;
  people?: boolean;
  future?: boolean;
}

/** One word a finding, in the order of the ids; at the end it is English. */
const A_WORD_A_FINDING = [...ELEMENT_IDS, ...SIGNAL_IDS, 'and that is what we had'].join(' ');

function answerTo({ text, people = false, future = false }: Story): Answer {
  return {
    question: {
      bankId: null,
      text: 'Tell me about a time you changed something.',
      principle: null,
      people,
      future,
    },
    utterances: [{ id: 'main', words: wordsOfText(text ?? A_WORD_A_FINDING) }],
  };
}

/** The finding of a phrase in the answer's main utterance. */
function at(answer: Answer, phrase: string): Finding {
  const words = answer.utterances[0]?.words.map(({ text }) => text) ?? [];
  const wanted = phrase.split(' ');
  const from = words.findIndex((_, index) => wanted.every((word, n) => words[index + n] === word));
  if (from < 0) throw new Error(`"${phrase}" is not in the answer`);
  return {
    quote: phrase,
    evidence: [{ utteranceId: 'main', from, to: from + wanted.length }],
  };
}

type Quotes = Partial<Record<ElementId | SignalId, Finding>>;

function grading(quotes: Quotes): Grading {
  const elements: Record<string, Finding | null> = {};
  const signals: Record<string, Finding | null> = {};
  for (const id of ELEMENT_IDS) elements[id] = quotes[id] ?? null;
  for (const id of SIGNAL_IDS) signals[id] = quotes[id] ?? null;
  return gradingOf(elements, signals);
}

function gradingOf(elements: object, signals: object): Grading {
  return Grading.parse({ grader: { name: 'scripted', version: '0' }, elements, signals });
}

/** "M1 M2 oneOff": findings that stand, each on its own word. */
function found(answer: Answer, ids: string): Grading {
  const quotes: Quotes = {};
  for (const id of [...ELEMENT_IDS, ...SIGNAL_IDS]) {
    if (!ids.split(' ').includes(id)) continue;
    quotes[id] = ABSENCES.includes(id) ? { quote: null, evidence: [] } : at(answer, id);
  }
  return grading(quotes);
}

const excerpt = (ids: string, story: Story = {}) => {
  const answer = answerTo(story);
  return rateExcerpt(answer, found(answer, ids));
};
const card = (ids: string, story: Story = {}, integrity: IntegrityFlag[] = []) => {
  const answer = answerTo(story);
  return scoreAnswer(answer, found(answer, ids), integrity);
};

describe('the evidence guard', () => {
  const text = 'Returns fell from nine percent to six in one quarter.';
  const answer = answerTo({ text });
  const range = (from: number, to: number) => [{ utteranceId: 'main', from, to }];
  const credited = (finding: Finding) =>
    rateExcerpt(answer, grading({ D1: finding })).data.elements.D1;

  it('keeps a quote that stands in the transcript, built again from the evidence', () => {
    expect(credited({ quote: ' Returns  fell\n', evidence: range(0, 2) })).toEqual({
      credited: true,
      quote: 'Returns fell',
      evidence: range(0, 2),
    });
  });

  it.each<[string, Finding]>([
    ['a paraphrase', { quote: 'Returns dropped', evidence: range(0, 2) }],
    ['another case of letters', { quote: 'returns fell', evidence: range(0, 2) }],
    ['a quote beside its evidence', { quote: 'Returns fell', evidence: range(1, 3) }],
    ['a range past the end', { quote: 'quarter.', evidence: range(9, 11) }],
    ['an empty range', { quote: '', evidence: range(2, 2) }],
    [
      'an utterance that is not there',
      { quote: 'Returns', evidence: [{ utteranceId: 'x', from: 0, to: 1 }] },
    ],
    ['no evidence', { quote: 'Returns fell', evidence: [] }],
    ['no quote', { quote: null, evidence: range(0, 2) }],
  ])('drops %s', (_name, finding) => {
    expect(credited(finding)).toEqual({ credited: false, quote: null, evidence: [] });
  });

  it('joins a quote that has two pieces of evidence', () => {
    const pieces = [...range(0, 2), ...range(6, 7)];
    expect(credited({ quote: 'Returns fell six', evidence: pieces })?.quote).toBe(
      'Returns fell six',
    );
  });

  it('takes signals without a quote only where they state an absence', () => {
    const nothing: Finding = { quote: null, evidence: [] };
    const { signals } = scoreAnswer(
      answer,
      grading({ noPastEvent: nothing, nobodyNamed: nothing, blame: nothing, rescue: nothing }),
    );
    expect(signals.noPastEvent).toEqual(nothing);
    expect(signals.nobodyNamed).toEqual(nothing);
    expect(signals.blame).toBeNull();
    expect(signals.rescue).toBeNull();
  });
});

describe('implications', () => {
  it.each<[string, ElementId, ElementId]>([
    ['M1 M5', 'M2', 'M5'],
    ['F2 F3', 'F1', 'F3'],
  ])('%s: credits %s with the quote of %s', (ids, implied, by) => {
    const { elements } = excerpt(ids)[dimensionOf(implied)];
    expect(elements[implied]).toEqual(elements[by]);
    expect(elements[implied]?.quote).toBe(by);
  });

  it('leaves an implied element its own quote where it has one', () => {
    expect(excerpt('M1 M2 M5').mechanism.elements.M2?.quote).toBe('M2');
  });

  it('leaves to the grader whether an M4 was a finding, which implies M3', () => {
    expect(excerpt('M1 M2 M4').mechanism.level).toBe(3);
    expect(excerpt('M1 M2 M3 M4').mechanism.level).toBe(5);
  });

  it('credits D2 to D5 only beside D1', () => {
    const { elements, level } = excerpt('D2 D3 D4 D5').data;
    expect(Object.values(elements).some(({ credited }) => credited)).toBe(false);
    expect(level).toBe(1);
  });
});

describe('level lookups', () => {
  it.each<[string, Level]>([
    ['', 1],
    ['namedOnly', 2],
    ['oneOff', 2],
    ['notDoneMechanism', 2],
    ['M2', 2],
    ['M3', 2],
    ['M4', 2],
    ['M5', 2],
    ['M2 M3 M4 M5', 2],
    ['M1', 3],
    ['M1 M2', 3],
    ['M1 M3', 3],
    ['M1 M2 M4', 3],
    ['M1 M4 M5', 3],
    ['M1 M3 M4', 3],
    ['M1 M2 M3', 4],
    ['M1 M2 M3 M4', 5],
    ['M1 M2 M3 M5', 5],
    ['M1 M3 M5', 5],
    ['M1 M2 M3 M4 M5', 5],
  ])('mechanism "%s" is %i', (ids, level) => {
    expect(excerpt(ids).mechanism.level).toBe(level);
  });

  it.each<[string, Level]>([
    ['', 1],
    ['output', 2],
    ['changeWithoutMetric', 2],
    ['projected', 2],
    ['datedState', 2],
    ['D1', 3],
    ['D1 output', 3],
    ['D1 D2', 3],
    ['D1 D3 D4 D5', 3],
    ['D1 D2 D3', 4],
    ['D1 D2 D4', 4],
    ['D1 D2 D5', 4],
    ['D1 D2 D3 D4', 4],
    ['D1 D2 D4 D5', 4],
    ['D1 D2 D3 D5', 5],
    ['D1 D2 D3 D4 D5', 5],
  ])('data "%s" is %i', (ids, level) => {
    expect(excerpt(ids).data.level).toBe(level);
  });

  it.each<[string, Level]>([
    ['', 1],
    ['soloBuild', 1],
    ['rescue', 1],
    ['nobodyNamed', 1],
    ['soloBuild vagueAct', 1],
    ['soloBuild F2', 1],
    ['vagueAct', 2],
    ['F2', 2],
    ['F4', 2],
    ['F5', 2],
    ['F2 F4 F5', 2],
    ['F1', 2],
    ['F1 soloBuild', 2],
    ['F1 F2', 3],
    ['F1 F3', 3],
    ['F1 F4', 3],
    ['F1 F5', 3],
    ['F1 F3 F4 F5', 3],
    ['F3', 3],
    ['F1 F2 F3', 4],
    ['F1 F2 F4', 4],
    ['F1 F2 F5', 4],
    ['F1 F2 F4 F5', 4],
    ['F1 F2 F3 F4', 5],
    ['F1 F2 F3 F5', 5],
    ['F2 F3 F5', 5],
    ['F1 F2 F3 F4 F5', 5],
  ])('framing "%s" is %i', (ids, level) => {
    expect(excerpt(ids).framing.level).toBe(level);
  });

  it('says in words which row it was', () => {
    expect(excerpt('M1 M2').mechanism.why).toBe(
      'A tool with a rhythm or a rule that others ran; nobody inspected it.',
    );
    expect(excerpt('D1 D2 D3 D5', { people: true }).data.why).toBe(
      'A result with its baseline, its period and its cause. A question about people needs a number about people; without one it earns at most 3.',
    );
  });
});

describe("the rubric's example lines", () => {
  it.each<[string, Record<string, string>, string, Level]>([
    ['I kept telling everyone to care more about quality.', {}, 'mechanism', 1],
    [
      'I ran the daily standup and made sure people were unblocked.',
      { namedOnly: 'the daily standup' },
      'mechanism',
      2,
    ],
    [
      "Next quarter we're going to add a launch review.",
      { notDoneMechanism: "we're going to add a launch review." },
      'mechanism',
      2,
    ],
    [
      'I wrote a launch checklist that every release had to pass.',
      { M1: 'a launch checklist that every release had to pass.' },
      'mechanism',
      3,
    ],
    [
      'All four teams passed a go/no-go checklist before launch, and each month I audited a sample of ten.',
      {
        M1: 'a go/no-go checklist before launch,',
        M2: 'All four teams passed a go/no-go checklist',
        M3: 'each month I audited a sample of ten.',
      },
      'mechanism',
      4,
    ],
    ['Customers loved it and things got much better.', {}, 'data', 1],
    [
      'We shipped three features and ran twelve workshops.',
      { output: 'three features' },
      'data',
      2,
    ],
    ['Cycle time fell fifteen percent.', { D1: 'Cycle time fell fifteen percent.' }, 'data', 3],
    [
      'Escalations dropped from forty a month to eleven, across all nine sites.',
      {
        D1: 'Escalations dropped from forty a month to eleven,',
        D2: 'from forty a month',
        D4: 'across all nine sites.',
      },
      'data',
      4,
    ],
    [
      'Nobody else could, so I rewrote it overnight and presented it myself.',
      { soloBuild: 'I rewrote it overnight' },
      'framing',
      1,
    ],
    ['I made the plan and had the team execute it.', { F1: 'I made the plan' }, 'framing', 2],
    ['I led it, and we decided as a group.', { vagueAct: 'I led it,' }, 'framing', 2],
    [
      'I set the goal and the analyst owned the pricing model.',
      { F1: 'I set the goal', F2: 'the analyst owned the pricing model.' },
      'framing',
      3,
    ],
    [
      'I gave Dana the launch decision and agreed with her what good looked like.',
      {
        F1: 'I gave Dana the launch decision',
        F2: 'Dana the launch decision',
        F3: 'agreed with her what good looked like.',
      },
      'framing',
      4,
    ],
  ])('%s', (text, phrases, dimension, level) => {
    const answer = answerTo({ text });
    const quotes = Object.fromEntries(
      Object.entries(phrases).map(([id, phrase]) => [id, at(answer, phrase)]),
    );
    const rated = rateExcerpt(answer, grading(quotes));
    expect(DIMENSIONS.map((id) => [id, rated[id].level])).toContainEqual([dimension, level]);
  });
});

describe('caps', () => {
  const ids = (rating: { caps: { id: string }[] }) => rating.caps.map(({ id }) => id);

  it('no baseline: 3', () => {
    const { data } = excerpt('D1 D3 D5');
    expect([data.level, ids(data)]).toEqual([3, ['noBaseline']]);
    expect(ids(excerpt('D1 D2 D3').data)).toEqual([]);
  });

  it('a people question without a number about people: 3', () => {
    const without = excerpt('D1 D2 D3 D5', { people: true }).data;
    expect([without.level, ids(without)]).toEqual([3, ['noPeopleNumber']]);
    expect(excerpt('D1 D2 D3 D5 peopleNumber', { people: true }).data.level).toBe(5);
    expect(excerpt('D1 D2 D3 D5').data.level).toBe(5);
  });

  it('a cap above what was reached is not listed', () => {
    expect(ids(excerpt('output', { people: true }).data)).toEqual([]);
    expect(ids(excerpt('').framing)).toEqual([]);
  });

  it('no own act: 2', () => {
    const { framing } = excerpt('F2 F4 F5');
    expect([framing.level, ids(framing)]).toEqual([2, ['noOwnAct']]);
  });

  it('blame: 2', () => {
    const { framing } = excerpt('F1 F2 F3 F4 F5 blame');
    expect([framing.level, ids(framing)]).toEqual([2, ['blame']]);
    expect(framing.why).toContain('Blame or belittling holds the framing at 2.');
  });

  it('take-back: 3', () => {
    const { framing } = excerpt('F1 F2 F3 F4 takeBack');
    expect([framing.level, ids(framing)]).toEqual([3, ['takeBack']]);
    expect(ids(excerpt('F1 takeBack').framing)).toEqual([]);
  });

  it('the lowest of two caps holds', () => {
    const { framing } = excerpt('F1 F2 F3 F4 takeBack blame');
    expect([framing.level, ids(framing)]).toEqual([2, ['blame', 'takeBack']]);
  });

  const full = 'M1 M2 M3 M4 D1 D2 D3 D5 F1 F2 F3 F4';
  const levels = ({ dimensions }: Scorecard) => DIMENSIONS.map((id) => dimensions[id].level);

  it('no past event: at most 2 everywhere', () => {
    const { dimensions } = card(`${full} noPastEvent`);
    expect(DIMENSIONS.map((id) => dimensions[id].level)).toEqual([2, 2, 2]);
    expect(ids(dimensions.mechanism)).toEqual(['noPastEvent']);
    expect(levels(card('noPastEvent'))).toEqual([1, 1, 1]);
  });

  it('a question about the future: a plan alone earns at most 3, what is done is rated as ever', () => {
    const plan = card(`${full} noPastEvent`, { future: true });
    expect(levels(plan)).toEqual([3, 3, 3]);
    expect(ids(plan.dimensions.framing)).toEqual(['futurePlan']);
    expect(levels(card(full, { future: true }))).toEqual([5, 5, 5]);
  });

  it('another language: nothing can be rated, and nothing is flagged', () => {
    const text = `M1 M2 M3 D1 ${Array(30).fill('und').join(' ')}`;
    const german = card('M1 M2 M3 D1', { text });
    expect(levels(german)).toEqual([1, 1, 1]);
    expect(ids(german.dimensions.framing)).toEqual(['notEnglish']);
    expect(german.dimensions.framing.flag).toBeNull();
    expect(german.voteReasons.L6).toContain('only English');
    expect(levels(card('M1 M2 M3 D1', { text: `${text} and that is it` }))).toEqual([4, 3, 1]);
  });

  it('under 25 words everything is 1, insufficient, without a flag', () => {
    const words = (count: number) => ['F1', 'F2', 'D1', ...Array(count - 3).fill('that')].join(' ');
    const short = card('F1 F2 D1', { text: `${words(24)} – …` });
    expect(short.sufficient).toBe(false);
    expect(levels(short)).toEqual([1, 1, 1]);
    expect(DIMENSIONS.map((id) => short.dimensions[id].caps[0]?.id)).toEqual(
      Array(3).fill('insufficient'),
    );
    expect(short.dimensions.framing.flag).toBeNull();
    expect(short.voteReasons.L7).toBe('Under 25 words is too little to rate.');

    const enough = card('F1 F2 D1', { text: words(25) });
    expect(enough.sufficient).toBe(true);
    expect(levels(enough)).toEqual([1, 3, 3]);
  });

  it('the validity rules do not hold for excerpts', () => {
    expect(excerpt('F1 F2 D1', { text: 'F1 F2 D1' }).framing.level).toBe(3);
    expect(excerpt('M1 noPastEvent').mechanism.level).toBe(3);
  });
});

describe('flags', () => {
  it.each([
    ['soloBuild', 'HERO'],
    ['rescue', 'HERO'],
    ['soloBuild nobodyNamed', 'HERO'],
    ['F1', 'HERO'],
    ['F1 soloBuild', 'HERO'],
    ['vagueAct', 'HIDDEN'],
    ['nobodyNamed', 'HIDDEN'],
    ['', 'HIDDEN'],
    ['F2', 'HIDDEN'],
    ['F1 F2', null],
    ['F1 F2 soloBuild', null],
    // A cap alone sets no flag; the signals behind it may.
    ['F1 F2 F3 F4 blame', null],
    ['F1 F2 F3 F4 blame soloBuild', 'HERO'],
    ['F1 F2 F3 F4 takeBack', null],
    ['F1 blame', 'HERO'],
  ])('"%s": %s', (ids, flag) => {
    const dimensions = excerpt(ids);
    expect(dimensions.framing.flag).toBe(flag);
    expect(dimensions.mechanism.flag).toBeNull();
    expect(dimensions.data.flag).toBeNull();
  });

  it('a story without a past event that stood at 3 is not flagged by its cap', () => {
    expect(card('F1 F2 noPastEvent').dimensions.framing).toMatchObject({ level: 2, flag: null });
  });
});

describe('votes on one answer', () => {
  const confirmed: IntegrityFlag = {
    id: 'two figures',
    reason: 'Both figures were confirmed as said.',
    quotes: ['forty', 'fourteen'],
    evidence: [],
    confirmed: true,
    misheard: false,
  };
  const vote = (target: Target, levels: string, integrity: IntegrityFlag[] = []) => {
    const [mechanism, data, framing] = levels.split('/').map((level) => Level.parse(Number(level)));
    if (mechanism === undefined || data === undefined || framing === undefined) throw new Error();
    return voteFor(target, { mechanism, data, framing }, integrity);
  };

  it.each<[string, Vote]>([
    ['1/1/1', 'Strongly Not Inclined'],
    ['1/1/2', 'Strongly Not Inclined'],
    ['1/2/1', 'Strongly Not Inclined'],
    ['5/1/1', 'Strongly Not Inclined'],
    ['1/5/1', 'Strongly Not Inclined'],
    ['2/1/1', 'Strongly Not Inclined'],
    ['1/1/3', 'Not Inclined'],
    ['1/1/5', 'Not Inclined'],
    ['5/5/1', 'Not Inclined'],
    ['2/2/1', 'Not Inclined'],
    ['3/3/4', 'Not Inclined'],
    ['5/5/3', 'Not Inclined'],
    ['2/5/5', 'Not Inclined'],
    ['3/4/4', 'Inclined'],
    ['4/3/4', 'Inclined'],
    ['3/3/5', 'Inclined'],
    ['4/4/4', 'Inclined'],
    ['3/5/5', 'Inclined'],
    ['4/4/5', 'Strongly Inclined'],
    ['5/4/4', 'Strongly Inclined'],
    ['4/5/4', 'Strongly Inclined'],
    ['5/5/5', 'Strongly Inclined'],
  ])('L7 %s: %s', (levels, expected) => {
    expect(vote('L7', levels)).toBe(expected);
  });

  it.each<[string, Vote]>([
    ['1/1/2', 'Strongly Not Inclined'],
    ['5/1/1', 'Strongly Not Inclined'],
    ['2/5/1', 'Not Inclined'],
    ['5/2/5', 'Not Inclined'],
    ['2/3/3', 'Not Inclined'],
    ['2/3/4', 'Inclined'],
    ['4/3/2', 'Inclined'],
    ['2/5/2', 'Inclined'],
    ['3/3/5', 'Inclined'],
    ['2/5/5', 'Inclined'],
    ['3/4/4', 'Inclined'],
    ['4/4/4', 'Strongly Inclined'],
    ['3/4/5', 'Strongly Inclined'],
    ['3/3/3', 'Inclined'],
    ['5/5/5', 'Strongly Inclined'],
  ])('L6 %s: %s', (levels, expected) => {
    expect(vote('L6', levels)).toBe(expected);
  });

  it('an integrity flag counts only once it is confirmed', () => {
    expect(vote('L7', '5/5/5', [confirmed])).toBe('Strongly Not Inclined');
    expect(vote('L6', '5/5/5', [confirmed])).toBe('Strongly Not Inclined');
    expect(vote('L7', '5/5/5', [{ ...confirmed, confirmed: false }])).toBe('Strongly Inclined');
  });

  it.each([
    ['M1 M2 M3 D1 F1', 'Not Inclined', 'Nobody is named as owning it.'],
    ['M1 M2 M3 D1 D2 D3 F1 F2', 'Not Inclined', 'Nothing is said to have worked without you.'],
    ['D1 D2 D3 F1 F2 F3', 'Not Inclined', 'No tool with a rhythm or a rule is told.'],
    ['M1 M2 M3 F1 F2 F3', 'Not Inclined', 'No result is given as a number.'],
    ['M1 M2 D1 D2 F1 F2 F3', 'Not Inclined', 'Nobody is said to have checked that it works.'],
    ['', 'Strongly Not Inclined', 'No act of leading of your own is told.'],
    ['soloBuild D1', 'Strongly Not Inclined', 'The decisive acts are yours alone.'],
    [
      'M1 M2 M3 D1 D2 D3 F1 F2 F3 blame',
      'Not Inclined',
      'Blame or belittling holds the framing at 2.',
    ],
    [
      'noPastEvent oneOff vagueAct',
      'Not Inclined',
      'No specific past event is told; without one an answer earns at most 2.',
    ],
    [
      'M1 M2 D1 D2 D3 F1 F2 F3',
      'Inclined',
      'It meets the bar; still, nobody is said to have checked that it works.',
    ],
    [
      'M1 M2 M3 M5 D1 D2 D3 F1 F2 F3',
      'Strongly Inclined',
      'Every dimension is at 4 or above, and one is at 5.',
    ],
  ])('"%s" at L7: %s. %s', (ids, expected, reason) => {
    const { votes, voteReasons } = card(ids);
    expect(votes.L7).toBe(expected);
    expect(voteReasons.L7).toBe(reason);
  });

  it('L6 asks less, and says so', () => {
    const { votes, voteReasons } = card('M1 D1 D2 D3 F1');
    expect(votes).toEqual({ L6: 'Inclined', L7: 'Not Inclined' });
    expect(voteReasons.L6).toBe('It meets the bar; still, nobody is named as owning it.');
  });

  it('a confirmed integrity flag is the reason', () => {
    const rated = card('M1 M2 M3 M4 D1 D2 D3 D5 F1 F2 F3 F4', {}, [confirmed]);
    expect(rated.votes).toEqual({ L6: 'Strongly Not Inclined', L7: 'Strongly Not Inclined' });
    expect(rated.voteReasons.L7).toBe(confirmed.reason);
    expect(rated.integrity).toEqual([confirmed]);
  });
});

describe('advice', () => {
  const order = (ids: string, story: Story = {}) => card(ids, story).advice.map((a) => a.element);
  const say = (ids: string, element: ElementId, story: Story = {}) =>
    card(ids, story).advice.find((advice) => advice.element === element)?.say;

  it('has one sentence for every missing element, and none for a credited one', () => {
    expect(order('').toSorted()).toEqual([...ELEMENT_IDS].toSorted());
    expect(order(ELEMENT_IDS.join(' '))).toEqual([]);
  });

  it('puts prerequisites first', () => {
    expect(order('').slice(0, 4)).toEqual(['M1', 'D1', 'F1', 'F2']);
  });

  it('puts first what would raise the level', () => {
    expect(order('M1 M2 D1 D2 D3 F1 F2 F3').slice(0, 3)).toEqual(['M3', 'D5', 'F5']);
    expect(order('M1 M2 M3 D1 D2 D3 D5 F1')[0]).toBe('F2');
  });

  it("holds on to the answer's own words", () => {
    const answer = answerTo({ text: 'It helped, and returns fell to six percent, in the end.' });
    const rated = scoreAnswer(answer, grading({ D1: at(answer, 'returns fell to six percent,') }));
    expect(rated.advice.find(({ element }) => element === 'D2')?.say).toBe(
      'You said “returns fell to 6%”: say what it was before, and over how long it moved.',
    );
  });

  it('cuts a long quote', () => {
    const long = Array.from({ length: 20 }, (_, index) => `word${index}`).join(' ');
    const answer = answerTo({ text: long });
    const { advice } = scoreAnswer(answer, grading({ M1: at(answer, long) }));
    expect(advice.find(({ element }) => element === 'M3')?.say).toContain('word11 …”: say who');
  });

  it('builds on what was heard instead of the element', () => {
    expect(say('namedOnly', 'M1')).toBe(
      'You said “namedOnly”: say how often it happened and what it decided.',
    );
    expect(say('projected', 'D1')).toContain('“projected”: that is a forecast');
    expect(say('vagueAct', 'F1')).toContain('“vagueAct”: say the one decision');
    expect(say('', 'D1', { people: true })).toContain('about the people');
  });

  it('is opposite for HERO and HIDDEN', () => {
    expect(say('F1', 'F2')).toContain('Step back in the telling');
    expect(say('soloBuild F1', 'F2')).toContain('“soloBuild”: say less of what you did yourself');
    expect(say('nobodyNamed', 'F1')).toContain('Say “I” where it was you');
    expect(say('nobodyNamed', 'F2')).toContain('in place of one “we”');
  });

  it('asks an answer without an event for one before anything else, however low it is', () => {
    expect(card('noPastEvent oneOff vagueAct').advice[0]?.say).toContain('one thing that happened');
    expect(card('noPastEvent oneOff', { future: true }).advice[0]?.element).toBe('M1');
  });

  it('puts what lifts a cap before everything', () => {
    const [first] = card('M1 D1 D2 D3 D5 F1 F2', { people: true }).advice;
    expect(first).toMatchObject({
      dimension: 'data',
      element: 'D1',
      say: 'You said “D1”: add a number about the people: time to ramp, who stayed, who was promoted or ready.',
    });
    expect(card('F1 F2 F3 F4 blame').advice[0]?.say).toContain('without a verdict on anybody');
    expect(card('F1 F2 F3 F4 takeBack').advice[0]?.element).toBe('F5');
    expect(card('oneOff noPastEvent').advice[0]?.say).toContain('Tell one thing that happened');
    expect(card('', { text: 'Too short.' }).advice[0]?.say).toContain('two to four minutes');
  });

  it('never praises', () => {
    const all = card('').advice.map(({ say: text }) => text);
    expect(all.join(' ')).not.toMatch(/great|good job|well done|excellent/i);
  });
});

it('answers in the shape of the contract', () => {
  const rated = card('M1 M2 D1 F1 F2');
  expect(Scorecard.parse(rated)).toEqual(rated);
  expect(rated.grader).toEqual({ name: 'scripted', version: '0', rubric: '1' });
  expect(Object.keys(rated.dimensions.mechanism.elements)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5']);
});

import { describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { type LevelChances, medianLevel } from '#contract/certainty.ts';
import {
  type Certainty,
  ELEMENT_IDS,
  type ElementId,
  type Finding,
  Grading,
  SIGNAL_IDS,
  type SignalId,
} from '#contract/element.ts';
import { DimensionRating, Scorecard } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { calibrationOf } from '../server/cli/calibration.ts';
import { levelTables } from '../server/cli/level-tables.ts';
import { scorecardText } from '../server/cli/scorecard-text.ts';
import { decideTogether } from '../server/rubric/learned/joint-decision.ts';
import { LEVEL_QUESTIONS, type LearnedId } from '../server/rubric/learned/learned-ids.ts';
import { localGrader } from '../server/rubric/local-grader.ts';
import { scoreAnswer } from '../server/scorecard/score.ts';

const TEXT = `Parcels kept going out with the wrong label. I put a card on the packing bench and every
parcel gets two ticks before it is taped. The whole shift uses the card. Ines looks at it now and then.
Nobody liked it at first, and that was a long winter for all of us in the hall.`;

const ANSWER: Answer = {
  question: { bankId: null, text: 'A question.', principle: null, people: false, future: false },
  utterances: [{ id: 'main', words: wordsOfText(TEXT) }],
};

function said(phrase: string): Finding {
  const words = wordsOfText(TEXT).map(({ text }) => text);
  const wanted = phrase.split(' ');
  const from = words.findIndex((_, at) => wanted.every((word, n) => words[at + n] === word));
  if (from < 0) throw new Error(`"${phrase}" is not in the answer`);
  const evidence = [{ utteranceId: 'main', from, to: from + wanted.length }];
  return { quote: phrase, evidence };
}

const M1 = said('every parcel gets two ticks before it is taped.');
const M2 = said('The whole shift uses the card.');
const M3 = said('Ines looks at it now and then.');
const SURE: LevelChances = [1, 0, 0, 0, 0];

type Findings = Partial<Record<ElementId | SignalId, Finding>>;

function card(
  findings: Findings,
  levels: Partial<Certainty['levels']>,
  doubts: Certainty['doubts'] = {},
  answer = ANSWER,
  flags: Certainty['flags'] = { HERO: 1, HIDDEN: 1 },
): Scorecard {
  const each = (ids: readonly (ElementId | SignalId)[]) =>
    Object.fromEntries(ids.map((id) => [id, findings[id] ?? null]));
  const grading = Grading.parse({
    grader: { name: 'scripted', version: '0' },
    elements: each(ELEMENT_IDS),
    signals: each(SIGNAL_IDS),
    certainty: { levels: { mechanism: SURE, data: SURE, framing: SURE, ...levels }, flags, doubts },
  });
  return scoreAnswer(answer, grading);
}

it.each<[number, LevelChances]>([
  [1, [0.5, 0, 0, 0, 0.5]],
  [3, [0.4, 0, 0.2, 0, 0.4]],
  [5, [0.1, 0.1, 0.1, 0.1, 0.6]],
  [4, [0, 0, 0.49, 0.51, 0]],
])('level %i is as likely too low as too high', (level, chances) => {
  expect(medianLevel(chances)).toBe(level);
});

describe('a dimension that is decided together', () => {
  const decide = (
    dimension: 'mechanism' | 'framing',
    chances: Partial<Record<LearnedId, number>>,
  ) =>
    decideTogether(
      LEVEL_QUESTIONS[dimension],
      levelTables()[dimension],
      (id) => chances[id] ?? 0.01,
    );

  it('gives the chance of every level', () => {
    const { chances } = decide('mechanism', { M1: 0.99, M2: 0.99, M3: 0.6 });
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10);
    expect(chances[3]).toBeGreaterThan(0.55);
    expect(chances[2]).toBeGreaterThan(0.35);
    expect(medianLevel(chances)).toBe(4);
  });

  it('gives the chance that the speaker acts at a level that is flagged', () => {
    expect(decide('framing', { soloBuild: 0.6, F1: 0.02 }).acting).toBeCloseTo(0.61, 1);
    expect(decide('framing', { F1: 0.99, F2: 0.99 }).acting).toBeLessThan(0.05);
    expect(decide('framing', { vagueAct: 0.9 }).acting).toBeLessThan(0.05);
    expect(decide('mechanism', { M1: 0.9 }).acting).toBe(0);
  });
});

describe('the local grader', () => {
  it('says how sure it is of a whole answer, in words of the answer', () => {
    const { certainty } = localGrader.grade(ANSWER);
    expect(certainty).toBeDefined();
    for (const chances of Object.values(certainty?.levels ?? {})) {
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10);
    }
    const doubts = Object.values(certainty?.doubts ?? {});
    expect(doubts.length).toBeGreaterThan(0);
    for (const { chance, quote } of doubts) {
      expect(Math.abs(chance - 0.5)).toBeLessThanOrEqual(0.4);
      expect(
        quote === null ||
          wordsOfText(TEXT)
            .map(({ text }) => text)
            .join(' ')
            .includes(quote),
      ).toBe(true);
    }
  });

  it('says nothing of an excerpt, which the rules alone rate', () => {
    const words = wordsOfText(TEXT).slice(0, 30);
    const excerpt = { ...ANSWER, utterances: [{ id: 'main', words }] };
    expect(localGrader.grade(excerpt).certainty).toBeUndefined();
  });
});

describe('a level near a boundary', () => {
  const near: LevelChances = [0, 0.02, 0.4, 0.58, 0];

  it('lies between two levels, and hangs on what is least certain and decides', () => {
    const { mechanism } = card(
      { M1, M2, M3 },
      { mechanism: near },
      {
        // Nearer to a half, but it moves no level.
        F4: { ...M2, chance: 0.5 },
        M2: { ...M2, chance: 0.9 },
        M3: { ...M3, chance: 0.6 },
      },
    ).dimensions;
    expect(mechanism.level).toBe(4);
    expect(mechanism.certainty).toEqual({
      chances: near,
      between: {
        from: 3,
        to: 4,
        why: 'It hangs on whether “Ines looks at it now and then” counts as somebody checking that it works.',
      },
    });
  });

  it('quotes what may yet be credited, and says so where there is nothing to quote', () => {
    const lower: LevelChances = [0, 0.02, 0.58, 0.4, 0];
    const why = (doubt: Finding) =>
      card({ M1, M2 }, { mechanism: lower }, { M3: { ...doubt, chance: 0.4 } }).dimensions.mechanism
        .certainty?.between?.why;
    expect(why(M3)).toContain('“Ines looks at it now and then”');
    expect(why({ quote: null, evidence: [] })).toBe(
      'It hangs on whether anything you said counts as somebody checking that it works.',
    );
    // Words that do not stand in the transcript are never shown.
    expect(why({ ...M3, quote: 'Ines audits it' })).not.toContain('audits');
  });

  it('spans every level that is likely enough, and none that is not', () => {
    const between = (chances: LevelChances) =>
      card({ M1, M2, M3 }, { mechanism: chances }).dimensions.mechanism.certainty?.between;
    expect(between([0, 0, 0.29, 0.71, 0])).toBeNull();
    expect(between([0, 0.35, 0.1, 0.5, 0.05])).toMatchObject({ from: 2, to: 4 });
    expect(between([0, 0, 0.1, 0.6, 0.3])).toMatchObject({ from: 4, to: 5 });
  });

  it('says nothing where the chances are not about the level that is shown', () => {
    const of = (findings: Findings, answer = ANSWER) =>
      card(findings, { mechanism: near }, {}, answer).dimensions.mechanism;
    expect(of({ M1, M2, M3 }).certainty).toBeDefined();
    // A finding that does not stand in the transcript was dropped.
    expect(of({ M1, M2, M3: { ...M3, quote: 'Ines audits it' } }).certainty).toBeUndefined();
    // A cap for whole answers.
    expect(of({ M1, M2, M3, noPastEvent: { quote: null, evidence: [] } })).toMatchObject({
      level: 2,
    });
    expect(
      of({ M1, M2, M3, noPastEvent: { quote: null, evidence: [] } }).certainty,
    ).toBeUndefined();
  });

  it('keeps a flag back that is not likely enough', () => {
    const F1 = said('I put a card on the packing bench');
    const flag = (findings: Findings, level: LevelChances, flags: Certainty['flags']) =>
      card(findings, { framing: level }, {}, ANSWER, flags).dimensions.framing.flag;
    expect(flag({ F1 }, [0, 0.8, 0.2, 0, 0], { HERO: 0.46, HIDDEN: 0.34 })).toBe('HERO');
    expect(flag({ F1 }, [0, 0.6, 0.4, 0, 0], { HERO: 0.44, HIDDEN: 0.06 })).toBeNull();
    expect(flag({}, SURE, { HERO: 0.39, HIDDEN: 0.61 })).toBe('HIDDEN');
    expect(flag({}, SURE, { HERO: 0.41, HIDDEN: 0.59 })).toBeNull();
    // Nearly as likely, it is the hero who is meant.
    expect(flag({ F1 }, SURE, { HERO: 0.46, HIDDEN: 0.54 })).toBe('HERO');
    // Chances of another level say nothing about this one.
    expect(flag({ F1 }, SURE, { HERO: 0, HIDDEN: 1 })).toBe('HERO');
  });

  it('reads so in a terminal', () => {
    const text = scorecardText(
      card({ M1, M2, M3 }, { mechanism: near }, { M3: { ...M3, chance: 0.6 } }),
    );
    expect(text).toMatch(/^mechanism 4 \(between 3 and 4\): /m);
    expect(text).toMatch(/^ {2}It hangs on whether “Ines/m);
    expect(text).not.toMatch(/^data \d \(between/m);
  });

  it('is kept with the scorecard; one from before it was kept still parses', () => {
    const scorecard = card({ M1, M2, M3 }, { mechanism: near });
    expect(Scorecard.parse(JSON.parse(JSON.stringify(scorecard)))).toEqual(scorecard);
    const { certainty, ...before } = scorecard.dimensions.mechanism;
    expect(certainty).toBeDefined();
    expect(DimensionRating.parse(before)).toEqual(before);
  });
});

describe('calibration', () => {
  const rated = (chances: LevelChances, panel: number) => ({
    rating: card({ M1, M2, M3 }, { mechanism: chances }).dimensions.mechanism,
    panel,
  });
  const sure: LevelChances = [0, 0, 0.05, 0.95, 0];
  const torn: LevelChances = [0, 0, 0.45, 0.55, 0];

  it('sets what is stated beside what is observed', () => {
    const unstated = { rating: card({}, { mechanism: torn }).dimensions.mechanism, panel: 1 };
    const calibration = calibrationOf([
      rated(sure, 4),
      rated(sure, 2),
      rated(torn, 3),
      rated(torn, 5),
      rated(torn, 4),
      unstated,
    ]);
    expect(calibration).toMatchObject({
      stated: 5,
      unstated: 1,
      between: { count: 3, within: 2, exact: 1 },
      single: { count: 2, exact: 1 },
    });
    expect(calibration.bins).toEqual([
      { from: 0.5, to: 0.6, count: 3, stated: expect.closeTo(0.55), observed: 1 / 3 },
      { from: 0.9, to: 1, count: 2, stated: expect.closeTo(0.95), observed: 0.5 },
    ]);
    // (3 * |0.55 - 1/3| + 2 * |0.95 - 0.5|) / 5
    expect(calibration.expectedError).toBeCloseTo(0.31, 10);
  });

  it('counts a certainty of 1 in the last bin, and can be empty', () => {
    expect(calibrationOf([rated([0, 0, 0, 1, 0], 4)]).bins).toMatchObject([
      { from: 0.9, count: 1 },
    ]);
    expect(calibrationOf([])).toMatchObject({ stated: 0, bins: [], expectedError: null });
  });
});

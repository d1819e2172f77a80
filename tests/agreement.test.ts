import { describe, expect, it } from 'vitest';
import { ELEMENT_IDS, type ElementId, Grading, SIGNAL_IDS } from '#contract/element.ts';
import { seededRandom } from '#contract/random.ts';
import { wordsOfText } from '#contract/transcript.ts';
import {
  confusionMatrix,
  detection,
  meanPairwiseKappa,
  quadraticWeightedKappa,
  ratio,
  shareWithin,
} from '../server/cli/agreement.ts';
import { estimate } from '../server/cli/bootstrap.ts';
import { worstDisagreements } from '../server/cli/disagreements.ts';
import { disagreementsText, evaluationText } from '../server/cli/eval-table.ts';
import { type Compared, evaluate } from '../server/cli/evaluation.ts';
import { keywordLevels } from '../server/cli/keyword-baseline.ts';
import { overlapsAnyQuote } from '../server/cli/quote-overlap.ts';
import { RatedSet } from '../server/cli/rated-set.ts';
import { scoreAnswer } from '../server/scorecard/score.ts';

describe('quadratic weighted kappa', () => {
  it.each<[string, number[], number[], number | null]>([
    ['the same', [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 1],
    // Observed (16+4+0+4+16)/5 = 8, expected by chance 4.
    ['the reverse', [1, 2, 3, 4, 5], [5, 4, 3, 2, 1], -1],
    // Observed 2/4, expected 8/16.
    ['chance', [1, 1, 2, 2], [1, 2, 1, 2], 0],
    // Observed 4/3, expected 36/9.
    ['one answer two levels off', [1, 2, 3], [1, 2, 5], 2 / 3],
    // Observed 1/3, expected (0+1+16 + 1+0+9 + 9+4+1)/9 = 41/9.
    ['one answer one level off', [1, 2, 4], [1, 2, 5], 1 - 1 / 3 / (41 / 9)],
    ['two different constants', [3, 3], [4, 4], 0],
    ['one constant', [3, 3], [3, 3], null],
  ])('%s', (_name, ours, theirs, expected) => {
    const kappa = quadraticWeightedKappa(ours, theirs);
    if (expected === null) expect(kappa).toBeNull();
    else expect(kappa).toBeCloseTo(expected, 10);
    expect(quadraticWeightedKappa(theirs, ours)).toEqual(kappa);
  });

  it('is averaged over the pairs of raters', () => {
    const mean = (2 / 3 + 1 + 2 / 3) / 3;
    expect(
      meanPairwiseKappa([
        [1, 2, 3],
        [1, 2, 5],
        [1, 2, 3],
      ]),
    ).toBeCloseTo(mean, 10);
    expect(meanPairwiseKappa([[1, 2, 3]])).toBeNull();
  });

  it('refuses to compare different answers, or none', () => {
    expect(() => quadraticWeightedKappa([1, 2], [1])).toThrow(RangeError);
    expect(() => quadraticWeightedKappa([], [])).toThrow(RangeError);
  });
});

describe('shares and counts', () => {
  it('exact and within one', () => {
    expect(shareWithin(0, [1, 2, 3, 5], [1, 3, 3, 3])).toBe(0.5);
    expect(shareWithin(1, [1, 2, 3, 5], [1, 3, 3, 3])).toBe(0.75);
  });

  it('the confusion matrix has the panel in rows and us in columns', () => {
    expect(confusionMatrix([1, 2, 2, 5], [1, 1, 2, 4])).toEqual([
      [1, 1, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('precision, recall and F1', () => {
    const ours = [true, true, true, false, false];
    const panel = [true, true, false, true, false];
    expect(detection(ours, panel)).toEqual({
      both: 2,
      onlyOurs: 1,
      onlyTheirs: 1,
      precision: 2 / 3,
      recall: 2 / 3,
      f1: 4 / 6,
    });
    expect(detection([false], [false])).toMatchObject({ precision: null, recall: null, f1: null });
    expect(ratio(0, 4)).toBe(0);
  });
});

describe('the bootstrap', () => {
  const values = [1, 0, 1, 1, 0, 1, 0, 1, 1, 1];
  const mean = (indexes: readonly number[]) =>
    indexes.reduce((total, index) => total + (values[index] ?? 0), 0) / indexes.length;

  it('is seeded: the first numbers are those of the generator', () => {
    const random = seededRandom(0);
    expect(random()).toBe((48_271 - 1) / (2 ** 31 - 2));
    expect(random()).toBe((((48_271 * 48_271) % (2 ** 31 - 1)) - 1) / (2 ** 31 - 2));
  });

  it('gives the same interval each time, around the value', () => {
    const first = estimate(values.length, mean);
    expect(estimate(values.length, mean)).toEqual(first);
    expect(first.value).toBeCloseTo(0.7, 10);
    // The standard error is sqrt(0.7 * 0.3 / 10) = 0.145: about 0.4 to 1.
    expect(first.low).toBeCloseTo(0.4, 10);
    expect(first.high).toBeCloseTo(1, 10);
  });

  it('leaves out rounds without a value', () => {
    expect(estimate(3, () => null)).toEqual({ value: null, low: null, high: null });
  });
});

it('quotes overlap by words, whatever their case and punctuation', () => {
  const transcript = 'Every Friday, Noor checks the list. Every Monday she bakes.';
  const at = (from: number, to: number) => [{ utteranceId: 'answer', from, to }];
  expect(overlapsAnyQuote(at(0, 3), transcript, ['friday noor'])).toBe(true);
  expect(overlapsAnyQuote(at(0, 2), transcript, ['checks the list.'])).toBe(false);
  expect(overlapsAnyQuote(at(6, 7), transcript, ['every'])).toBe(true);
  expect(overlapsAnyQuote(at(0, 3), transcript, ['not said', '?'])).toBe(false);
  expect(overlapsAnyQuote([], transcript, ['Every'])).toBe(false);
});

it('the keyword counter counts, and understands nothing', () => {
  expect(keywordLevels('It went well.')).toEqual({ mechanism: 1, data: 1, framing: 1 });
  expect(keywordLevels('I said there was no weekly review, no audit, no checklist.')).toEqual({
    mechanism: 3,
    data: 1,
    framing: 1,
  });
  expect(keywordLevels('We had 3 of 40 on floor 7 and 2 in room 9, they said.')).toEqual({
    mechanism: 1,
    data: 4,
    framing: 5,
  });
});

const TRANSCRIPT =
  'I gave Noor the order of the doughs and every evening she checks the list with the bakers before the ovens go on so late vans fell.';

/** A rated answer and our scorecard, which credits each id with the words at its place. */
function compared(
  id: string,
  ours: ElementId[],
  panel: {
    mechanism: number;
    data: number;
    framing: number;
    flag: 'HERO' | 'HIDDEN' | null;
    elements: Partial<Record<ElementId, string>>;
  },
): Compared {
  const rater = { ...panel };
  const [answer] = RatedSet.parse([
    {
      id,
      question: 'Tell me about a time.',
      transcript: TRANSCRIPT,
      panel: {
        ...panel,
        elements: Object.keys(panel.elements),
        quotes: Object.fromEntries(
          Object.entries(panel.elements).map(([element, quote]) => [element, [quote]]),
        ),
      },
      raters: [rater, rater, rater],
    },
  ]);
  if (answer === undefined) throw new Error('one answer was parsed');
  const words = wordsOfText(TRANSCRIPT);
  const finding = { quote: 'I gave Noor', evidence: [{ utteranceId: 'answer', from: 0, to: 3 }] };
  const grading = Grading.parse({
    grader: { name: 'scripted', version: '0' },
    elements: Object.fromEntries(
      ELEMENT_IDS.map((element) => [element, ours.includes(element) ? finding : null]),
    ),
    signals: Object.fromEntries(SIGNAL_IDS.map((signal) => [signal, null])),
  });
  const question = { bankId: null, text: 'Q', principle: null, people: false, future: false };
  return {
    answer,
    scorecard: scoreAnswer({ question, utterances: [{ id: 'answer', words }] }, grading),
  };
}

const SET = [
  compared('agreed', ['F1', 'F2'], {
    mechanism: 1,
    data: 1,
    framing: 3,
    flag: null,
    elements: { F1: 'I gave Noor', F2: 'the order of the doughs' },
  }),
  compared('missed', ['F1'], {
    mechanism: 3,
    data: 1,
    framing: 4,
    flag: null,
    elements: { F1: 'I gave Noor', F2: 'the order of the doughs', F3: 'x', M1: 'the list' },
  }),
  compared('invented', ['M1'], {
    mechanism: 1,
    data: 1,
    framing: 1,
    flag: 'HIDDEN',
    elements: {},
  }),
];

describe('the evaluation', () => {
  const evaluation = evaluate(SET);
  const element = (wanted: ElementId) =>
    evaluation.elements.find(({ id }) => id === wanted)?.agreement;

  it('measures every element against the majority, and its quotes against the raters', () => {
    expect(element('F1')).toMatchObject({ both: 2, precision: 1, recall: 1, quoteOverlap: 1 });
    expect(element('F2')).toMatchObject({ both: 1, onlyTheirs: 1, recall: 0.5, quoteOverlap: 0 });
    expect(element('M1')).toMatchObject({ both: 0, onlyOurs: 1, onlyTheirs: 1, f1: 0 });
    expect(element('D1')).toMatchObject({ precision: null, recall: null, quoteOverlap: null });
    expect(evaluation.allElements).toMatchObject({ both: 3, onlyOurs: 1, onlyTheirs: 3 });
  });

  it('measures every dimension', () => {
    const { framing, data } = evaluation.dimensions;
    // Ours 3 2 1, the panel's 3 4 1: observed 4/3, expected (0+1+4 + 1+4+1 + 4+9+0)/9.
    expect(framing.kappa.value).toBeCloseTo(0.5, 10);
    expect(framing.ratersKappa.value).toBe(1);
    expect(framing.exact.value).toBeCloseTo(2 / 3);
    expect(framing.withinOne.value).toBeCloseTo(2 / 3);
    expect(framing.confusion[3]?.[1]).toBe(1);
    expect(data.kappa.value).toBeNull();
  });

  it('counts flags found, missed and false', () => {
    expect(evaluation.flags).toEqual([
      { flag: 'HERO', found: 0, missed: 0, falsely: 1 },
      { flag: 'HIDDEN', found: 1, missed: 0, falsely: 0 },
    ]);
  });

  it('reads as tables', () => {
    const text = evaluationText(evaluation);
    expect(text).toContain('3 answers.');
    expect(text).toMatch(/^F2 +2 +1 +1\.00 +0\.50 +0\.67 +0\.00$/m);
    expect(text).toMatch(/^HERO +0 +0 +1$/m);
    expect(text).toContain('framing: panel \\ ours');
    expect(text).toContain('No rating states how sure it is.');
  });
});

describe('disagreements', () => {
  it('come worst first, without the answers of which we agree', () => {
    const worst = worstDisagreements(SET, 10, false);
    expect(worst.map(({ id }) => id)).toEqual(['missed', 'invented']);
    expect(worst[0]).toMatchObject({ extra: [], missing: ['F2', 'F3', 'M1'] });
    expect(worst[1]).toMatchObject({ extra: ['M1'], missing: [] });
    expect(worstDisagreements(SET, 1, false)).toHaveLength(1);
  });

  it('show no word of an answer unless asked to', () => {
    expect(JSON.stringify(worstDisagreements(SET, 10, false))).not.toContain('Noor');
    const shown = disagreementsText(worstDisagreements(SET, 10, true));
    expect(shown).toContain(TRANSCRIPT);
    expect(shown).toContain('M1: I gave Noor');
    expect(shown).toContain('F2: the order of the doughs');
    expect(disagreementsText(worstDisagreements(SET, 10, false))).toContain(
      'missed  ours 1/1/2 HERO  panel 3/1/4 -  -F2 -F3 -M1',
    );
  });
});

it('a rated set needs as many raters for every answer', () => {
  const [first, second] = SET.map(({ answer }) => answer);
  expect(RatedSet.safeParse([first, second]).success).toBe(true);
  const short = { ...second, raters: second?.raters.slice(1) };
  expect(RatedSet.safeParse([first, short]).success).toBe(false);
});

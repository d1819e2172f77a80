import { describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { DIMENSIONS, ELEMENT_IDS, type ElementId, type NearMissKind } from '#contract/element.ts';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import { localGrader } from '../server/rubric/local-grader.ts';
import { nearMissesOf } from '../server/rubric/near-miss/near-misses.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';
import { DETECTORS, findByRules } from '../server/rubric/rule-findings.ts';
import { scoreAnswer } from '../server/scorecard/score.ts';

function answerOf(text: string): Answer {
  return {
    question: {
      bankId: null,
      text: 'Tell me about a time you raised the bar.',
      principle: null,
      people: false,
      future: false,
    },
    utterances: [{ id: 'main', words: wordsOfText(text) }],
  };
}

/** An element that a text nearly earns, how, and words of the passage. */
const NEARLY: readonly [ElementId, NearMissKind, string, string][] = [
  [
    'M1',
    'nameOnly',
    'standup',
    'I ran the daily standup and made sure that people were unblocked.',
  ],
  [
    'M1',
    'planned',
    'loading sheet',
    'Next year every crew will fill in a loading sheet every day.',
  ],
  [
    'M1',
    'oneTime',
    'intake form',
    'I rewrote the intake form on one page and handed it to the desk.',
  ],
  ['M1', 'reminder', 'kept telling', 'I kept telling everybody to take more care with the crates.'],
  [
    'M2',
    'speakerOnly',
    'Friday',
    'Every Friday I fill in a fault log and I pick the two worst lines for the board.',
  ],
  [
    'M3',
    'talkedAbout',
    'talked about it',
    'No order leaves until the slip is signed. Every Monday we talked about it over coffee.',
  ],
  [
    'M3',
    'planned',
    'audit',
    'The crews fill in the sheet every day. Next year we will audit a sample of ten sheets each month.',
  ],
  [
    'M4',
    'checkedOnly',
    'audited ten sheets',
    'The crews fill in the sheet every day, and each month I audited ten sheets.',
  ],
  [
    'M5',
    'letGo',
    'sign the list',
    'Every Thursday the shift leads pick the two worst faults. I do not sign the list any more.',
  ],
  ['D1', 'noMetric', 'thirty percent', 'Performance went up thirty percent.'],
  ['D1', 'outputOnly', 'four features', 'We shipped four features and ran nine workshops.'],
  ['D1', 'unmeasured', 'better', 'Customers loved it and things got much better.'],
  ['D2', 'changeOnly', 'eighteen percent', 'Late deliveries fell eighteen percent.'],
  ['D2', 'valueOnly', 'nine hours', 'Downtime fell to nine hours a month.'],
  ['D3', 'noPeriod', 'from 31', 'Missed calls went from 31 a week to 12.'],
  [
    'D5',
    'belief',
    'I think',
    'Turnover dropped from 21 percent to 12 over two years. I think that it was my rota.',
  ],
  ['F1', 'inWe', 'decided', 'We decided to close the Sunday counter.'],
  ['F1', 'vague', 'I led', 'I led the project and I drove it to the end.'],
  ['F1', 'supposed', 'would give', 'I would give Petra the pricing decision.'],
  ['F2', 'helped', 'pull the numbers', 'I asked Petra to pull the numbers for me.'],
  ['F2', 'inCrowd', 'team', 'I gave the team the pricing decision.'],
  ['F3', 'handedOver', 'pricing decision', 'I gave Petra the pricing decision.'],
  [
    'F4',
    'underway',
    'rings the suppliers',
    'I gave Petra the pricing decision. She rings the suppliers every week.',
  ],
  ['F5', 'theirsOnly', 'pricing decision', 'I gave Petra the pricing decision.'],
];

describe('the passage that came closest', () => {
  it.each(NEARLY)('%s nearly earned (%s): %s', (id, kind, words, text) => {
    const answer = answerOf(text);
    const { elements, nearMisses } = localGrader.grade(answer);
    expect(elements[id]).toBeNull();
    expect(nearMisses?.[id]?.kind).toBe(kind);
    const [span] = nearMisses?.[id]?.evidence ?? [];
    const said = answer.utterances[0]?.words.slice(span?.from, span?.to) ?? [];
    expect(nearMisses?.[id]?.quote).toBe(textOf(said));
    expect(textOf(said)).toContain(words);
  });

  it('is told of no element that is credited', () => {
    for (const [, , , text] of NEARLY) {
      const { elements, nearMisses } = localGrader.grade(answerOf(text));
      for (const id of ELEMENT_IDS) if (elements[id]) expect(nearMisses?.[id]).toBeUndefined();
    }
  });

  it('is told of nothing where nothing came close', () => {
    const { nearMisses } = localGrader.grade(answerOf('It was a cold morning in the harbour.'));
    expect(nearMisses).toEqual({});
  });

  it('is what the rules found where that was weighed and refused', () => {
    const answer = answerOf('I gave Petra the pricing decision.');
    const reading = readAnswer(answer);
    const { question } = answer;
    const byRules = findByRules(reading, question);
    const near = nearMissesOf(reading, { question, found: new Map() }, byRules, DETECTORS);
    expect(near.get('F2')).toEqual({ kind: 'unclear', span: byRules.get('F2')?.[0] });
  });

  it.each(NEARLY)('moves no level, no vote and no flag (%s, %s)', (_id, _kind, _words, text) => {
    const answer = answerOf(text);
    const { nearMisses, ...bare } = localGrader.grade(answer);
    const rated = [{ ...bare, nearMisses }, bare].map((grading) => {
      const { votes, dimensions } = scoreAnswer(answer, grading);
      const levels = DIMENSIONS.map((dimension) => {
        const { level, flag, caps, lookup } = dimensions[dimension];
        return { level, flag, caps, lookup };
      });
      return { votes, levels };
    });
    expect(rated[0]).toEqual(rated[1]);
  });
});

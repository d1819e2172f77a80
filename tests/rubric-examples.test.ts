import { describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import type { DetectorId } from '../server/rubric/detector.ts';
import { localGrader } from '../server/rubric/local-grader.ts';
import { DETECTORS } from '../server/rubric/rule-findings.ts';

const QUESTION: Answer['question'] = {
  bankId: null,
  text: 'Tell me about a time you raised the bar.',
  principle: null,
  people: false,
  future: false,
};

function gradeExcerpt(text: string) {
  const words = wordsOfText(text);
  const grading = localGrader.grade({ question: QUESTION, utterances: [{ id: 'main', words }] });
  const findings: Partial<Record<DetectorId, (typeof grading.elements)['M1']>> = {
    ...grading.elements,
    ...grading.signals,
  };
  return { words, findings };
}

describe.each(DETECTORS.map((detector) => [detector.id, detector] as const))(
  '%s',
  (id, detector) => {
    it('has examples enough of both kinds', () => {
      expect(detector.credited.length).toBeGreaterThanOrEqual(4);
      expect(detector.refused.length).toBeGreaterThanOrEqual(4);
    });

    it.each(detector.credited)('credits: %s', (text) => {
      const { words, findings } = gradeExcerpt(text);
      const finding = findings[id];
      expect(finding).not.toBeNull();
      for (const span of finding?.evidence ?? []) {
        expect(finding?.quote).toBe(textOf(words.slice(span.from, span.to)));
      }
    });

    it.each(detector.refused)('refuses: $text ($why)', ({ text }) => {
      expect(gradeExcerpt(text).findings[id]).toBeNull();
    });
  },
);

it('runs each detector once, in the order of the rubric', () => {
  const ids = DETECTORS.map((detector) => detector.id);
  expect(new Set(ids).size).toBe(ids.length);
});

import type { Answer } from '#contract/answer.ts';
import { ELEMENT_IDS, type Finding, Grading, SIGNAL_IDS } from '#contract/element.ts';
import { textOf } from '#contract/transcript.ts';
import type { DetectorId, Spans } from './detector.ts';
import type { Grader } from './grader.ts';
import { decide } from './learned/learned-layer.ts';
import { shippedModel } from './learned/shipped-model.ts';
import { nearMissesOf } from './near-miss/near-misses.ts';
import { readAnswer } from './reading/reading.ts';
import { DETECTORS, findByRules } from './rule-findings.ts';

/**
 * What was learned was learned from whole answers, of 40 words and more but for two. A shorter text
 * is an excerpt, or nearly too little to rate: it is left to the rules, whose examples are excerpts.
 */
const WHOLE_ANSWER_WORDS = 40;

/**
 * The grader that runs on this machine, pure and synchronous: rules over clauses find, and what was
 * learned from marked answers decides what of it stands and what they missed.
 */
export const localGrader = {
  name: 'local',
  version: '2',
  grade(answer: Answer, reading = readAnswer(answer)): Grading {
    const { question } = answer;
    const byRules = findByRules(reading, question);
    const found =
      reading.wordCount < WHOLE_ANSWER_WORDS
        ? byRules
        : decide(reading, question, byRules, shippedModel());
    return Grading.parse({
      grader: { name: this.name, version: this.version },
      elements: record(ELEMENT_IDS, (id) => finding(answer, found.get(id))),
      signals: record(SIGNAL_IDS, (id) => finding(answer, found.get(id))),
      nearMisses: Object.fromEntries(
        [...nearMissesOf(reading, { question, found }, byRules, DETECTORS)].map(
          ([id, { kind, span }]) => [id, { ...finding(answer, [span]), kind }],
        ),
      ),
    });
  },
} satisfies Grader;

/** The quote is the best span's words as they were said. */
function finding(answer: Answer, spans: Spans | undefined): Finding | null {
  if (!spans) return null;
  const [best] = spans;
  if (!best) return { quote: null, evidence: [] };
  const words = answer.utterances.find(({ id }) => id === best.utteranceId)?.words ?? [];
  return { quote: textOf(words.slice(best.from, best.to)), evidence: [best] };
}

function record(ids: readonly DetectorId[], value: (id: DetectorId) => Finding | null) {
  return Object.fromEntries(ids.map((id) => [id, value(id)]));
}

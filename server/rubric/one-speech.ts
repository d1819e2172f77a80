import type { Answer } from '#contract/answer.ts';
import {
  ELEMENT_IDS,
  type Evidence,
  type Finding,
  type Grading,
  SIGNAL_IDS,
} from '#contract/element.ts';

const SPEECH = 'speech';

/**
 * Grades an answer with its follow-ups as one speech, so that "she" and "it" in a follow-up mean
 * what they meant before, and gives the evidence back in the utterances' own words.
 */
export function gradeAsOneSpeech(answer: Answer, grade: (answer: Answer) => Grading): Grading {
  const speech = { id: SPEECH, words: answer.utterances.flatMap(({ words }) => words) };
  const grading = grade({ ...answer, utterances: [speech] });
  const back = (finding: Finding | null): Finding | null =>
    finding && {
      ...finding,
      evidence: finding.evidence.flatMap((one) => inUtterances(one, answer)),
    };
  const elements = { ...grading.elements };
  for (const id of ELEMENT_IDS) elements[id] = back(grading.elements[id]);
  const signals = { ...grading.signals };
  for (const id of SIGNAL_IDS) signals[id] = back(grading.signals[id]);
  return { grader: grading.grader, elements, signals };
}

/** The parts of a range of the speech that lie in each utterance. */
function inUtterances({ from, to }: Evidence, { utterances }: Answer): Evidence[] {
  const parts: Evidence[] = [];
  let start = 0;
  for (const { id, words } of utterances) {
    const part = { from: Math.max(from - start, 0), to: Math.min(to - start, words.length) };
    if (part.from < part.to) parts.push({ utteranceId: id, ...part });
    start += words.length;
  }
  return parts;
}

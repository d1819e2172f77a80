import type { Answer } from '#contract/answer.ts';
import {
  ELEMENT_IDS,
  type Evidence,
  type Finding,
  type Grading,
  SIGNAL_IDS,
} from '#contract/element.ts';

const SPEECH = 'speech';

/** Every word of an answer, utterance by utterance. */
export function wholeOf({ utterances }: Answer): Evidence[] {
  return utterances.map(({ id, words }) => ({ utteranceId: id, from: 0, to: words.length }));
}

/**
 * Grades passages of an answer as one speech, so that "she" and "it" in a follow-up mean what they
 * meant before, and gives the evidence back in the utterances' own words.
 */
export function gradeAsOneSpeech(
  answer: Answer,
  passages: readonly Evidence[],
  grade: (answer: Answer) => Grading,
): Grading {
  const words = passages.flatMap(({ utteranceId, from, to }) => {
    const utterance = answer.utterances.find(({ id }) => id === utteranceId);
    return utterance?.words.slice(from, to) ?? [];
  });
  const grading = grade({ ...answer, utterances: [{ id: SPEECH, words }] });
  const back = (finding: Finding | null): Finding | null =>
    finding && {
      ...finding,
      evidence: finding.evidence.flatMap((one) => inPassages(one, passages)),
    };
  const elements = { ...grading.elements };
  for (const id of ELEMENT_IDS) elements[id] = back(grading.elements[id]);
  const signals = { ...grading.signals };
  for (const id of SIGNAL_IDS) signals[id] = back(grading.signals[id]);
  return { grader: grading.grader, elements, signals };
}

/** The parts of a range of the speech that lie in each passage. */
function inPassages({ from, to }: Evidence, passages: readonly Evidence[]): Evidence[] {
  const parts: Evidence[] = [];
  let start = 0;
  for (const { utteranceId, from: first, to: last } of passages) {
    const part = {
      from: Math.max(from - start, 0) + first,
      to: Math.min(to - start, last - first) + first,
    };
    if (part.from < part.to) parts.push({ utteranceId, ...part });
    start += last - first;
  }
  return parts;
}

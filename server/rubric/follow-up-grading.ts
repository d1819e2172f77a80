import type { Answer } from '#contract/answer.ts';
import {
  type Dimension,
  dimensionOf,
  ELEMENT_IDS,
  type ElementId,
  type Evidence,
  type Finding,
  type Grading,
} from '#contract/element.ts';
import { gradeAsOneSpeech, wholeOf } from './one-speech.ts';

/**
 * Grades an answer up to and with its last follow-up: as one speech, and once more as what the
 * probe was about followed by the reply, as the two stand next to each other in the conversation:
 * there the element that was probed is looked for alone. `main` is the main answer's grading.
 */
export function gradeFollowUp(
  answer: Answer,
  main: Grading,
  probed: ElementId,
  grade: (answer: Answer) => Grading,
): Grading {
  const reply = answer.utterances.at(-1);
  if (reply === undefined) return main;
  const speech = gradeAsOneSpeech(answer, wholeOf(answer), grade);
  const passages = [
    ...sentencesAt(answer, evidenceOf(main, dimensionOf(probed))),
    { utteranceId: reply.id, from: 0, to: reply.words.length },
  ];
  const exchange = gradeAsOneSpeech(answer, passages, grade);
  const isInReply = (finding: Finding | null) =>
    finding?.evidence.some(({ utteranceId }) => utteranceId === reply.id) ?? false;
  if (isInReply(speech.elements[probed]) || !isInReply(exchange.elements[probed])) return speech;
  return { ...speech, elements: { ...speech.elements, [probed]: exchange.elements[probed] } };
}

function evidenceOf({ elements }: Grading, dimension: Dimension): Evidence[] {
  return ELEMENT_IDS.filter((id) => dimensionOf(id) === dimension).flatMap(
    (id) => elements[id]?.evidence ?? [],
  );
}

/** The sentences that the evidence stands in, in order, each once. */
function sentencesAt({ utterances }: Answer, evidence: readonly Evidence[]): Evidence[] {
  return utterances.flatMap(({ id, words }) => {
    const ends = words.map(({ text }) => /[.?!]["'”’)]*$/.test(text));
    const sentences = new Map<number, Evidence>();
    for (const { utteranceId, from, to } of evidence) {
      if (utteranceId !== id) continue;
      for (let at = from; at < to; at += 1) {
        const start = ends.lastIndexOf(true, at - 1) + 1;
        const end = ends.indexOf(true, at);
        sentences.set(at === 0 ? 0 : start, {
          utteranceId: id,
          from: at === 0 ? 0 : start,
          to: end === -1 ? words.length : end + 1,
        });
      }
    }
    return [...sentences.values()].toSorted((a, b) => a.from - b.from);
  });
}

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
 * All of data hangs on it: it counts with whichever element of data was asked for. Of the other
 * elements that are found in a reply beside the one asked for too few are right (far below 0.8 by
 * `npm run exchanges`): they are not counted.
 */
const RESULT: ElementId = 'D1';

/**
 * Grades the last follow-up of an answer: within the answer as one speech, and once more as what
 * the probe was about followed by the reply, as the two stand next to each other in the
 * conversation. `main` is the main answer's grading; `probed` is what was asked for.
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
  const isAsked = (id: ElementId) =>
    id === probed || (id === RESULT && dimensionOf(probed) === dimensionOf(RESULT));
  const elements = { ...speech.elements };
  for (const id of ELEMENT_IDS) {
    const found = [speech.elements[id], exchange.elements[id]].find(isInReply) ?? null;
    elements[id] = isAsked(id) ? found : null;
  }
  // What a reply calls a forecast is one, however surely the answer had told it as done.
  const projected =
    [speech.signals.projected, exchange.signals.projected].find(isInReply) ??
    speech.signals.projected;
  return { ...speech, elements, signals: { ...speech.signals, projected } };
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

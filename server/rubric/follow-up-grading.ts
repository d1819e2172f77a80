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
import { textOf } from '#contract/transcript.ts';
import { numberReply } from './number-reply.ts';
import { gradeAsOneSpeech, wholeOf } from './one-speech.ts';
import { readAnswer } from './reading/reading.ts';

const RESULT: ElementId = 'D1';
/**
 * What is told in one breath with an element that was asked for: a tool with who uses it, a result
 * with what it was before. Of the other elements that are found beside the one asked for far too few
 * are right (5 of 47 on the exchanges for tuning): they are not counted.
 */
const TOLD_WITH: Partial<Record<ElementId, ElementId>> = { M1: 'M2', D1: 'D2' };

/**
 * Grades the last follow-up of an answer: within the answer as one speech, once more as what the
 * probe was about followed by the reply, as the two stand next to each other in the conversation,
 * and for a number that is said alone. `main` is the main answer's grading; `asked` are the elements
 * that the probe asked for, the one that it is after first.
 */
export function gradeFollowUp(
  answer: Answer,
  main: Grading,
  asked: readonly [ElementId, ...ElementId[]],
  grade: (answer: Answer) => Grading,
): Grading {
  const reply = answer.utterances.at(-1);
  if (reply === undefined) return main;
  const [probed] = asked;
  const speech = gradeAsOneSpeech(answer, wholeOf(answer), grade);
  const passages = [
    ...sentencesAt(answer, evidenceOf(main, dimensionOf(probed))),
    { utteranceId: reply.id, from: 0, to: reply.words.length },
  ];
  const exchange = gradeAsOneSpeech(answer, passages, grade);
  const isInReply = (finding: Finding | null) =>
    finding?.evidence.some(({ utteranceId }) => utteranceId === reply.id) ?? false;
  const found = (id: ElementId) =>
    [speech.elements[id], exchange.elements[id]].find(isInReply) ?? null;
  const elements = { ...speech.elements };
  for (const id of ELEMENT_IDS) elements[id] = null;
  for (const id of asked) elements[id] = found(id) ?? numberFor(answer, main, asked, id);
  const beside = TOLD_WITH[probed];
  if (beside && elements[probed] !== null) elements[beside] ??= found(beside);
  // What a reply calls a forecast is one, however surely the answer had told it as done.
  const projected =
    [speech.signals.projected, exchange.signals.projected].find(isInReply) ??
    speech.signals.projected;
  return { ...speech, elements, signals: { ...speech.signals, projected } };
}

/** A number that the reply says alone, if the element was asked for. */
function numberFor(
  answer: Answer,
  main: Grading,
  asked: readonly ElementId[],
  id: ElementId,
): Finding | null {
  const unmeasured = main.nearMisses?.D1?.kind === 'unmeasured' ? main.nearMisses.D1.evidence : [];
  const about = main.elements.D1?.evidence ?? (id === RESULT ? unmeasured : []);
  if (!asked.includes(id) || about.length === 0) return null;
  const said = numberReply(readAnswer(answer), id, asked, about);
  if (said === null) return null;
  const words = answer.utterances.at(-1)?.words.slice(said.from, said.to) ?? [];
  return { quote: textOf(words), evidence: [said] };
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

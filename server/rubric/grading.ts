import type { Answer } from '#contract/answer.ts';
import {
  ELEMENT_IDS,
  type ElementId,
  type Finding,
  Grading,
  SIGNAL_IDS,
} from '#contract/element.ts';
import { textOf } from '#contract/transcript.ts';
import type { Spans } from './detector.ts';
import type { Decision } from './learned/learned-layer.ts';
import type { Near } from './near-miss/nearly.ts';

/** What was decided of an answer as its grading, with the words that were said as quotes. */
export function gradingOf(
  grader: Grading['grader'],
  answer: Answer,
  { found, certainty }: Decision,
  nearMisses: ReadonlyMap<ElementId, Near>,
): Grading {
  return Grading.parse({
    grader,
    elements: Object.fromEntries(ELEMENT_IDS.map((id) => [id, findingAt(answer, found.get(id))])),
    signals: Object.fromEntries(SIGNAL_IDS.map((id) => [id, findingAt(answer, found.get(id))])),
    nearMisses: Object.fromEntries(
      [...nearMisses].map(([id, { kind, span }]) => [id, { ...findingAt(answer, [span]), kind }]),
    ),
    certainty: certainty && {
      levels: certainty.levels,
      flags: certainty.flags,
      doubts: Object.fromEntries(
        [...certainty.doubts].map(([id, { chance, spans }]) => [
          id,
          { ...findingAt(answer, spans), chance },
        ]),
      ),
    },
  });
}

/** The quote is the best span's words as they were said. */
function findingAt(answer: Answer, spans: Spans | undefined): Finding | null {
  if (!spans) return null;
  const [best] = spans;
  if (!best) return { quote: null, evidence: [] };
  const words = answer.utterances.find(({ id }) => id === best.utteranceId)?.words ?? [];
  return { quote: textOf(words.slice(best.from, best.to)), evidence: [best] };
}

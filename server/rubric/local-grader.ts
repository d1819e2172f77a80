import type { Answer } from '#contract/answer.ts';
import {
  ELEMENT_IDS,
  type ElementId,
  type Finding,
  Grading,
  SIGNAL_IDS,
} from '#contract/element.ts';
import { textOf } from '#contract/transcript.ts';
import type { Detector, DetectorId, Spans } from './detector.ts';
import { result } from './elements/d1-result.ts';
import { baseline } from './elements/d2-baseline.ts';
import { period } from './elements/d3-period.ts';
import { base } from './elements/d4-base.ts';
import { cause } from './elements/d5-cause.ts';
import { ownAct } from './elements/f1-own-act.ts';
import { ownership } from './elements/f2-ownership.ts';
import { enablement } from './elements/f3-enablement.ts';
import { theirResult } from './elements/f4-their-result.ts';
import { independence } from './elements/f5-independence.ts';
import { tool } from './elements/m1-tool.ts';
import { adoption } from './elements/m2-adoption.ts';
import { inspection } from './elements/m3-inspection.ts';
import { iteration } from './elements/m4-iteration.ts';
import { durability } from './elements/m5-durability.ts';
import type { Grader } from './grader.ts';
import { nearMissesOf } from './near-miss/near-misses.ts';
import { readAnswer } from './reading/reading.ts';
import { beyondTeam } from './signals/beyond-team.ts';
import { blame } from './signals/blame.ts';
import { changeWithoutMetric } from './signals/change-without-metric.ts';
import { datedState } from './signals/dated-state.ts';
import { horizon } from './signals/horizon.ts';
import { namedOnly } from './signals/named-only.ts';
import { noPastEvent } from './signals/no-past-event.ts';
import { nobodyNamed } from './signals/nobody-named.ts';
import { notDoneMechanism } from './signals/not-done-mechanism.ts';
import { oneOff } from './signals/one-off.ts';
import { output } from './signals/output.ts';
import { peopleNumber } from './signals/people-number.ts';
import { projected } from './signals/projected.ts';
import { rescue } from './signals/rescue.ts';
import { soloBuild } from './signals/solo-build.ts';
import { takeBack } from './signals/take-back.ts';
import { vagueAct } from './signals/vague-act.ts';

/** Every detector there is, in the order in which they run: M1 to F5, then the signals. */
export const DETECTORS: readonly Detector[] = [
  tool,
  adoption,
  inspection,
  iteration,
  durability,
  result,
  baseline,
  period,
  base,
  cause,
  ownAct,
  ownership,
  enablement,
  theirResult,
  independence,
  namedOnly,
  oneOff,
  notDoneMechanism,
  output,
  changeWithoutMetric,
  projected,
  datedState,
  peopleNumber,
  noPastEvent,
  beyondTeam,
  horizon,
  vagueAct,
  soloBuild,
  rescue,
  nobodyNamed,
  blame,
  takeBack,
].toSorted((a, b) => rank(a.id) - rank(b.id));

/** Crediting the first credits the second too, with the same words. */
const IMPLIES: readonly (readonly [ElementId, ElementId])[] = [
  ['M5', 'M2'],
  ['M4', 'M3'],
  ['F3', 'F1'],
];
/** These fall when D1 does. */
const NEED_RESULT: readonly ElementId[] = ['D2', 'D3', 'D4', 'D5'];

/** The grader that runs on this machine: rules over clauses, pure and synchronous. */
export const localGrader = {
  name: 'local',
  version: '1',
  grade(answer: Answer, reading = readAnswer(answer)): Grading {
    const found = new Map<DetectorId, Spans>();
    for (const detector of DETECTORS) {
      const spans = detector.detect(reading, { question: answer.question, found });
      if (spans) found.set(detector.id, spans);
      if (detector.id === 'F5') imply(found);
    }
    imply(found);
    return Grading.parse({
      grader: { name: this.name, version: this.version },
      elements: record(ELEMENT_IDS, (id) => finding(answer, found.get(id))),
      signals: record(SIGNAL_IDS, (id) => finding(answer, found.get(id))),
      nearMisses: Object.fromEntries(
        [...nearMissesOf(reading, { question: answer.question, found }, DETECTORS)].map(
          ([id, { kind, span }]) => [id, { ...finding(answer, [span]), kind }],
        ),
      ),
    });
  },
} satisfies Grader;

function rank(id: DetectorId): number {
  return [...ELEMENT_IDS, ...SIGNAL_IDS].indexOf(id);
}

function imply(found: Map<DetectorId, Spans>): void {
  for (const [id, implied] of IMPLIES) {
    const spans = found.get(id);
    if (spans && !found.has(implied)) found.set(implied, spans);
  }
  if (found.has('D1')) return;
  for (const id of NEED_RESULT) found.delete(id);
}

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

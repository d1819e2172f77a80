import { ELEMENT_IDS, type ElementId, SIGNAL_IDS } from '#contract/element.ts';
import type { AskedQuestion } from '#contract/question.ts';
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
import type { Reading } from './reading/reading.ts';
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

/** What the rules find in a reading: every detector in its order, and what follows from them. Pure. */
export function findByRules(reading: Reading, question: AskedQuestion): Map<DetectorId, Spans> {
  const found = new Map<DetectorId, Spans>();
  for (const detector of DETECTORS) {
    const spans = detector.detect(reading, { question, found });
    if (spans) found.set(detector.id, spans);
    if (detector.id === 'F5') imply(found);
  }
  imply(found);
  return found;
}

function rank(id: DetectorId): number {
  return [...ELEMENT_IDS, ...SIGNAL_IDS].indexOf(id);
}

/** Of what the rules found, what stands whatever was learned. Pure. */
export function plainlyFound(
  reading: Reading,
  question: AskedQuestion,
  found: ReadonlyMap<DetectorId, Spans>,
): Set<DetectorId> {
  const plain = DETECTORS.filter(
    ({ id, isPlain }) => found.has(id) && isPlain?.(reading, { question, found }) === true,
  );
  return new Set(plain.map(({ id }) => id));
}

function imply(found: Map<DetectorId, Spans>): void {
  for (const [id, implied] of IMPLIES) {
    const spans = found.get(id);
    if (spans && !found.has(implied)) found.set(implied, spans);
  }
  if (found.has('D1')) return;
  for (const id of NEED_RESULT) found.delete(id);
}

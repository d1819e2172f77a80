import { ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import type { Context, Detector } from '../detector.ts';
import type { Reading } from '../reading/reading.ts';
import {
  byOthers,
  foundAs,
  inCrowd,
  inWe,
  type Near,
  type Nearly,
  notDone,
  notYet,
} from './nearly.ts';
import {
  believed,
  changedOnly,
  deed,
  foundOnly,
  held,
  letGo,
  looked,
  noBaseline,
  reminded,
  told,
  uncredited,
  underway,
  unmeasured,
  wasAway,
} from './told.ts';

/** The ways of coming close to each element, the closest first. */
const WAYS: Record<ElementId, readonly Nearly[]> = {
  M1: [
    foundAs('namedOnly', 'nameOnly'),
    notYet,
    foundAs('notDoneMechanism', 'intended'),
    foundAs('oneOff', 'oneTime'),
    reminded,
  ],
  M2: [notDone, byOthers('speakerOnly'), foundAs('M1', 'toolOnly')],
  M3: [notDone, looked, held, foundAs('namedOnly', 'heldOnly')],
  M4: [notDone, foundOnly, foundAs('M3', 'checkedOnly'), changedOnly],
  M5: [notDone, byOthers('stillYours'), letGo, wasAway],
  D1: [
    foundAs('changeWithoutMetric', 'noMetric'),
    foundAs('projected', 'forecast'),
    foundAs('output', 'outputOnly'),
    foundAs('datedState', 'stateOnly'),
    unmeasured,
  ],
  D2: [noBaseline],
  D3: [foundAs('D1', 'noPeriod')],
  D4: [foundAs('D1', 'noBase')],
  D5: [believed, foundAs('D1', 'noCause')],
  F1: [
    inWe,
    notYet,
    foundAs('vagueAct', 'vague'),
    foundAs('rescue', 'rescued'),
    foundAs('soloBuild', 'built'),
    reminded,
  ],
  F2: [inCrowd, notDone, told('helped'), deed],
  F3: [inCrowd, inWe, notYet, foundAs('F2', 'handedOver'), told('instructed')],
  F4: [notYet, underway, uncredited],
  F5: [notDone, letGo, wasAway, foundAs('F2', 'theirsOnly')],
};

/** Less is no passage that could be recognised. */
const FEWEST_WORDS = 3;

/**
 * For each element that was not found, the passage that came closest, where one did. `byRules` is
 * what the rules found before it was weighed: what they alone saw was not plain enough.
 */
export function nearMissesOf(
  reading: Reading,
  context: Context,
  byRules: Context['found'],
  detectors: readonly Detector[],
): ReadonlyMap<ElementId, Near> {
  const near = new Map<ElementId, Near>();
  for (const id of ELEMENT_IDS) {
    const detector = detectors.find((one) => one.id === id);
    if (!detector || context.found.has(id)) continue;
    const [seen] = byRules.get(id) ?? [];
    const miss = seen
      ? { kind: 'unclear' as const, span: seen }
      : closest(reading, context, detector, WAYS[id]);
    if (miss) near.set(id, miss);
  }
  return near;
}

function closest(
  reading: Reading,
  context: Context,
  detector: Detector,
  ways: readonly Nearly[],
): Near | null {
  for (const way of ways) {
    const miss = way(reading, context, detector);
    if (miss && miss.span.to - miss.span.from >= FEWEST_WORDS) return miss;
  }
  return null;
}

import { ELEMENT_WORDS, type ElementId, type SignalId } from '#contract/element.ts';

/** The signals that a level can stand on, in people's words. */
const SIGNAL_NAMES: Partial<Record<SignalId, string>> = {
  namedOnly: 'a name or a rhythm alone',
  oneOff: 'a one-off',
  notDoneMechanism: 'a plan or a wish',
  output: 'outputs',
  changeWithoutMetric: 'a change, metric unnamed',
  projected: 'a forecast',
  datedState: 'a dated state',
  vagueAct: 'a vague act',
  soloBuild: 'building alone',
  rescue: 'a rescue',
};

export function isElement(id: ElementId | SignalId): id is ElementId {
  return id in ELEMENT_WORDS;
}

/** An element's or a signal's name. */
export function nameOf(id: ElementId | SignalId): string {
  return isElement(id) ? ELEMENT_WORDS[id].name : (SIGNAL_NAMES[id] ?? id);
}

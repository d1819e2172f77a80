import { ELEMENT_IDS, type ElementId, SIGNAL_IDS, type SignalId } from '#contract/element.ts';

export type LearnedId = ElementId | SignalId;

/** What is learned, in the order of the rubric. */
export const LEARNED_IDS: readonly LearnedId[] = [...ELEMENT_IDS, ...SIGNAL_IDS];

/** Signals that state an absence: no clause proves them, so only the whole answer can tell. */
const ABSENCES: ReadonlySet<LearnedId> = new Set<LearnedId>(['noPastEvent', 'nobodyNamed']);

/** What single clauses prove. */
export const CLAUSE_IDS: readonly LearnedId[] = LEARNED_IDS.filter((id) => !ABSENCES.has(id));

/**
 * The questions that a dimension's level hangs on, in this order. Where several ids stand together
 * any of them gives the same level.
 */
export const LEVEL_QUESTIONS = {
  mechanism: [['M1'], ['M2'], ['M3'], ['M4'], ['M5'], ['namedOnly', 'oneOff', 'notDoneMechanism']],
  data: [
    ['D1'],
    ['D2'],
    ['D3'],
    ['D4'],
    ['D5'],
    ['output', 'changeWithoutMetric', 'projected', 'datedState'],
    ['peopleNumber'],
  ],
  framing: [
    ['F1'],
    ['F2'],
    ['F3'],
    ['F4'],
    ['F5'],
    ['soloBuild', 'rescue'],
    ['vagueAct'],
    ['blame'],
    ['takeBack'],
  ],
} as const satisfies Record<string, readonly (readonly LearnedId[])[]>;

import { z } from 'zod';
import { Chance, LevelChances } from './certainty.ts';

/** The three dimensions of the rubric, in the order in which they are shown. */
export const DIMENSIONS = ['mechanism', 'data', 'framing'] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;

/** The fifteen elements that can be credited; the letter names the dimension. */
export const ELEMENT_IDS = [
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
] as const;
export const ElementId = z.enum(ELEMENT_IDS);
export type ElementId = z.infer<typeof ElementId>;

/** What the lookups, caps and flags need beside the elements. */
export const SIGNAL_IDS = [
  'namedOnly',
  'oneOff',
  'notDoneMechanism',
  'output',
  'changeWithoutMetric',
  'projected',
  'datedState',
  'peopleNumber',
  'vagueAct',
  'soloBuild',
  'rescue',
  'nobodyNamed',
  'blame',
  'takeBack',
  'noPastEvent',
  'beyondTeam',
  'horizon',
] as const;
export const SignalId = z.enum(SIGNAL_IDS);
export type SignalId = z.infer<typeof SignalId>;

/** A half-open range [from, to) of word indexes over one utterance's raw words. */
export const Evidence = z.object({
  utteranceId: z.string(),
  from: z.int().nonnegative(),
  to: z.int().positive(),
});
export type Evidence = z.infer<typeof Evidence>;

/**
 * Something a grader found. The quote is verbatim: the words at the evidence joined by one space.
 * A signal that states an absence (`noPastEvent`, `nobodyNamed`) has a null quote and no evidence.
 */
export const Finding = z.object({
  quote: z.string().nullable(),
  evidence: z.array(Evidence),
  /** The grader's own sentence; only of a grader that gives one. */
  why: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** The ways in which a passage nearly earns an element: each lacks one thing. */
export const NEAR_MISS_KINDS = [
  'unclear',
  'denied',
  'supposed',
  'planned',
  'intended',
  'inWe',
  'inCrowd',
  'nameOnly',
  'oneTime',
  'reminder',
  'speakerOnly',
  'toolOnly',
  'checkedOnce',
  'talkedAbout',
  'heldOnly',
  'foundOnly',
  'checkedOnly',
  'changedOnly',
  'stillYours',
  'noMetric',
  'forecast',
  'outputOnly',
  'stateOnly',
  'unmeasured',
  'changeOnly',
  'valueOnly',
  'noPeriod',
  'noBase',
  'belief',
  'noCause',
  'vague',
  'built',
  'rescued',
  'helped',
  'deed',
  'handedOver',
  'instructed',
  'underway',
  'uncredited',
  'letGo',
  'awayOnly',
  'theirsOnly',
] as const;
export const NearMissKind = z.enum(NEAR_MISS_KINDS);
export type NearMissKind = z.infer<typeof NearMissKind>;

/** The passage that came closest to an element that is not credited, and what it lacks. */
export const NearMiss = Finding.extend({ kind: NearMissKind });
export type NearMiss = z.infer<typeof NearMiss>;

/** The chance that an element or a signal stands, and the words that would prove it. */
export const Doubt = Finding.extend({ chance: Chance });
export type Doubt = z.infer<typeof Doubt>;

/** How sure a grader is that weighs chances: of each level and flag, and of what is in doubt. */
export const Certainty = z.object({
  levels: z.record(Dimension, LevelChances),
  flags: z.object({ HERO: Chance, HIDDEN: Chance }),
  doubts: z.partialRecord(z.union([ElementId, SignalId]), Doubt),
});
export type Certainty = z.infer<typeof Certainty>;

/** What every grader, local or remote, answers: what was found, never a level. */
export const Grading = z.object({
  grader: z.object({ name: z.string(), version: z.string() }),
  elements: z.record(ElementId, Finding.nullable()),
  signals: z.record(SignalId, Finding.nullable()),
  /** The grader's own sentence about an element that it does not credit, if it gives one. */
  whyNot: z.partialRecord(ElementId, z.string()).optional(),
  /** For elements that are not credited; moves no level. A grader need not give any. */
  nearMisses: z.partialRecord(ElementId, NearMiss).optional(),
  /** Absent where no chances were weighed, as by rules alone. */
  certainty: Certainty.optional(),
});
export type Grading = z.infer<typeof Grading>;

/** The dimension that an element belongs to. */
export function dimensionOf(id: ElementId): Dimension {
  if (id.startsWith('M')) return 'mechanism';
  return id.startsWith('D') ? 'data' : 'framing';
}

/** The elements in people's words: a short name, and what it means when it is there. */
export const ELEMENT_WORDS: Record<ElementId, { name: string; meaning: string }> = {
  M1: { name: 'tool', meaning: 'a specific tool or forum with a rhythm or a rule' },
  M2: { name: 'adopted', meaning: 'other people ran it or had to use it' },
  M3: { name: 'inspected', meaning: 'somebody checked that it works' },
  M4: { name: 'changed', meaning: 'a finding changed it, or a miss stops the work' },
  M5: { name: 'lasting', meaning: 'it went on without you, spread, or outlived the project' },
  D1: { name: 'result', meaning: 'a result number with its metric named' },
  D2: { name: 'baseline', meaning: 'what it was before, or what it is compared with' },
  D3: { name: 'period', meaning: 'the time over which it moved' },
  D4: { name: 'base', meaning: 'out of how many, or where the figure comes from' },
  D5: { name: 'cause', meaning: 'why it was your action, or what was watched beside it' },
  F1: { name: 'own act', meaning: 'one leadership act of yours, specific enough to write down' },
  F2: { name: 'owner', meaning: 'a named person or role held a decision or a critical piece' },
  F3: { name: 'enabled', meaning: 'what you did so that they could succeed' },
  F4: { name: 'their result', meaning: 'growth or an outcome credited to them' },
  F5: { name: 'independent', meaning: 'it worked without you, by your choice' },
};

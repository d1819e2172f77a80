import { z } from 'zod';
import { LevelChances } from './certainty.ts';
import { Dimension, ElementId, Evidence, Finding, SignalId } from './element.ts';
import { FollowUp } from './probe.ts';

export const Level = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
]);
export type Level = z.infer<typeof Level>;

export const Flag = z.enum(['HERO', 'HIDDEN']);
export type Flag = z.infer<typeof Flag>;

export const VOTES = [
  'Strongly Not Inclined',
  'Not Inclined',
  'Inclined',
  'Strongly Inclined',
] as const;
export const Vote = z.enum(VOTES);
export type Vote = z.infer<typeof Vote>;

/** An upper bound on a level, and why it holds. */
export const Cap = z.object({
  id: z.enum([
    'insufficient',
    'notEnglish',
    'noPastEvent',
    'futurePlan',
    'noBaseline',
    'noPeopleNumber',
    'noOwnAct',
    'blame',
    'takeBack',
  ]),
  limit: Level,
  why: z.string(),
});
export type Cap = z.infer<typeof Cap>;

/** The passage that came closest to a missing element; `says` goes on after "It says". */
export const Closest = z.object({
  quote: z.string(),
  evidence: z.array(Evidence),
  says: z.string(),
});
export type Closest = z.infer<typeof Closest>;

export const ElementRating = z.object({
  credited: z.boolean(),
  quote: z.string().nullable(),
  evidence: z.array(Evidence),
  /** Only for an element that is not credited, and only where something came close. */
  closest: Closest.optional(),
  /** The grader's own sentence, credited or not; only of a grader that gives one. */
  why: z.string().optional(),
});
export type ElementRating = z.infer<typeof ElementRating>;

/** One place of a lookup row: any of these fills it, and those that do. */
export const LookupPlace = z.object({
  anyOf: z.array(z.union([ElementId, SignalId])),
  filledBy: z.array(z.union([ElementId, SignalId])),
});
export type LookupPlace = z.infer<typeof LookupPlace>;

/** A row of a level table. A row without places holds always. */
export const LookupRow = z.object({
  level: Level,
  rule: z.string(),
  places: z.array(LookupPlace),
});
export type LookupRow = z.infer<typeof LookupRow>;

/** How a level was looked up, before the caps: the row that gave it, and the nearest higher row. */
export const Lookup = z.object({ row: LookupRow, next: LookupRow.nullable() });
export type Lookup = z.infer<typeof Lookup>;

/** Where another level is nearly as likely: the levels that it lies between, and what decides. */
export const Between = z.object({ from: Level, to: Level, why: z.string() });
export type Between = z.infer<typeof Between>;

/** How sure a level is. */
export const LevelCertainty = z.object({ chances: LevelChances, between: Between.nullable() });
export type LevelCertainty = z.infer<typeof LevelCertainty>;

export const DimensionRating = z.object({
  level: Level,
  /** The lookup row that gave the level, in words, caps included. */
  why: z.string(),
  elements: z.partialRecord(ElementId, ElementRating),
  caps: z.array(Cap),
  flag: Flag.nullable(),
  /** Absent in ratings from before it was kept. */
  lookup: Lookup.optional(),
  /** Absent where the grader weighed no chances, or where they are not those of this level. */
  certainty: LevelCertainty.optional(),
});
export type DimensionRating = z.infer<typeof DimensionRating>;

export const STAR_PARTS = ['situation', 'task', 'action', 'result'] as const;
export const StarPart = z.enum(STAR_PARTS);
export type StarPart = z.infer<typeof StarPart>;

/** A STAR part and the share (0 to 1) of the answer spent in it: of time if spoken, of words if typed. */
export const StarShare = z.object({
  part: StarPart,
  share: z.number().min(0).max(1),
  evidence: z.array(Evidence),
});
export type StarShare = z.infer<typeof StarShare>;

/** How it was said. Never moves a level. Null where a typed answer has no such thing. */
export const Delivery = z.object({
  words: z.int().nonnegative(),
  durationMs: z.number().nonnegative().nullable(),
  wordsPerMinute: z.number().nonnegative().nullable(),
  /** Silences of at least 700 ms between words. */
  pauses: z.array(z.object({ startMs: z.number(), endMs: z.number() })).nullable(),
  hedges: z.array(Finding),
  /** "You know", "basically"; absent in ratings from before they were counted. */
  habits: z.array(Finding).optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** What to say next time; most valuable first. */
export const Advice = z.object({
  dimension: Dimension,
  element: ElementId,
  /** Stands by itself: it quotes what it is about. */
  say: z.string(),
  /** The same beside its quote; absent in ratings from before it was kept. */
  ask: z.string().optional(),
});
export type Advice = z.infer<typeof Advice>;

/**
 * A hero's sentence, and a template for telling it the enabling way: the template's own words and
 * the speaker's, "____" where the answer says nothing.
 */
export const Rewrite = z.object({
  quote: z.string(),
  evidence: z.array(Evidence),
  template: z.string(),
});
export type Rewrite = z.infer<typeof Rewrite>;

/**
 * Something said that cannot be, or a number with two values: a question to the person. It counts
 * only once they confirm that the words were heard right; misheard, it is set aside.
 */
export const IntegrityFlag = z.object({
  /** The same for the same words of an answer. */
  id: z.string().min(1),
  reason: z.string(),
  /** The words in question: one passage, or the two that contradict each other. */
  quotes: z.array(z.string()),
  /** Where each quote was said, in the same order. */
  evidence: z.array(Evidence),
  confirmed: z.boolean(),
  /** The person said that it was not said so. Never together with `confirmed`. */
  misheard: z.boolean(),
});
export type IntegrityFlag = z.infer<typeof IntegrityFlag>;

export const Scorecard = z.object({
  question: z.string(),
  grader: z.object({ name: z.string(), version: z.string(), rubric: z.string() }),
  /** False when there was too little to rate (under 25 words); `insufficient` is then among the caps. */
  sufficient: z.boolean(),
  dimensions: z.record(Dimension, DimensionRating),
  signals: z.record(SignalId, Finding.nullable()),
  votes: z.object({ L6: Vote, L7: Vote }),
  voteReasons: z.object({ L6: z.string(), L7: z.string() }),
  integrity: z.array(IntegrityFlag),
  star: z.array(StarShare),
  delivery: Delivery,
  advice: z.array(Advice),
  /** Absent in ratings from before it was kept. */
  rewrites: z.array(Rewrite).optional(),
  /** What each follow-up changed, in order; absent where none was asked. */
  followUps: z.array(FollowUp).optional(),
  /** Quotes that the grader gave and nobody said; absent where it cannot give such. */
  droppedQuotes: z.int().nonnegative().optional(),
});
export type Scorecard = z.infer<typeof Scorecard>;

/**
 * The ladder: five rungs a dimension, in the words of the rubric, lowest first.
 */
export const RUNGS: Record<Dimension, readonly [string, string, string, string, string]> = {
  mechanism: [
    'Nothing recurring: effort, reminders, intentions, rescue',
    'Named only, a one-off fix, or a mechanism that was not done',
    'A tool with a rhythm or a rule; nobody else ran it, or nobody inspected it',
    'A tool that others ran and that somebody inspected',
    'Run, inspected, and changed by a finding or lasting without you',
  ],
  data: [
    'No number, or only numbers that are not results',
    'Outputs, a change with no metric, a projection, or a dated state',
    'A result number without a baseline, or with the baseline alone',
    'A result with its baseline and its period, base or cause',
    'A result with baseline, period and cause',
  ],
  framing: [
    'You alone build or rescue, or nobody can be seen leading',
    'An act of yours alone, others only helping, or a vague act of leading',
    'Your act and an owner, or your act and something that helped them',
    'Your act, an owner, and their enablement, result or independence',
    'Your act, an owner you enabled, and their result or independence',
  ],
};

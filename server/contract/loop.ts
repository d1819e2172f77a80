import { z } from 'zod';
import { AttemptSummary } from './attempt.ts';
import { Dimension, ElementId, Evidence } from './element.ts';
import { Probe } from './probe.ts';
import { AskedQuestion, BankQuestion } from './question.ts';
import { Interviewer, Scenario } from './scenario.ts';
import { Level, Vote } from './scorecard.ts';

/** One question of a loop, kept in full when it begins: the bank may change before it ends. */
export const LoopQuestion = z.object({
  /** Position of the interviewer in the scenario. */
  interviewer: z.int().nonnegative(),
  bankId: z.string(),
  question: AskedQuestion,
  /** The question's own probes of the bank. */
  probes: BankQuestion.shape.probes,
});
export type LoopQuestion = z.infer<typeof LoopQuestion>;

/** What an interviewer asks now. */
export const Turn = z.object({
  /** Position of the interviewer in the scenario. */
  interviewer: z.int().nonnegative(),
  /** This question's number among all of the loop's, from 1, and how many there are. */
  number: z.int().positive(),
  of: z.int().positive(),
  /** What is said aloud: the question, or the probe. */
  text: z.string().min(1),
  /** Null for a question of the bank; else what is asked after the answer to it. */
  probe: Probe.nullable(),
  /** The attempt that a probe belongs to, or that was cut off and can be gone on with; else null. */
  attemptId: z.uuid().nullable(),
  /** True where sound of this very answer is kept, but nobody finished it. */
  interrupted: z.boolean(),
});
export type Turn = z.infer<typeof Turn>;

/** `open`: there is more to answer. `finished`: every question was answered, skipped or given up. */
export const LoopState = z.enum(['open', 'finished']);
export type LoopState = z.infer<typeof LoopState>;

/** One line of the list of loops. */
export const LoopSummary = z.object({
  id: z.uuid(),
  createdAtMs: z.int(),
  scenarioId: z.string(),
  title: z.string(),
  state: LoopState,
  answered: z.int().nonnegative(),
  questions: z.int().positive(),
});
export type LoopSummary = z.infer<typeof LoopSummary>;
export const LoopList = z.array(LoopSummary);

/** Everything that a loop's page shows; the scenario as it was when the loop began. */
export const LoopDetail = LoopSummary.extend({
  scenario: Scenario,
  /** Null once it is finished. */
  turn: Turn.nullable(),
  /** In the order in which they were asked. */
  attempts: z.array(AttemptSummary.extend({ interviewer: z.int().nonnegative() })),
  /** Questions of the bank that were skipped, by id. */
  skipped: z.array(z.string()),
  /** What the person wrote for themselves. */
  notes: z.string(),
});
export type LoopDetail = z.infer<typeof LoopDetail>;

/** What the page sends: POST /api/loops, /api/loops/:id/skip, /api/loops/:id/finish, PUT /api/loops/:id/notes. */
export const NewLoop = z.strictObject({ scenarioId: z.string().min(1).max(200) });
export type NewLoop = z.infer<typeof NewLoop>;
export const LoopNotes = z.strictObject({ notes: z.string().max(20_000) });
export type LoopNotes = z.infer<typeof LoopNotes>;

/**
 * A person's words in one attempt, and the element that they prove or fall short of; null for words
 * that count against the answer whatever else it proves.
 */
export const DebriefQuote = z.object({
  attemptId: z.uuid(),
  quote: z.string(),
  evidence: z.array(Evidence),
  element: ElementId.nullable(),
  proves: z.boolean(),
});
export type DebriefQuote = z.infer<typeof DebriefQuote>;

const levels = z.record(Dimension, Level);

/** What one interviewer writes down, before seeing the others'. */
export const Feedback = z.object({
  interviewer: Interviewer,
  /** The lower median of the votes on their own answers; null when none could be rated. */
  votes: z.object({ L6: Vote, L7: Vote }).nullable(),
  levels: levels.nullable(),
  /** Why the L7 vote is what it is, in a sentence; without a vote, why there is none. */
  reason: z.string(),
  /** What the vote rests on: two quotes where they exist. */
  cites: z.array(DebriefQuote).max(2),
  /** Per dimension: what was found, and what was missing, each in a sentence with its quote. */
  found: z.array(
    DebriefQuote.extend({ element: ElementId, dimension: Dimension, says: z.string() }),
  ),
  missing: z.array(z.object({ dimension: Dimension, element: ElementId, says: z.string() })),
  attemptIds: z.array(z.uuid()),
});
export type Feedback = z.infer<typeof Feedback>;

/**
 * Two numbers that cannot both be right, said in two answers of a loop, or an integrity note of one
 * answer, whose sides then are of that one attempt. It is a question to the person and counts only
 * once they confirm that it was heard right: at /api/loops/:id/integrity, or, for a note of one
 * attempt, at /api/attempts/:id/integrity.
 */
export const Contradiction = z.object({
  /** The same for the same words of the same answers. */
  id: z.string().min(1),
  reason: z.string(),
  confirmed: z.boolean(),
  /** The person said that one of them was not said so. Never together with `confirmed`. */
  misheard: z.boolean(),
  sides: z.array(z.object({ attemptId: z.uuid(), quote: z.string(), evidence: z.array(Evidence) })),
});
export type Contradiction = z.infer<typeof Contradiction>;

/** One story told in two answers of a loop: the people and numbers that they share. */
export const RepeatedStory = z.object({
  attemptIds: z.array(z.uuid()),
  shared: z.array(z.string()),
});
export type RepeatedStory = z.infer<typeof RepeatedStory>;

/** The five conditions of readiness for L7 (RUBRIC §5), each held or not, with the reason. */
export const ReadinessCondition = z.object({
  id: z.enum(['mechanismAndFraming', 'data', 'noFramingOne', 'peopleStory', 'scope']),
  holds: z.boolean(),
  says: z.string(),
});
export type ReadinessCondition = z.infer<typeof ReadinessCondition>;

export const Outcome = z.enum(['L7 ready', 'L7 with gaps', 'Strong L6', 'Below']);
export type Outcome = z.infer<typeof Outcome>;

/** The room after a loop. */
export const Debrief = z.object({
  loopId: z.uuid(),
  title: z.string(),
  createdAtMs: z.int(),
  /** How many answers could be rated; under three there is no readiness and no veto. */
  stories: z.int().nonnegative(),
  questions: z.int().positive(),
  feedback: z.array(Feedback),
  levels: levels.nullable(),
  votes: z.object({ L6: Vote, L7: Vote }).nullable(),
  barRaiser: z
    .object({
      interviewer: z.string(),
      asked: z.array(z.string()),
      objects: z.boolean(),
      reason: z.string(),
      quotes: z.array(DebriefQuote),
    })
    .nullable(),
  outcome: Outcome.nullable(),
  /** The outcome in one sentence, for L7 and for L6, and the one gap that decides it. */
  says: z.string(),
  gap: z.string().nullable(),
  conditions: z.array(ReadinessCondition),
  contradictions: z.array(Contradiction),
  repeated: z.array(RepeatedStory),
  /** Three rehearsals to do next. */
  next: z.array(z.object({ bankId: z.string(), question: z.string(), why: z.string() })),
});
export type Debrief = z.infer<typeof Debrief>;

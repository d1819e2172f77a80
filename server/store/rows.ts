import { z } from 'zod';
import { PauseEvent, Source } from '#contract/attempt.ts';
import { Conversation } from '#contract/conversation.ts';
import { LoopQuestion } from '#contract/loop.ts';
import { Probe, Reply } from '#contract/probe.ts';
import { AskedQuestion } from '#contract/question.ts';
import { Scenario } from '#contract/scenario.ts';
import { Level, Scorecard } from '#contract/scorecard.ts';
import { Word } from '#contract/transcript.ts';

/** A column that holds JSON of this shape. */
export function json<Shape extends z.ZodType>(shape: Shape) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('is not JSON');
        return z.NEVER;
      }
    })
    .pipe(shape);
}

export const IdRow = z.object({ id: z.string() });

export const AttemptRow = z.object({
  id: z.string(),
  created_at_ms: z.int(),
  source: Source,
  question: json(AskedQuestion),
  duration_ms: z.number().nullable(),
  rating_id: z.string().nullable(),
  /** Null for a rehearsal of one question. */
  loop_id: z.string().nullable(),
  /** Null for an answer to a question. */
  conversation: json(Conversation).nullable(),
  /** Something that was said in it has words. */
  has_words: z.literal([0, 1]).transform((value) => value === 1),
  mechanism: Level.nullable(),
  data: Level.nullable(),
  framing: Level.nullable(),
});
export type AttemptRow = z.infer<typeof AttemptRow>;

/** Rows that were found: how many, and their rowids as a list in JSON. */
export const FoundRow = z.object({ count: z.int(), ids: z.string() });
export type FoundRow = z.infer<typeof FoundRow>;

export const HighlightRow = z.object({
  attempt_id: z.string(),
  utterance_id: z.string(),
  highlighted: z.string(),
});

export const UtteranceRow = z.object({
  id: z.string(),
  position: z.int(),
  sound_file: z.string().nullable(),
  duration_ms: z.number().nullable(),
  pauses: json(z.array(PauseEvent)),
  recognizer: z.string().nullable(),
  /** Of the newest transcript, from 1 on. */
  version: z.int().nullable(),
  words: json(z.array(Word)).nullable(),
  /** The words as they were heard, where the newest transcript is a correction. */
  heard: json(z.array(Word)).nullable(),
  /** Null for the main answer. */
  probe: json(Probe).nullable(),
  /** Null until a rating has judged it. */
  reply: Reply.nullable(),
});
export type UtteranceRow = z.infer<typeof UtteranceRow>;

export const LoopRow = z.object({
  id: z.string(),
  created_at_ms: z.int(),
  scenario: json(Scenario),
  questions: json(z.array(LoopQuestion)),
  notes: z.string(),
  skipped: json(z.array(z.string())),
  finished_at_ms: z.int().nullable(),
});
export type LoopRow = z.infer<typeof LoopRow>;

export const LoopAttemptRow = z.object({ id: z.string(), interviewer: z.int() });
export type LoopAttemptRow = z.infer<typeof LoopAttemptRow>;

export const IntegrityAnswerRow = z.object({
  flag_id: z.string(),
  heard_right: z.literal([0, 1]).transform((value) => value === 1),
});

export const LevelsRow = z.object({ mechanism: Level, data: Level, framing: Level });
export type LevelsRow = z.infer<typeof LevelsRow>;

export const ScorecardRow = z.object({ scorecard: json(Scorecard) });

export const RatingRow = z.object({
  id: z.string(),
  created_at_ms: z.int(),
  /** Null where it was rated on this computer. */
  model: z.string().nullable(),
  prompt_version: z.string().nullable(),
  scorecard: json(Scorecard),
  counts: z.literal([0, 1]).transform((value) => value === 1),
});
export type RatingRow = z.infer<typeof RatingRow>;

export const StoryRow = z.object({ id: z.string(), name: z.string() });
export type StoryRow = z.infer<typeof StoryRow>;

export const StoryTellingRow = z
  .object({
    id: z.string(),
    created_at_ms: z.int(),
    question: json(AskedQuestion),
    duration_ms: z.number().nullable(),
    rating_id: z.string(),
    story_id: z.string().nullable(),
    story_settled: z.literal([0, 1]).transform((value) => value === 1),
    mechanism: Level,
    data: Level,
    framing: Level,
  })
  .transform((row) => ({
    attemptId: row.id,
    createdAtMs: row.created_at_ms,
    question: row.question,
    durationMs: row.duration_ms,
    levels: { mechanism: row.mechanism, data: row.data, framing: row.framing },
    ratingId: row.rating_id,
    storyId: row.story_id,
    settled: row.story_settled,
  }));
export type StoryTellingRow = z.infer<typeof StoryTellingRow>;

export const VotesRow = z.object({ votes: json(Scorecard.shape.votes) });
export type VotesRow = z.infer<typeof VotesRow>;

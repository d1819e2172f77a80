import { z } from 'zod';
import { ElementId } from './element.ts';
import { AskedQuestion } from './question.ts';
import { Level } from './scorecard.ts';

const Levels = z.object({ mechanism: Level, data: Level, framing: Level });

/** What a story is called. */
export const StoryName = z.string().trim().min(1).max(80);

/** One attempt as a telling of a story. Only a rated answer can be one. */
export const StoryTelling = z.object({
  attemptId: z.uuid(),
  createdAtMs: z.int(),
  question: AskedQuestion,
  /** Null for a typed answer. */
  durationMs: z.number().nonnegative().nullable(),
  levels: Levels,
});
export type StoryTelling = z.infer<typeof StoryTelling>;

/** One line of the list of stories. */
export const StorySummary = z.object({
  id: z.uuid(),
  name: StoryName,
  tellings: z.int().nonnegative(),
  /** Null while nothing is filed under it. */
  best: StoryTelling.nullable(),
  /** When it was last told, in ms; null while nothing is filed under it. */
  lastToldMs: z.int().nullable(),
});
export type StorySummary = z.infer<typeof StorySummary>;

/** Attempts that are likely one story, until the person confirms or refuses it. */
export const StorySuggestion = z.object({
  /** The story that they are likely told of; null for a story that is not there yet. */
  story: z.object({ id: z.uuid(), name: StoryName }).nullable(),
  /** A name in the story's own words, or the name of the story that is there. */
  name: StoryName,
  /** What the tellings share, as a sentence: "Both name Dana and say 48 hours." */
  reason: z.string(),
  /** One for a story that is there, at least two for a new one; newest first. */
  tellings: z.array(StoryTelling).min(1),
});
export type StorySuggestion = z.infer<typeof StorySuggestion>;

/** A story's telling to a question of a principle: the best one, if there are several. */
export const CoverageCell = z.object({ storyId: z.uuid(), best: StoryTelling });
export type CoverageCell = z.infer<typeof CoverageCell>;

/** Stories by Leadership Principles. */
export const Coverage = z.object({
  /** Every principle of the bank in its order, with the stories told for it; none is a gap. */
  principles: z.array(
    z.object({ id: z.string(), principle: z.string(), stories: z.array(CoverageCell) }),
  ),
  /** Stories that carry too much, each with why. */
  warnings: z.array(z.object({ storyId: z.uuid(), name: StoryName, reason: z.string() })),
  /** The loop that the stories are held against; null where there is none. */
  loop: z
    .object({
      title: z.string(),
      questions: z.int().nonnegative(),
      /** Its questions to which no story was told or can be told. */
      findsNothing: z.array(z.object({ id: z.string(), text: z.string(), principle: z.string() })),
    })
    .nullable(),
});
export type Coverage = z.infer<typeof Coverage>;

/** Everything that the page of all stories shows. */
export const StoriesOverview = z.object({
  /** Last told first. */
  stories: z.array(StorySummary),
  suggestions: z.array(StorySuggestion),
  coverage: Coverage,
  /** How many tellings are still to be read for suggestions: ask again. */
  unread: z.int().nonnegative(),
});
export type StoriesOverview = z.infer<typeof StoriesOverview>;

/** Something that a story's best telling lacks. */
export const StoryGap = z.object({
  element: ElementId,
  /** What to say, as the best telling's scorecard advises. */
  say: z.string(),
  /** The newest telling that has it; null if none has. */
  toldIn: z.object({ attemptId: z.uuid(), createdAtMs: z.int(), quote: z.string() }).nullable(),
});
export type StoryGap = z.infer<typeof StoryGap>;

/** A question of the bank that a story can answer, and how that was found. */
export const AnswerableQuestion = z.object({
  id: z.string(),
  text: z.string(),
  principle: z.string(),
  /** False where only the principle is the same: the person knows whether the story fits. */
  sure: z.boolean(),
  how: z.string(),
});
export type AnswerableQuestion = z.infer<typeof AnswerableQuestion>;

/** Everything that a story's page shows. */
export const StoryDetail = z.object({
  id: z.uuid(),
  name: StoryName,
  /** Newest first. */
  tellings: z.array(StoryTelling),
  best: z.object({ attemptId: z.uuid(), why: z.string() }).nullable(),
  /** Cheapest first. */
  gaps: z.array(StoryGap),
  questions: z.array(AnswerableQuestion),
  /** The other stories, into which it may be merged. */
  others: z.array(z.object({ id: z.uuid(), name: StoryName })),
});
export type StoryDetail = z.infer<typeof StoryDetail>;

/** Where one attempt is filed, and where it could be. */
export const AttemptStory = z.object({
  story: z.object({ id: z.uuid(), name: StoryName }).nullable(),
  /** The person took it out or refused a suggestion: none is made any more. */
  settled: z.boolean(),
  suggestion: z
    .object({
      story: z.object({ id: z.uuid(), name: StoryName }),
      reason: z.string(),
    })
    .nullable(),
  /** What a new story of this telling may be called. */
  newName: StoryName,
  stories: z.array(z.object({ id: z.uuid(), name: StoryName })),
});
export type AttemptStory = z.infer<typeof AttemptStory>;

const AttemptIds = z.array(z.uuid()).min(1).max(100);

/** The body of a new story: its name and what is filed under it. */
export const NewStory = z.strictObject({ name: StoryName, attemptIds: AttemptIds });
/** The body of a story's new name. */
export const Renaming = z.strictObject({ name: StoryName });
/** The body of what is filed under a story, or refused as one. */
export const Filing = z.strictObject({ attemptIds: AttemptIds });
/** The body of a merge: the story that stays. */
export const Merge = z.strictObject({ into: z.uuid() });

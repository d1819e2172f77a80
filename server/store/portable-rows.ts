import { z } from 'zod';
import { PauseEvent, Source } from '#contract/attempt.ts';
import { Conversation } from '#contract/conversation.ts';
import { DIMENSIONS } from '#contract/element.ts';
import { LoopQuestion } from '#contract/loop.ts';
import { Probe, Reply } from '#contract/probe.ts';
import { AskedQuestion } from '#contract/question.ts';
import { Scenario } from '#contract/scenario.ts';
import { Level, Scorecard } from '#contract/scorecard.ts';
import { Word } from '#contract/transcript.ts';
import type { PortableTableName } from './portable.ts';
import { creditedIn } from './ratings.ts';
import { json } from './rows.ts';

const flag = z.literal([0, 1]);
const timeMs = z.int().nonnegative();

/** The rows of each table as the rest of the store expects them; ids that point at rows are its keys. */
export const PORTABLE_ROWS: Record<PortableTableName, z.ZodType> = {
  loop: z.object({
    id: z.uuid(),
    created_at_ms: timeMs,
    scenario: json(Scenario),
    questions: json(z.array(LoopQuestion)),
    skipped: json(z.array(z.string())),
    finished_at_ms: timeMs.nullable(),
  }),
  interview: z.object({ id: z.uuid(), position: z.int().nonnegative() }),
  story: z.object({ id: z.uuid(), created_at_ms: timeMs, name: z.string().min(1) }),
  attempt: z.object({
    id: z.uuid(),
    created_at_ms: timeMs,
    source: Source,
    question: json(AskedQuestion),
    conversation: json(Conversation).nullable(),
    story_settled: flag,
  }),
  utterance: z
    .object({
      id: z.uuid(),
      position: z.int().nonnegative(),
      sound_file: z.string().nullable(),
      duration_ms: z.number().nonnegative().nullable(),
      pauses: json(z.array(PauseEvent)),
      probe: json(Probe).nullable(),
      reply: Reply.nullable(),
    })
    .refine(({ id, sound_file }) => [null, `${id}.wav`, `${id}.flac`].includes(sound_file)),
  transcript: z.object({
    id: z.uuid(),
    version: z.int().positive(),
    created_at_ms: timeMs,
    words: json(z.array(Word)),
  }),
  rating: z
    .object({
      id: z.uuid(),
      created_at_ms: timeMs,
      mechanism: Level,
      data: Level,
      framing: Level,
      scorecard: json(Scorecard),
      credited: z.string(),
      sufficient: flag,
    })
    .refine(
      ({ scorecard, credited, sufficient, ...levels }) =>
        scorecard.sufficient === (sufficient === 1) &&
        DIMENSIONS.every((one) => scorecard.dimensions[one].level === levels[one]) &&
        creditedIn(scorecard).toSorted().join(' ') === credited.split(' ').toSorted().join(' '),
    ),
  rating_transcript: z.object({}),
  integrity_answer: z.object({
    flag_id: z.string().min(1),
    heard_right: flag,
    answered_at_ms: timeMs,
  }),
};

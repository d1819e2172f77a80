import { z } from 'zod';
import { Conversation, ConversationCard } from './conversation.ts';
import { Probe } from './probe.ts';
import { AskedQuestion } from './question.ts';
import { Level, Scorecard } from './scorecard.ts';
import { Transcript, Word } from './transcript.ts';

export const Source = z.enum(['microphone', 'upload', 'typed']);
export type Source = z.infer<typeof Source>;

/**
 * `recording`: a socket is feeding it now. `interrupted`: its sound is kept, but nobody finished
 * it. `rated`: it has a rating that counts, or is a conversation in which something was said.
 */
export const AttemptState = z.enum(['recording', 'interrupted', 'rated']);
export type AttemptState = z.infer<typeof AttemptState>;

const Levels = z.object({ mechanism: Level, data: Level, framing: Level });

/** One line of the list of attempts. */
export const AttemptSummary = z.object({
  id: z.uuid(),
  createdAtMs: z.int(),
  state: AttemptState,
  source: Source,
  question: AskedQuestion,
  durationMs: z.number().nonnegative().nullable(),
  /** Null where nothing was rated: unfinished, too short, or a conversation. */
  levels: Levels.nullable(),
  /** The loop that it was given in; absent for a rehearsal of one question. */
  loopId: z.uuid().optional(),
  /** The conversation that was held, as it was when it began; absent for an answer to a question. */
  conversation: Conversation.optional(),
});
export type AttemptSummary = z.infer<typeof AttemptSummary>;

/** A stop of the recording by the person: an event at a sample of the stored sound. */
export const PauseEvent = z.object({
  atSample: z.int().nonnegative(),
  durationMs: z.number().nonnegative(),
});
export type PauseEvent = z.infer<typeof PauseEvent>;

/** What is left on disk of an utterance's sound; `cutShort`: clearly less than was recorded. */
export const SoundState = z.enum(['whole', 'cutShort', 'missing']);
export type SoundState = z.infer<typeof SoundState>;

export const UtteranceDetail = z.object({
  id: z.uuid(),
  /** 0 for the main answer, n for its n-th follow-up. */
  position: z.int().nonnegative(),
  transcript: Transcript.nullable(),
  /** The transcript's version, from 1 on; absent without a transcript. */
  version: z.int().positive().optional(),
  /** The words as they were heard, where the person has corrected them. */
  heard: z.array(Word).optional(),
  /** What a follow-up was asked; absent for the main answer. */
  probe: Probe.optional(),
  pauses: z.array(PauseEvent),
  /** Where its sound can be read with byte ranges, always the same bytes; null for a typed answer. */
  soundUrl: z.string().nullable(),
  /** Absent for a typed answer, and while it is being recorded. */
  sound: SoundState.optional(),
  durationMs: z.number().nonnegative().nullable(),
});
export type UtteranceDetail = z.infer<typeof UtteranceDetail>;

/** Everything that an attempt's page shows. */
export const AttemptDetail = AttemptSummary.extend({
  utterances: z.array(UtteranceDetail),
  scorecard: Scorecard.nullable(),
  /** By the words as they were heard, where the person has corrected some. */
  levelsAsHeard: Levels.optional(),
  /** Of a conversation in which something was said; it has no scorecard. */
  card: ConversationCard.optional(),
});
export type AttemptDetail = z.infer<typeof AttemptDetail>;

/** The person's word on an integrity note of an attempt's scorecard. */
export const IntegrityAnswer = z.strictObject({
  flagId: z.string().min(1).max(1000),
  /** True if the words were said as they were heard; false sets the note aside. */
  heardRight: z.boolean(),
});
export type IntegrityAnswer = z.infer<typeof IntegrityAnswer>;

/** The body of every HTTP answer that is not a success. */
export const Problem = z.object({ code: z.string(), message: z.string() });
export type Problem = z.infer<typeof Problem>;

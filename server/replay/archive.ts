import type { Answer } from '#contract/answer.ts';
import type { IntegrityAnswer, PauseEvent, SoundState, Source } from '#contract/attempt.ts';
import type { Conversation, ConversationCard } from '#contract/conversation.ts';
import type { Dimension } from '#contract/element.ts';
import type { AttemptQuery, SearchHit } from '#contract/list.ts';
import type { Probe } from '#contract/probe.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { Level, Scorecard } from '#contract/scorecard.ts';
import type { SpokenUtterance, Word } from '#contract/transcript.ts';

export interface KeptAttempt {
  id: string;
  created_at_ms: number;
  source: Source;
  question: AskedQuestion;
  duration_ms: number | null;
  rating_id: string | null;
  loop_id: string | null;
  conversation: Conversation | null;
  has_words: boolean;
  mechanism: Level | null;
  data: Level | null;
  framing: Level | null;
}

interface ListedAttempts {
  /** Each with where it says what was searched for. */
  attempts: (KeptAttempt & { hit: SearchHit | null })[];
  total: number;
  kept: number;
  nextCursor: string | null;
}

interface KeptUtterance {
  id: string;
  position: number;
  sound_file: string | null;
  duration_ms: number | null;
  pauses: PauseEvent[];
  recognizer: string | null;
  version: number | null;
  words: Word[] | null;
  heard: Word[] | null;
  probe: Probe | null;
}

export interface FoundAttempt {
  attempt: KeptAttempt;
  utterances: KeptUtterance[];
}

interface WavSound {
  bytes: number;
  /** The bytes of [from, to) in their order; throws when the file is broken there. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** What replay needs of the store, of the sessions under way and of the rubric. */
export interface Archive {
  listAttempts(query: AttemptQuery): ListedAttempts;
  findAttempt(id: string): FoundAttempt | null;
  readScorecard(ratingId: string): Scorecard;
  soundPathOf(utteranceId: string): string | null;
  soundStateOf(file: string, durationMs: number | null): SoundState;
  /** The WAV that was recorded, whatever the file is; null where there is none. */
  wavOf(utteranceId: string): WavSound | null;
  integrityAnswers(attemptId: string): ReadonlyMap<string, boolean>;
  saveIntegrityAnswer(attemptId: string, answer: IntegrityAnswer, scorecard: Scorecard): void;
  /** False, and nothing kept, where the transcript is not at that version any more. */
  saveCorrection(
    attemptId: string,
    correction: { utteranceId: string; version: number; words: Word[] },
    scorecard: Scorecard | null,
  ): boolean;
  levelsAsHeard(attemptId: string): Record<Dimension, Level> | null;
  deleteAttempt(id: string): Promise<void>;
  isRecording(attemptId: string): boolean;
  /** What the candidate's replies in a conversation came to. */
  cardOf(conversation: Conversation, replies: readonly SpokenUtterance[]): ConversationCard;
}

/**
 * Rates an answer again: its n-th follow-up met the n-th probe. `heard` is what the person said
 * about integrity notes, by their ids.
 */
export type Rerate = (
  answer: Answer,
  probes: readonly Probe[],
  heard: ReadonlyMap<string, boolean>,
) => Promise<Scorecard>;

import type { Answer } from '#contract/answer.ts';
import type { Source } from '#contract/attempt.ts';
import type { Conversation } from '#contract/conversation.ts';
import type { Probe } from '#contract/probe.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { RemoteModel } from '#contract/remote.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { Transcript, Word } from '#contract/transcript.ts';

export interface KeptUtterance {
  id: string;
  sound_file: string | null;
  duration_ms: number | null;
  recognizer: string | null;
  version: number | null;
  words: Word[] | null;
  /** The words as they were heard, where the person has corrected them. */
  heard: Word[] | null;
  probe: Probe | null;
}

export interface KeptAttempt {
  attempt: {
    id: string;
    source: Source;
    question: AskedQuestion;
    rating_id: string | null;
    conversation: Conversation | null;
  };
  utterances: readonly KeptUtterance[];
}

/** What hearing again needs of the store and of the sessions under way. */
export interface HearingArchive {
  findAttempt(id: string): KeptAttempt | null;
  isRecording(attemptId: string): boolean;
  /** Its loop may still ask about it, by the rating that it has. */
  isAwaited(attemptId: string): boolean;
  /** The WAV that was recorded; null where there is none. */
  readWav(utteranceId: string): Promise<Uint8Array<ArrayBuffer> | null>;
  integrityAnswers(attemptId: string): ReadonlyMap<string, boolean>;
  /**
   * Keeps what was heard anew, by utterance, and the rating made with it. False, and nothing kept,
   * unless the attempt’s transcripts are these versions, by utterance.
   */
  saveHearing(
    attemptId: string,
    versions: ReadonlyMap<string, number>,
    heard: ReadonlyMap<string, Transcript>,
    scorecard: Scorecard | null,
  ): boolean;
}

/** A stronger ear elsewhere. */
export interface Ear {
  isOn(): boolean;
  model(): RemoteModel;
  /** @throws RemoteFailure */
  hear(recorded: {
    attemptId: string;
    wav: Uint8Array<ArrayBuffer>;
    durationMs: number;
    /** Words that are likely said in it. */
    keywords: readonly string[];
  }): Promise<{ text: string; words: Word[] | null }>;
}

/** What hearing again stands on. */
export interface HearingParts {
  archive: HearingArchive;
  /** Null where no model elsewhere is set up. */
  ear: Ear | null;
  /** Names and unusual words of the person’s own stories. */
  keywords(): readonly string[];
  /** Gives words the times of the same words heard by another ear. */
  timed(heard: readonly Word[], words: readonly Word[]): Word[];
  /** Rates an answer: its n-th follow-up met the n-th probe; `heard` answers integrity notes. */
  rate(
    answer: Answer,
    probes: readonly Probe[],
    heard: ReadonlyMap<string, boolean>,
  ): Promise<Scorecard>;
  /** Called when an attempt has been rated by what was heard. */
  rerated(attemptId: string): void;
}

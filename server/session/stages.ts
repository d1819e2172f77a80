import type { Answer } from '#contract/answer.ts';
import type { PauseEvent, Source } from '#contract/attempt.ts';
import type { Conversation } from '#contract/conversation.ts';
import type { Probe } from '#contract/probe.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { QuestionChoice, RecognizerState } from '#contract/socket.ts';
import type { SpeechSpan, Transcript, Word } from '#contract/transcript.ts';

/** A window of sound: samples (-1..1, 16 kHz mono) and its spans of voice, in ms of the recording. */
export interface SpeechWindow {
  startSample: number;
  samples: Float32Array;
  speech: SpeechSpan[];
}

/** Where a window lies in the recording, [startSample, endSample), and its spans of voice in ms. */
export interface WindowOutline {
  startSample: number;
  endSample: number;
  speech: SpeechSpan[];
}

/**
 * Cuts one speaker's sound into windows. `outline` is what is `open`, without a copy of its sound;
 * `quietestMs` is where between two moments of it a cut harms least.
 */
export interface Segmenter {
  accept(samples: Float32Array): SpeechWindow[];
  open(): SpeechWindow | null;
  outline(): WindowOutline | null;
  quietestMs(fromMs: number, toMs: number): number;
  flush(): SpeechWindow | null;
}

/** Turns windows into words, final (`settle`) or as they look now (`preview`). */
export interface Transcriber {
  name(): Promise<string>;
  settle(window: SpeechWindow): Promise<Word[]>;
  /** The window is asked for when its turn comes; null by then means that nothing is open. */
  preview(window: () => SpeechWindow | null): Promise<Word[]>;
  /** So many speak at once that one more would harm them all. */
  isCrowded(): boolean;
}

/** An ear elsewhere that hears while somebody speaks; calls after its end do nothing. */
export interface LiveEar {
  /** Takes the next samples, 16 kHz. */
  hear(pcm: Int16Array): void;
  /** What was heard since the last turn is one, said to its end. */
  endTurn(): void;
  close(): void;
}

/** What it tells: what it hears in each turn, from 0 on and in order, as it now stands. */
export interface LiveEarEvents {
  heard(turn: number, text: string, isFinal: boolean): void;
  /** Nothing more comes; `why` in one sentence, null where it was closed here. */
  ended(why: string | null): void;
}

/** A recording being written; `append` rejects when the disk refuses. */
export interface Recording {
  readonly nextSample: number;
  onDurable(listener: (nextSample: number) => void): void;
  append(pcm: Int16Array): Promise<void>;
  read(): Promise<Int16Array>;
  close(): Promise<void>;
}

/** Where in a loop an attempt belongs: with which of its interviewers, by position. */
interface LoopPlace {
  loopId: string;
  interviewer: number;
}

/** What a loop asks now. */
export interface LoopTurn extends LoopPlace {
  question: AskedQuestion;
  /** Null for the question itself; else what is asked after the answer to it. */
  probe: Probe | null;
  /** The attempt that a probe belongs to, or whose sound is kept without an end; else null. */
  attemptId: string | null;
}

export interface BegunAttempt {
  attemptId: string;
  utteranceId: string;
}

/** What a session needs of the store. */
export interface Archive {
  beginAttempt(
    question: AskedQuestion,
    source: Source,
    place?: LoopPlace | { conversation: Conversation },
  ): BegunAttempt;
  beginFollowUp(attemptId: string, probe: Probe | null, source: Source): BegunAttempt;
  createRecording(utteranceId: string): Promise<Recording>;
  reopenRecording(utteranceId: string): Promise<Recording>;
  noteProgress(utteranceId: string, durationMs: number, pauses: readonly PauseEvent[]): void;
  saveRating(begun: BegunAttempt, transcript: Transcript, scorecard: Scorecard): void;
  saveTranscript(utteranceId: string, transcript: Transcript): void;
  findAttempt(id: string): {
    attempt: {
      rating_id: string | null;
      question: AskedQuestion;
      source: Source;
      loop_id: string | null;
      conversation: Conversation | null;
    };
    utterances: readonly {
      id: string;
      pauses: PauseEvent[];
      sound_file: string | null;
      words: Word[] | null;
      probe: Probe | null;
    }[];
  } | null;
  readScorecard(ratingId: string): Scorecard;
  integrityAnswers(attemptId: string): ReadonlyMap<string, boolean>;
  deleteAttempt(id: string): Promise<void>;
  deleteUtterance(id: string): Promise<void>;
}

/** The stages that a session calls, handed in by compose.ts. */
export interface Stages {
  createSegmenter(): Segmenter;
  transcriber: Transcriber;
  /** Opens an ear elsewhere for captions; null where there is none, or it is switched off. */
  openLiveEar(attemptId: string, events: LiveEarEvents): LiveEar | null;
  /** The state of the recogniser's model now, and a call whenever it changes. */
  recognizerState(): RecognizerState;
  onRecognizerState(listener: (state: RecognizerState) => void): () => void;
  resolveQuestion(choice: QuestionChoice): AskedQuestion | null;
  loopTurn(loopId: string): LoopTurn | 'unknownLoop' | 'finishedLoop';
  /** Takes an attempt out of its loop, to stand by itself. */
  leaveLoop(attemptId: string): void;
  findConversation(id: string): Conversation | null;
  /**
   * Rates an answer: its n-th follow-up met the n-th probe. `heard` is what the person said about
   * integrity notes, by their ids.
   */
  rate(
    answer: Answer,
    probes: readonly Probe[],
    heard: ReadonlyMap<string, boolean>,
  ): Promise<Scorecard>;
  /** Called when what was said has been kept, and rated if it is an answer to a question. */
  kept(attemptId: string): void;
  archive: Archive;
}

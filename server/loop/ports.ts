import type { Answer } from '#contract/answer.ts';
import type { AttemptSummary, IntegrityAnswer } from '#contract/attempt.ts';
import type { Contradiction, LoopQuestion, RepeatedStory } from '#contract/loop.ts';
import type { Probe, Reply } from '#contract/probe.ts';
import type { AskedQuestion, QuestionBank } from '#contract/question.ts';
import type { Interviewer, Scenario, Scenarios } from '#contract/scenario.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { Word } from '#contract/transcript.ts';

/** A loop as it is kept: what it was when it began, and how far it has come. */
export interface KeptLoop {
  id: string;
  created_at_ms: number;
  scenario: Scenario;
  /** In the order in which they are asked. */
  questions: LoopQuestion[];
  notes: string;
  /** Ids of questions that were passed, or whose probes were given up. */
  skipped: string[];
  finished_at_ms: number | null;
}

/** One answer of a loop as it is kept. */
export interface LoopAttempt {
  summary: AttemptSummary;
  interviewer: number;
  rating_id: string | null;
  /** The main answer, then its follow-ups. */
  utterances: readonly {
    id: string;
    /** Null until it was finished. */
    words: Word[] | null;
    sound_file: string | null;
    probe: Probe | null;
    reply: Reply | null;
  }[];
}

/** What a loop needs of the store and of the sessions under way. */
export interface LoopArchive {
  beginLoop(scenario: Scenario, questions: readonly LoopQuestion[]): string;
  listLoops(): KeptLoop[];
  findLoop(id: string): KeptLoop | null;
  /** In the order in which they began. */
  attemptsOf(loopId: string): LoopAttempt[];
  readScorecard(ratingId: string): Scorecard;
  /** Something is being recorded into this attempt: its answer, or a reply. */
  isRecording(attemptId: string): boolean;
  /** What the person said about contradictions of which this attempt is the later side. */
  contradictionAnswers(attemptId: string): ReadonlyMap<string, boolean>;
  saveContradictionAnswer(attemptId: string, answer: IntegrityAnswer): void;
  deleteAttempt(id: string): Promise<void>;
  deleteUtterance(id: string): Promise<void>;
  saveNotes(loopId: string, notes: string): void;
  saveSkipped(loopId: string, bankIds: readonly string[]): void;
  finishLoop(loopId: string): void;
  deleteLoop(loopId: string): Promise<void>;
}

/** A probe that was asked, and how it was met. */
export interface MetProbe {
  probe: Probe;
  reply: Reply;
}

/** The next probe after a rated answer; null when there is nothing left to ask. */
export type ProbeFor = (asked: {
  question: AskedQuestion;
  /** The question's own probes of the bank. */
  questionProbes: LoopQuestion['probes'];
  /** The main answer and the follow-ups so far. */
  answer: Answer;
  scorecard: Scorecard;
  asked: readonly MetProbe[];
  /** The most probes after an answer. */
  limit: number;
}) => Probe | null;

/** How an interviewer says a probe that is chosen. */
export interface ProbeWording {
  isOn(): boolean;
  /** The probe as it is said: in its own words until something else is settled. */
  of(attemptId: string, probe: Probe): Probe;
  /** Settles how it is said. Takes a few seconds at the most, and never throws. */
  settle(toSay: {
    attemptId: string;
    question: string;
    interviewer: Interviewer;
    probe: Probe;
  }): Promise<void>;
}

/** An answer of a loop that was rated, whether or not there was enough of it to judge. */
export interface LoopAnswer {
  attemptId: string;
  interviewer: number;
  question: AskedQuestion;
  utterances: Answer['utterances'];
  probes: readonly Probe[];
  scorecard: Scorecard;
}

/** A contradiction between two answers, the later one last; the person has yet to be asked. */
export type FoundContradiction = Pick<Contradiction, 'id' | 'reason' | 'sides'>;

/** Everything that the loops are made of, handed in by compose.ts. */
export interface LoopParts {
  archive: LoopArchive;
  scenarios: Scenarios;
  bank: QuestionBank;
  probeFor: ProbeFor;
  /** Null where probes are said in the tables’ words alone. */
  wording: ProbeWording | null;
  contradictions(answers: readonly LoopAnswer[]): FoundContradiction[];
  repeatedStories(answers: readonly LoopAnswer[]): RepeatedStory[];
}

import type { Answer } from '#contract/answer.ts';
import type { Probe } from '#contract/probe.ts';
import type { RemoteUsage } from '#contract/remote.ts';
import type { Scorecard } from '#contract/scorecard.ts';

interface KeptRating {
  id: string;
  scorecard: Scorecard;
}

/** Who gave an opinion: the model, and the version of what it was told to do. */
interface OpinionBy {
  model: string;
  promptVersion: string;
}

/** A rating made here, and what a model thinks of the same words if that is known. */
export interface RatedTwice {
  local: KeptRating;
  opinion: (KeptRating & OpinionBy & { counts: boolean; usage: RemoteUsage | null }) | null;
}

/** An answer as it is rated: its n-th follow-up met the n-th probe. */
export interface RatedAnswer {
  /** Null for an answer that is not kept. */
  attemptId: string | null;
  answer: Answer;
  probes: readonly Probe[];
  heard: ReadonlyMap<string, boolean>;
}

/** What opinions need of the store and of the sessions under way. */
export interface OpinionArchive {
  isKept(attemptId: string): boolean;
  isRecording(attemptId: string): boolean;
  /** Its words may change: a stronger ear is hearing the recording. */
  isBeingHeard(attemptId: string): boolean;
  /** Its loop may still ask about it: what it is rated now decides the probe that is shown. */
  isAwaited(attemptId: string): boolean;
  /** Null where the attempt is not rated. */
  find(attemptId: string): RatedTwice | null;
  /** What was said in a rated attempt, as it is rated. */
  answerOf(attemptId: string): RatedAnswer | null;
  /** Keeps an opinion on the rating made here with this id; nothing where that is not the newest. */
  add(
    attemptId: string,
    localId: string,
    opinion: OpinionBy & { scorecard: Scorecard; counts: boolean },
  ): void;
  count(attemptId: string, rating: KeptRating): void;
}

/** The model elsewhere that rates answers. */
export interface OpinionModel {
  /** The person has switched it on. */
  isOn(): boolean;
  /** Its ratings count as soon as they are there. */
  counts(): boolean;
  /** The most that rating an answer costs in US dollars; null where its price is not known. */
  mostUsd(answer: RatedAnswer): number | null;
  /** @throws RemoteFailure */
  rate(answer: RatedAnswer): Promise<OpinionBy & { scorecard: Scorecard }>;
}

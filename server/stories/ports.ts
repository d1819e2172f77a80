import type { QuestionBank } from '#contract/question.ts';
import type { Scenarios } from '#contract/scenario.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { StoryTelling } from '#contract/story.ts';
import type { Likeness, Telling } from '#contract/telling.ts';
import type { SpokenUtterance } from '#contract/transcript.ts';

/** A telling as it is kept: with the rating that counts, and where it is filed. */
export interface KeptTelling extends StoryTelling {
  readonly ratingId: string;
  readonly storyId: string | null;
  /** The person filed it, took it out or refused a suggestion. */
  readonly settled: boolean;
}

/** What a telling says, read once. */
export interface ReadTelling extends Telling {
  /** What it is about in its own words, most telling first. */
  readonly topics: readonly string[];
}

export interface KeptStory {
  readonly id: string;
  readonly name: string;
}

/** What the stories need of the store. Lists are newest first. */
export interface StoryArchive {
  list(): KeptStory[];
  find(id: string): KeptStory | null;
  /** Of all stories, or of one. */
  tellings(storyId?: string): KeptTelling[];
  /** Neither filed nor settled. */
  unfiled(limit: number): KeptTelling[];
  telling(attemptId: string): KeptTelling | null;
  create(name: string, attemptIds: readonly string[]): string;
  rename(id: string, name: string): void;
  remove(id: string): void;
  file(storyId: string, attemptIds: readonly string[]): void;
  settle(attemptIds: readonly string[]): void;
  merge(id: string, into: string): void;
  utterancesOf(attemptId: string): readonly SpokenUtterance[];
  readScorecard(ratingId: string): Scorecard;
  votesOf(ratingId: string): Scorecard['votes'];
}

/** The stages and the content that the stories stand on. */
export interface StoryParts {
  readonly archive: StoryArchive;
  readonly bank: QuestionBank;
  readonly scenarios: Scenarios;
  readTelling(utterances: readonly SpokenUtterance[]): ReadTelling;
  likenessOf(one: Telling, other: Telling): Likeness;
  /** Milliseconds of a clock that only goes on. */
  now(): number;
}

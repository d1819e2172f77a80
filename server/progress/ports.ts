import type { ElementId } from '#contract/element.ts';
import type { ProgressPoint } from '#contract/progress.ts';

/** One rated answer as the store tells it in short. */
export interface ShortRating extends ProgressPoint {
  credited: readonly ElementId[];
}

/** What progress needs of the store. */
export interface ProgressArchive {
  /** The newest of the ratings that count, of answers that had enough words, newest first. */
  newestRatings(most: number): ShortRating[];
  /** When each of all those answers was given. */
  ratedAtMs(): number[];
}

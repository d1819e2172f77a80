import { DIMENSIONS, type Dimension } from '#contract/element.ts';
import { type Level, type Scorecard, VOTES, type Vote } from '#contract/scorecard.ts';

export type Levels = Record<Dimension, Level>;
export type Votes = Scorecard['votes'];

/** The median; of an even number of values the lower of the two in the middle. Null of none. */
function lowerMedian<T>(values: readonly T[], rank: (value: T) => number): T | null {
  const sorted = values.toSorted((a, b) => rank(a) - rank(b));
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** The lower median of the votes for each target, from Strongly Not Inclined up. */
export function medianVotes(votes: readonly Votes[]): Votes | null {
  const rank = (vote: Vote) => VOTES.indexOf(vote);
  const L6 = lowerMedian(
    votes.map((each) => each.L6),
    rank,
  );
  const L7 = lowerMedian(
    votes.map((each) => each.L7),
    rank,
  );
  return L6 === null || L7 === null ? null : { L6, L7 };
}

/** The lower median of each dimension's levels. */
export function medianLevels(scorecards: readonly Scorecard[]): Levels | null {
  const [mechanism, data, framing] = DIMENSIONS.map((dimension) =>
    lowerMedian(
      scorecards.map((scorecard) => scorecard.dimensions[dimension].level),
      Number,
    ),
  );
  return mechanism && data && framing ? { mechanism, data, framing } : null;
}

import { DIMENSIONS, type Dimension, ELEMENT_WORDS } from '#contract/element.ts';
import type { Feedback } from '#contract/loop.ts';
import type { Interviewer } from '#contract/scenario.ts';
import { type Level, VOTES, type Vote } from '#contract/scorecard.ts';
import { type Levels, medianLevels, medianVotes } from './median.ts';
import type { LoopAnswer } from './ports.ts';
import { quotesFor, quotesOfVote } from './quotes.ts';
import { capitalised, listed, quoted } from './words.ts';

/** The most quotes of a dimension, and the most that a vote cites. */
const MOST_QUOTES = 2;
const HIGHEST: Level = 5;

/** What one interviewer writes down: from the answers to their own questions, and nothing beyond. */
export function feedbackOf(interviewer: Interviewer, own: readonly LoopAnswer[]): Feedback {
  const rated = own.filter(({ scorecard }) => scorecard.sufficient);
  const levels = medianLevels(rated.map(({ scorecard }) => scorecard));
  const votes = medianVotes(rated.map(({ scorecard }) => scorecard.votes));
  const missing = DIMENSIONS.flatMap((dimension) => missingIn(dimension, levels, own));
  const cites = votes === null ? [] : quotesOfVote(isFor(votes.L7), rated).slice(0, MOST_QUOTES);
  return {
    interviewer,
    votes,
    levels,
    reason: reasonOf(votes?.L7 ?? null, own, rated, cites.length < MOST_QUOTES ? missing : []),
    cites,
    found: DIMENSIONS.flatMap((dimension) =>
      quotesFor(dimension, rated)
        .slice(0, MOST_QUOTES)
        .map((quote) => ({
          ...quote,
          dimension,
          says: `${capitalised(ELEMENT_WORDS[quote.element].meaning)}: ${quoted(quote.quote)}.`,
        })),
    ),
    missing,
    attemptIds: own.map(({ attemptId }) => attemptId),
  };
}

/** True for a vote to hire. */
export function isFor(vote: Vote): boolean {
  return VOTES.indexOf(vote) >= VOTES.indexOf('Inclined');
}

/** What would have raised a dimension, by the advice of the answer that is weakest in it. */
function missingIn(
  dimension: Dimension,
  levels: Levels | null,
  own: readonly LoopAnswer[],
): Feedback['missing'] {
  if (levels?.[dimension] === HIGHEST) return [];
  const [weakest] = own.toSorted(
    (a, b) => a.scorecard.dimensions[dimension].level - b.scorecard.dimensions[dimension].level,
  );
  const advice = weakest?.scorecard.advice.find((each) => each.dimension === dimension);
  return advice === undefined ? [] : [{ dimension, element: advice.element, says: advice.say }];
}

function reasonOf(
  vote: Vote | null,
  own: readonly LoopAnswer[],
  rated: readonly LoopAnswer[],
  unsaid: Feedback['missing'],
): string {
  if (own.length === 0) return 'None of their questions was answered, so there is no vote.';
  if (vote === null) return 'What was answered is too short to be rated, so there is no vote.';
  const deciding = rated.find(({ scorecard }) => scorecard.votes.L7 === vote);
  const why = deciding?.scorecard.voteReasons.L7 ?? '';
  if (unsaid.length === 0) return why;
  return `${why} Not said: ${listed(unsaid.map(({ element }) => ELEMENT_WORDS[element].meaning))}.`;
}

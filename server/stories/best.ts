import { DIMENSIONS } from '#contract/element.ts';
import { type Scorecard, VOTES } from '#contract/scorecard.ts';
import type { StoryTelling } from '#contract/story.ts';

/** A telling that an interviewer hears out without asking for more or for less. */
const SHORTEST_MS = 2 * 60_000;
const LONGEST_MS = 4 * 60_000;

/** What a telling is judged by, most important first: its reason if that decides. */
const MEASURES: readonly {
  of(telling: StoryTelling, votes: () => Scorecard['votes']): number;
  why: string;
}[] = [
  {
    of: ({ levels }) => DIMENSIONS.reduce((sum, dimension) => sum + levels[dimension], 0),
    why: 'Its three levels add up to the most.',
  },
  {
    of: (_, votes) => 10 * VOTES.indexOf(votes().L7) + VOTES.indexOf(votes().L6),
    why: 'Another telling has levels as high, but no vote as good.',
  },
  {
    of: ({ durationMs }) =>
      durationMs !== null && durationMs >= SHORTEST_MS && durationMs <= LONGEST_MS ? 1 : 0,
    why: 'Others have levels and votes as good; this one takes between two and four minutes.',
  },
  {
    of: ({ createdAtMs }) => createdAtMs,
    why: 'Others are as good; this is the newest.',
  },
];

/** The telling to build on: by levels, then votes, then length, then date; and why. */
export function bestOf<Telling extends StoryTelling>(
  tellings: readonly Telling[],
  votesOf: (telling: Telling) => Scorecard['votes'],
): { telling: Telling; why: string } | null {
  let left = tellings;
  for (const { of, why } of MEASURES) {
    const values = left.map((telling) => of(telling, () => votesOf(telling)));
    const most = Math.max(...values);
    left = left.filter((_, index) => values[index] === most);
    const [only, ...more] = left;
    if (only === undefined) return null;
    if (tellings.length === 1) return { telling: only, why: 'It is the only telling.' };
    if (more.length === 0) return { telling: only, why };
  }
  const [first] = left;
  return first ? { telling: first, why: 'Others are as good.' } : null;
}

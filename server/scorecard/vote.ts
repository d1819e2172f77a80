import type { Dimension } from '#contract/element.ts';
import type { IntegrityFlag, Level, Vote } from '#contract/scorecard.ts';

export type Target = 'L6' | 'L7';
export type Levels = Readonly<Record<Dimension, Level>>;

interface VoteRow {
  readonly vote: Vote;
  readonly holds: (levels: Levels, integrity: readonly IntegrityFlag[]) => boolean;
}

const sum = ({ mechanism, data, framing }: Levels) => mechanism + data + framing;
const lowest = ({ mechanism, data, framing }: Levels) => Math.min(mechanism, data, framing);
const highest = ({ mechanism, data, framing }: Levels) => Math.max(mechanism, data, framing);

const STRONGLY_NOT_INCLINED: VoteRow = {
  vote: 'Strongly Not Inclined',
  holds: (levels, integrity) =>
    integrity.some(({ confirmed }) => confirmed) ||
    (levels.framing === 1 && (levels.mechanism === 1 || levels.data === 1)) ||
    sum(levels) <= 4,
};

const NOT_INCLINED: VoteRow = { vote: 'Not Inclined', holds: () => true };

/** Rubric §5, one answer, tested in this order. */
const VOTE_ROWS: Record<Target, readonly VoteRow[]> = {
  L7: [
    STRONGLY_NOT_INCLINED,
    {
      vote: 'Strongly Inclined',
      holds: (levels) => lowest(levels) >= 4 && highest(levels) === 5,
    },
    {
      vote: 'Inclined',
      holds: (levels) => lowest(levels) >= 3 && levels.framing >= 4 && sum(levels) >= 11,
    },
    NOT_INCLINED,
  ],
  L6: [
    STRONGLY_NOT_INCLINED,
    {
      vote: 'Strongly Inclined',
      holds: (levels) => lowest(levels) >= 3 && sum(levels) >= 12,
    },
    {
      vote: 'Inclined',
      holds: (levels) => lowest(levels) >= 2 && levels.data >= 3 && sum(levels) >= 9,
    },
    NOT_INCLINED,
  ],
};

/** The least level a dimension must have for an Inclined vote. */
export const INCLINED_LEVELS: Record<Target, Record<Dimension, number>> = {
  L7: { mechanism: 3, data: 3, framing: 4 },
  L6: { mechanism: 2, data: 3, framing: 2 },
};

/** The vote on one answer. An integrity flag counts only once it is confirmed. */
export function voteFor(target: Target, levels: Levels, integrity: readonly IntegrityFlag[]): Vote {
  return VOTE_ROWS[target].find(({ holds }) => holds(levels, integrity))?.vote ?? NOT_INCLINED.vote;
}

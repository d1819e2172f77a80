import type { Contradiction, DebriefQuote, Outcome, ReadinessCondition } from '#contract/loop.ts';
import type { Levels } from './median.ts';
import type { LoopAnswer } from './ports.ts';
import { integrityQuotes, quotesAgainst, quotesFor, quotesOfSides } from './quotes.ts';
import { capitalised, quoted } from './words.ts';

/** Rubric §5: with fewer stories a loop has no readiness and no veto. */
export const FEWEST_STORIES = 3;

const L7_LEVELS = { mechanism: 4, data: 3, framing: 4 };
const L7_WITH_GAPS = 3;
const L6_LEVELS = { mechanism: 2, data: 3, framing: 2 };
const PEOPLE_STORY_FRAMING = 4;
const VETO_FRAMING = 2;
const VETO_PEOPLE_FRAMING = 3;
const MOST_QUOTES = 2;

/** Rubric §5, the five conditions of readiness for L7, over a loop's median levels and answers. */
export function conditionsOf(levels: Levels, answers: readonly LoopAnswer[]): ReadinessCondition[] {
  const { mechanism, data, framing } = levels;
  const alone = answers.find((answer) => framingOf(answer) === 1);
  return [
    {
      id: 'mechanismAndFraming',
      holds: mechanism >= L7_LEVELS.mechanism && framing >= L7_LEVELS.framing,
      says: `The medians of mechanism and framing are ${mechanism} and ${framing}; L7 needs 4 of both.`,
    },
    {
      id: 'data',
      holds: data >= L7_LEVELS.data,
      says: `The median of data is ${data}; L7 needs 3.`,
    },
    {
      id: 'noFramingOne',
      holds: alone === undefined,
      says:
        alone === undefined
          ? 'No answer has framing at 1.'
          : `Framing is at 1 in the answer to ${quoted(alone.question.text)}.`,
    },
    peopleStory(answers),
    scope(answers),
  ];
}

/** Rubric §5, readiness. A veto overrides it: then L7 is out of reach, and L6 is looked at alone. */
export function outcomeOf(
  levels: Levels,
  conditions: readonly ReadinessCondition[],
  isVetoed: boolean,
): Outcome {
  const missed = conditions.filter(({ holds }) => !holds).length;
  const { mechanism, data, framing } = levels;
  if (!isVetoed && missed === 0) return 'L7 ready';
  if (!isVetoed && missed === 1 && Math.min(mechanism, data, framing) >= L7_WITH_GAPS) {
    return 'L7 with gaps';
  }
  const isStrongL6 =
    data >= L6_LEVELS.data && mechanism >= L6_LEVELS.mechanism && framing >= L6_LEVELS.framing;
  return isStrongL6 ? 'Strong L6' : 'Below';
}

/** What keeps a loop from the outcome above its own, in a sentence; null when nothing does. */
export function gapOf(
  outcome: Outcome,
  levels: Levels,
  conditions: readonly ReadinessCondition[],
  veto: Veto | null,
): string | null {
  if (outcome === 'L7 ready') return null;
  if (outcome === 'Below') {
    const low = (['data', 'framing', 'mechanism'] as const).find(
      (dimension) => levels[dimension] < L6_LEVELS[dimension],
    );
    if (low !== undefined) {
      return `The median of ${low} is ${levels[low]}; L6 needs ${L6_LEVELS[low]}.`;
    }
  }
  return veto?.reason ?? conditions.find(({ holds }) => !holds)?.says ?? null;
}

/** Why the Bar Raiser objects, and on which words. */
export interface Veto {
  reason: string;
  quotes: DebriefQuote[];
}

/** Rubric §5, the Bar Raiser's veto; null when there is no ground for one. */
export function vetoOf(
  levels: Levels,
  answers: readonly LoopAnswer[],
  contradictions: readonly Contradiction[],
): Veto | null {
  const contradiction = contradictions.find(({ confirmed }) => confirmed);
  if (contradiction !== undefined) {
    return {
      reason: `The person confirmed words of two answers that cannot both be so: ${contradiction.reason}`,
      quotes: quotesOfSides(contradiction),
    };
  }
  const confirmed = answers.flatMap(({ scorecard }) =>
    scorecard.integrity.filter((flag) => flag.confirmed),
  )[0];
  if (confirmed !== undefined) {
    return {
      reason: `The person confirmed words that cannot be so: ${confirmed.reason}`,
      quotes: integrityQuotes(answers).slice(0, MOST_QUOTES),
    };
  }
  if (levels.framing <= VETO_FRAMING) {
    return {
      reason: `The median of framing is ${levels.framing}; the stories are told of one person's own work.`,
      quotes: quotesAgainst('framing', answers).slice(0, MOST_QUOTES),
    };
  }
  const people = answers.filter(({ question }) => question.people);
  if (people.some((answer) => framingOf(answer) >= VETO_PEOPLE_FRAMING)) return null;
  return {
    reason:
      people.length === 0
        ? 'No story about people was told.'
        : `No story about people has framing at ${VETO_PEOPLE_FRAMING} or more.`,
    quotes: quotesAgainst('framing', people).slice(0, MOST_QUOTES),
  };
}

function peopleStory(answers: readonly LoopAnswer[]): ReadinessCondition {
  const people = answers.filter(({ question }) => question.people);
  const framed = people.filter((answer) => framingOf(answer) >= PEOPLE_STORY_FRAMING);
  const full = framed.find(({ scorecard }) => scorecard.signals.peopleNumber !== null);
  const says = () => {
    if (full !== undefined) {
      return `The story about people, asked by ${quoted(full.question.text)}, has framing at ${framingOf(full)} and a number about them.`;
    }
    if (framed.length > 0) return 'The stories about people give no number about people.';
    if (people.length === 0) return 'No question about people was answered.';
    const best = Math.max(...people.map(framingOf));
    return `The best story about people has framing at ${best}; L7 needs ${PEOPLE_STORY_FRAMING}.`;
  };
  return { id: 'peopleStory', holds: full !== undefined, says: says() };
}

function scope(answers: readonly LoopAnswer[]): ReadinessCondition {
  const [reach] = answers.flatMap(
    ({ scorecard: { signals } }) => signals.beyondTeam ?? signals.horizon ?? [],
  );
  const words = reach?.quote ? `: ${quoted(reach.quote)}` : '';
  return {
    id: 'scope',
    holds: reach !== undefined,
    says: capitalised(
      reach === undefined
        ? 'no story shows an effect beyond your own team, or a view of 12 to 18 months.'
        : `a story reaches beyond your own team, or 12 to 18 months ahead${words}.`,
    ),
  };
}

function framingOf({ scorecard }: LoopAnswer): number {
  return scorecard.dimensions.framing.level;
}

/** The words that speak for a Bar Raiser who does not object. */
export function quotesWithoutVeto(answers: readonly LoopAnswer[]): DebriefQuote[] {
  return quotesFor('framing', answers).slice(0, MOST_QUOTES);
}

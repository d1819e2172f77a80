import type { AttemptDetail } from '#contract/attempt.ts';
import { DIMENSIONS, type Dimension, type ElementId, type Evidence } from '#contract/element.ts';
import {
  type DimensionRating,
  type ElementRating,
  type Level,
  type Scorecard,
  STAR_PARTS,
  type StarPart,
} from '#contract/scorecard.ts';
import { elementsOf } from '../scorecard/elements.ts';

/** The two tellings that are compared, by when they were given. */
export const TELLINGS = ['earlier', 'later'] as const;
export type Telling = (typeof TELLINGS)[number];
export type Both<T> = Record<Telling, T>;

export const TELLING_NAMES: Both<string> = { earlier: 'Earlier', later: 'Later' };

/** An attempt that has been rated. */
export type Rated = AttemptDetail & { scorecard: Scorecard };

export function isRated(attempt: AttemptDetail): attempt is Rated {
  return attempt.scorecard?.sufficient === true;
}

/** `unsure`: the levels differ, but one rating lay between them. */
export type LevelChange = 'higher' | 'lower' | 'same' | 'unsure';

export interface ComparedDimension {
  dimension: Dimension;
  levels: Both<Level>;
  change: LevelChange;
}

/** An element that at least one of the tellings earned. */
export interface ComparedElement {
  id: ElementId;
  dimension: Dimension;
  earnedBy: Telling | 'both';
  ratings: Both<ElementRating | null>;
}

/** One telling's share of a STAR part. */
export interface PartTold {
  evidence: readonly Evidence[];
  words: number;
  /** Null in a typed answer. */
  durationMs: number | null;
  /** What is proved in it. */
  elements: readonly ElementId[];
}

export interface ComparedPart {
  part: StarPart;
  told: Both<PartTold>;
  /** The telling of this part to keep; null where neither is better. */
  keep: { telling: Telling; why: string } | null;
}

export interface Comparison {
  dimensions: readonly ComparedDimension[];
  elements: readonly ComparedElement[];
  parts: readonly ComparedPart[];
  /** The tellings were rated by different graders or versions, so that levels may differ by that alone. */
  isMixed: boolean;
}

/** What one telling has over the other: levels, elements, and each STAR part. */
export function compare(tellings: Both<Rated>): Comparison {
  const scorecards = both((telling) => tellings[telling].scorecard);
  const versions = both((telling) => Object.values(scorecards[telling].grader).join(' '));
  return {
    dimensions: DIMENSIONS.map((dimension) => {
      const ratings = both((telling) => scorecards[telling].dimensions[dimension]);
      return {
        dimension,
        levels: both((telling) => ratings[telling].level),
        change: changeOf(ratings),
      };
    }),
    elements: DIMENSIONS.flatMap((dimension) => comparedElements(dimension, scorecards)),
    parts: STAR_PARTS.map((part) => comparedPart(part, scorecards)),
    isMixed: versions.earlier !== versions.later,
  };
}

/** The same for each of the two tellings. */
export function both<T>(of: (telling: Telling) => T): Both<T> {
  return { earlier: of('earlier'), later: of('later') };
}

function changeOf({ earlier, later }: Both<DimensionRating>): LevelChange {
  if (earlier.level === later.level) return 'same';
  if (reaches(earlier, later.level) || reaches(later, earlier.level)) return 'unsure';
  return later.level > earlier.level ? 'higher' : 'lower';
}

/** The rating may as well have been this level. */
function reaches({ certainty }: DimensionRating, level: Level): boolean {
  const between = certainty?.between;
  return between ? between.from <= level && level <= between.to : false;
}

function comparedElements(dimension: Dimension, scorecards: Both<Scorecard>): ComparedElement[] {
  const elements = both((telling) => scorecards[telling].dimensions[dimension].elements);
  const { earlier, later } = scorecards;
  const ids = new Set(
    [earlier, later].flatMap((scorecard) =>
      elementsOf(scorecard.dimensions[dimension]).map(({ id }) => id),
    ),
  );
  return [...ids].flatMap((id) => {
    const ratings = both((telling) => elements[telling][id] ?? null);
    const earned = both((telling) => ratings[telling]?.credited === true);
    if (!earned.earlier && !earned.later) return [];
    const one = earned.earlier ? 'earlier' : 'later';
    const earnedBy = earned.earlier && earned.later ? 'both' : one;
    return { id, dimension, earnedBy, ratings };
  });
}

function comparedPart(part: StarPart, scorecards: Both<Scorecard>): ComparedPart {
  const told = both((telling) => partTold(part, scorecards[telling]));
  return { part, told, keep: betterOf(told) };
}

function partTold(part: StarPart, { star, delivery, dimensions }: Scorecard): PartTold {
  const { share, evidence } = star.find((one) => one.part === part) ?? { share: 0, evidence: [] };
  return {
    evidence,
    words: evidence.reduce((sum, { from, to }) => sum + to - from, 0),
    durationMs: delivery.durationMs === null ? null : share * delivery.durationMs,
    elements: DIMENSIONS.flatMap((dimension) =>
      elementsOf(dimensions[dimension])
        .filter(({ rating }) => rating.credited && beginsIn(evidence, rating.evidence[0]))
        .map(({ id }) => id),
    ),
  };
}

function beginsIn(ranges: readonly Evidence[], proof: Evidence | undefined): boolean {
  return ranges.some(
    ({ utteranceId, from, to }) =>
      proof?.utteranceId === utteranceId && from <= proof.from && proof.from < to,
  );
}

/** The telling that proves more in a part; of two that prove the same, one that is far shorter. */
function betterOf(told: Both<PartTold>): ComparedPart['keep'] {
  const { earlier, later } = told;
  if (earlier.words === 0 && later.words === 0) return null;
  const more = later.elements.length - earlier.elements.length;
  if (more !== 0) {
    const telling = more > 0 ? 'later' : 'earlier';
    const [most, fewest] = more > 0 ? [later, earlier] : [earlier, later];
    return { telling, why: `it proves ${counted(most)}, the other ${counted(fewest)}` };
  }
  if (later.elements.length === 0) return null;
  const shorter = later.words < earlier.words ? 'later' : 'earlier';
  const longer = shorter === 'later' ? 'earlier' : 'later';
  if (told[shorter].words > FAR_SHORTER * told[longer].words) return null;
  return {
    telling: shorter,
    why: `it proves as much in ${told[shorter].words} words, the other in ${told[longer].words}`,
  };
}

/** A part is far shorter if it has at most this share of the other's words. */
const FAR_SHORTER = 0.75;

function counted({ elements }: PartTold): string {
  if (elements.length === 0) return 'nothing';
  return `${elements.length} ${elements.length === 1 ? 'thing' : 'things'}`;
}

import { DIMENSIONS, type Dimension, type ElementId, type SignalId } from '#contract/element.ts';
import type { Contradiction, DebriefQuote } from '#contract/loop.ts';
import type { LoopAnswer } from './ports.ts';

/** A quote that is credited with an element. */
export type FoundQuote = DebriefQuote & { element: ElementId };

/** The elements of a dimension, the most telling evidence first. */
const TELLING: Record<Dimension, readonly ElementId[]> = {
  mechanism: ['M4', 'M5', 'M3', 'M2', 'M1'],
  data: ['D5', 'D2', 'D1', 'D3', 'D4'],
  framing: ['F5', 'F4', 'F2', 'F3', 'F1'],
};

/** Signals whose words keep a dimension low, and the element that they leave out. */
const AGAINST: Record<Dimension, readonly [SignalId, ElementId | null][]> = {
  mechanism: [
    ['notDoneMechanism', 'M1'],
    ['namedOnly', 'M1'],
    ['oneOff', 'M1'],
  ],
  data: [
    ['projected', 'D1'],
    ['changeWithoutMetric', 'D1'],
    ['output', 'D1'],
  ],
  framing: [
    ['blame', null],
    ['takeBack', 'F2'],
    ['rescue', 'F2'],
    ['soloBuild', 'F2'],
    ['vagueAct', 'F1'],
  ],
};

/** From this level on a dimension's words are not held against an answer. */
const GOOD_LEVEL = 4;

/** The credited quotes of a dimension, the best answer's and the most telling first. */
export function quotesFor(dimension: Dimension, answers: readonly LoopAnswer[]): FoundQuote[] {
  const best = answers.toSorted((a, b) => levelIn(dimension, b) - levelIn(dimension, a));
  return distinct(
    best.flatMap(({ attemptId, scorecard }) =>
      TELLING[dimension].flatMap((element) => {
        const rating = scorecard.dimensions[dimension].elements[element];
        if (!rating?.credited || rating.quote === null) return [];
        const { quote, evidence } = rating;
        return [{ attemptId, quote, evidence, element, proves: true }];
      }),
    ),
  );
}

/** The words that keep a dimension low, the weakest answer's first. */
export function quotesAgainst(
  dimension: Dimension,
  answers: readonly LoopAnswer[],
): DebriefQuote[] {
  const weak = answers
    .filter((answer) => levelIn(dimension, answer) < GOOD_LEVEL)
    .toSorted((a, b) => levelIn(dimension, a) - levelIn(dimension, b));
  return distinct(
    weak.flatMap(({ attemptId, scorecard }) => {
      const told = AGAINST[dimension].map(([id, element]) => ({
        element,
        finding: scorecard.signals[id],
      }));
      const { elements } = scorecard.dimensions[dimension];
      const near = TELLING[dimension].map((element) => ({
        element,
        finding: elements[element]?.closest,
      }));
      return [...told, ...near].flatMap(({ element, finding }) =>
        finding?.quote
          ? [
              {
                attemptId,
                quote: finding.quote,
                evidence: finding.evidence,
                element,
                proves: false,
              },
            ]
          : [],
      );
    }),
  );
}

/** The words of the integrity notes that the person confirmed. */
export function integrityQuotes(answers: readonly LoopAnswer[]): DebriefQuote[] {
  return distinct(
    answers.flatMap(({ attemptId, scorecard }) =>
      scorecard.integrity
        .filter(({ confirmed }) => confirmed)
        .flatMap(({ quotes, evidence }) =>
          quotes.map((quote, index) => ({
            attemptId,
            quote,
            evidence: evidence.slice(index, index + 1),
            element: null,
            proves: false,
          })),
        ),
    ),
  );
}

/** The words of both sides of a contradiction. */
export function quotesOfSides({ sides }: Contradiction): DebriefQuote[] {
  return sides.map((side) => ({ ...side, element: null, proves: false }));
}

/** What a vote rests on, best first: what was found if it is for hiring, else what speaks against. */
export function quotesOfVote(isFor: boolean, answers: readonly LoopAnswer[]): DebriefQuote[] {
  const weakestFirst = DIMENSIONS.toSorted((a, b) => lowest(a, answers) - lowest(b, answers));
  const found = interleaved(
    weakestFirst.toReversed().map((dimension) => quotesFor(dimension, answers)),
  );
  if (isFor) return distinct(found);
  const against = interleaved(weakestFirst.map((dimension) => quotesAgainst(dimension, answers)));
  return distinct([...integrityQuotes(answers), ...against, ...found]);
}

function levelIn(dimension: Dimension, { scorecard }: LoopAnswer): number {
  return scorecard.dimensions[dimension].level;
}

function lowest(dimension: Dimension, answers: readonly LoopAnswer[]): number {
  return Math.min(...answers.map((answer) => levelIn(dimension, answer)));
}

/** The first of each list, then the second of each, and so on. */
function interleaved<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

/** Words are quoted once, whatever else they prove: the first quote that has them stands. */
function distinct<Quote extends DebriefQuote>(quotes: readonly Quote[]): Quote[] {
  const kept: Quote[] = [];
  for (const quote of quotes) {
    if (!kept.some((other) => sharesWords(other, quote))) kept.push(quote);
  }
  return kept;
}

function sharesWords(one: DebriefQuote, other: DebriefQuote): boolean {
  return (
    one.attemptId === other.attemptId &&
    one.evidence.some((a) =>
      other.evidence.some((b) => a.utteranceId === b.utteranceId && a.from < b.to && b.from < a.to),
    )
  );
}

import type { Evidence } from '#contract/element.ts';
import { oncePerReading } from '../reading/once.ts';
import type { Quantity } from '../reading/quantity.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { evidenceOf } from '../reading/reading.ts';
import { quote } from '../reading/select.ts';
import { comparatorOf } from './comparator.ts';
import { contrastOf, mayContrast } from './contrast.ts';
import {
  clauseAt,
  type Figure,
  figuresOf,
  isOutput,
  isReal,
  isSingleResult,
  isUnmeasured,
} from './figure.ts';
import { isNamed } from './naming.ts';
import { sentencesAround } from './sentences.ts';
import { CALENDAR, LIGHT_MOVING, MOVING, VAGUE_METRIC } from './words.ts';

/** A result number with what it is compared with. */
export interface Metric {
  readonly result: Figure;
  /** The same measure's value before, or a control's or target's; null if it is not said. */
  readonly before: Figure | null;
  readonly form: 'fromTo' | 'contrast' | 'compared' | 'single';
  /** The words that state the result, and those that state what it is compared with. */
  readonly resultQuote: Evidence;
  readonly baselineQuote: Evidence | null;
}

/** How many numbers may stand between two values of one measure. */
const NEAR = 24;

/** Every result number of an answer; the same number may stand in several with other baselines. */
export const metricsOf = oncePerReading((reading): readonly Metric[] => {
  const figures = figuresOf(reading);
  const changing = new Set(
    reading.utterances.flatMap(({ changes }) =>
      changes
        .filter(({ form }) => form === 'fromTo')
        .flatMap(({ before, after }) => [before, after]),
    ),
  );
  const free = figures.filter(({ quantity }) => !changing.has(quantity));
  return [
    ...fromToMetrics(reading, figures),
    ...contrasts(reading, free),
    ...singles(reading, free),
  ];
});

function fromToMetrics(reading: Reading, figures: readonly Figure[]): Metric[] {
  const metrics: Metric[] = [];
  for (const utterance of reading.utterances) {
    for (const change of utterance.changes) {
      if (change.form !== 'fromTo') continue;
      const before = figures.find(({ quantity }) => quantity === change.before);
      const result = figures.find(({ quantity }) => quantity === change.after);
      const clause = clauseAt(reading, utterance, change.from);
      if (!before || !result || !clause || !isReal(result.clause) || !isReal(clause)) continue;
      if (isUnmeasured(result) || isScale(before.quantity, result.quantity)) continue;
      if (isOutput(before) || isOutput(result) || !statesChange(before.clause)) continue;
      if (!isNamedLoosely(reading, before) && !isNamedLoosely(reading, result)) continue;
      metrics.push({
        result,
        before,
        form: 'fromTo',
        resultQuote: quote(clause, change),
        baselineQuote: evidenceOf(utterance, change),
      });
    }
  }
  return metrics;
}

/** "from one to five": marks that something is given. */
function isScale(first: Quantity, last: Quantity): boolean {
  return (
    first.kind === 'count' &&
    first.unit === null &&
    first.value <= 1 &&
    [3, 4, 5, 10, 100].includes(last.value)
  );
}

/** "every morning from seven to eight" is no change: its verb does not move anything. */
function statesChange(clause: Clause): boolean {
  return (
    clause.recurrences.length === 0 ||
    /\b(?:went|fell|dropped|rose|cut|came|down|up)\b/.test(clause.text)
  );
}

/** "it took nineteen minutes": the time that something takes names itself. */
function isTimeTaken({ clause: { verb }, quantity: { kind } }: Figure): boolean {
  return kind === 'duration' && verb !== null && /^(?:take|wait|last|queue)$/.test(verb.lemma);
}

/**
 * As `isNamed`, but any noun of the sentence will do, and a pronoun may point back to anything that
 * was spoken of just before.
 */
function isNamedLoosely(reading: Reading, figure: Figure): boolean {
  if (isNamed(reading, figure, 2) || isTimeTaken(figure)) return true;
  const { utterance } = figure.clause;
  const opening = sentencesAround(reading, figure.clause, 0, 0)[0]?.from ?? figure.clause.from;
  return utterance.tokens
    .slice(opening, figure.quantity.from)
    .some(
      ({ pos, lower, lemma }) =>
        /^(?:it|that|we|they|this|which)$/.test(lower) ||
        (/^(?:NOUN|PROPN|VERB)$/.test(pos) &&
          !CALENDAR.test(lower) &&
          !VAGUE_METRIC.test(lemma) &&
          !MOVING.has(lemma) &&
          !LIGHT_MOVING.has(lemma)),
    );
}

/** Pairs of values of one measure told in two places ("in spring it was 40 … by winter, 12"). */
function contrasts(reading: Reading, figures: readonly Figure[]): Metric[] {
  const able = new Set(figures.filter((figure) => mayContrast(reading, figure)));
  return figures.flatMap((second, index) =>
    figures.slice(Math.max(0, index - NEAR), index).flatMap((first, at, near) => {
      if (!able.has(first) || !able.has(second)) return [];
      const [before, result] = contrastOf(reading, first, second, near.slice(at + 1)) ?? [];
      if (!before || !result) return [];
      if (!isNamedLoosely(reading, before) && !isNamedLoosely(reading, result)) return [];
      return {
        result,
        before,
        form: 'contrast' as const,
        resultQuote: quote(result.clause, result.quantity),
        baselineQuote: quote(before.clause, before.quantity),
      };
    }),
  );
}

function singles(reading: Reading, figures: readonly Figure[]): Metric[] {
  return figures
    .filter((figure) => isSingleResult(reading, figure))
    .map((result) => {
      const compared = comparatorOf(reading, result);
      return {
        result,
        before: null,
        form: compared ? 'compared' : 'single',
        resultQuote: quote(result.clause, result.quantity),
        baselineQuote: compared,
      };
    });
}

import type { Detector } from '../detector.ts';
import { type Figure, figuresOf, isHoped, isReal } from '../metric/figure.ts';
import { MEASURE_NOUN, MOVING } from '../metric/words.ts';
import { quote } from '../reading/select.ts';

const FORECAST =
  /\b(?:expect(?:s|ed|ing)?|forecast(?:s|ed)?|project(?:s|ed|ion|ions)|estimat(?:e|es|ed)|predict(?:s|ed)?|anticipat(?:e|es|ed)|should|business case|on track|potential(?:ly)?|aim(?:s|ed|ing)?|target(?:s|ed|ing)?|hop(?:e|es|ed|ing))\b/;

/** A value or a change that somebody foresees, not one that was measured. */
function isForeseen(figure: Figure): boolean {
  const { clause, quantity, role } = figure;
  if (clause.verb?.modal === 'supposed to' || clause.negated) return false;
  if (isHoped(figure)) return quantity.excluded === null && quantity.kind !== 'ordinal';
  if (quantity.excluded !== null || (isReal(clause) && !FORECAST.test(clause.text))) return false;
  const moves = clause.tokens.some(({ lemma }) => MOVING.has(lemma)) || role === 'moved';
  if (/^(?:percentage|multiplier|ratio)$/.test(quantity.kind)) return moves || role !== 'loose';
  return (
    moves &&
    quantity.kind !== 'ordinal' &&
    (/^(?:money|duration)$/.test(quantity.kind) || MEASURE_NOUN.test(quantity.unit ?? ''))
  );
}

export const projected: Detector = {
  id: 'projected',
  reason: 'A forecast is a hope with a number; only what was measured is a result.',
  credited: [
    'That will cut our refund errors by a third next year.',
    'I expect the scrap rate to fall by forty percent.',
    'We expect repeat orders to go up by five percent by the summer.',
    'It should save us 300 hours a month.',
    'The business case said that churn would drop to nine percent.',
  ],
  refused: [
    { text: 'Refund errors fell by a third last year.', why: 'It was measured.' },
    { text: 'In two years I will run the whole floor.', why: 'A date foresees no number.' },
    { text: 'We will add four people next quarter.', why: 'Headcount is no result.' },
    { text: 'I expect a lot of the new leads.', why: 'There is no number.' },
  ],
  detect(reading) {
    const figure = figuresOf(reading).find(isForeseen);
    return figure ? [quote(figure.clause, figure.quantity)] : null;
  },
};

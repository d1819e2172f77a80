import type { Detector } from '../detector.ts';
import { figuresOf, isReal, isUnmeasured, isVagueChange } from '../metric/figure.ts';
import { isNamed } from '../metric/naming.ts';
import { quote } from '../reading/select.ts';

export const changeWithoutMetric: Detector = {
  id: 'changeWithoutMetric',
  reason: 'A change in percent proves nothing until it is said what was measured.',
  credited: [
    'Performance went up thirty percent.',
    'Things improved by a third after that.',
    'Our productivity doubled.',
    'We saw a forty percent uplift.',
    'I moved the desks, and it went up 20 percent.',
  ],
  refused: [
    { text: 'Late deliveries fell eighteen percent.', why: 'The metric is named.' },
    { text: 'It will go up thirty percent next year.', why: 'It is projected.' },
    { text: 'I gave it 110 percent.', why: 'It is an idiom.' },
    { text: 'I spend thirty percent of my time on it.', why: 'Nothing changed.' },
  ],
  detect(reading) {
    const figure = figuresOf(reading).find(
      (one) =>
        /^(?:percentage|multiplier)$/.test(one.quantity.kind) &&
        one.quantity.excluded === null &&
        isReal(one.clause) &&
        !isUnmeasured(one) &&
        !one.clause.negated &&
        (isVagueChange(one) || (one.role === 'moved' && !isNamed(reading, one, 2))),
    );
    return figure ? [quote(figure.clause, figure.quantity)] : null;
  },
};

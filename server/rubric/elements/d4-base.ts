import type { Detector } from '../detector.ts';
import { bestMetric } from '../metric/best.ts';

export const base: Detector = {
  id: 'D4',
  reason:
    'A figure can be checked once its denominator, sample, source or definition is said aloud.',
  credited: [
    'Refund errors went from seven in a hundred to three.',
    'Missed calls went from 31 a week to 12, across all nine sites.',
    'Turnover dropped from 21 percent to 12, according to the payroll records.',
    'Missed calls went from 31 a week to 12, on a base of about 900.',
    'Wrong labels went from 14 to five, out of 200 boxes.',
  ],
  refused: [
    {
      text: 'Refund errors went from seven percent to three.',
      why: 'A percentage alone has no base.',
    },
    { text: 'Missed calls went from 31 a week to 12.', why: 'A rate is not out of how many.' },
    { text: 'We checked 20 boxes out of 200.', why: 'There is no result.' },
    { text: 'Turnover dropped from 21 percent to 12 over two years.', why: 'Years are a period.' },
    {
      text: 'Missed calls went from 31 a week to 12. Nine times out of ten it was the old line.',
      why: 'A figure of speech is no denominator.',
    },
  ],
  detect(reading) {
    const found = bestMetric(reading)?.base;
    return found ? [found] : null;
  },
};

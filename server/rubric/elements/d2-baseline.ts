import type { Detector } from '../detector.ts';
import { bestMetric, isToldPlainly } from '../metric/best.ts';

export const baseline: Detector = {
  id: 'D2',
  reason: 'A number says little until it is held against what it was, a control or a target.',
  credited: [
    'Missed calls went from 31 a week to 12.',
    'In April the scrap rate was nine percent. Now it is four.',
    'Our on-time rate is at 93 percent, up from 81.',
    'In week two 31 calls in every hundred were dropped. By week nine it was 12.',
    'Turnover fell to 12 percent against a target of 15.',
  ],
  refused: [
    {
      text: 'Late deliveries fell by eighteen percent.',
      why: 'A change alone says no start value.',
    },
    { text: 'The return rate halved.', why: 'A factor alone says no start value.' },
    { text: 'Our on-time rate is at 93 percent.', why: 'It is compared with nothing.' },
    {
      text: 'We went from three offices to five.',
      why: 'Offices are no result, so nothing is compared.',
    },
  ],
  detect(reading) {
    const found = bestMetric(reading)?.baseline;
    return found ? [found] : null;
  },
  isPlain: isToldPlainly,
};

import type { Detector } from '../detector.ts';
import { bestMetric, isToldPlainly } from '../metric/best.ts';

export const period: Detector = {
  id: 'D3',
  reason: 'A change means something only with the time that it took.',
  credited: [
    'Missed calls went from 31 a week to 12 in five months.',
    'In April the scrap rate was nine percent. By October it was four.',
    'Between last autumn and this one the waiting time fell from 40 days to 19.',
    'In March the scrap rate was nine percent. Three quarters later it stood at four.',
    'Turnover dropped from 21 percent to 12 over two years.',
    'Some 31 orders a week came back, and within nine months it was four a week.',
  ],
  refused: [
    { text: 'Missed calls went from 31 a week to 12.', why: 'A rate is no period.' },
    {
      text: 'Patients readmitted within a month fell from nine percent to five.',
      why: 'The month belongs to the name of the metric.',
    },
    { text: 'We wrote the guide in five months.', why: 'There is no result that moved.' },
    {
      text: 'The scrap rate used to be nine percent and it is four now.',
      why: 'Before and now say no time.',
    },
  ],
  detect(reading) {
    const found = bestMetric(reading)?.period;
    return found ? [found] : null;
  },
  isPlain: isToldPlainly,
};

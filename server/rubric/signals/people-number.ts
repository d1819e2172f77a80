import type { Detector } from '../detector.ts';
import { metricsOf } from '../metric/metric.ts';
import { isAboutStaff } from '../metric/staff.ts';

export const peopleNumber: Detector = {
  id: 'peopleNumber',
  reason:
    'A question about people is answered by a number about people who work there, not about a product.',
  credited: [
    'Turnover dropped from 21 percent to 12.',
    'Ramp-up for new hires went from six months to three.',
    'Three of my five analysts were promoted within the year.',
    'Sick days fell by a third on my shift.',
  ],
  refused: [
    { text: 'Late deliveries fell eighteen percent.', why: 'Deliveries are not people.' },
    { text: 'I had a team of eight.', why: 'Team size is no result.' },
    { text: 'Nine of ten customers came back.', why: 'Customers do not work there.' },
    { text: 'Turnover will drop to nine percent next year.', why: 'It is projected.' },
  ],
  detect(reading, { question }) {
    const metric = metricsOf(reading).find(({ result, before }) =>
      [result, before].some(
        (figure) => figure !== null && isAboutStaff(reading, figure, question.people),
      ),
    );
    return metric ? [metric.resultQuote] : null;
  },
  /** Its own words say that it is about people who work there, whatever the question is. */
  isPlain(reading) {
    return metricsOf(reading).some(({ result, before }) =>
      [result, before].some((figure) => figure !== null && isAboutStaff(reading, figure, false)),
    );
  },
};

import { result } from '../elements/d1-result.ts';
import type { PointDetector } from './point-detector.ts';

const NO_QUESTION = { bankId: null, text: '', principle: null, people: false, future: false };

export const resultNumber: PointDetector = {
  id: 'result-number',
  reason: 'A mentor repeats the number that moved, not the adjectives.',
  credited: [
    'Late parcels fell from nine percent to four last year.',
    'Refunds are down to three in a hundred.',
    'We brought the wait from six weeks to two.',
    'Bookings rose by a third.',
  ],
  refused: [
    { text: 'We shipped four launches.', why: 'Launches are output.' },
    { text: 'Customers were very happy.', why: 'There is no number.' },
    { text: 'I have a team of nine.', why: 'The size of a team is no result.' },
    { text: 'We will bring the wait to two weeks.', why: 'It is hoped for.' },
  ],
  detect: (reading) => result.detect(reading, { question: NO_QUESTION, found: new Map() }),
};

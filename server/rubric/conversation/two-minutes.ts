import type { PointDetector } from './point-detector.ts';

/** About two minutes, in seconds; and in words where nothing was timed, at 130 to 150 a minute. */
const SECONDS = { least: 90, most: 140 };
const WORDS = { least: 200, most: 350 };

const sentences = (count: number) =>
  'We opened one more depot that year, and Ana ran it. '.repeat(count);

export const twoMinutes: PointDetector = {
  id: 'two-minutes',
  reason: 'A mentor lends two minutes; less is a slogan, and more is cut off.',
  credited: [sentences(19), sentences(22), sentences(26), sentences(31)],
  refused: [
    { text: sentences(3), why: 'It is over before it began.' },
    { text: sentences(15), why: 'It is little more than a minute.' },
    { text: sentences(36), why: 'It is two minutes and a half.' },
    { text: sentences(60), why: 'It is four minutes.' },
  ],
  detect({ wordCount }, { seconds }) {
    const { least, most } = seconds === null ? WORDS : SECONDS;
    const length = seconds ?? wordCount;
    return length >= least && length <= most ? [] : null;
  },
};

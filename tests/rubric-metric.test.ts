import { describe, expect, it } from 'vitest';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import { bestMetric } from '../server/rubric/metric/best.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';

/** What the best metric of a text says, each part in its own words. */
function told(text: string) {
  const words = wordsOfText(text);
  const best = bestMetric(readAnswer({ utterances: [{ id: 'main', words }] }));
  if (!best) return null;
  const { result, baseline, period, base, cause } = best;
  const said = Object.entries({ result, baseline, period, base, cause }).flatMap(([part, span]) =>
    span ? [[part, textOf(words.slice(span.from, span.to))]] : [],
  );
  return Object.fromEntries(said);
}

describe('the best metric', () => {
  it('attaches every part to one number', () => {
    expect(
      told(
        'Short boxes were at 14 in every hundred in May. I gave the line to Ana. By November it was 5. The other line, which kept the old sheet, went from 15 to 14.',
      ),
    ).toEqual({
      result: 'By November it was 5.',
      baseline: 'Short boxes were at 14 in every hundred in May.',
      period: 'By November it was 5.',
      base: '14 in every hundred',
      cause: 'The other line, which kept the old sheet, went from 15 to 14.',
    });
  });

  it('takes the number that earns the most', () => {
    expect(
      told('Traffic doubled. Late loads fell from 42 percent to 19 between January and April.'),
    ).toMatchObject({
      baseline: 'from 42 percent to 19',
      period: 'Late loads fell from 42 percent to 19 between January and April.',
    });
  });

  it('takes no control and no forecast for the result', () => {
    expect(
      told(
        'In May 14 boxes in every hundred were short. The south line, which had changed nothing, went from 15 to 15. By November it was 5 in the hundred.',
      ),
    ).toMatchObject({ result: 'By November it was 5 in the hundred.' });
    expect(told('We expect short boxes to drop by forty percent.')).toBeNull();
    expect(told('Were we forty percent better off for it?')).toBeNull();
  });

  it('does not lend one number the parts of another', () => {
    expect(
      told('Our score is 62. In the spring we moved to another office with 40 desks.'),
    ).toEqual({ result: 'Our score is 62.' });
  });

  it('gives a number that was only guessed no baseline', () => {
    const guess = told('We had nine complaints a week in May. By July it was maybe four or five.');
    expect(guess).not.toHaveProperty('baseline');
  });

  it('never takes a goal for the result', () => {
    expect(told('We were asked for a ramp time of six weeks. The target was five.')).toBeNull();
  });

  it.each([
    'The kitchen has six stations, opens at seven and sits eighty people on two floors.',
    'I look after nine lorries and 22 drivers, and the route is 300 miles each way.',
    'We printed 500 posters and held four open evenings in the spring.',
  ])('finds no result in: %s', (text) => {
    expect(told(text)).toBeNull();
  });
});

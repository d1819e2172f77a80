import { describe, expect, test } from 'vitest';
import { plainWords } from '#contract/plain-words.ts';
import { seededRandom } from '#contract/random.ts';
import type { Word } from '#contract/transcript.ts';
import { captionDelaysMs } from '../server/cli/bench/caption-delay.ts';
import { wordErrors } from '../server/cli/bench/word-error-rate.ts';
import { atSpeed, meanPower, noise, withNoise } from '../server/cli/hearing/altered-sound.ts';
import { cutFixed, FIXED_LENGTHS_S } from '../server/cli/hearing/fixed-windows.ts';
import { habitsHeard } from '../server/cli/hearing/habits.ts';
import { matchedWords } from '../server/cli/hearing/matched-words.ts';
import { figure, measuredText } from '../server/cli/hearing/measured.ts';
import { summariseNumbers } from '../server/cli/hearing/numbers.ts';
import { areNumbersHeard, numberPassages, numbersIn } from '../server/cli/hearing/passages.ts';
import { timeErrors } from '../server/cli/hearing/word-times.ts';
import { type HeardRecording, summariseWords } from '../server/cli/hearing/words.ts';

const words = (text: string) => text.split(' ');

/** Every word lasts 400 ms, from 1 s on. */
const spoken = (text: string): Word[] =>
  words(text).map((word, at) => ({
    text: word,
    startMs: 1_000 + 400 * at,
    endMs: 1_400 + 400 * at,
  }));

function tone(hz: number, seconds: number): Float32Array {
  return Float32Array.from(
    { length: 16_000 * seconds },
    (_, at) => 0.5 * Math.sin((2 * Math.PI * hz * at) / 16_000),
  );
}

describe('plain words', () => {
  const plain = (text: string) =>
    plainWords(words(text))
      .map((word) => word.text)
      .join(' ');

  test.each([
    ['Twenty-five percent,', '25%'],
    ['fifteen per cent', '15%'],
    ['forty in a hundred.', '40 in 100'],
    ['every hundred bills', 'every 100 bills'],
    ['eleven point five percent', '11.5%'],
    ['three million dollars', '$3M'],
    ['two thousand, three hundred', '2,300'],
    ['the twenty-first of May', 'the 21st of May'],
    ['I don’t KNOW', "I don't know"],
  ])('"%s" and "%s" are the same', (one, other) => {
    expect(plain(one)).toBe(plain(other));
  });

  test('other numbers stay others', () => {
    expect(plain('six months to three')).not.toBe(plain('23 months'));
    expect(plain('nine hours to two')).toBe('9 hours to 2');
  });

  test('each knows the printed words that it comes from', () => {
    expect(plainWords(words('in two thousand days'))[1]).toEqual({ text: '2000', from: 1, to: 3 });
  });

  test('word errors count no spelling of a number', () => {
    expect(wordErrors('from forty percent to eleven', 'From 40% to 7.')).toEqual({
      errors: 1,
      words: 5,
    });
  });
});

describe('altered sound', () => {
  test.each(['white', 'pink'] as const)('%s noise lies as far below as asked for', (colour) => {
    const samples = tone(300, 2);
    const noisy = withNoise(samples, { snrDb: 10, colour, random: seededRandom(1) });
    const added = noisy.map((sample, at) => sample - (samples[at] ?? 0));
    expect(10 * Math.log10(meanPower(samples) / meanPower(added))).toBeCloseTo(10, 1);
  });

  test('pink noise changes more slowly than white', () => {
    const roughness = (samples: Float32Array) =>
      meanPower(samples.map((sample, at) => sample - (samples[at - 1] ?? 0))) / meanPower(samples);
    const [white, pink] = [
      noise(16_000, 'white', seededRandom(2)),
      noise(16_000, 'pink', seededRandom(2)),
    ];
    expect(roughness(pink)).toBeLessThan(0.5 * roughness(white));
  });

  test('a faster tone is shorter and higher', () => {
    const crossings = (samples: Float32Array) =>
      samples.filter((sample, at) => sample >= 0 && (samples[at - 1] ?? 0) < 0).length;
    const fast = atSpeed(tone(200, 3), 1.15);
    expect(fast.length / (16_000 * 3)).toBeCloseTo(1 / 1.15, 2);
    expect(crossings(fast) / (fast.length / 16_000)).toBeCloseTo(230, -1);
  });
});

test('fixed windows are all of the sound, none too long, cut where it is quiet', () => {
  const samples = tone(200, 20).map((sample, at) => (at > 80_000 && at < 83_200 ? 0 : sample));
  for (const lengthS of FIXED_LENGTHS_S) {
    const windows = cutFixed(samples, lengthS);
    expect(windows.reduce((sum, { length }) => sum + length, 0)).toBe(samples.length);
    expect(Math.max(...windows.map(({ length }) => length))).toBeLessThanOrEqual(lengthS * 16_000);
  }
  const [first] = cutFixed(samples, 6);
  expect(first?.length).toBeGreaterThan(80_000);
  expect(first?.length).toBeLessThan(83_200);
});

test('streaming is compared with the length that is best over all recordings of a condition', () => {
  const one = (condition: string, streamed: number, ...fixed: number[]): HeardRecording => ({
    condition,
    set: 'aunt',
    words: 100,
    streamed,
    fixed,
  });
  const { figures, rows } = summariseWords([
    one('plain', 6, 9, 3, 9, 9, 9),
    one('plain', 5, 1, 7, 9, 9, 4),
    one('noise', 9, 9, 9, 9, 9, 10),
  ]);
  // 10 errors in the plain ones with 6 s, 9 in the noisy one: the best of each recording were 4 and 9.
  expect(figures[0]?.value).toBeCloseTo(20 / 19);
  expect(figures[1]?.value).toBeCloseTo(1.1);
  expect(rows[1]).toEqual(['plain', '200', '5.5%', '5.0%', '6 s', '1.10']);
  expect(rows.at(-1)).toEqual(['all', '300', '6.7%', '6.3%', '6 s', '1.05']);
});

describe('number passages', () => {
  test('numbers are read in order, and "one" is none', () => {
    expect(numbersIn(words('one page took us from twenty five to 11% in two weeks'))).toEqual([
      '25',
      '11',
      '2',
    ]);
  });

  test('a sentence with a pair is cut out where its words were heard, its pause taken out', () => {
    const samples = tone(200, 12).fill(0, 16_000 * 2.2, 16_000 * 2.6);
    const text = 'We met. It fell from forty to eleven. Then we had two.';
    const [passage, ...others] = numberPassages(
      text,
      spoken('We met. It fell from 40 to 11. Then we had two.'),
      samples,
    );
    expect(others).toEqual([]);
    expect(passage?.words).toEqual(words('It fell from forty to eleven.'));
    // Six words of 400 ms and 120 ms on both sides, but 60 ms for a pause of 400.
    expect((passage?.samples.length ?? 0) / 16).toBeCloseTo(6 * 400 + 240 - 400 + 60, -1);
    // "forty" is said after 980 ms, "eleven" until 120 ms before the end.
    expect(passage?.numbersMs.from).toBeCloseTo(980, -1);
    expect(passage?.numbersMs.to).toBeCloseTo((passage?.samples.length ?? 0) / 16 - 120, -1);
    expect(numberPassages(text, spoken('We met. He fell from 40 to 11.'), samples)).toEqual([]);
  });

  test.each([
    ['It fell from 40 to 11. Then we had two.', true],
    ['It fell from 40 to 7. Then we had two.', false],
    ['It fell from 40 to 10 to 11. Then we had two.', false],
    ['It fell from 40. To 11. Then we had four.', true],
    ['It fell from forty eleven then. 3 we had two.', true],
  ])('of "%s" the pair is right: %s', (heard, isRight) => {
    const reference = words('It fell from forty to eleven. Then we had two.');
    expect(areNumbersHeard(reference, [0, 6], words(heard))).toBe(isRight);
  });

  test('cases are told apart by how near an edge came to the numbers', () => {
    const one = (edgeMs: number, isRightUncut: boolean | null = null) => ({
      set: 'aunt',
      edgeMs,
      isRight: isRightUncut === null,
      isRightUncut,
    });
    const cases = [one(0, true), one(0), one(400), one(800, false), ...Array(4).fill(one(2_000))];
    const { rows, figures } = summariseNumbers(cases, 5, 9);
    const countsOf = (name: string) => rows.find(([first]) => first?.startsWith(name))?.slice(1);
    expect(countsOf('an edge among the')).toEqual(['2', '1', '50.0%']);
    expect(countsOf('an edge among them or')).toEqual(['3', '2', '66.7%']);
    expect(countsOf('no edge')).toEqual(['5', '4', '80.0%']);
    expect(figures.map(({ value }) => Math.round(value))).toEqual([75, 67, 1]);
  });
});

test('matched words keep their places on both sides', () => {
  const matched = matchedWords(words('we cut forty percent of it'), words('So we cut 40% it'));
  expect(matched.map(({ at, expected, heard }) => [at, expected.text, heard.from])).toEqual([
    [0, 'we', 1],
    [1, 'cut', 2],
    [2, '40', 3],
    [3, 'percent', 3],
    [5, 'it', 4],
  ]);
});

test('a habit is heard where all of its words are', () => {
  const [like, youKnow, basically] = habitsHeard(
    words('It was, like, two. You know, basically, it is like that, you know.'),
    words('It was, like two. You basically it is that, you know.'),
  );
  expect(like).toEqual({ habit: 'like', said: 2, heard: 1 });
  expect(youKnow).toEqual({ habit: 'you know', said: 2, heard: 1 });
  expect(basically).toEqual({ habit: 'basically', said: 1, heard: 1 });
});

test('times are compared over words that were heard, a number in one', () => {
  const truth = [
    { text: 'about', startMs: 900, endMs: 1_400 },
    { text: 'twenty', startMs: 1_400, endMs: 1_600 },
    { text: 'five', startMs: 1_600, endMs: 1_900 },
    { text: 'vans', startMs: 1_950, endMs: 2_200 },
  ];
  expect(timeErrors(truth, spoken('about 25 fans'))).toEqual({ starts: [100, 0], ends: [0, 100] });
});

test('a word stands in the captions however it is printed', () => {
  const word = (text: string): Word => ({ text, startMs: 1_000, endMs: 1_400 });
  const captions = [
    { atMs: 1_600, words: [word('America')] },
    { atMs: 1_900, words: [word('fellow-americans.')] },
  ];
  const spoken = { stopToScorecardMs: 0, liveFromMs: 0, liveFromSample: 0, captions };
  expect(captionDelaysMs({ ...spoken, words: [word('Americans,')] })).toEqual([500]);
});

test('a figure says whether its target is met', () => {
  const text = measuredText({
    title: 'Heard',
    rows: [['word', 'times']],
    figures: [
      figure('ratio', 1.1004, '', 'most', 1.1),
      figure('share', 98, '%', 'least', 98),
      figure('told', 3, 'ms'),
    ],
  });
  expect(text.split('\n').slice(2)).toEqual([
    'ratio: 1.1 (at most 1.1: MISSED)',
    'share: 98% (at least 98%: met)',
    'told: 3 ms',
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownText, shownWords, wholly } from '#contract/shown.ts';
import { spokenNumber, spokenYear } from '#contract/spoken-number.ts';

/** As it was heard, and as it is shown; the same twice where it stays. */
const CASES: readonly (readonly [heard: string, shown: string])[] = [
  // Percentages
  ['fifteen percent.', '15%.'],
  ['Fifteen percent of them', '15% of them'],
  ['15%', '15%'],
  ['15 percent', '15%'],
  ['fifteen per cent, then', '15%, then'],
  ['by three percent', 'by 3%'],
  ['by 3%', 'by 3%'],
  ['one percent', '1%'],
  ['a hundred percent sure', '100% sure'],
  ['two and a half percent', '2.5%'],
  ['half a percent', 'half a percent'],
  ['three percentage points', 'three percentage points'],
  ['3 percentage points', 'three percentage points'],
  ['ninety-nine point nine percent', '99.9%'],
  ['a hundred and ten percent', '110%'],
  ['a few hundred percent', 'a few hundred percent'],
  // From ten on
  ['forty people', '40 people'],
  ['Forty people came.', '40 people came.'],
  ['twenty-five', '25'],
  ['twenty five', '25'],
  ['a hundred and twenty orders', '120 orders'],
  ['one hundred twenty orders', '120 orders'],
  ['two thousand', '2000'],
  ['4,000 orders', '4000 orders'],
  ['fifteen hundred orders', '1500 orders'],
  ['twelve thousand five hundred', '12,500'],
  ['12500', '12,500'],
  ['three hundred k', '300k'],
  ['forty grand', '40 grand'],
  ['two million', '2 million'],
  ['one point two five million', '1.25 million'],
  ['1.9 million', '1.9 million'],
  ['a million reasons', 'a million reasons'],
  ['a twenty-person team', 'a 20-person team'],
  ['twenty-odd people', 'twenty-odd people'],
  ['in their twenties', 'in their twenties'],
  ['hundreds of people', 'hundreds of people'],
  ['a few hundred and fifty', 'a few hundred and fifty'],
  ['0800', '0800'],
  // Below ten
  ['3 weeks', 'three weeks'],
  ['three weeks', 'three weeks'],
  ['It broke. 3 weeks later', 'It broke. Three weeks later'],
  ['the one that I meant', 'the one that I meant'],
  ['one by one', 'one by one'],
  ['a 5-person team', 'a five-person team'],
  ['three point five', '3.5'],
  ['3.5', '3.5'],
  ['in two and a half weeks', 'in two and a half weeks'],
  ['ran on Windows 8 then', 'ran on Windows 8 then'],
  ['on May 5 we', 'on May 5 we'],
  ['level L7 and Q3', 'level L7 and Q3'],
  // Money
  ['fifteen dollars', '$15'],
  ['$15', '$15'],
  ['5 dollars,', '$5,'],
  ['two million dollars', '$2 million'],
  ['$2 million', '$2 million'],
  ['twelve euros', '€12'],
  ['four thousand pounds', '4000 pounds'],
  ['£15', '£15'],
  // Ranges, and numbers beside each other
  ['six to eight weeks', 'six to eight weeks'],
  ['eight to ten weeks', '8 to 10 weeks'],
  ['8 to 10 weeks', '8 to 10 weeks'],
  ['between five and fifteen', 'between 5 and 15'],
  ['five to ten percent', '5 to 10%'],
  ['one or two percent', '1 or 2%'],
  ['from one to fifteen', 'from 1 to 15'],
  ['I asked one or fifteen', 'I asked one or 15'],
  ['six out of fifteen', '6 out of 15'],
  ['ten to fifteen dollars', '10 to 15 dollars'],
  ['two to three hundred people', 'two to three hundred people'],
  ['twenty or thirty thousand', '20 or 30 thousand'],
  ['two to three hundred and fifty', 'two to three hundred and fifty'],
  ['between one hundred and two hundred', 'between 100 and 200'],
  ['five hundred and five hundred', '500 and 500'],
  ['forty, sorry, thirty', '40, sorry, 30'],
  ['forty thirty people', 'forty thirty people'],
  ['nine to five', 'nine to five'],
  ['fifty fifty', 'fifty fifty'],
  ['24/7', '24/7'],
  ['it went twenty- thirty', 'it went twenty- 30'],
  // Years
  ['in twenty twenty-five', 'in 2025'],
  ['in 2025', 'in 2025'],
  ['since nineteen ninety,', 'since 1990,'],
  ['in twenty oh nine', 'in 2009'],
  ['between 2018 and twenty nineteen', 'between 2018 and 2019'],
  ['about twenty twenty people', 'about twenty twenty people'],
  ['by twenty thirty percent', 'by twenty thirty percent'],
  // Times, ordinals, fractions
  ['at nine thirty', 'at nine thirty'],
  ['at 9:30', 'at 9:30'],
  ['at six and seven', 'at six and seven'],
  ['at ten to nine', 'at ten to nine'],
  ['at half past ten', 'at half past ten'],
  ['ten a.m. on Monday', 'ten a.m. on Monday'],
  ['10 am', '10 am'],
  ['the third and the 21st', 'the third and the 21st'],
  ['the twenty first of May', 'the twenty first of May'],
  ['a thirty second call', 'a thirty second call'],
  ['thirty seconds', '30 seconds'],
  ['a third of three quarters', 'a third of three quarters'],
  ['two thirds', 'two thirds'],
];

describe('numbers are shown alike', () => {
  test.each(CASES)('%s', (heard, shown) => {
    expect(shownText(heard)).toBe(shown);
  });

  test.each(CASES)('%s, with nothing more to do to what is shown', (_, shown) => {
    expect(shownText(shown)).toBe(shown);
  });

  test('in words and in digits, from 0 to 9999', () => {
    for (let value = 0; value < 10_000; value += 1) {
      const words = spokenNumber(value);
      expect(shownText(`of ${words} that`), words).toBe(shownText(`of ${value} that`));
      expect(shownText(`of ${words} percent`), words).toBe(`of ${value}%`);
      expect(shownText(`of ${value} percent`), words).toBe(`of ${value}%`);
    }
  });

  test('as decimals', () => {
    for (let tenths = 1; tenths < 1000; tenths += 7) {
      const value = tenths / 10;
      expect(shownText(`${spokenNumber(value)} percent`)).toBe(`${value}%`);
    }
  });

  test('as years of two centuries', () => {
    for (let year = 1910; year < 2100; year += 1) {
      expect(shownText(`in ${spokenYear(year)},`), spokenYear(year)).toBe(`in ${year},`);
    }
  });
});

const WORDS =
  'a and the one two five ten fifteen twenty thirty-five ninety hundred thousand million point half percent per cent dollars to or of out between from at past in second k 3 12 15% $4 2019 1,200 9:30 well. so, “ten twenty-person nineteen oh -'.split(
    ' ',
  );

test('every word is shown once, in order, whatever is said', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }), (words) => {
      const shown = shownWords(words);
      const indexes = shown.flatMap(({ from, to }) =>
        words.slice(from, to).map((_, at) => from + at),
      );
      expect(indexes).toEqual([...words.keys()]);
      expect(shown.every(({ from, to, text }) => from < to && text !== '')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a passage takes in the whole of what is shown as one', () => {
  const shown = shownWords('it fell by fifteen percent in spring'.split(' '));
  expect(wholly({ from: 0, to: 4 }, shown)).toEqual({ from: 0, to: 5 });
  expect(wholly({ from: 4, to: 7 }, shown)).toEqual({ from: 3, to: 7 });
  expect(wholly({ from: 5, to: 6 }, shown)).toEqual({ from: 5, to: 6 });
});

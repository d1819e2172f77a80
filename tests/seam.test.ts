import { describe, expect, test } from 'vitest';
import type { Word } from '#contract/transcript.ts';
import { alikeIn, tokensOf } from '../server/transcript/alike.ts';
import { handOverIn } from '../server/transcript/hand-over.ts';
import { doubtMsIn } from '../server/transcript/seam.ts';

/** Words of 400 ms each, from this time on. */
function said(startMs: number, text: string): Word[] {
  return text.split(' ').map((one, at) => ({
    text: one,
    startMs: startMs + 400 * at,
    endMs: startMs + 400 * (at + 1),
  }));
}

/** What both windows give together. */
function together(before: Word[], after: Word[], again: Word[] = []): string {
  const { until, between, from } = handOverIn(seam, before, after, again);
  const words = [...before.slice(0, until), ...between, ...after.slice(from)];
  return words.map(({ text }) => text).join(' ');
}

/** From 10 s to 14 s, in whose middle is what is said fifth. */
const seam = { startSample: 160_000, endSample: 224_000 };

describe('words are alike', () => {
  const pairsOf = (some: Word[], others: Word[]) => alikeIn(tokensOf(some), tokensOf(others));

  test('when they say the same number, in words or in digits', () => {
    expect(pairsOf(said(0, 'By twenty-three percent,'), said(0, 'by 23%'))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(pairsOf(said(0, 'a hundred and five'), said(0, '105'))).toEqual([[0, 0]]);
    expect(pairsOf(said(0, 'fifteen'), said(0, '50'))).toEqual([]);
  });

  test('when they are said at about the same time', () => {
    expect(pairsOf(said(0, 'the team'), said(2_900, 'the team'))).toHaveLength(2);
    expect(pairsOf(said(0, 'the team'), said(3_100, 'the team'))).toEqual([]);
  });

  test('when one of them prints a word that sounds like the number', () => {
    expect(pairsOf(said(0, 'step for of two'), said(0, 'step four of to'))).toHaveLength(4);
  });

  test('in one order, with what stands between them passed over', () => {
    const pairs = pairsOf(said(0, 'it fell from six to three'), said(0, 'it felt from 6 of to 3'));
    expect(pairs.map(([at]) => at)).toEqual([0, 2, 3, 4, 5]);
  });
});

describe('words go over from one window to the next', () => {
  test('in the middle of the seam where all of it is alike', () => {
    const { until, from } = handOverIn(
      seam,
      said(10_000, 'a b c d e f'),
      said(10_000, 'a b c d e f'),
    );
    expect([until, from]).toEqual([5, 5]);
  });

  test('rather between two words that are alike than beside a single one', () => {
    const before = said(10_000, 'a b c x e y y');
    expect(together(before, said(10_000, 'a b c d e f g h'))).toBe('a b c d e f g h');
    expect(handOverIn(seam, before, said(10_000, 'a b c d e f g h')).until).toBe(2);
  });

  test('never within a number', () => {
    const words = said(10_000, 'to three hundred and forty five thousand of them');
    expect(handOverIn(seam, words, words)).toMatchObject({ until: 7, from: 7 });
    expect(
      handOverIn(
        seam,
        said(10_000, 'so we cut it by fifteen percent or'),
        said(10_000, 'so we cut it by 15% or'),
      ),
    ).toMatchObject({ until: 5, from: 5 });
    // They agree on nothing, and the time to go over lies within the number.
    expect(together(said(9_800, 'b thirty four x'), said(10_100, 'sixty nine c d'))).toBe(
      'b sixty nine c d',
    );
  });

  describe('when the seam was heard again', () => {
    const before = said(10_000, 'it fell from 60 to four in a');
    const after = said(10_000, 'it fell from 16 to four in a year');

    test('so that two of three hearings have the number', () => {
      const withIt = (again: string) => together(before, after, said(9_600, again));
      expect(withIt('and it fell from sixty to 4 in a')).toBe('it fell from 60 to four in a year');
      expect(withIt('and it fell from sixteen to 4 in')).toBe('it fell from 16 to four in a year');
      expect(withIt('and it fell from 50 to four')).toBe(together(before, after));
    });

    test('by way of it where the first alone is right up to where it breaks off', () => {
      const wrong = said(10_000, 'switched its date at do and then I');
      const right = said(10_000, 'switched it stayed at two.');
      const again = said(10_000, 'switched it stayed at two, and then I');
      expect(together(right, wrong)).toBe('switched it stayed at do and then I');
      expect(together(right, wrong, again)).toBe('switched it stayed at two, and then I');
    });

    test('by way of it where the windows have nothing alike', () => {
      const [one, other] = [said(10_000, 'x y 40 b c'), said(12_000, '14 g h i j')];
      expect(together(one, other, said(10_800, '40 b c d e f g h i'))).toBe(
        'x y 40 b c d e f g h i j',
      );
    });

    test('to the number where what sounds like it stands between the same words', () => {
      const right = said(10_000, 'the payment until step four is');
      const wrong = said(10_000, 'the payment until stat for his ticked over');
      const again = said(10_000, 'the payment until step for is ticked over');
      expect(together(right, wrong, again)).toBe('the payment until step four is ticked over');
    });
  });
});

describe('numbers are in doubt', () => {
  test('where one window heard a word that sounds like one', () => {
    expect(doubtMsIn(seam, said(10_000, 'step four is'), said(10_000, 'step for is'))).toBe(10_600);
  });

  test('where only one window heard them', () => {
    const before = said(10_000, 'it fell from 60 to four');
    expect(doubtMsIn(seam, before, said(10_000, 'it fell from 16 to four'))).toBe(11_400);
    expect(doubtMsIn(seam, before, said(10_000, 'it fell from sixty to 4'))).toBe(null);
    expect(doubtMsIn(seam, before, said(10_000, 'it felt from 60 to 4 or'))).toBe(null);
  });

  test('but not outside the seam, where only one window hears', () => {
    const before = said(8_800, '12 it fell');
    expect(doubtMsIn(seam, before, said(10_000, 'it fell and then it rose by 9% or 10%'))).toBe(
      13_400,
    );
  });
});

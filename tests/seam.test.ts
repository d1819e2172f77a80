import { describe, expect, test } from 'vitest';
import type { Word } from '#contract/transcript.ts';
import { alikeIn, tokensOf } from '../server/transcript/alike.ts';
import { handOverIn } from '../server/transcript/hand-over.ts';

/** Words of 400 ms each, from this time on. */
function said(startMs: number, text: string): Word[] {
  return text.split(' ').map((one, at) => ({
    text: one,
    startMs: startMs + 400 * at,
    endMs: startMs + 400 * (at + 1),
  }));
}

/** What both windows give together. */
function together(before: Word[], after: Word[]): string {
  const { until, from } = handOverIn(seam, before, after);
  const words = [...before.slice(0, until), ...after.slice(from)];
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
});

import { describe, expect, it } from 'vitest';
import { shownWords } from '#contract/shown.ts';
import { type Word, wordsOfText } from '#contract/transcript.ts';
import { type MarginNote, paragraphsOf, runsOf } from '../web/ui/script.ts';

const shownOf = (words: readonly Word[]) => shownWords(words.map(({ text }) => text));
const sentence = (length: number) => [...Array(length - 1).fill('word'), 'end.'].join(' ');

describe('the paragraphs of a script', () => {
  it('end with a sentence, once they are long enough', () => {
    const words = wordsOfText([sentence(12), sentence(20), sentence(5)].join(' '));
    expect(paragraphsOf(words, shownOf(words))).toEqual([
      { from: 0, to: 32 },
      { from: 32, to: 37 },
    ]);
  });

  it('end at a silence after a sentence', () => {
    const words = ['So.', 'Then', 'we', 'shipped.'].map((text, index) => ({
      text,
      startMs: index === 0 ? 0 : 3000 + index * 300,
      endMs: index === 0 ? 300 : 3200 + index * 300,
    }));
    expect(paragraphsOf(words, shownOf(words))).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 4 },
    ]);
  });

  it('are cut where no sentence ends, and cover every word once', () => {
    const words = wordsOfText(Array(130).fill('and').join(' '));
    const paragraphs = paragraphsOf(words, shownOf(words));
    expect(paragraphs.map(({ from, to }) => to - from)).toEqual([60, 60, 10]);
    expect(paragraphs[1]?.from).toBe(paragraphs[0]?.to);
  });

  it('are not cut within a number', () => {
    const words = wordsOfText(`${Array(59).fill('and').join(' ')} fifteen percent more`);
    expect(paragraphsOf(words, shownOf(words))).toEqual([
      { from: 0, to: 61 },
      { from: 61, to: 62 },
    ]);
  });

  it('are none without words', () => {
    expect(paragraphsOf([], [])).toEqual([]);
  });
});

describe('the runs of a paragraph', () => {
  const note = (element: MarginNote['element'], from: number, to: number): MarginNote => ({
    element,
    dimension: 'mechanism',
    evidence: { utteranceId: 'answer', from, to },
  });

  const plain = shownWords(Array(20).fill('word'));

  it('begin and end with the notes, and know which cover them', () => {
    const whole = note('M1', 12, 18);
    const inner = note('M2', 14, 16);
    const runs = runsOf({ from: 10, to: 20 }, plain, [whole, inner]);
    expect(runs.map(({ from, to, notes }) => [from, to, notes.map((one) => one.element)])).toEqual([
      [10, 12, []],
      [12, 14, ['M1']],
      [14, 16, ['M1', 'M2']],
      [16, 18, ['M1']],
      [18, 20, []],
    ]);
  });

  it('take in a note that began in the paragraph before', () => {
    const runs = runsOf({ from: 10, to: 20 }, plain, [note('M3', 4, 13)]);
    expect(runs.map(({ from, to, notes }) => [from, to, notes.length])).toEqual([
      [10, 13, 1],
      [13, 20, 0],
    ]);
  });

  it('do not cut what is shown as one', () => {
    const words = wordsOfText('errors fell by fifteen percent in spring');
    const shown = shownOf(words);
    const [paragraph] = paragraphsOf(words, shown);
    const runs = paragraph ? runsOf(paragraph, shown, [note('D1', 0, 4)]) : [];
    expect(runs.map(({ shown, notes }) => [shown.map(({ text }) => text), notes.length])).toEqual([
      [['errors', 'fell', 'by', '15%'], 1],
      [['in', 'spring'], 0],
    ]);
  });
});

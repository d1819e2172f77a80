import { describe, expect, it } from 'vitest';
import { wordsOfText } from '../server/contract/transcript.ts';
import { type Reading, readAnswer } from '../server/rubric/reading/reading.ts';

const STORY =
  'I run the night desk at a small harbour office. Boats kept leaving with the wrong papers. I wrote a card with six lines and I gave it to Petra. She checks every boat against it before the rope comes off. We went from eleven wrong papers a month to two. I told my boss about it in June. She was pleased. Then I moved on to the fuel store.';

function read(text: string): Reading {
  return readAnswer({ utterances: [{ id: 'answer', words: wordsOfText(text) }] });
}

function sentenceStarts({ clauses }: Reading): number[] {
  const opening = clauses.filter(
    ({ sentence }, index) => clauses[index - 1]?.sentence !== sentence,
  );
  return opening.map(({ utterance, from }) => utterance.tokens[from]?.word ?? -1);
}

describe('marks that were not printed', () => {
  it('finds most sentences of a text without any', () => {
    const bare = STORY.toLowerCase().replace(/[.,]/g, '');
    const told = sentenceStarts(read(STORY));
    const found = sentenceStarts(read(bare));
    const both = found.filter((start) => told.includes(start));
    expect(both.length / told.length).toBeGreaterThan(0.6);
    expect(both.length / found.length).toBeGreaterThan(0.6);
  });

  it('keeps what is said with who says it, and a condition with what hangs on it', () => {
    const { clauses } = read(
      'I said, it is your store. If the seal is broken, she sends it back. We like that.',
    );
    expect(clauses.map(({ sentence }) => sentence)).toEqual([0, 0, 1, 1, 2]);
  });
});

describe('numbers in words and in digits', () => {
  it.each([
    ['We opened the store in twenty nineteen.', 'We opened the store in 2019.'],
    ['It has held since two thousand and nine.', 'It has held since 2009.'],
    ['The seal came on the thirty-first of March.', 'The seal came on the 31st of March.'],
    ['Every sixth crate was short.', 'Every 6th crate was short.'],
    ['I was the only one who looked.', 'I was the only 1 who looked.'],
    ['We lose one crate in every nine.', 'We lose 1 crate in every 9.'],
  ])('reads "%s" as "%s"', (words, digits) => {
    const quantities = (text: string) =>
      read(text).utterances[0]?.quantities.map(({ kind, value, denominator, excluded }) => ({
        kind,
        value,
        denominator,
        excluded,
      }));
    expect(quantities(words)).toEqual(quantities(digits));
  });

  it.each([
    ['We held it for thirty-eight minutes.', 'for thirty-eight minutes'],
    ['It went out in ninety seconds.', 'in ninety seconds'],
  ])('sees the period in "%s"', (text, period) => {
    expect(read(text).utterances[0]?.periods.map((one) => one.text)).toContain(period);
  });
});

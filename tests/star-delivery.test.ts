import { describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import type { StarPart, StarShare } from '#contract/scorecard.ts';
import { textOf, type Word, wordsOfText } from '#contract/transcript.ts';
import { deliveryOf } from '../server/scorecard/delivery.ts';
import { starOf } from '../server/scorecard/star.ts';

function answerOf(words: Word[]): Answer {
  return {
    question: { bankId: null, text: 'Tell me.', principle: null, people: false, future: false },
    utterances: [{ id: 'main', words }],
  };
}
const typed = (text: string) => answerOf(wordsOfText(text));

/** Every word lasts 300 ms; `gapBeforeMs` puts a silence before the word of that index. */
function spoken(text: string, gapBeforeMs: Record<number, number> = {}): Answer {
  let atMs = 0;
  return answerOf(
    wordsOfText(text).map((word, index) => {
      const startMs = atMs + (gapBeforeMs[index] ?? 0);
      atMs = startMs + 300;
      return { ...word, startMs, endMs: atMs };
    }),
  );
}

const STORY: Record<StarPart, string> = {
  situation:
    'When I joined the bakery there was no plan for the ovens at all. Bread was running late.',
  task: 'My job was to get the vans out by five.',
  action:
    'So I asked Noor to decide the order of the doughs. Every evening she checked the list with the bakers, and I gave her the keys.',
  result: 'In the end late vans fell from nine a week to two, and Noor still runs it.',
};

function part(star: StarShare[], wanted: StarPart): StarShare {
  const share = star.find((candidate) => candidate.part === wanted);
  if (share === undefined) throw new Error(`${wanted} is missing`);
  return share;
}

function said(answer: Answer, share: StarShare): string {
  const words = answer.utterances[0]?.words ?? [];
  return share.evidence.map(({ from, to }) => textOf(words.slice(from, to))).join(' ');
}

describe('STAR', () => {
  it('finds the four parts of a plain story', () => {
    const answer = typed(Object.values(STORY).join(' '));
    const star = starOf(answer);
    expect(star.map((share) => [share.part, said(answer, share)])).toEqual(Object.entries(STORY));
  });

  it('shares out the words of a typed answer', () => {
    const answer = typed(Object.values(STORY).join(' '));
    const star = starOf(answer);
    const words = wordsOfText(Object.values(STORY).join(' ')).length;
    expect(part(star, 'task').share).toBeCloseTo(wordsOfText(STORY.task).length / words);
    expect(star.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1);
  });

  it('shares out the time of a spoken one', () => {
    const text = Object.values(STORY).join(' ');
    const lastWord = wordsOfText(text).length - 1;
    const even = starOf(spoken(text));
    const slowEnd = starOf(spoken(text, { [lastWord]: 6_000 }));
    expect(part(slowEnd, 'result').share).toBeGreaterThan(part(even, 'result').share);
    expect(slowEnd.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1);
  });

  it('gives a part that is not told share 0 and no evidence', () => {
    const star = starOf(typed(`${STORY.situation} ${STORY.action} ${STORY.result}`));
    expect(part(star, 'task')).toEqual({ part: 'task', share: 0, evidence: [] });
  });

  it('hears a result told early where the words are plain', () => {
    const answer = typed(
      `Late vans fell from nine a week to two, as a result of one list. ${STORY.situation} ${STORY.action} I handed her the rota. I told the bakers that her word was final. I sat with her for three mornings.`,
    );
    expect(said(answer, part(starOf(answer), 'result'))).toContain('fell from nine');
  });

  it('copes with an empty answer, and with speech without full stops', () => {
    expect(starOf(answerOf([])).map(({ share }) => share)).toEqual([0, 0, 0, 0]);
    const endless = starOf(typed('and then we talked '.repeat(60)));
    expect(endless.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1);
  });
});

describe('delivery', () => {
  it('measures words, time and rate from the first word to the last', () => {
    const delivery = deliveryOf(spoken('one two three four five six', { 0: 5_000, 3: 1_200 }));
    expect(delivery.words).toBe(6);
    expect(delivery.durationMs).toBe(6 * 300 + 1_200);
    expect(delivery.wordsPerMinute).toBeCloseTo(6 / (3_000 / 60_000));
  });

  it('counts a silence as a pause from 700 ms on', () => {
    const { pauses } = deliveryOf(spoken('one two three four', { 1: 699, 2: 700, 3: 2_000 }));
    expect(pauses).toEqual([
      { startMs: 1_299, endMs: 1_999 },
      { startMs: 2_299, endMs: 4_299 },
    ]);
  });

  it('has no times for a typed answer', () => {
    expect(deliveryOf(typed('I think so.'))).toEqual({
      words: 3,
      durationMs: null,
      wordsPerMinute: null,
      pauses: null,
      hedges: [{ quote: 'I think', evidence: [{ utteranceId: 'main', from: 0, to: 2 }] }],
      habits: [],
    });
  });

  const hedges = (text: string) => deliveryOf(typed(text)).hedges.map(({ quote }) => quote);

  it('hears hedges, with their punctuation', () => {
    expect(hedges('It was kind of late, maybe, and I guess we sort of knew.')).toEqual([
      'kind of',
      'maybe,',
      'I guess',
      'sort of',
    ]);
    expect(hedges('Probably. Perhaps more or less.')).toEqual([
      'Probably.',
      'Perhaps',
      'more or less.',
    ]);
  });

  it('leaves alone what only looks like one', () => {
    expect(hedges('What kind of checklist? A kind of ledger, the same sort of thing.')).toEqual([]);
    expect(hedges('I thought about it and said so. About thirty percent.')).toEqual([]);
  });

  const habits = (text: string) => deliveryOf(typed(text)).habits?.map(({ quote }) => quote) ?? [];

  it('hears words of habit, and leaves alone the same words meant', () => {
    expect(habits('So, you know, we moved it. Basically it was done, You know.')).toEqual([
      'you know,',
      'Basically',
      'You know.',
    ]);
    expect(habits('How do you know? If you know him, say what you know.')).toEqual([]);
  });

  it('does not count "like", which it cannot tell from the same word meant', () => {
    expect(habits('It was, like, two. That is what good looks like.')).toEqual([]);
  });

  it('never counts um and uh', () => {
    expect(hedges('Um, so, uh, we moved it.')).toEqual([]);
    expect(habits('Um, so, uh, we moved it.')).toEqual([]);
  });
});

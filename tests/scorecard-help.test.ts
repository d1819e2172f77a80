import { describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import {
  ELEMENT_IDS,
  type ElementId,
  Grading,
  NEAR_MISS_KINDS,
  SIGNAL_IDS,
  type SignalId,
} from '#contract/element.ts';
import { type Scorecard, Scorecard as ScorecardShape } from '#contract/scorecard.ts';
import { shownText } from '#contract/shown.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { scoreAnswer } from '../server/scorecard/score.ts';

const HERO = [
  'Last spring the returns desk was drowning.',
  'Nobody else could, so I rewrote the whole sorting plan over a weekend and presented it.',
  'I asked Petra to pull the numbers for me.',
  'Then I built a new label for every shelf.',
  'Wrong parcels fell by thirty percent.',
].join(' ');

type Quotes = Partial<Record<ElementId | SignalId, string>>;

function findingOf(answer: Answer, phrase: string) {
  const words = answer.utterances[0]?.words.map(({ text }) => text) ?? [];
  const wanted = phrase.split(' ');
  const at = words.findIndex((_, index) => wanted.every((word, n) => words[index + n] === word));
  const from = Math.max(0, at);
  return {
    quote: phrase,
    evidence: [{ utteranceId: 'main', from, to: from + wanted.length }],
  };
}

function cardOf(text: string, quotes: Quotes, nearMisses: object = {}): Scorecard {
  const answer: Answer = {
    question: {
      bankId: null,
      text: 'Tell me about a time you changed something.',
      principle: null,
      people: false,
      future: false,
    },
    utterances: [{ id: 'main', words: wordsOfText(text) }],
  };
  const findings = (ids: readonly (ElementId | SignalId)[]) =>
    Object.fromEntries(
      ids.map((id) => {
        const quote = quotes[id];
        return [id, quote === undefined ? null : findingOf(answer, quote)];
      }),
    );
  const near = Object.entries(nearMisses).map(([id, [kind, quote]]) => [
    id,
    { ...findingOf(answer, quote), kind },
  ]);
  return scoreAnswer(
    answer,
    Grading.parse({
      grader: { name: 'scripted', version: '0' },
      elements: findings(ELEMENT_IDS),
      signals: findings(SIGNAL_IDS),
      nearMisses: Object.fromEntries(near),
    }),
  );
}

const rescued = (more: Quotes = {}) =>
  cardOf(HERO, { rescue: 'so I rewrote the whole sorting plan over a weekend', ...more });

describe('the closest words', () => {
  const asked = 'I asked Petra to pull the numbers for me.';

  it('stand with the missing element, and say what they lack', () => {
    const card = cardOf(HERO, { F1: asked }, { F2: ['helped', asked] });
    expect(card.dimensions.framing.elements.F2).toMatchObject({
      credited: false,
      closest: { quote: asked, says: 'what they were asked to do, not what was theirs to decide' },
    });
    expect(ScorecardShape.parse(card)).toEqual(card);
  });

  it('are dropped when they do not stand in the transcript, or the element is credited', () => {
    const strange = cardOf(
      'Nothing of the kind was said here today.',
      {},
      { F2: ['helped', asked] },
    );
    expect(strange.dimensions.framing.elements.F2?.closest).toBeUndefined();
    const credited = cardOf(HERO, { F2: asked }, { F2: ['helped', asked] });
    expect(credited.dimensions.framing.elements.F2?.closest).toBeUndefined();
  });

  it('give the advice its context', () => {
    const { advice } = cardOf(HERO, {}, { F4: ['helped', asked] });
    expect(advice.find(({ element }) => element === 'F4')).toMatchObject({
      say: 'You said “I asked Petra to pull the numbers for me”. It says what they were asked to do, not what was theirs to decide. Say what somebody else achieved, or what they can do now.',
      ask: 'Say what somebody else achieved, or what they can do now.',
    });
  });

  it.each(NEAR_MISS_KINDS)('have one plain sentence: %s', (kind) => {
    const says = cardOf(HERO, {}, { F2: [kind, asked] }).dimensions.framing.elements.F2?.closest
      ?.says;
    expect(says).toMatch(/^[a-z]/);
    expect(`It says ${says}.`.split(' ').length).toBeLessThanOrEqual(20);
    expect(says).not.toMatch(/[.!]|great|only you|fail/i);
  });
});

describe('how a level was looked up', () => {
  const places = (rows: Scorecard['dimensions']['data']['lookup']) =>
    rows?.next?.places.filter(({ filledBy }) => filledBy.length === 0).map(({ anyOf }) => anyOf);

  it('gives the row with what fills it, and what the next row asks for besides', () => {
    const { lookup } = rescued({ D1: 'Wrong parcels fell by thirty percent.' }).dimensions.data;
    expect(lookup?.row).toEqual({
      level: 3,
      rule: 'A result number without its baseline',
      places: [{ anyOf: ['D1'], filledBy: ['D1'] }],
    });
    expect(lookup?.next?.level).toBe(4);
    expect(places(lookup)).toEqual([['D2'], ['D3', 'D4', 'D5']]);
  });

  it('stands on signals below, and aims at elements alone', () => {
    const { lookup } = rescued().dimensions.framing;
    expect(lookup?.row.places).toEqual([{ anyOf: ['soloBuild', 'rescue'], filledBy: ['rescue'] }]);
    expect(places(lookup)).toEqual([['F1']]);
    expect(places(rescued().dimensions.data.lookup)).toEqual([['D1']]);
  });

  it('has no next row at the top', () => {
    const all = Object.fromEntries(['M1', 'M2', 'M3', 'M4'].map((id) => [id, 'pull the numbers']));
    expect(cardOf(HERO, all).dimensions.mechanism.lookup?.next).toBeNull();
  });
});

/** The words that a template brings along; everything else in it must have been said. */
const TEMPLATE_WORDS = new Set(
  'i chose who to own it agreed what good looked like and gave them practice access time or cover they did came of left with its owner feedback so that could finish'.split(
    ' ',
  ),
);
const contentOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [];

describe('rewrites', () => {
  const cards: [string, Scorecard][] = [
    ['a rescue', rescued()],
    ['a rescue with a result', rescued({ D1: 'Wrong parcels fell by thirty percent.' })],
    ['building', cardOf(HERO, { soloBuild: 'Then I built a new label for every shelf.' })],
    ['work taken back', cardOf(HERO, { takeBack: 'I asked Petra to pull the numbers for me.' })],
  ];

  it.each(cards)('bring nothing that was not said: %s', (_name, { rewrites = [] }) => {
    expect(rewrites.length).toBeGreaterThan(0);
    const said = new Set(contentOf(`${HERO} ${shownText(HERO)}`));
    for (const { template, quote } of rewrites) {
      expect(HERO).toContain(quote);
      expect(template).toContain('____');
      const invented = contentOf(template.replaceAll('_', '')).filter(
        (word) => !TEMPLATE_WORDS.has(word) && !said.has(word),
      );
      expect(invented).toEqual([]);
    }
  });

  it("keep the speaker's act and the deed, now its owner's, and the result", () => {
    const [first, second, ...rest] =
      rescued({ D1: 'Wrong parcels fell by thirty percent.' }).rewrites ?? [];
    expect(first?.template).toBe(
      'I chose ____ (who) to own the whole sorting plan, agreed ____ (what good looked like) and gave them ____ (practice, access, time or cover). They rewrote the whole sorting plan. What came of it: “Wrong parcels fell by 30%”.',
    );
    expect(second?.template).toContain('They built a new label.');
    expect(rest).toEqual([]);
  });

  it('leave what is not said blank, and do not take the speaker’s own result for theirs', () => {
    const own = cardOf(HERO.replace('Wrong parcels fell by', 'I got it up by'), {
      rescue: 'so I rewrote the whole sorting plan over a weekend',
      D1: 'I got it up by thirty percent.',
    });
    expect(own.rewrites?.[0]?.template).toContain('What came of it: ____.');
  });

  it('are offered for a hero’s story alone', () => {
    expect(cardOf(HERO, {}).rewrites).toEqual([]);
    const quote = 'I asked Petra to pull the numbers for me.';
    expect(rescued({ F1: quote, F2: quote, F3: quote, F4: quote }).rewrites).toEqual([]);
  });

  it('are few', () => {
    const many = `${HERO} I wrote the guide. I fixed the door. I drew the map. I ran the shop.`;
    const card = cardOf(many, { soloBuild: 'I wrote the guide.' });
    expect(card.rewrites).toHaveLength(3);
  });
});

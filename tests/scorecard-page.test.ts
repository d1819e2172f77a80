import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Grading, SIGNAL_IDS } from '#contract/element.ts';
import type { Closest, DimensionRating } from '#contract/scorecard.ts';
import { DimensionRatingView } from '../web/scorecard/DimensionRatingView.tsx';

const WORDS = 'We talked about it and I asked Petra to pull it.'.split(' ').map((text, index) => ({
  text,
  startMs: 46_000 + index * 250,
  endMs: 46_200 + index * 250,
}));
const PASSAGE = { utteranceId: 'main', from: 6, to: 12 };
const CLOSEST: Closest = {
  quote: 'asked Petra to pull it.',
  evidence: [PASSAGE],
  says: 'what they were asked to do',
};
const missing = { credited: false, quote: null, evidence: [] };
const RATING: DimensionRating = {
  level: 2,
  why: 'Your act alone.',
  elements: {
    F1: { credited: true, quote: 'I asked Petra', evidence: [PASSAGE] },
    F2: { ...missing, closest: CLOSEST },
    F3: { ...missing, closest: CLOSEST },
  },
  caps: [{ id: 'blame', limit: 2, why: 'Blame holds it at 2.' }],
  flag: 'HERO',
  lookup: {
    row: { level: 2, rule: 'Your act alone', places: [{ anyOf: ['F1'], filledBy: ['F1'] }] },
    next: {
      level: 3,
      rule: 'Your act and an owner',
      places: [
        { anyOf: ['F1'], filledBy: ['F1'] },
        { anyOf: ['F2', 'F3'], filledBy: [] },
      ],
    },
  },
};

function page(rating: DimensionRating, onPlay?: () => void): string {
  return renderToStaticMarkup(
    createElement(DimensionRatingView, {
      dimension: 'framing',
      rating,
      advice: [
        { dimension: 'framing', element: 'F2', say: 'You said “x”: name one.', ask: 'Name one.' },
        { dimension: 'framing', element: 'F3', say: 'You said “x”: add help.', ask: 'Add help.' },
      ],
      signals: Grading.shape.signals.parse(Object.fromEntries(SIGNAL_IDS.map((id) => [id, null]))),
      rewrites: [
        { quote: 'I asked Petra', evidence: [PASSAGE], template: 'I chose ____ (who) to own it.' },
      ],
      spoken: [{ id: 'main', words: WORDS }],
      onPlay,
    }),
  );
}

const count = (html: string, part: string) => html.split(part).length - 1;

describe('a dimension on the page', () => {
  const html = page(RATING, () => {});

  it('shows the closest words once, with what they lack, beside what to say', () => {
    expect(count(html, '“asked Petra to pull it.”')).toBe(1);
    expect(html).toContain('It says what they were asked to do.');
    expect(html).toContain('Name one.');
    expect(html).toContain('Add help.');
    expect(html).not.toContain('You said “x”');
  });

  it('plays them from where they were said, if there is sound', () => {
    expect(html).toContain('Play these words, at 0:47');
    expect(page(RATING)).not.toContain('Play these words');
  });

  it('opens the lookup row as a table of what it asks for and what was said', () => {
    expect(html).toContain('The row for 2: Your act alone.');
    expect(html).toMatch(/<th scope="row">own act<\/th><td><q>I asked Petra<\/q><\/td>/);
    expect(html).toMatch(/<th scope="row">At most 2<\/th><td>Blame holds it at 2\.<\/td>/);
    expect(html).toMatch(/<th scope="row">owner, or enabled<\/th><td[^>]*>not said<\/td>/);
  });

  it('says between which levels it lies, and why, beside the level and in its table', () => {
    const why = 'It hangs on whether “I asked Petra” counts as an act of leading of your own.';
    const between = { from: 1, to: 2, why } as const;
    const torn = page({ ...RATING, certainty: { chances: [0.4, 0.6, 0, 0, 0], between } });
    expect(torn).toMatch(/<strong>Between 1 and 2\.<\/strong> It hangs on whether/);
    expect(torn).toMatch(/<th scope="row">Between 1 and 2<\/th><td>It hangs on/);
    expect(count(torn, why)).toBe(2);
    const sure = page({ ...RATING, certainty: { chances: [0, 1, 0, 0, 0], between: null } });
    expect(sure).toBe(page(RATING));
    expect(sure).not.toContain('Between');
  });

  it('marks a rewrite as a template with its blanks', () => {
    expect(html).toContain('Templates: fill a blank only with what happened.');
    expect(html).toMatch(/<span class="rewrite-blank">____ \(who\)<\/span>/);
  });

  it('shows a rating from before these were kept', () => {
    const { lookup, ...old } = RATING;
    const before = page({ ...old, elements: { F1: missing, F2: missing } });
    expect(lookup).toBeDefined();
    expect(before).not.toContain('Why this level?');
    expect(before).toContain('You said “x”: name one.');
  });
});

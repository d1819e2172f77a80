import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, test } from 'vitest';
import { Captions } from '../web/rehearse/Captions.tsx';
import { SearchHit } from '../web/replay/SearchHit.tsx';
import { Quote } from '../web/ui/Quote.tsx';
import { Transcript } from '../web/ui/Transcript.tsx';

const SAID = 'Then errors fell by fifteen percent in spring.';
const WORDS = SAID.split(' ').map((text, index) => ({
  text,
  startMs: index * 300,
  endMs: index * 300 + 250,
}));
const UTTERANCE = { id: 'main', label: 'You', asked: null, words: WORDS };
const NOTE = {
  element: 'D1',
  dimension: 'data',
  evidence: { utteranceId: 'main', from: 1, to: 5 },
} as const;

const page = (element: ReactElement) => renderToStaticMarkup(element);
const textIn = (html: string) => html.replace(/<[^>]*>/g, '');

describe('a transcript', () => {
  const script = (heard: number | null, marked: { from: number; to: number } | null = null) =>
    page(
      createElement(Transcript, {
        utterances: [UTTERANCE],
        notes: [NOTE],
        currentWord: heard === null ? null : { utteranceId: 'main', index: heard },
        marked: marked && { utteranceId: 'main', ...marked },
      }),
    );

  test('shows a number as one, and knows it by its first word', () => {
    expect(script(null)).toContain('<span data-word="4">15%</span>');
    expect(script(null)).not.toContain('data-word="5"');
    expect(textIn(script(null))).toContain('Then errors fell by 15% in spring.');
  });

  test('lights it while any of its words is heard, and nothing else with it', () => {
    for (const heard of [4, 5]) {
      expect(script(heard)).toContain('<span data-word="4" data-current="true">15%</span>');
      expect(script(heard).match(/data-current/g)).toHaveLength(1);
    }
    expect(script(6)).toContain('<span data-word="4">15%</span>');
  });

  test('underlines and marks the whole of it, though a passage ends inside', () => {
    const evidence = /<span class="evidence"[^>]*>(.*?)<\/span><\/span>/.exec(script(null))?.[0];
    expect(textIn(evidence ?? '')).toBe('errors fell by 15%');
    expect(script(null, { from: 5, to: 6 })).toContain(
      '<span data-word="4" data-marked="true">15%</span>',
    );
  });
});

test('a quote has the same words', () => {
  const html = page(
    createElement(Quote, { text: 'fell by fifteen percent', dimension: null, startMs: null }),
  );
  expect(textIn(html)).toBe('“fell by 15%”');
});

test('captions show a number alike, and leave it open while it is still being said', () => {
  const captions = (settled: number) =>
    page(
      createElement(Captions, {
        settled: WORDS.slice(0, settled),
        provisional: WORDS.slice(settled),
        areRemote: false,
        placeholder: '',
      }),
    );
  expect(captions(6)).toContain(
    'Then errors fell by 15% <span class="captions-provisional">in spring.</span>',
  );
  expect(captions(5)).toContain(
    'Then errors fell by <span class="captions-provisional">15% in spring.</span>',
  );
});

test('a search marks the whole of what it found a part of', () => {
  const hit = {
    utteranceId: 'main',
    words: SAID.split(' ').slice(2),
    from: 2,
    found: [{ from: 5, to: 6 }],
    goesOn: false,
  };
  const html = page(
    createElement(MemoryRouter, null, createElement(SearchHit, { attemptId: 'a', hit })),
  );
  expect(html).toContain('… fell by <mark>15%</mark> in spring.');
});

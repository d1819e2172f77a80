import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, test } from 'vitest';
import {
  INITIAL_SETTINGS,
  type RemoteStatus,
  type RemoteUsage,
  type RemoteUse,
} from '#contract/remote.ts';
import { heardBy } from '../web/hearing/ears.ts';
import { RemoteNotice } from '../web/models/RemoteNotice.tsx';
import {
  answerCostWords,
  askAside,
  costWords,
  howFarSoundGoes,
  secondsLeft,
  type Unlocked,
  usualCostWords,
  whatGoesWhere,
  whatLeaves,
} from '../web/models/words.ts';
import { differencesIn, droppedWords, reasonOf } from '../web/opinion/differences.ts';
import { bareScorecard } from './fakes/bare-scorecard.ts';

const LOCKED: RemoteStatus = { unlocked: false };

function unlocked(uses: readonly RemoteUse[], change: Partial<Unlocked> = {}): Unlocked {
  const model = { model: 'gpt-6-luna', estimateUsd: 0.0026, mostUsd: 0.0188 };
  const ear = { model: 'gpt-transcribe', estimateUsd: 0.0135, mostUsd: 0.027 };
  return {
    unlocked: true,
    host: 'api.openai.com',
    staysHere: false,
    models: { hearing: ear, captions: ear, grading: model, coaching: model, voice: model },
    settings: {
      ...INITIAL_SETTINGS,
      uses: {
        hearing: uses.includes('hearing'),
        captions: uses.includes('captions'),
        grading: uses.includes('grading'),
        coaching: uses.includes('coaching'),
        voice: uses.includes('voice'),
      },
    },
    spent: { usd: 0, uses: 0, unpriced: 0 },
    ...change,
  };
}

test('what models took of an answer is told use by use, and in all', () => {
  const took = (use: RemoteUse, usd: number | null): RemoteUsage => ({
    use,
    model: 'm',
    inputTokens: 1,
    outputTokens: 1,
    audioMs: 1,
    usd,
  });
  expect(answerCostWords([])).toBeNull();
  expect(answerCostWords([took('hearing', 0.0135), took('grading', 0.0026)])).toBe(
    'Models for this answer so far: hearing $0.01, grading $0.003; $0.02 in all.',
  );
  expect(answerCostWords([took('hearing', 0), took('grading', null)])).toBe(
    'Models for this answer so far: hearing free, grading price not known.',
  );
});

describe('what goes where', () => {
  test('is one sentence of what is switched on, and none where nothing is', () => {
    expect(whatGoesWhere(undefined)).toBeNull();
    expect(whatGoesWhere(LOCKED)).toBeNull();
    expect(whatGoesWhere(unlocked([]))).toBeNull();
    expect(whatGoesWhere(unlocked(['hearing', 'captions', 'grading']))).toBe(
      'Your voice goes to api.openai.com for hearing and captions; your words for grading.',
    );
    expect(whatGoesWhere(unlocked(['captions', 'grading', 'coaching', 'voice']))).toBe(
      'Your voice goes to api.openai.com for captions; your words for grading and, when you ask, coaching; the interviewers’ lines to be read aloud.',
    );
    expect(whatGoesWhere(unlocked(['coaching']))).toBe(
      'Your words go to api.openai.com when you ask for coaching.',
    );
    expect(whatGoesWhere(unlocked(['voice']))).toBe(
      'The interviewers’ lines go to api.openai.com to be read aloud.',
    );
  });

  test('to a server on this computer it goes, and does not leave', () => {
    const own = unlocked(['hearing', 'grading'], { host: 'localhost:11434', staysHere: true });
    expect(whatGoesWhere(own)).toBe(
      'Your voice goes to localhost:11434, on this computer, for hearing; your words for grading.',
    );
    expect(whatLeaves(own)).toBeNull();
    expect(whatLeaves(unlocked(['grading']))).toBe('Your words go to api.openai.com for grading.');
  });

  test('the sound is promised to stay only where it does, and nothing before that is known', () => {
    const stays = 'The sound goes no further than this computer.';
    expect(howFarSoundGoes(undefined)).toBe('');
    expect(howFarSoundGoes(LOCKED)).toBe(stays);
    expect(howFarSoundGoes(unlocked(['grading', 'coaching', 'voice']))).toBe(stays);
    expect(howFarSoundGoes(unlocked(['hearing']))).toBe(
      'The sound goes to api.openai.com for hearing.',
    );
  });
});

describe('what it costs', () => {
  test.each([
    [null, 'price not known'],
    [0, 'free'],
    [0.0004, 'less than $0.001'],
    [0.0026, '$0.003'],
    [0.0096, '$0.01'],
    [0.0135, '$0.01'],
    [1.5, '$1.50'],
  ])('%s dollars', (usd, words) => {
    expect(costWords(usd)).toBe(words);
  });

  test('is said beside the button, with where it goes', () => {
    expect(askAside(0.0022, unlocked([]))).toBe('(at most $0.003, api.openai.com)');
    expect(askAside(0.0022, unlocked([]), 'about')).toBe('(about $0.002, api.openai.com)');
    expect(askAside(null, unlocked([]))).toBe('(price not known, api.openai.com)');
    expect(askAside(0, unlocked([], { host: 'localhost:8000' }))).toBe('(free, localhost:8000)');
    const { grading } = unlocked([]).models;
    expect(usualCostWords(grading)).toBe('about $0.003; with three follow-ups $0.02 at most');
    expect(usualCostWords({ ...grading, estimateUsd: null, mostUsd: null })).toBe(
      'price not known',
    );
  });
});

describe('a model that gave nothing', () => {
  const NOW_MS = Date.now();
  function notice(retryAfterMs: number | null, code: 'rateLimited' | 'limitReached'): string {
    const problem = { code, message: 'It was not to be.', retryAfterMs };
    const props = { title: 'Nothing.', problem, sinceMs: NOW_MS, isAsking: false, again: 'Again' };
    return renderToStaticMarkup(
      createElement(
        MemoryRouter,
        null,
        createElement(RemoteNotice, { ...props, onAgain: () => {} }),
      ),
    );
  }

  test('is asked again once its server takes that', () => {
    expect(secondsLeft(20_000, 1_000, 1_500)).toBe(20);
    expect(secondsLeft(20_000, 1_000, 20_500)).toBe(1);
    expect(secondsLeft(20_000, 1_000, 21_000)).toBe(0);
    expect(notice(3_600_000, 'rateLimited')).toMatch(/disabled="".* in \d+ s/s);
    expect(notice(null, 'rateLimited')).not.toMatch(/disabled=""|seconds/);
  });

  test('shows the way to the settings where they mend it', () => {
    expect(notice(null, 'limitReached')).toContain('href="/models"');
    expect(notice(null, 'rateLimited')).not.toContain('href="/models"');
  });
});

describe('a second opinion', () => {
  const QUOTED = { credited: true, quote: 'All three teams use it.', evidence: [] };
  const DENIED = { credited: false, quote: null, evidence: [], why: 'One person used it.' };
  function rated(elements: Record<string, typeof QUOTED | typeof DENIED>) {
    const card = bareScorecard({ mechanism: 3, data: 3, framing: 3 });
    const mechanism = { ...card.dimensions.mechanism, elements };
    return { ...card, dimensions: { ...card.dimensions, mechanism } };
  }

  test('differs where one credits what the other does not', () => {
    const local = rated({ M1: QUOTED, M2: QUOTED, M3: DENIED });
    const remote = rated({ M1: QUOTED, M2: DENIED, M3: DENIED, M4: QUOTED });
    const differences = differencesIn({ local, remote });
    expect(differences.map(({ id }) => id)).toEqual(['M2', 'M4']);
    expect(differences[0]).toMatchObject({
      dimension: 'mechanism',
      ratings: { local: QUOTED, remote: DENIED },
    });
    expect(differences[1]?.ratings.local).toEqual({ credited: false, quote: null, evidence: [] });
  });

  test('gives the grader’s own reason, or what Understudy goes by', () => {
    const meaning = 'somebody else ran it';
    const closest = { quote: 'we all looked', evidence: [], says: 'that it was looked at' };
    expect(reasonOf(DENIED, meaning)).toBe('One person used it.');
    expect(reasonOf(QUOTED, meaning)).toBe('It says somebody else ran it.');
    expect(reasonOf({ credited: false, quote: null, evidence: [], closest }, meaning)).toBe(
      'Not enough: it says that it was looked at.',
    );
    expect(reasonOf({ credited: false, quote: null, evidence: [] }, meaning)).toBe(
      'Nothing that was said shows it.',
    );
  });

  test('says in words how many quotes nobody said', () => {
    expect(droppedWords(0)).toBeNull();
    expect(droppedWords(1)).toMatch(/^One quote .* was dropped: nobody said it/);
    expect(droppedWords(3)).toMatch(/^Three quotes .* were dropped/);
    expect(droppedWords(12)).toMatch(/^12 quotes/);
  });
});

describe('which ear', () => {
  const by = (...recognizers: string[]) =>
    recognizers.map((recognizer) => ({ transcript: { recognizer, words: [] } }));

  test.each([
    [by('moonshine-tiny-en', 'moonshine-tiny-en'), LOCKED, 'Heard on this computer'],
    [by('gpt-transcribe'), unlocked([]), 'Heard by gpt-transcribe at api.openai.com'],
    // Where an ear was that is not set up now is not known any more.
    [by('gpt-transcribe'), LOCKED, 'Heard by gpt-transcribe'],
    [by('another-ear'), unlocked([]), 'Heard by another-ear'],
    [
      by('gpt-transcribe', 'moonshine-tiny-en'),
      undefined,
      'Heard by gpt-transcribe and on this computer',
    ],
    [by('typed'), LOCKED, null],
    [[{ transcript: null }], LOCKED, null],
  ])('%o', (utterances, status, words) => {
    expect(heardBy(utterances, status)).toBe(words);
  });
});

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RealtimeClientEvent } from 'openai/resources/realtime/realtime';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { INITIAL_SETTINGS } from '#contract/remote.ts';
import { textOf, type Word, wordsOfText } from '#contract/transcript.ts';
import { Desk } from '../server/openai/desk.ts';
import { liveEarOver } from '../server/openai/live-captions.ts';
import { Upsampler } from '../server/openai/upsample.ts';
import { LiveAnswers } from '../server/session/live.ts';
import { captionsOf } from '../server/session/two-ears.ts';
import { Store } from '../server/store/store.ts';
import { Captions } from '../web/rehearse/Captions.tsx';
import { pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { type RealtimePeer, serveRealtime } from './fakes/openai/realtime.ts';
import { OpenAiServer } from './fakes/openai/server.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { type FakeWire, stagesOver } from './fakes/stages.ts';
import { openTab } from './fakes/tab.ts';

const said = (text: string, isSettled = true, hasEnded = isSettled) => ({
  words: wordsOfText(text),
  isSettled,
  hasEnded,
});
const heard = (...turns: [turn: number, text: string, isFinal: boolean][]) =>
  new Map(turns.map(([turn, text, isFinal]) => [turn, { words: wordsOfText(text), isFinal }]));
const shown = (...asked: Parameters<typeof captionsOf>) => {
  const { settled, provisional, ear } = captionsOf(...asked);
  return [textOf(settled), textOf(provisional), ear];
};
const MANY = Array.from({ length: 24 }, (_, index) => `w${index}`).join(' ');

describe('of two ears', () => {
  const local = [said('we had a cue'), said('it was long'), said('and', false)];

  test('the one elsewhere is shown turn by turn, as far as it has heard', () => {
    expect(shown(local, heard(), true)).toEqual(['we had a cue it was long', 'and', 'local']);
    const begun = heard([0, 'We had a queue.', true], [1, 'It was', false]);
    expect(shown(local, begun, true)).toEqual(['We had a queue. It was', '', 'remote']);
  });

  test('one that lags, or has ended, gives way where it has not heard to the end', () => {
    const begun = heard([0, 'We had a queue.', true], [1, 'It', false]);
    const ended = ['We had a queue. it was long', 'and', 'local'];
    expect(shown(local, begun, false)).toEqual(ended);
    const later = [...local.slice(0, 2), said(MANY, false)];
    expect(shown(later, begun, true)).toEqual(['We had a queue. it was long', MANY, 'local']);
  });

  test('a turn that it passed over, or heard hardly anything of, is the other’s', () => {
    const turns = [said(MANY), said('it was long'), said('', false)];
    const patchy = heard([0, 'Thanks.', true], [1, 'It was long.', true]);
    expect(shown(turns, patchy, true)).toEqual([`${MANY} It was long.`, '', 'remote']);
    const passed = heard([1, 'It was long.', true]);
    expect(shown(turns, passed, true)).toEqual([`${MANY} It was long.`, '', 'remote']);
  });
});

test('the page says so while captions come from elsewhere, and only then', () => {
  const page = (areRemote: boolean) =>
    renderToStaticMarkup(
      createElement(Captions, {
        settled: wordsOfText('We had'),
        provisional: [],
        areRemote,
        placeholder: '',
      }),
    );
  expect(page(true)).toContain('Captions by a model elsewhere');
  expect(page(false)).not.toContain('elsewhere');
});

test('sound of 16 kHz becomes the same sound of 24 kHz, however it is cut', () => {
  const tone = Int16Array.from({ length: 1_600 }, (_, n) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * 440 * n) / 16_000)),
  );
  const upsampler = new Upsampler();
  const out = [0, 1, 700, 701, 1_300].flatMap((from, index, cuts) => [
    ...upsampler.next(tone.slice(from, cuts[index + 1])),
  ]);
  expect(out.length).toBe(2_397);
  const error = out.map((value, n) =>
    Math.abs(value - 8_000 * Math.sin((2 * Math.PI * 440 * n) / 24_000)),
  );
  expect(Math.max(...error)).toBeLessThan(80);
});

/** Voice and pauses of two seconds, which end turns. */
const SPOKEN = pcmOf(soundOf(500, 3_000, 2_500, 2_000, 2_500, 1_000));
const FIRST_TURN = SPOKEN.slice(0, 6_000 * 16);
const SECOND_TURN = SPOKEN.slice(6_000 * 16);

describe('captions of an ear elsewhere', () => {
  const elsewhere = new OpenAiServer();
  const realtime = serveRealtime(elsewhere);
  let folder: string;
  let store: Store;
  let answers: LiveAnswers;

  beforeAll(() => elsewhere.start());
  afterAll(() => {
    realtime.close();
    return elsewhere.stop();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'understudy-captions-'));
    store = new Store(folder);
    answers = new LiveAnswers();
    switchCaptions(true);
  });
  afterEach(async () => {
    await answers.interruptAll();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function switchCaptions(captions: boolean, monthlyLimitUsd: number | null = null): void {
    const uses = { ...INITIAL_SETTINGS.uses, captions };
    store.remote.saveSettings({ ...INITIAL_SETTINGS, uses, monthlyLimitUsd });
  }

  async function begin(baseUrl = elsewhere.baseUrl, staysHere = true) {
    const models = { hearing: '', captions: 'gpt-live-transcribe', grading: '', coaching: '' };
    const config = { apiKey: 'sk-test', baseUrl, staysHere, models: { ...models, voice: '' } };
    const openLiveEar = liveEarOver(new Desk(config, store.remote), () => ['Dana']);
    const stages = { ...stagesOver(store, countingRecognizer), openLiveEar };
    const tab = await openTab(stages, answers, randomUUID());
    await tab.say({ type: 'start', question: { id: 'known' }, source: 'microphone' });
    return tab;
  }

  /** What the page shows. */
  function pageOf(wire: FakeWire) {
    let settled: Word[] = [];
    for (const message of wire.all('captions')) {
      settled = [...settled.slice(0, message.settledFrom), ...message.settled];
    }
    const { provisional = [], ear, silenced } = wire.all('captions').at(-1) ?? {};
    return { text: textOf([...settled, ...provisional]), ear, silenced };
  }

  const soundIn = (peer: RealtimePeer) =>
    peer.said.flatMap((event) =>
      event.type === 'input_audio_buffer.append' ? [Buffer.from(event.audio, 'base64')] : [],
    );
  const commits = (count: number) => (events: readonly RealtimeClientEvent[]) =>
    events.filter(({ type }) => type === 'input_audio_buffer.commit').length === count;
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise(setImmediate);
  };

  test('are shown in place of those heard here, which alone are kept', async () => {
    const tab = await begin();
    const peer = await realtime.peer();
    expect(peer.path).toBe('/v1/realtime?intent=transcription&model=gpt-live-transcribe');
    expect(peer.authorization).toBe('Bearer sk-test');
    await tab.speak(FIRST_TURN);
    await peer.until(commits(1));
    expect(peer.said[0]).toEqual({
      type: 'session.update',
      session: {
        type: 'transcription',
        audio: {
          input: {
            format: { type: 'audio/pcm', rate: 24_000 },
            transcription: {
              model: 'gpt-live-transcribe',
              languages: ['en'],
              keywords: ['Dana'],
            },
            turn_detection: null,
          },
        },
        // As servers take it that speak the first form of the API.
        turn_detection: null,
        input_audio_transcription: { model: 'gpt-live-transcribe', language: 'en' },
      },
    });
    peer.committed('a');
    peer.delta('a', 'Dana owns');
    peer.delta('a', ' it.');
    peer.completed('a', 'Dana owns the rota.');
    await until(() => pageOf(tab.wire).text === 'Dana owns the rota.');
    expect(pageOf(tab.wire).ear).toBe('remote');
    await tab.speak(SECOND_TURN, FIRST_TURN.length);
    peer.delta('b', 'It runs');
    await until(() => pageOf(tab.wire).text === 'Dana owns the rota. It runs');
    const isClosed = new Promise((resolve) => peer.socket.on('close', resolve));
    await tab.say({ type: 'stop', atSample: SPOKEN.length });
    await isClosed;
    const { attemptId = '' } = tab.wire.all('rated')[0] ?? {};
    const utterance = store.findAttempt(attemptId)?.utterances[0];
    expect(utterance?.recognizer).toBe('counting');
    expect(textOf(utterance?.words ?? [])).toMatch(/^(?:w\d+ ?)+$/);
    const samples = Buffer.concat(soundIn(peer)).length / 2;
    expect(samples).toBeGreaterThan(SPOKEN.length * 1.5 - 10);
    await until(() => store.remote.spentSince(0).uses === 1);
  });

  test('go on without a gap when the network goes midway', async () => {
    const tab = await begin();
    const peer = await realtime.peer();
    await tab.speak(FIRST_TURN);
    await peer.until(commits(1));
    peer.committed('a');
    peer.completed('a', 'Dana owns the rota.');
    peer.delta('b', 'It');
    await until(() => pageOf(tab.wire).text === 'Dana owns the rota. It');
    peer.socket.terminate();
    await until(() => pageOf(tab.wire).ear === 'local');
    await tab.speak(SECOND_TURN, FIRST_TURN.length);
    await tab.say({ type: 'stop', atSample: SPOKEN.length });
    expect(tab.wire.all('rated')).toHaveLength(1);
    expect(pageOf(tab.wire).text).toMatch(/^Dana owns the rota\.(?: w\d)+$/);
    expect(pageOf(tab.wire).silenced).toBe('The model’s reply was cut off; try again.');
    expect(store.remote.spentSince(0).uses).toBe(1);
  });

  test('go on where an answer that was cut off goes on, from the turn that was open', async () => {
    const tab = await begin();
    await realtime.peer();
    const half = FIRST_TURN.length + 1_000 * 16;
    await tab.speak(SPOKEN.slice(0, half));
    await tab.say({ type: 'leave' });
    const { attemptId = '' } = tab.wire.all('started')[0] ?? {};
    await tab.say({ type: 'resume', attemptId });
    const peer = await realtime.peer();
    await tab.speak(SPOKEN.slice(half), half);
    await peer.until(commits(1));
    peer.committed('a');
    peer.completed('a', 'Dana owns the rota.');
    await until(() => /^(?:w\d+ )+Dana owns the rota\.$/.test(pageOf(tab.wire).text));
    expect(pageOf(tab.wire)).toMatchObject({ ear: 'remote', silenced: undefined });
    const sentMs = Buffer.concat(soundIn(peer)).length / 2 / 24;
    expect(sentMs).toBeGreaterThan(SECOND_TURN.length / 16);
    expect(sentMs).toBeLessThan(SPOKEN.length / 16);
    await tab.say({ type: 'stop', atSample: SPOKEN.length });
    expect(tab.wire.all('rated')).toHaveLength(1);
  });

  const saysError = (code: string) => (peer: RealtimePeer) =>
    peer.socket.send(JSON.stringify({ type: 'error', error: { code } }));

  test.each<[string, (peer: RealtimePeer) => void, RegExp]>([
    ['no JSON', (peer) => peer.socket.send('{'), /not in the form/],
    ['an error', (peer) => peer.socket.send('{"type":"error","error":{}}'), /could not answer/],
    ['a spent quota', saysError('insufficient_quota'), /no credit/],
    ['too many requests', saysError('rate_limit_exceeded'), /asks to wait/],
    ['a model that is gone', saysError('model_not_found'), /does not have this model/],
    ['a flood of words', (peer) => peer.delta('a', 'word '.repeat(900)), /more words than/],
    ['a flood of text', (peer) => peer.delta('a', 'a'.repeat(9_000)), /not in the form/],
    ['turns that nobody spoke', (peer) => peer.committed('z'), /not in the form/],
    ['too much at once', (peer) => peer.socket.send(' '.repeat(300_000)), /could not answer/],
  ])('%s from elsewhere ends it, is told, and disturbs nothing', async (_, misbehave, says) => {
    const tab = await begin();
    const peer = await realtime.peer();
    await tab.speak(FIRST_TURN);
    await peer.until(commits(1));
    peer.committed('a');
    const isClosed = new Promise((resolve) => peer.socket.on('close', resolve));
    misbehave(peer);
    await isClosed;
    await tab.speak(SECOND_TURN, FIRST_TURN.length);
    await tab.say({ type: 'stop', atSample: SPOKEN.length });
    const { attemptId = '' } = tab.wire.all('rated')[0] ?? {};
    const text = textOf(store.findAttempt(attemptId)?.utterances[0]?.words ?? []);
    const silenced = expect.stringMatching(says);
    expect(pageOf(tab.wire)).toEqual({ text, ear: 'local', silenced });
  });

  test.each([
    [401, /refused the key/],
    [404, /does not offer this/],
    [429, /asks to wait/],
  ])('who is not let in by %i is told why', async (status, says) => {
    const closed = new OpenAiServer();
    await closed.start();
    closed.onUpgrade((_request, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
    const tab = await begin(closed.baseUrl);
    await tab.speak(FIRST_TURN);
    await until(() => pageOf(tab.wire).silenced !== undefined);
    expect(pageOf(tab.wire)).toMatchObject({ ear: 'local', silenced: expect.stringMatching(says) });
    await closed.stop();
  });

  test('are not asked for where nobody answers, over the limit, or switched off', async () => {
    const nobody = new OpenAiServer();
    await nobody.start();
    const { baseUrl } = nobody;
    await nobody.stop();
    const waysNotTo: [() => ReturnType<typeof begin>, ear?: 'local', says?: string][] = [
      [() => begin(baseUrl), 'local', 'could not be reached'],
      [
        () => {
          // The price of another server’s models is not known.
          switchCaptions(true, 1);
          return begin(elsewhere.baseUrl, false);
        },
        'local',
        'price of this model is not known',
      ],
      [
        () => {
          switchCaptions(false);
          return begin();
        },
      ],
    ];
    for (const [beginSo, ear, says] of waysNotTo) {
      const tab = await beginSo();
      await tab.speak(FIRST_TURN);
      await until(() => says === undefined || pageOf(tab.wire).silenced !== undefined);
      await tab.say({ type: 'stop', atSample: FIRST_TURN.length });
      expect(tab.wire.all('rated')).toHaveLength(1);
      expect(pageOf(tab.wire).text).not.toBe('');
      expect(pageOf(tab.wire).ear).toBe(ear);
      expect(pageOf(tab.wire).silenced ?? '').toContain(says ?? '');
    }
    expect(realtime.left).toBe(0);
    expect(store.remote.spentSince(0).uses).toBe(0);
  });
});

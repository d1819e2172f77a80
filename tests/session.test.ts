import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ClientMessage, encodeFrame, MAX_TYPED_WORDS, PROTOCOL } from '#contract/socket.ts';
import { Connection } from '../server/session/connection.ts';
import { LiveAnswers } from '../server/session/live.ts';
import { Store } from '../server/store/store.ts';
import type { Recognizer } from '../server/transcript/recognizer.ts';
import { pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { countingRecognizer, ScriptedRecognizer } from './fakes/scripted-recognizer.ts';
import { FakeWire, stagesOver } from './fakes/stages.ts';
import { openTab as openTabOver } from './fakes/tab.ts';

const question = { id: 'known' };

let folder: string;
let store: Store;
let answers: LiveAnswers;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-session-'));
  store = new Store(folder);
  answers = new LiveAnswers();
});

afterEach(async () => {
  await answers.interruptAll();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const openTab = (deviceId: string, recognizer: Recognizer = countingRecognizer) =>
  openTabOver(stagesOver(store, recognizer), answers, deviceId);

const SPOKEN = pcmOf(soundOf(500, 3_000, 2_500, 2_000, 500));

test('an answer is heard, captioned, acknowledged, rated and kept', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'microphone' });
  const attemptId = tab.wire.all('started')[0]?.attemptId ?? '';
  await tab.speak(SPOKEN);
  await tab.say({ type: 'pause', atSample: SPOKEN.length });
  await tab.say({ type: 'continue', atSample: SPOKEN.length, pausedMs: 700 });
  await tab.say({ type: 'stop', atSample: SPOKEN.length });

  expect(tab.wire.all('error')).toEqual([]);
  expect(tab.wire.all('ack').at(-1)?.nextSample).toBe(SPOKEN.length);
  expect(tab.wire.all('rated')[0]).toMatchObject({ attemptId });
  const found = store.findAttempt(attemptId);
  expect(found?.utterances[0]?.pauses).toEqual([{ atSample: SPOKEN.length, durationMs: 700 }]);
  expect(found?.attempt.duration_ms).toBe(8_500);
  const settled = tab.wire.all('captions').flatMap((captions) => captions.settled);
  expect(settled).toEqual(found?.utterances[0]?.words);
  expect(settled.length).toBeGreaterThan(0);
  const wav = readFileSync(store.soundPathOf(found?.utterances[0]?.id ?? '') ?? '');
  expect(wav.subarray(44)).toEqual(Buffer.from(SPOKEN.buffer));
});

test('words are previewed while they are said and settle in the order of the sound', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'microphone' });
  await tab.speak(SPOKEN);
  await tab.say({ type: 'stop', atSample: SPOKEN.length });
  const captions = tab.wire.all('captions');
  expect(captions.some(({ provisional }) => provisional.length > 0)).toBe(true);
  let count = 0;
  for (const { settledFrom, settled } of captions) {
    expect(settledFrom).toBe(count);
    count += settled.length;
  }
});

test('an upload is not previewed', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'upload' });
  await tab.speak(SPOKEN);
  await tab.say({ type: 'stop', atSample: SPOKEN.length });
  expect(tab.wire.all('captions').every(({ provisional }) => provisional.length === 0)).toBe(true);
  expect(tab.wire.all('rated')[0]?.scorecard.delivery.words).toBe(10);
});

test('a typed answer is rated like a spoken one', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({
    type: 'say',
    question: { text: 'What did you simplify?' },
    text: ' I wrote\na list. ',
  });
  const rated = tab.wire.all('rated')[0];
  expect(rated?.scorecard).toMatchObject({
    question: 'What did you simplify?',
    delivery: { words: 4 },
  });
  expect(store.findAttempt(rated?.attemptId ?? '')?.utterances[0]).toMatchObject({
    recognizer: 'typed',
    sound_file: null,
  });
});

test('a socket that is lost keeps what has arrived; a new one goes on from there', async () => {
  const device = randomUUID();
  const first = await openTab(device);
  await first.say({ type: 'start', question, source: 'microphone' });
  const attemptId = first.wire.all('started')[0]?.attemptId ?? '';
  await first.speak(SPOKEN.slice(0, 32_000));
  await first.connection.closed();
  expect(store.findAttempt(attemptId)?.attempt).toMatchObject({
    rating_id: null,
    duration_ms: 2_000,
  });

  const second = await openTab(device);
  await second.say({ type: 'resume', attemptId });
  expect(second.wire.all('started')).toEqual([{ type: 'started', attemptId, nextSample: 32_000 }]);
  // Frames that had arrived are sent again.
  await second.speak(SPOKEN.slice(16_000), 16_000);
  await second.say({ type: 'stop', atSample: SPOKEN.length });
  expect(second.wire.all('rated')).toHaveLength(1);
  const utterance = store.findAttempt(attemptId)?.utterances[0];
  const wav = readFileSync(store.soundPathOf(utterance?.id ?? '') ?? '');
  expect(wav.subarray(44)).toEqual(Buffer.from(SPOKEN.buffer));
});

test('an attempt that a crash cut off before its recording began can be gone on with', async () => {
  const asked = stagesOver(store, countingRecognizer).resolveQuestion(question);
  if (asked === null) throw new Error('The question is known.');
  const { attemptId } = store.beginAttempt(asked, 'microphone');
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'resume', attemptId });
  expect(tab.wire.all('started')).toEqual([{ type: 'started', attemptId, nextSample: 0 }]);
  await tab.speak(SPOKEN);
  await tab.say({ type: 'stop', atSample: SPOKEN.length });
  expect(tab.wire.all('rated')).toHaveLength(1);
});

test('what is left is kept as interrupted by the time that the page is told', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'microphone' });
  const attemptId = tab.wire.all('started')[0]?.attemptId ?? '';
  await tab.speak(SPOKEN);
  await tab.say({ type: 'leave' });
  expect(tab.wire.all('left')).toHaveLength(1);
  expect(store.findAttempt(attemptId)?.attempt).toMatchObject({
    rating_id: null,
    duration_ms: 8_500,
  });
  await tab.say({ type: 'resume', attemptId });
  expect(tab.wire.all('started')[1]).toMatchObject({ nextSample: SPOKEN.length });
});

test('an interrupted answer can be finished with what is there', async () => {
  const device = randomUUID();
  const first = await openTab(device);
  await first.say({ type: 'start', question, source: 'microphone' });
  const attemptId = first.wire.all('started')[0]?.attemptId ?? '';
  await first.speak(SPOKEN);
  await first.connection.closed();
  const second = await openTab(device);
  await second.say({ type: 'resume', attemptId });
  await second.say({ type: 'stop', atSample: SPOKEN.length });
  expect(second.wire.all('rated')[0]?.scorecard.delivery.words).toBe(10);
});

test('a device takes its answer over from a socket that it lost unnoticed', async () => {
  const device = randomUUID();
  const stale = await openTab(device);
  await stale.say({ type: 'start', question, source: 'microphone' });
  const attemptId = stale.wire.all('started')[0]?.attemptId ?? '';
  await stale.speak(SPOKEN.slice(0, 16_000));
  const fresh = await openTab(device);
  await fresh.say({ type: 'resume', attemptId });
  expect(fresh.wire.all('started')[0]?.nextSample).toBe(16_000);
  expect(stale.wire.isClosed).toBe(true);
});

test('two tabs of one device cannot record at once; another device can', async () => {
  const device = randomUUID();
  const [first, second, other] = [
    await openTab(device),
    await openTab(device),
    await openTab(randomUUID()),
  ];
  await first.say({ type: 'start', question, source: 'microphone' });
  await second.say({ type: 'start', question, source: 'microphone' });
  await other.say({ type: 'start', question, source: 'microphone' });
  expect(second.wire.all('error')).toMatchObject([{ code: 'alreadyRecording', fatal: false }]);
  expect(other.wire.all('started')).toHaveLength(1);
  await first.say({ type: 'discard' });
  await second.say({ type: 'start', question, source: 'microphone' });
  expect(second.wire.all('started')).toHaveLength(1);
});

test('past capacity who begins is told to wait; who has begun, and who is alone, goes on', async () => {
  const stages = stagesOver(store, countingRecognizer);
  stages.transcriber.isCrowded = () => true;
  const [first, second] = [
    await openTabOver(stages, answers, randomUUID()),
    await openTabOver(stages, answers, randomUUID()),
  ];
  await first.say({ type: 'start', question, source: 'microphone' });
  const attemptId = first.wire.all('started')[0]?.attemptId ?? '';
  await second.say({ type: 'start', question, source: 'microphone' });
  expect(second.wire.all('error')).toMatchObject([{ code: 'crowded', fatal: false }]);
  await first.speak(SPOKEN);
  await first.say({ type: 'leave' });
  await second.say({ type: 'start', question, source: 'microphone' });
  expect(second.wire.all('started')).toHaveLength(1);
  await first.say({ type: 'resume', attemptId });
  expect(first.wire.all('started')).toHaveLength(2);
});

test('a page that missed the rating is told it again', async () => {
  const device = randomUUID();
  const tab = await openTab(device);
  await tab.say({ type: 'start', question, source: 'upload' });
  await tab.speak(SPOKEN);
  await tab.say({ type: 'stop', atSample: SPOKEN.length });
  const rated = tab.wire.all('rated');
  const again = await openTab(device);
  await again.say({ type: 'resume', attemptId: rated[0]?.attemptId ?? '' });
  expect(again.wire.all('rated')).toEqual(rated);
});

test('a pause that is told twice is one pause', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'upload' });
  await tab.speak(SPOKEN);
  for (const pausedMs of [300, 700]) {
    await tab.say({ type: 'pause', atSample: SPOKEN.length });
    await tab.say({ type: 'continue', atSample: SPOKEN.length, pausedMs });
  }
  const attemptId = tab.wire.all('started')[0]?.attemptId ?? '';
  expect(store.findAttempt(attemptId)?.utterances[0]?.pauses).toEqual([
    { atSample: SPOKEN.length, durationMs: 700 },
  ]);
});

test('a discarded answer is gone', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'microphone' });
  const attemptId = tab.wire.all('started')[0]?.attemptId ?? '';
  await tab.speak(SPOKEN);
  await tab.say({ type: 'discard' });
  expect(tab.wire.all('discarded')).toHaveLength(1);
  expect(store.findAttempt(attemptId)).toBeNull();
});

test('silence is said to be silence, and the next answer can begin', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'microphone' });
  await tab.speak(pcmOf(soundOf(2_000)));
  await tab.say({ type: 'stop', atSample: 32_000 });
  expect(tab.wire.all('error')).toMatchObject([{ code: 'nothingHeard', fatal: false }]);
  await tab.say({ type: 'start', question, source: 'microphone' });
  expect(tab.wire.all('started')).toHaveLength(2);
});

test('a failing recogniser costs the rating, never the recording', async () => {
  const tab = await openTab(randomUUID(), new ScriptedRecognizer([new Error('out of memory')]));
  await tab.say({ type: 'start', question, source: 'upload' });
  const attemptId = tab.wire.all('started')[0]?.attemptId ?? '';
  await tab.speak(SPOKEN);
  await tab.say({ type: 'stop', atSample: SPOKEN.length });
  expect(tab.wire.all('error')).toMatchObject([{ code: 'recognizerFailed', fatal: false }]);
  expect(store.findAttempt(attemptId)?.attempt).toMatchObject({
    rating_id: null,
    duration_ms: 8_500,
  });
});

test('a disk that refuses ends the socket and keeps what was acknowledged', async () => {
  const wire = new FakeWire();
  const stages = stagesOver(store, new ScriptedRecognizer([]));
  const full = {
    nextSample: 0,
    onDurable: () => {},
    append: () => Promise.reject(new Error('ENOSPC: no space left on device')),
    read: async () => new Int16Array(0),
    close: async () => {},
  };
  const archive = {
    beginAttempt: store.beginAttempt.bind(store),
    createRecording: async () => full,
    reopenRecording: async () => full,
    noteProgress: store.noteProgress.bind(store),
    saveRating: store.saveRating.bind(store),
    saveTranscript: store.saveTranscript.bind(store),
    findAttempt: store.findAttempt.bind(store),
    readScorecard: store.readScorecard.bind(store),
    beginFollowUp: store.beginFollowUp.bind(store),
    integrityAnswers: store.integrityAnswers.bind(store),
    deleteAttempt: store.deleteAttempt.bind(store),
    deleteUtterance: store.deleteUtterance.bind(store),
  };
  const connection = new Connection({ ...stages, archive }, answers, wire);
  const say = (message: ClientMessage) => connection.receiveText(JSON.stringify(message));
  await say({ type: 'hello', protocol: PROTOCOL, deviceId: randomUUID() });
  await say({ type: 'start', question, source: 'microphone' });
  await connection.receiveFrame(new Uint8Array(encodeFrame(0, new Int16Array(1600))));
  await expect.poll(() => wire.isClosed).toBe(true);
  expect(wire.all('error')).toMatchObject([{ code: 'storageFailed', fatal: true }]);
  expect(wire.all('error')[0]?.message).toMatch(/no space left.*Make room/);
  expect(wire.all('ack')).toEqual([]);
});

test.each<[string, string, Partial<{ code: string; fatal: boolean }>]>([
  ['no JSON', '{', { code: 'badMessage', fatal: true }],
  ['an unknown type', '{"type":"sing"}', { code: 'badMessage', fatal: true }],
  ['a wrong field', '{"type":"stop","atSample":-1}', { code: 'badMessage', fatal: true }],
  ['an extra field', '{"type":"discard","now":true}', { code: 'badMessage', fatal: true }],
  ['a stop without a start', '{"type":"stop","atSample":0}', { code: 'badMessage', fatal: false }],
  ['a frame too large', ' '.repeat(300_000), { code: 'tooLarge', fatal: false }],
  [
    'an unknown question',
    '{"type":"start","question":{"id":"none"},"source":"upload"}',
    { code: 'unknownQuestion', fatal: false },
  ],
  [
    'an unknown attempt',
    `{"type":"resume","attemptId":"${randomUUID()}"}`,
    { code: 'unknownAttempt', fatal: false },
  ],
  [
    'an empty text',
    '{"type":"say","question":{"id":"known"},"text":" \\n "}',
    { code: 'nothingHeard', fatal: false },
  ],
  [
    'a text that is too long',
    JSON.stringify({ type: 'say', question, text: 'word '.repeat(MAX_TYPED_WORDS + 1) }),
    { code: 'tooLong', fatal: false },
  ],
])('%s is refused in one sentence', async (_case, text, expected) => {
  const tab = await openTab(randomUUID());
  await tab.connection.receiveText(text);
  expect(tab.wire.all('error')).toMatchObject([expected]);
  expect(tab.wire.all('error')[0]?.message).toMatch(/^[A-Z].*\.$/);
  expect(tab.wire.isClosed).toBe(expected.fatal);
  expect(store.list.page({ limit: 9 }, []).kept).toBe(0);
});

test('a socket that does not begin with hello, or speaks another protocol, is ended', async () => {
  const silent = new FakeWire();
  const stages = stagesOver(store, new ScriptedRecognizer([]));
  await new Connection(stages, answers, silent).receiveText('{"type":"discard"}');
  expect(silent.isClosed).toBe(true);
  const old = new FakeWire();
  const hello = { type: 'hello', protocol: PROTOCOL + 1, deviceId: randomUUID() };
  await new Connection(stages, answers, old).receiveText(JSON.stringify(hello));
  expect(old.all('error')).toMatchObject([{ code: 'wrongProtocol', fatal: true }]);
});

test.each<[string, (at: number) => Uint8Array]>([
  ['a gap', (at) => new Uint8Array(encodeFrame(at + 1600, new Int16Array(1600)))],
  ['half a sample', () => new Uint8Array(7)],
  ['no samples', () => new Uint8Array(4)],
])('%s in the sound ends the socket and keeps what came before', async (_case, frameAt) => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'microphone' });
  const attemptId = tab.wire.all('started')[0]?.attemptId ?? '';
  await tab.speak(SPOKEN.slice(0, 16_000));
  await tab.connection.receiveFrame(frameAt(16_000));
  expect(tab.wire.all('error')).toMatchObject([{ fatal: true }]);
  expect(tab.wire.isClosed).toBe(true);
  expect(store.findAttempt(attemptId)?.attempt.duration_ms).toBe(1_000);
});

test('a stop before all the sound has arrived is refused, and the answer can be resumed', async () => {
  const device = randomUUID();
  const tab = await openTab(device);
  await tab.say({ type: 'start', question, source: 'microphone' });
  const attemptId = tab.wire.all('started')[0]?.attemptId ?? '';
  await tab.speak(SPOKEN.slice(0, 16_000));
  await tab.say({ type: 'stop', atSample: 20_000 });
  expect(tab.wire.all('error')).toMatchObject([{ code: 'outOfOrder', fatal: true }]);
  const again = await openTab(device);
  await again.say({ type: 'resume', attemptId });
  expect(again.wire.all('started')[0]?.nextSample).toBe(16_000);
});

test('sound past fifteen minutes is refused; what came before is kept and can be scored', async () => {
  const tab = await openTab(randomUUID());
  await tab.say({ type: 'start', question, source: 'upload' });
  const minutes = 15 * 60 * 16_000;
  const chunk = new Int16Array(100_000);
  for (let at = 0; at < minutes; at += chunk.length) {
    await tab.connection.receiveFrame(
      new Uint8Array(encodeFrame(at, chunk.slice(0, minutes - at))),
    );
  }
  expect(tab.wire.all('error')).toEqual([]);
  await tab.speak(new Int16Array(1), minutes);
  expect(tab.wire.all('error')).toMatchObject([{ code: 'tooLong', fatal: true }]);
  const attemptId = tab.wire.all('started')[0]?.attemptId ?? '';
  expect(store.findAttempt(attemptId)?.attempt.duration_ms).toBe(15 * 60_000);
});

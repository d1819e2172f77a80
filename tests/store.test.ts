import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wordsOfText } from '#contract/transcript.ts';
import { openDatabase, StoreError } from '../server/store/database.ts';
import { MIGRATIONS } from '../server/store/migrations.ts';
import { Recording } from '../server/store/recording.ts';
import { Store } from '../server/store/store.ts';
import { bareScorecard } from './fakes/bare-scorecard.ts';
import { BANK, PROBES, SCENARIO } from './fakes/loop.ts';

const question = {
  bankId: null,
  text: 'Tell me about a time you simplified something.',
  principle: null,
  people: false,
  future: false,
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-store-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const ramp = (from: number, length: number) => Int16Array.from({ length }, (_, at) => from + at);

test('a recording acknowledges what is on disk, and is a WAV file when it is closed', async () => {
  const path = join(folder, 'a.wav');
  const recording = await Recording.create(path);
  const durable: number[] = [];
  recording.onDurable((nextSample) => {
    // What is reported can be read back at this moment.
    expect(readFileSync(path).length).toBeGreaterThanOrEqual(44 + 2 * nextSample);
    durable.push(nextSample);
  });
  await Promise.all([recording.append(ramp(0, 100)), recording.append(ramp(100, 50))]);
  await recording.close();
  expect(durable.at(-1)).toBe(150);
  const wav = readFileSync(path);
  expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
  expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  expect(wav.readUInt32LE(24)).toBe(16_000);
  expect(wav.readUInt32LE(40)).toBe(300);
  expect(wav.readInt16LE(44 + 2 * 149)).toBe(149);
});

test('a recording that was cut off is gone on with where its sound ends', async () => {
  const path = join(folder, 'a.wav');
  const first = await Recording.create(path);
  await first.append(ramp(0, 100));
  // Never closed, and half a sample more, as after a kill.
  writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from([7])]));
  const second = await Recording.reopen(path);
  expect(second.nextSample).toBe(100);
  await second.append(ramp(100, 10));
  expect(await second.read()).toEqual(ramp(0, 110));
  await second.close();
  expect(readFileSync(path).readUInt32LE(40)).toBe(220);
  await first.close();
});

test('a disk that refused once is given nothing more, so that no sound stands in a wrong place', async () => {
  const path = join(folder, 'a.wav');
  const recording = await Recording.create(path);
  await recording.append(ramp(0, 100));
  const handle = await open(path, 'r');
  const refuses = vi.spyOn(Object.getPrototypeOf(handle), 'write');
  await handle.close();
  refuses.mockRejectedValueOnce(new Error('ENOSPC'));
  const refused = recording.append(ramp(100, 10));
  const behind = recording.append(ramp(110, 10));
  await expect(refused).rejects.toThrow('ENOSPC');
  await expect(behind).rejects.toThrow('ENOSPC');
  await expect(recording.append(ramp(120, 10))).rejects.toThrow('ENOSPC');
  await recording.close();
  refuses.mockRestore();
  const next = await Recording.reopen(path);
  expect(next.nextSample).toBe(100);
  await next.close();
});

test('a recording that a crash cut off is completed at the next start', async () => {
  const store = new Store(folder);
  const { attemptId, utteranceId } = store.beginAttempt(question, 'microphone');
  const recording = await store.createRecording(utteranceId);
  await recording.append(ramp(0, 16_000));
  const lost = store.beginAttempt(question, 'microphone');
  store.close();

  const next = new Store(folder);
  await next.recover();
  expect(next.findAttempt(attemptId)?.attempt.duration_ms).toBe(1_000);
  expect(readFileSync(next.soundPathOf(utteranceId) ?? '').readUInt32LE(40)).toBe(32_000);
  expect(next.findAttempt(lost.attemptId)?.attempt.duration_ms).toBeNull();
  next.close();
  await recording.close();
});

test('an attempt is kept with its transcript and the rating that counts', () => {
  let nowMs = 1_000;
  const store = new Store(folder, () => nowMs);
  const begun = store.beginAttempt(question, 'microphone');
  expect(store.findAttempt(begun.attemptId)?.attempt.rating_id).toBeNull();
  store.noteProgress(begun.utteranceId, 1_500, [{ atSample: 800, durationMs: 250 }]);
  const scorecard = bareScorecard({ mechanism: 4, data: 2, framing: 3 });
  store.saveRating(begun, { recognizer: 'test', words: wordsOfText('I wrote it') }, scorecard);
  nowMs = 2_000;
  const later = store.beginAttempt(question, 'typed');
  store.close();

  const reopened = new Store(folder);
  expect(reopened.list.page({ limit: 9 }, []).attempts.map(({ id }) => id)).toEqual([
    later.attemptId,
    begun.attemptId,
  ]);
  const found = reopened.findAttempt(begun.attemptId);
  expect(found?.attempt).toMatchObject({ question, mechanism: 4, data: 2, framing: 3 });
  expect(found?.attempt.duration_ms).toBe(1_500);
  expect(found?.utterances[0]).toMatchObject({
    recognizer: 'test',
    words: wordsOfText('I wrote it'),
    pauses: [{ atSample: 800, durationMs: 250 }],
  });
  expect(reopened.readScorecard(found?.attempt.rating_id ?? '')).toEqual(scorecard);
  reopened.close();
});

test('a second rating counts from then on; the first is kept', () => {
  const store = new Store(folder);
  const begun = store.beginAttempt(question, 'typed');
  const rate = (level: 1 | 2) =>
    store.saveRating(
      begun,
      { recognizer: 'typed', words: wordsOfText(`version ${level}`) },
      bareScorecard({ mechanism: level, data: 1, framing: 1 }),
    );
  rate(1);
  const first = store.findAttempt(begun.attemptId)?.attempt.rating_id ?? '';
  rate(2);
  const found = store.findAttempt(begun.attemptId);
  expect(found?.attempt.mechanism).toBe(2);
  expect(found?.utterances).toHaveLength(1);
  expect(found?.utterances[0]?.words).toEqual(wordsOfText('version 2'));
  expect(store.readScorecard(first).dimensions.mechanism.level).toBe(1);
  store.close();
});

test('deleting leaves neither sound nor words in any file', async () => {
  const store = new Store(folder);
  const begun = store.beginAttempt(question, 'microphone');
  const recording = await store.createRecording(begun.utteranceId);
  await recording.append(ramp(0, 100));
  await recording.close();
  const secret = 'zanzibarquartet';
  store.saveRating(
    begun,
    { recognizer: 'test', words: wordsOfText(secret) },
    bareScorecard({ mechanism: 1, data: 1, framing: 1 }),
  );
  store.saveIntegrityAnswer(
    begun.attemptId,
    { flagId: `a note | 0.0 ${secret}`, heardRight: true },
    bareScorecard({ mechanism: 1, data: 1, framing: 1 }),
  );
  const path = store.soundPathOf(begun.utteranceId);
  expect(path).not.toBeNull();
  await store.deleteAttempt(begun.attemptId);
  expect(store.findAttempt(begun.attemptId)).toBeNull();
  expect(store.soundPathOf(begun.utteranceId)).toBeNull();
  expect(() => readFileSync(path ?? '')).toThrow('ENOENT');
  for (const file of ['understudy.db', 'understudy.db-wal']) {
    expect(readFileSync(join(folder, file)).includes(secret)).toBe(false);
  }
  store.close();
});

test('an older store is backed up, then brought up to date', () => {
  openDatabase(folder).close();
  const newer = [...MIGRATIONS, 'create table later (x integer) strict'];
  openDatabase(folder, newer).close();
  const backup = new DatabaseSync(join(folder, `understudy.db.v${MIGRATIONS.length}.backup`));
  const tables = "select name from sqlite_schema where name in ('later', 'attempt')";
  expect(backup.prepare(tables).all()).toEqual([{ name: 'attempt' }]);
  backup.close();
  const database = openDatabase(folder, newer);
  expect(database.prepare(tables).all()).toHaveLength(2);
  database.close();
});

test('a store from before the integrity notes keeps its attempts and takes answers to notes', () => {
  const before = openDatabase(folder, MIGRATIONS.slice(0, 1));
  before.exec(`
    insert into profile values ('p', 0);
    insert into attempt (id, profile_id, created_at_ms, source, question)
      values ('a', 'p', 0, 'typed', '${JSON.stringify(question)}');
  `);
  before.close();
  const store = new Store(folder);
  expect(store.list.page({ limit: 9 }, []).attempts.map(({ id }) => id)).toEqual(['a']);
  expect(store.integrityAnswers('a')).toEqual(new Map());
  const scorecard = bareScorecard({ mechanism: 1, data: 1, framing: 1 });
  store.saveIntegrityAnswer('a', { flagId: 'x', heardRight: true }, scorecard);
  store.saveIntegrityAnswer('a', { flagId: 'x', heardRight: false }, scorecard);
  expect(store.integrityAnswers('a')).toEqual(new Map([['x', false]]));
  store.close();
});

test('a store from before the loops keeps its attempts, is backed up, and takes loops', () => {
  const before = openDatabase(folder, MIGRATIONS.slice(0, 2));
  before.exec(`
    insert into profile values ('p', 0);
    insert into attempt (id, profile_id, created_at_ms, source, question)
      values ('a', 'p', 0, 'microphone', '${JSON.stringify(question)}');
    insert into utterance (id, profile_id, attempt_id, position) values ('u', 'p', 'a', 0);
  `);
  before.close();
  const store = new Store(folder);
  expect(store.findAttempt('a')).toMatchObject({
    attempt: { loop_id: null },
    utterances: [{ id: 'u', probe: null, reply: null }],
  });
  const loopId = store.loops.begin(SCENARIO, []);
  expect(store.loops.list().map(({ id }) => id)).toEqual([loopId]);
  store.close();
  const backup = new DatabaseSync(join(folder, 'understudy.db.v2.backup'));
  expect(backup.prepare('select id from attempt').all()).toEqual([{ id: 'a' }]);
  backup.close();
});

test('a loop is kept as it was when it began, with what was done since', () => {
  let nowMs = 1_000;
  const store = new Store(folder, () => nowMs);
  const asked = { ...question, bankId: 'a-shop' };
  const planned = {
    interviewer: 1,
    bankId: 'a-shop',
    question: asked,
    probes: BANK[0]?.questions[0]?.probes ?? [],
  };
  const loopId = store.loops.begin(SCENARIO, [planned]);
  store.loops.saveNotes(loopId, 'Bo asks about numbers');
  store.loops.saveSkipped(loopId, ['a-shop']);
  const { attemptId } = store.beginAttempt(asked, 'typed', { loopId, interviewer: 1 });
  nowMs = 2_000;
  store.loops.finish(loopId);
  nowMs = 3_000;
  store.loops.finish(loopId);
  const later = store.loops.begin(SCENARIO, []);
  store.close();

  const reopened = new Store(folder);
  expect(reopened.loops.list().map(({ id }) => id)).toEqual([later, loopId]);
  expect(reopened.loops.find(loopId)).toEqual({
    id: loopId,
    created_at_ms: 1_000,
    scenario: SCENARIO,
    questions: [planned],
    notes: 'Bo asks about numbers',
    skipped: ['a-shop'],
    finished_at_ms: 2_000,
  });
  expect(reopened.loops.attemptsOf(loopId)).toEqual([{ id: attemptId, interviewer: 1 }]);
  expect(reopened.loops.find('none')).toBeNull();
  reopened.close();
});

test('a follow-up keeps its probe, and the reply that the newest rating judged', async () => {
  const store = new Store(folder);
  const main = store.beginAttempt(question, 'typed');
  const bare = bareScorecard({ mechanism: 1, data: 1, framing: 1 });
  store.saveRating(main, { recognizer: 'typed', words: wordsOfText('main') }, bare);
  const [probe] = PROBES;
  if (probe === undefined) throw new Error('There is no probe.');
  const followUp = store.beginFollowUp(main.attemptId, probe, 'microphone');
  const recording = await store.createRecording(followUp.utteranceId);
  await recording.append(ramp(0, 16_000));
  const levels = { mechanism: 1, data: 1, framing: 1 };
  const judged = {
    utteranceId: followUp.utteranceId,
    probe,
    before: levels,
    after: levels,
    added: [],
    removed: [],
  };
  // A kill: the attempt is rated, its follow-up is not finished.
  const next = new Store(folder);
  await next.recover();
  const kept = () => next.findAttempt(main.attemptId)?.utterances[1];
  expect(kept()).toMatchObject({
    position: 1,
    probe,
    reply: null,
    words: null,
    duration_ms: 1_000,
  });
  for (const reply of ['dodged', 'answered'] as const) {
    next.saveRating(
      followUp,
      { recognizer: 'test', words: wordsOfText(reply) },
      { ...bare, followUps: [{ ...judged, reply }] },
    );
    expect(kept()).toMatchObject({ reply, words: wordsOfText(reply) });
  }
  await next.deleteUtterance(followUp.utteranceId);
  expect(next.findAttempt(main.attemptId)?.utterances).toHaveLength(1);
  expect(() => readFileSync(join(folder, 'recordings', `${followUp.utteranceId}.wav`))).toThrow(
    'ENOENT',
  );
  next.close();
  store.close();
  await recording.close();
});

test('a store from a newer version is refused', () => {
  openDatabase(folder, [...MIGRATIONS, 'create table later (x integer) strict']).close();
  expect(() => openDatabase(folder)).toThrow(StoreError);
  expect(() => openDatabase(folder)).toThrow(/newer version.*Update Understudy/);
});

test('a data folder that cannot be used is refused with what to do', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => new Store(join(folder, 'file'))).toThrow(/cannot be used.*DATA_DIR/);
});

test('a row that is not of its shape is noticed on reading', () => {
  const store = new Store(folder);
  const begun = store.beginAttempt(question, 'typed');
  store.close();
  const database = new DatabaseSync(join(folder, 'understudy.db'));
  database.exec(`update attempt set question = '{"text": 1}'`);
  database.close();
  const reopened = new Store(folder);
  expect(() => reopened.findAttempt(begun.attemptId)).toThrow(/question/);
  reopened.close();
});

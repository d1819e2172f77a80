import { hash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FolderContents, TakenIn } from '#contract/archive.ts';
import { AttemptDetail, Problem } from '#contract/attempt.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { mentorPage } from '../server/archive/mentor-page.ts';
import type { Keeping } from '../server/archive/ports.ts';
import { TakeIn } from '../server/archive/take-in.ts';
import { LIMITS } from '../server/archive/unpack.ts';
import { keeping as keepingOf, replayArchive } from '../server/archives.ts';
import { rate } from '../server/compose.ts';
import { LiveAnswers } from '../server/session/live.ts';
import { openDatabase } from '../server/store/database.ts';
import { MIGRATIONS } from '../server/store/migrations.ts';
import { columnsOf, PORTABLE_TABLES } from '../server/store/portable.ts';
import { Arrivals } from '../server/store/sound/arrivals.ts';
import { wavHeader } from '../server/store/sound/wav.ts';
import { Sql } from '../server/store/sql.ts';
import { Store } from '../server/store/store.ts';
import {
  archiveOf,
  type Files,
  flipped,
  manifestOf,
  rowsIn,
  unzipped,
  withRows,
  zipped,
} from './fakes/archives.ts';
import { ASKING } from './fakes/conversation.ts';
import { BANK, PROBES, SCENARIO } from './fakes/loop.ts';
import { PLAIN_QUESTION, serveStore } from './fakes/served-store.ts';

const HERO = fileURLToPath(new URL('fixtures/hero-answer.wav', import.meta.url));
const STRONG = fileURLToPath(new URL('fixtures/strong-answer.txt', import.meta.url));

/** Two seconds of it. */
const SOUND = Buffer.concat([wavHeader(32_000), readFileSync(HERO).subarray(44, 44 + 64_000)]);

type Served = Awaited<ReturnType<typeof serveStore>>;

/** What `fill` put into a store. */
interface Filled {
  spoken: { attemptId: string; utteranceId: string };
  typed: { attemptId: string; utteranceId: string };
  inLoop: { attemptId: string; utteranceId: string };
  waiting: { attemptId: string; utteranceId: string };
  loopId: string;
}

let one: Served;
let other: Served;
let filled: Filled;

beforeAll(async () => {
  one = await serveStore();
  filled = await fill(one);
});
afterAll(() => one.close());
beforeEach(async () => {
  other = await serveStore();
});
afterEach(() => other.close());

/** One of everything that a store can hold. */
async function fill({ store, rated }: Served): Promise<Filled> {
  const words = readFileSync(STRONG, 'utf8');
  const typed = await rated(words);
  await rated('The next one — “with” 日本, \u2028 and 🎻 in it.', 300);
  store.stories.create('The harbour', [typed.attemptId]);
  store.stories.create('Untold', []);
  const heard = wordsOfText(words).map(({ text }) => ({ text, startMs: 0, endMs: 1 }));
  const again = await rate({
    question: PLAIN_QUESTION,
    utterances: [{ id: typed.utteranceId, words: heard }],
  });
  store.saveCorrection(
    typed.attemptId,
    { utteranceId: typed.utteranceId, version: 1, words: heard },
    again,
  );
  store.saveIntegrityAnswer(typed.attemptId, { flagId: 'f', heardRight: false }, again);

  // Sound as FLAC, with a follow-up whose sound is still WAV.
  const spoken = store.beginAttempt(PLAIN_QUESTION, 'microphone');
  await withSound(store, spoken, words);
  await store.sounds.convert(spoken.utteranceId);
  const followUp = store.beginFollowUp(spoken.attemptId, PROBES[0] ?? null, 'microphone');
  writeFileSync(store.sounds.wavPathOf(followUp.utteranceId), SOUND);
  const said = wordsOfText('It was called the harbour review.');
  store.saveTranscript(followUp.utteranceId, { recognizer: 'scripted', words: said });
  // Sound whose file is gone, and sound that nobody finished.
  const gone = store.beginAttempt(PLAIN_QUESTION, 'upload');
  await withSound(store, gone, 'Some words of it are left.');
  rmSync(store.soundPathOf(gone.utteranceId) ?? '');
  const waiting = store.beginAttempt(PLAIN_QUESTION, 'microphone');
  writeFileSync(store.sounds.wavPathOf(waiting.utteranceId), SOUND);
  store.noteProgress(waiting.utteranceId, 1234.5, [{ atSample: 16, durationMs: 7.25 }]);

  const planned = {
    interviewer: 0,
    bankId: 'a-shop',
    question: PLAIN_QUESTION,
    probes: BANK[0]?.questions[0]?.probes ?? [],
  };
  const loopId = store.loops.begin(SCENARIO, [planned]);
  store.loops.begin(SCENARIO, [planned]);
  store.loops.saveNotes(loopId, 'Slower.');
  store.loops.finish(loopId);
  const inLoop = store.beginAttempt(PLAIN_QUESTION, 'typed', { loopId, interviewer: 1 });
  await withWords(store, inLoop, words);
  const talk = store.beginAttempt(PLAIN_QUESTION, 'typed', { conversation: ASKING });
  store.saveTranscript(talk.utteranceId, { recognizer: 'x', words: wordsOfText('By Friday.') });
  return { spoken, typed, inLoop, waiting, loopId };
}

async function withWords(store: Store, begun: Filled['spoken'], text: string) {
  const words = wordsOfText(text).map(({ text: said }, index) => ({
    text: said,
    startMs: index * 100.5,
    endMs: (index + 1) * 100.5,
  }));
  const utterances = [{ id: begun.utteranceId, words }];
  const scorecard = await rate({ question: PLAIN_QUESTION, utterances });
  store.saveRating(begun, { recognizer: 'scripted', words }, scorecard);
}

async function withSound(store: Store, begun: Filled['spoken'], text: string) {
  writeFileSync(store.sounds.wavPathOf(begun.utteranceId), SOUND);
  store.noteProgress(begun.utteranceId, 2_000, []);
  await withWords(store, begun, text);
}

async function exported(path = '/archive', from = one): Promise<Buffer> {
  const answer = await fetch(from.address + path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  return Buffer.from(await answer.arrayBuffer());
}

async function imported(archive: Uint8Array, into = other): Promise<TakenIn> {
  const answer = await post(archive, into);
  expect(answer.status).toBe(200);
  return TakenIn.parse(await answer.json());
}

function post(archive: Uint8Array, into = other): Promise<Response> {
  return fetch(`${into.address}/archive`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body: Buffer.from(archive),
  });
}

/** All rows, whoever’s they are, and what can be searched. */
function rowsOf(folder: string): Record<string, unknown[]> {
  const sql = new Sql(new DatabaseSync(join(folder, 'understudy.db'), { readOnly: true }));
  try {
    return Object.fromEntries([
      ...PORTABLE_TABLES.map((table) => {
        const columns = columnsOf(sql, table).filter((name) => name !== 'profile_id');
        return [table, sql.all(`select ${columns.join(', ')} from ${table} order by 1, 2`, [])];
      }),
      ['spoken', sql.all('select utterance_id, said from spoken order by 1', [])],
    ]);
  } finally {
    sql.close();
  }
}

/** The recordings, by name: what stands for all of their bytes. */
function soundsOf(folder: string) {
  const recordings = join(folder, 'recordings');
  return new Map(
    readdirSync(recordings)
      .toSorted()
      .map((name) => [name, hash('sha256', readFileSync(join(recordings, name)))]),
  );
}

/** Everything that a store holds: compare it as a whole. */
const stateOf = ({ folder }: Served) => ({ rows: rowsOf(folder), sounds: soundsOf(folder) });

test('everything comes back on another machine, row by row and byte by byte', async () => {
  const before = stateOf(one);
  expect(Object.values(before.rows).every((rows) => rows.length > 0)).toBe(true);
  expect([...before.sounds.keys()].map((name) => name.split('.')[1]).toSorted()).toEqual([
    'flac',
    'wav',
    'wav',
  ]);
  expect(await imported(await exported())).toEqual({ added: 7, alreadyHere: 0 });
  expect(stateOf(other)).toEqual(before);
  expect(stateOf(one)).toEqual(before);
  // Nothing is left of the way there, and the attempts are read as they are where they come from.
  expect(readdirSync(other.folder).toSorted()).toEqual(readdirSync(one.folder).toSorted());
  const told = async ({ address }: Served) =>
    (await fetch(`${address}/attempts/${filled.typed.attemptId}`)).json();
  expect(AttemptDetail.parse(await told(other))).toEqual(AttemptDetail.parse(await told(one)));
  expect((await fetch(`${other.address}/attempts?search=harbour`)).status).toBe(200);
});

test('an archive that is taken in twice doubles nothing', async () => {
  const archive = await exported();
  await imported(archive);
  const before = stateOf(other);
  expect(await imported(archive)).toEqual({ added: 0, alreadyHere: 7 });
  expect(stateOf(other)).toEqual(before);
});

test('what is here stays as it is, and only the rest is added', async () => {
  expect(await imported(await exported(`/attempts/${filled.inLoop.attemptId}/archive`))).toEqual({
    added: 1,
    alreadyHere: 0,
  });
  expect(rowsOf(other.folder)).toMatchObject({ loop: [{ id: filled.loopId }], story: [] });
  expect(await imported(await exported(`/attempts/${filled.spoken.attemptId}/archive`))).toEqual({
    added: 1,
    alreadyHere: 0,
  });
  other.store.loops.saveNotes(filled.loopId, 'Mine.');
  const own = await other.rated('I was here before.');
  expect(await imported(await exported())).toEqual({ added: 5, alreadyHere: 2 });
  expect(other.store.loops.find(filled.loopId)?.notes).toBe('Mine.');
  expect(other.store.findAttempt(own.attemptId)).not.toBeNull();
  await other.store.deleteAttempt(own.attemptId);
  other.store.loops.saveNotes(filled.loopId, 'Slower.');
  expect(stateOf(other)).toEqual(stateOf(one));
});

test('a loop goes with its attempts, and nothing else does', async () => {
  expect(await imported(await exported(`/loops/${filled.loopId}/archive`))).toEqual({
    added: 1,
    alreadyHere: 0,
  });
  const rows = rowsOf(other.folder);
  expect(rows.attempt).toMatchObject([{ id: filled.inLoop.attemptId }]);
  expect(rows.interview).toHaveLength(2);
  expect(soundsOf(other.folder).size).toBe(0);
  for (const path of [`/loops/${randomUUID()}/archive`, `/attempts/${randomUUID()}/archive`]) {
    const answer = await fetch(one.address + path);
    expect(answer.status).toBe(404);
    Problem.parse(await answer.json());
  }
});

test('an answer that is being recorded stays behind; taking in waits until it is done', async () => {
  const { attemptId } = filled.waiting;
  const live = { deviceId: 'd', attemptId, interrupt: async () => {} };
  one.answers.add(live);
  try {
    const archive = await exported();
    expect(rowsIn(await unzipped(archive), 'attempt').map(({ id }) => id)).not.toContain(attemptId);
    expect((await fetch(`${one.address}/attempts/${attemptId}/archive`)).status).toBe(409);
    const before = stateOf(one);
    for (const refused of [
      await post(archive, one),
      await fetch(`${one.address}/everything`, { method: 'DELETE' }),
    ]) {
      expect(refused.status).toBe(409);
      expect(Problem.parse(await refused.json()).code).toBe('recording');
    }
    expect(stateOf(one)).toEqual(before);
  } finally {
    one.answers.delete(live);
  }
});

describe('an archive of an older version', () => {
  test.each(MIGRATIONS.map((_, index) => index + 1))(
    'of store %i comes up to date',
    async (version) => {
      const folder = mkdtempSync(join(tmpdir(), 'understudy-old-'));
      const files = await unzipped(await exported());
      files.delete('understudy.json');
      // What such a store could hold of the same rows.
      const old = new Sql(openDatabase(folder, MIGRATIONS.slice(0, version)));
      old.run('pragma foreign_keys = off', []);
      old.run("insert into profile values ('p', 0)", []);
      let packed: Files = new Map([...files].filter(([name]) => name.startsWith('sound/')));
      for (const table of PORTABLE_TABLES) {
        const columns = columnsOf(old, table);
        // No loop was kept before the third version.
        if (columns.length === 0 || (version < 3 && /loop|interview/.test(table))) continue;
        const rows = rowsIn(files, table).map((row) =>
          Object.fromEntries(
            columns
              .filter((name) => name !== 'profile_id')
              .map((name) => [name, version < 3 && name === 'interview_id' ? null : row[name]]),
          ),
        );
        packed = withRows(packed, table, rows);
        for (const row of rows) {
          const values = columns.map((name) => (name === 'profile_id' ? 'p' : row[name]));
          old.run(
            `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
            values.map((value) =>
              typeof value === 'number' ? value : value === null ? null : String(value),
            ),
          );
        }
      }
      old.close();
      openDatabase(folder).close();

      expect(await imported(await archiveOf(packed, { storeVersion: version }))).toEqual({
        added: 7,
        alreadyHere: 0,
      });
      expect(rowsOf(other.folder)).toEqual(rowsOf(folder));
      expect(soundsOf(other.folder)).toEqual(soundsOf(one.folder));
      rmSync(folder, { recursive: true });
    },
  );
});

describe('a bad archive is refused whole', () => {
  let archive: Buffer;
  let files: Files;
  let before: ReturnType<typeof stateOf>;

  beforeEach(async () => {
    archive = await exported();
    files = await unzipped(archive);
    files.delete('understudy.json');
    await other.rated('What I said here before.');
    before = stateOf(other);
  });

  async function refused(bad: Uint8Array, code: string): Promise<string> {
    const answer = await post(bad);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const problem = Problem.parse(await answer.json());
    expect(problem.code).toBe(code);
    expect(stateOf(other)).toEqual(before);
    expect(existsSync(join(other.folder, 'recordings', 'incoming'))).toBe(false);
    return problem.message;
  }

  const soundName = () => [...files.keys()].find((name) => name.endsWith('.flac')) ?? '';
  const changing = (table: string, change: (row: Record<string, unknown>) => object) =>
    archiveOf(withRows(files, table, rowsIn(files, table).map(change)));

  test('cut off anywhere, or nothing at all', async () => {
    const cuts = [0, 1, 22, 4096, archive.length / 2, archive.length - 1_000, archive.length - 1];
    for (const at of cuts) await refused(archive.subarray(0, at), 'notAnArchive');
    expect(await refused(Buffer.from('a letter'), 'notAnArchive')).toMatch(/Export it again/);
  });

  test('with one byte flipped in any of its files', async () => {
    for await (const { name, zip } of flipped(archive)) {
      const answer = await post(zip);
      expect(answer.status, name).toBe(400);
      expect(Problem.parse(await answer.json()).message).toMatch(/Export it again/);
      expect(stateOf(other)).toEqual(before);
    }
  });

  test('with a file that is not what the list says', async () => {
    const same = Buffer.from(files.get(soundName()) ?? '');
    same.writeUInt8(same.readUInt8(9_000) ^ 1, 9_000);
    for (const bytes of [same, Buffer.from('fLaC')]) {
      const swapped = new Map([...files, [soundName(), bytes]]);
      const bad = await zipped([...swapped, ['understudy.json', manifestOf(files)]]);
      await refused(bad, 'changedArchive');
    }
  });

  test('with a list that leaves something out, or is none', async () => {
    const fewer = new Map([...files].slice(1));
    await refused(
      await zipped([...files, ['understudy.json', manifestOf(fewer)]]),
      'changedArchive',
    );
    await refused(
      await zipped([...fewer, ['understudy.json', manifestOf(files)]]),
      'changedArchive',
    );
    await refused(await zipped([...files]), 'notAnArchive');
    await refused(await zipped([...files, ['understudy.json', Buffer.from('{')]]), 'notAnArchive');
    await refused(await archiveOf(files, { format: 'overstudy' }), 'notAnArchive');
    await refused(await archiveOf(files, { files: 'all' }), 'changedArchive');
    await refused(await archiveOf(files, { more: 1 }), 'changedArchive');
  });

  test('from a newer version, whatever else is in it', async () => {
    const versions = [
      { formatVersion: 2 },
      { storeVersion: MIGRATIONS.length + 1, files: 'later' },
    ];
    for (const version of versions) {
      expect(await refused(await archiveOf(files, version), 'newerArchive')).toMatch(
        /newer version of Understudy; update this one/,
      );
    }
    await refused(await archiveOf(files, { storeVersion: 0 }), 'notAnArchive');
  });

  test('with names that no archive has', async () => {
    for (const name of ['notes.txt', 'rows/profile.jsonl', 'sound/x.flac', 'Sound/a.wav']) {
      const more = new Map([...files, [name, Buffer.from('{}')]]);
      await refused(await archiveOf(more), 'changedArchive');
    }
    // The zip library would not write these.
    const place = 'sound/0000000000';
    const withPlace = await archiveOf(new Map([...files, [place, Buffer.from('x')]]));
    for (const name of [
      '../../../climbs',
      '/etc/absolutes',
      'sound\\..\\..\\x',
      'C:/windows/one.x',
    ]) {
      const bad = Buffer.from(
        withPlace.toString('latin1').replaceAll(place, name.padEnd(16, 'x')),
        'latin1',
      );
      expect(Problem.parse(await (await post(bad)).json()).message).toMatch(/Export it again/);
      expect(stateOf(other)).toEqual(before);
    }
  });

  test('with entries that are no plain files, or stand there twice', async () => {
    const [first, ...rest] = [...files];
    if (first === undefined) throw new Error('There are files.');
    const list = ['understudy.json', manifestOf(files)] as const;
    await refused(await zipped([[...first, { mode: 0o120777 }], ...rest, list]), 'changedArchive');
    await refused(await zipped([first, first, ...rest, list]), 'changedArchive');
    await refused(await zipped([first, ...rest, list, list]), 'changedArchive');
    const sound = files.get(soundName()) ?? Buffer.alloc(0);
    const packed = [...files].map(([name, bytes]) => [name, bytes, { compress: true }] as const);
    expect(sound.length).toBeGreaterThan(0);
    await refused(await zipped([...packed, list]), 'changedArchive');
    // Encrypted, as its flags say.
    const encrypted = Buffer.from(archive);
    for (
      let at = archive.indexOf('PK\x01\x02');
      at !== -1;
      at = archive.indexOf('PK\x01\x02', at + 4)
    ) {
      const isPacked = encrypted.readUInt16LE(at + 10) === 8;
      if (isPacked) encrypted.writeUInt16LE(encrypted.readUInt16LE(at + 8) | 1, at + 8);
    }
    await refused(encrypted, 'changedArchive');
  });

  test('that unpacks to far more than it says, or than is allowed', async () => {
    const zeros = Buffer.alloc(40 * 1024 * 1024);
    await refused(
      await archiveOf(new Map([...files, ['rows/story.jsonl', zeros]])),
      'largeArchive',
    );
    // The same, and the directory says that it is small: reading it ends there.
    const large = new Map([...files, ['rows/story.jsonl', zeros]] as const);
    const small = new Map([...files, ['rows/story.jsonl', Buffer.alloc(9)]] as const);
    const lies = await zipped([...large, ['understudy.json', manifestOf(small)]]);
    for (let at = lies.indexOf('PK\x01\x02'); at !== -1; at = lies.indexOf('PK\x01\x02', at + 4)) {
      if (lies.readUInt32LE(at + 24) === zeros.length) lies.writeUInt32LE(9, at + 24);
    }
    await refused(lies, 'notAnArchive');
  });

  test('with rows that do not fit', async () => {
    const bad: Record<string, (row: Record<string, unknown>) => object> = {
      attempt: (row) => ({ ...row, question: '{}' }),
      loop: (row) => ({ ...row, colour: 'red' }),
      interview: ({ position: _, ...row }) => row,
      story: (row) => ({ ...row, name: '' }),
      utterance: (row) => ({ ...row, pauses: 'none' }),
      transcript: (row) => ({ ...row, words: '[{}]' }),
      rating: (row) => ({ ...row, mechanism: 6 }),
      rating_transcript: (row) => ({ ...row, transcript_id: randomUUID() }),
      integrity_answer: (row) => ({ ...row, heard_right: 2 }),
    };
    expect(Object.keys(bad).toSorted()).toEqual([...PORTABLE_TABLES].toSorted());
    for (const [table, change] of Object.entries(bad)) {
      await refused(await changing(table, change), 'changedArchive');
    }
    const more: [string, (row: Record<string, unknown>) => object][] = [
      ['attempt', (row) => ({ ...row, id: 'a', rating_id: null })],
      ['attempt', (row) => ({ ...row, profile_id: 'p' })],
      ['attempt', (row) => ({ ...row, principle: 'Care' })],
      ['attempt', (row) => ({ ...row, story_id: randomUUID() })],
      ['attempt', (row) => ({ ...row, source: ['typed'] })],
      ['utterance', (row) => ({ ...row, sound_file: '../../understudy.db' })],
      ['utterance', (row) => ({ ...row, sound_file: `${filled.spoken.utteranceId}.flac` })],
      ['rating', (row) => ({ ...row, credited: 'M1 M2 M3' })],
      ['transcript', (row) => ({ ...row, utterance_id: randomUUID() })],
      ['transcript', (row) => ({ ...row, words: '[' })],
    ];
    for (const [table, change] of more)
      await refused(await changing(table, change), 'changedArchive');
    for (const lines of ['null\n', '[]\n', '"x"\n', '{}\n']) {
      const forged = new Map([...files, ['rows/story.jsonl', Buffer.from(lines)]] as const);
      await refused(await archiveOf(forged), 'changedArchive');
    }
    const noJson = new Map([...files, ['rows/story.jsonl', Buffer.from('{"id":')]] as const);
    await refused(await archiveOf(noJson), 'notAnArchive');
    const noTable = new Map([...files, ['rows/spoken.jsonl', Buffer.from('{}')]] as const);
    await refused(await archiveOf(noTable), 'changedArchive');
  });

  test('with sound that no row names, or that breaks whoever looks at it', async () => {
    const sound = files.get(soundName()) ?? Buffer.alloc(0);
    await refused(
      await archiveOf(new Map([...files, [`sound/${randomUUID()}.flac`, sound]])),
      'changedArchive',
    );
    // Its last seek point lies farther off than any file is long.
    const broken = Buffer.from(sound);
    const tableEnd = 46 + sound.readUIntBE(43, 3);
    broken.fill(0xff, tableEnd - 18, tableEnd - 2);
    await refused(await archiveOf(new Map([...files, [soundName(), broken]])), 'changedArchive');
  });

  test('with a row of somebody else’s attempt', async () => {
    const own = await other.rated('What I said later.');
    before = stateOf(other);
    const forged = await changing('utterance', (row) =>
      row.id === filled.inLoop.utteranceId ? { ...row, id: own.utteranceId } : row,
    );
    await refused(forged, 'changedArchive');
    const clash = withRows(
      withRows(
        files,
        'utterance',
        rowsIn(files, 'utterance').map((row) =>
          row.id === filled.inLoop.utteranceId ? { ...row, id: own.utteranceId } : row,
        ),
      ),
      'transcript',
      rowsIn(files, 'transcript').map((row) =>
        row.utterance_id === filled.inLoop.utteranceId
          ? { ...row, utterance_id: own.utteranceId }
          : row,
      ),
    );
    await refused(await archiveOf(clash), 'changedArchive');
  });

  test('that is not sent as one', async () => {
    const answer = await fetch(`${other.address}/archive`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from(archive),
    });
    expect(answer.status).toBe(415);
    expect(stateOf(other)).toEqual(before);
  });
});

function keepingOver(store: Store, change: Partial<Keeping> = {}): Keeping {
  const answers = new LiveAnswers();
  return { ...keepingOf(store, replayArchive(store, answers), answers, () => {}), ...change };
}

test('an archive larger than allowed is refused while it comes, and one at a time is taken', async () => {
  const archive = await exported();
  const small = new TakeIn(keepingOver(other.store), { ...LIMITS, archive: archive.length - 1 });
  await expect(small.take(Readable.from([archive]))).rejects.toMatchObject({
    code: 'largeArchive',
  });
  const fewRows = new TakeIn(keepingOver(other.store), { ...LIMITS, rows: 1_000 });
  await expect(fewRows.take(Readable.from([archive]))).rejects.toMatchObject({
    code: 'largeArchive',
  });
  const taking = new TakeIn(keepingOver(other.store));
  const first = taking.take(Readable.from([archive]));
  await expect(taking.take(Readable.from([archive]))).rejects.toMatchObject({ code: 'busy' });
  expect((await first).added).toBe(7);
});

test('whoever begins to record meanwhile is not disturbed', async () => {
  const archive = await exported();
  const before = stateOf(other);
  let asked = 0;
  const isAnybodyRecording = () => {
    asked += 1;
    return asked > 1;
  };
  const taking = new TakeIn(keepingOver(other.store, { isAnybodyRecording }));
  await expect(taking.take(Readable.from([archive]))).rejects.toMatchObject({ code: 'recording' });
  expect(stateOf(other)).toEqual(before);
});

test('sounds of a taking-in that was cut off get their places if their rows were kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-arrivals-'));
  const store = new Store(folder);
  const begun = store.beginAttempt(PLAIN_QUESTION, 'upload');
  const recordings = join(folder, 'recordings');
  const sql = new Sql(new DatabaseSync(join(folder, 'understudy.db')));
  const arrivals = new Arrivals(sql, recordings);
  mkdirSync(arrivals.waiting);
  const [kept, stray] = [`${begun.utteranceId}.wav`, `${randomUUID()}.wav`];
  for (const file of [kept, stray, 'archive.zip'])
    writeFileSync(join(arrivals.waiting, file), 'RIFF');
  arrivals.take([kept, stray]);
  sql.close();
  await store.recover();
  expect(readdirSync(recordings)).toEqual([kept]);
  store.close();
  rmSync(folder, { recursive: true });
});

test('an archive is made of one moment; whoever hangs up leaves nothing open', async () => {
  await imported(await exported());
  const { attemptId } = filled.typed;
  const snapshot = other.store.snapshot('everything', []);
  await other.store.deleteAttempt(attemptId);
  const ids = [...(snapshot?.rows('attempt') ?? [])].map(({ id }) => id);
  expect(ids).toContain(attemptId);
  snapshot?.close();
  expect(readFileSync(join(other.folder, 'understudy.db-wal')).length).toBe(0);

  const asking = request(`${other.address}/archive`);
  asking.end();
  const [answer] = await once(asking, 'response');
  answer.destroy();
  await vi.waitFor(async () => {
    other.store.stories.create('Something new in the log', []);
    await other.store.deleteAttempt(randomUUID());
    expect(readFileSync(join(other.folder, 'understudy.db-wal')).length).toBe(0);
  });
});

test('deleting everything leaves no byte of what was said, and the folder is shown empty', async () => {
  await imported(await exported());
  const begun = await other.rated('The zanzibarian quicksilver ledger was mine.');
  writeFileSync(join(other.folder, 'understudy.db.v3.backup'), 'quicksilver');
  const said = ['quicksilver', 'zanzibar', 'Slower.', 'The harbour', 'Tell me about a time'];
  const holding = () =>
    readdirSync(other.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
      .filter((bytes) => said.some((words) => bytes.includes(words)));
  expect(holding().length).toBeGreaterThan(1);
  const folder = async () =>
    FolderContents.parse(await (await fetch(`${other.address}/folder`)).json());
  expect(await folder()).toMatchObject({
    path: other.folder,
    attempts: 8,
    recordings: { files: 3 },
    backups: { files: 1, bytes: 11 },
  });

  const reading = other.store.snapshot('everything', []);
  const answer = await fetch(`${other.address}/everything`, { method: 'DELETE' });
  expect(answer.status).toBe(204);
  expect(holding()).toEqual([]);
  expect(() => [...(reading?.rows('attempt') ?? [])]).toThrow();
  expect(await folder()).toMatchObject({
    attempts: 0,
    recordings: { files: 0, bytes: 0 },
    backups: { files: 0, bytes: 0 },
  });
  expect(Object.values(rowsOf(other.folder)).every((rows) => rows.length === 0)).toBe(true);
  expect((await fetch(`${other.address}/attempts/${begun.attemptId}`)).status).toBe(404);
  // It is used on, and what was taken along comes back.
  await other.rated('And on it goes.');
  expect((await imported(await exported())).added).toBe(7);
});

test('one attempt is told as Markdown and JSON', async () => {
  const at = `${one.address}/attempts/${filled.spoken.attemptId}`;
  const markdown = await (await fetch(`${at}/export.md`)).text();
  const json = AttemptDetail.parse(await (await fetch(`${at}/export.json`)).json());
  expect(json).toEqual(AttemptDetail.parse(await (await fetch(at)).json()));
  const { scorecard } = json;
  expect(markdown).toMatch(/^# Tell me about a time you raised the bar\./);
  expect(markdown).toContain(`L7: ${scorecard?.votes.L7}`);
  expect(markdown).toContain(`## Mechanism: ${scorecard?.dimensions.mechanism.level} of 5`);
  const quote = scorecard?.dimensions.data.elements.D1?.quote ?? '';
  expect(quote.length).toBeGreaterThan(10);
  expect(markdown).toMatch(new RegExp(`“${quote.slice(0, 20)}.*” \\(\\d:\\d\\d\\)`));
  expect(markdown).toContain(`> ${PROBES[0]?.text}`);
  expect(markdown).toContain('**Follow-up 1.** It was called the harbour review.');
  const hostile = await other.rated(
    'He wrote <script>alert(1)</script> and *never* [looked](x) back at fifteen percent.',
  );
  const told = await (
    await fetch(`${other.address}/attempts/${hostile.attemptId}/export.md`)
  ).text();
  expect(told).toContain(
    '\\<script\\>alert(1)\\</script\\> and \\*never\\* \\[looked\\](x) back at 15%.',
  );
});

test('the page for a mentor holds the sound, and nothing said in it becomes part of the page', async () => {
  const answer = await fetch(`${one.address}/attempts/${filled.spoken.attemptId}/page.html`);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  const page = await answer.text();
  const sounds = [...page.matchAll(/src="data:(audio\/\w+);base64,([^"]*)"/g)];
  expect(sounds.map(([, type]) => type)).toEqual(['audio/flac', 'audio/wav']);
  const flac = readFileSync(one.store.soundPathOf(filled.spoken.utteranceId) ?? '');
  expect(Buffer.from(sounds[0]?.[2] ?? '', 'base64').equals(flac)).toBe(true);
  expect(page).toContain('default-src &#39;none&#39;; media-src data:');
  // No address in it at all.
  expect(page.replaceAll(/base64,[^"]*"/g, '')).not.toMatch(/https?:|url\(|@import/);

  const attempt = AttemptDetail.parse(
    await (await fetch(`${one.address}/attempts/${filled.spoken.attemptId}`)).json(),
  );
  const words = ['fifteen', 'percent'].map((text, index) => ({
    text,
    startMs: index * 500,
    endMs: index * 500 + 400,
  }));
  const utterances = attempt.utterances.map((utterance) => ({
    ...utterance,
    transcript: { recognizer: 'scripted', words },
  }));
  const pieces = await Readable.from(mentorPage({ ...attempt, utterances }, () => null)).toArray();
  expect(pieces.join('')).toContain('<span data-from="0" data-to="900">15%</span>');

  const question = { ...PLAIN_QUESTION, text: 'What of </title><script>alert(1)</script>?' };
  const hostile = await other.rated(
    'So I said </script><script>alert(2)</script> "onload=alert(3)" & <img src=x onerror=alert(4)> twice.',
    200,
    question,
  );
  const told = await (
    await fetch(`${other.address}/attempts/${hostile.attemptId}/page.html`)
  ).text();
  expect(told.match(/<script/g)).toHaveLength(1);
  expect(told).not.toContain('<img');
  expect(told).toContain('&lt;/script&gt;&lt;script&gt;alert(2)&lt;/script&gt;');
  expect(told).toContain('<title>What of &lt;/title&gt;');
  expect(told).not.toContain('<audio');
});

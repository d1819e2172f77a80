import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsOfText } from '#contract/transcript.ts';
import { Converter } from '../server/store/sound/converter.ts';
import { wavHeader } from '../server/store/sound/wav.ts';
import { Store } from '../server/store/store.ts';
import { bareScorecard } from './fakes/bare-scorecard.ts';
import { STEPS } from './fakes/dying-conversion.ts';

const FIXTURES = ['hero-answer.wav', 'strong-answer.wav'].map((name) =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)),
);
const [HERO = ''] = FIXTURES;
const CLIP = clipOf(HERO);

/** Two cores may have other tests to do. */
const SOON = { timeout: 25_000, interval: 10 };

const question = { bankId: null, text: 'Tell me.', principle: null, people: false, future: false };

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-sound-'));
  store = new Store(folder);
});

afterEach(async () => {
  await store.sounds.stopConverting();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const files = () => readdirSync(join(folder, 'recordings')).toSorted();
const fileOf = (id: string) => store.soundPathOf(id)?.split(/[\\/]/).at(-1);
const durationOf = (wav: Uint8Array) => (wav.length - 44) / 32;

/** As `toEqual`, which takes seconds for a megabyte. */
function isSame(bytes: Uint8Array | null | undefined, expected: Uint8Array | null): boolean {
  return bytes != null && expected !== null && Buffer.compare(bytes, expected) === 0;
}

/** The first ten seconds of a WAV file. */
function clipOf(path: string): Buffer {
  const samples = 160_000;
  const sound = readFileSync(path).subarray(44, 44 + 2 * samples);
  return Buffer.concat([wavHeader(samples), sound]);
}

/** Rows of an answer that is finished, or was interrupted. */
function keep(durationMs: number, isFinished = true) {
  const begun = store.beginAttempt(question, 'microphone');
  store.noteProgress(begun.utteranceId, durationMs, []);
  const transcript = { recognizer: 'test', words: wordsOfText('I wrote it') };
  const levels = { mechanism: 1, data: 1, framing: 1 } as const;
  if (isFinished) store.saveRating(begun, transcript, bareScorecard(levels));
  return begun;
}

/** An answer with this WAV. */
function keepFile(path: string, isFinished = true) {
  const begun = keep(durationOf(readFileSync(path)), isFinished);
  copyFileSync(path, store.sounds.wavPathOf(begun.utteranceId));
  return begun;
}

/** An answer with ten seconds of sound. */
function keepClip(isFinished = true) {
  const path = join(folder, 'clip.wav');
  writeFileSync(path, CLIP);
  return keepFile(path, isFinished);
}

/** A finished answer with these samples. */
async function keepSamples(pcm: Int16Array) {
  const begun = keep(pcm.length / 16);
  const recording = await store.createRecording(begun.utteranceId);
  await recording.append(pcm);
  await recording.close();
  return begun;
}

function stateOf(utteranceId: string, attemptId: string) {
  const durationMs = store.findAttempt(attemptId)?.utterances[0]?.duration_ms ?? null;
  return store.sounds.stateOf(fileOf(utteranceId) ?? '', durationMs);
}

test.each(FIXTURES)(
  '%s becomes FLAC of at most three fifths and stays the same sound',
  async (path) => {
    const { utteranceId } = keepFile(path);
    const wav = readFileSync(path);
    await store.sounds.convert(utteranceId);
    expect(files()).toEqual([`${utteranceId}.flac`]);
    expect(fileOf(utteranceId)).toBe(`${utteranceId}.flac`);
    expect(statSync(store.soundPathOf(utteranceId) ?? '').size / wav.length).toBeLessThan(0.6);
    expect(isSame(await store.readWav(utteranceId), wav)).toBe(true);
  },
);

test('any part of the WAV can be read out of the FLAC', async () => {
  const { utteranceId } = keepFile(HERO);
  const wav = readFileSync(HERO);
  await store.sounds.convert(utteranceId);
  const sound = store.sounds.wavOf(utteranceId);
  expect(sound?.bytes).toBe(wav.length);
  // Over the header, odd bytes, across a decoded chunk of 30 s, over a seek point, the last byte.
  const last = wav.length;
  const ranges = [
    [0, 4],
    [40, 61],
    [500_001, 500_004],
    [959_990, 960_111],
    [44 + 2 * 78 * 1024 - 3, 44 + 2 * 78 * 1024 + 3],
    [last - 1, last],
  ] as const;
  for (const [from, to] of ranges) {
    const parts: Uint8Array[] = [];
    for await (const part of sound?.read(from, to) ?? []) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(wav.subarray(from, to));
  }
});

test('noise at full scale comes back as it was, however long', async () => {
  for (const length of [1, 15, 1023, 1024, 1025, 79_872, 79_873, 80_896, 80_897]) {
    const { utteranceId, attemptId } = await keepSamples(noise(length));
    const wav = await store.readWav(utteranceId);
    await store.sounds.convert(utteranceId);
    expect(fileOf(utteranceId)).toBe(`${utteranceId}.flac`);
    expect(isSame(await store.readWav(utteranceId), wav)).toBe(true);
    expect(stateOf(utteranceId, attemptId)).toBe('whole');
  }
});

function noise(length: number): Int16Array {
  let state = 1;
  return Int16Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 65_536) - 32_768;
  });
}

const run = promisify(execFile);
const DYING = fileURLToPath(new URL('fakes/dying-conversion.ts', import.meta.url));

test.each(STEPS)('a power cut in a conversion (%s) loses nothing', async (step) => {
  const { utteranceId, attemptId } = await keepSamples(noise(48_000));
  const wav = await store.readWav(utteranceId);
  const dying = run(process.execPath, ['--import', DYING, DYING, folder, utteranceId], {
    env: { ...process.env, DIE_AT: step },
  });
  const end =
    step === 'spoilt' ? { stderr: expect.stringContaining('broken') } : { signal: 'SIGKILL' };
  await expect(dying).rejects.toMatchObject(end);
  await store.recover();
  expect(files()).toContain(fileOf(utteranceId));
  expect(files().some((file) => file.endsWith('.part'))).toBe(false);
  expect(isSame(await store.readWav(utteranceId), wav)).toBe(true);
  expect(stateOf(utteranceId, attemptId)).toBe('whole');
  if (store.sounds.nextToConvert(0) !== null) await store.sounds.convert(utteranceId);
  expect(files()).toEqual([`${utteranceId}.flac`]);
  expect(isSame(await store.readWav(utteranceId), wav)).toBe(true);
});

test('a FLAC that is not whole beside its WAV gives way to it at the start', async () => {
  const { utteranceId } = keepClip();
  await store.sounds.convert(utteranceId);
  truncateSync(store.soundPathOf(utteranceId) ?? '', 100_000);
  writeFileSync(join(folder, 'recordings', `${utteranceId}.wav`), CLIP);
  await store.recover();
  expect(fileOf(utteranceId)).toBe(`${utteranceId}.wav`);
  expect(isSame(await store.readWav(utteranceId), CLIP)).toBe(true);
});

test('a recording that is missing, cut short or broken is told from a whole one', async () => {
  const { utteranceId, attemptId } = keepClip();
  const state = () => stateOf(utteranceId, attemptId);
  const path = () => store.soundPathOf(utteranceId) ?? '';
  expect(state()).toBe('whole');
  await store.sounds.convert(utteranceId);
  expect(state()).toBe('whole');
  const flac = readFileSync(path());
  truncateSync(path(), Math.floor(0.9 * flac.length));
  expect(state()).toBe('cutShort');
  // What is left of it can be heard, and taken along as a WAV.
  const left = await store.readWav(utteranceId);
  expect(left?.length).toBeGreaterThan(150_000);
  expect(isSame(left?.subarray(44), CLIP.subarray(44, left?.length))).toBe(true);
  writeFileSync(path(), Buffer.alloc(flac.length));
  expect(state()).toBe('cutShort');
  writeFileSync(path(), Buffer.from(flac).fill(0, 100_000));
  expect(state()).toBe('cutShort');
  writeFileSync(path(), Buffer.from(flac).fill(0, 100_000, 100_050));
  await expect(store.readWav(utteranceId)).rejects.toThrow('broken');
  unlinkSync(path());
  expect(state()).toBe('missing');
  expect(await store.readWav(utteranceId)).toBeNull();

  const short = keepClip();
  truncateSync(store.soundPathOf(short.utteranceId) ?? '', 200_000);
  expect(stateOf(short.utteranceId, short.attemptId)).toBe('cutShort');
  // Its conversion loses nothing more.
  await store.sounds.convert(short.utteranceId);
  expect(fileOf(short.utteranceId)).toBe(`${short.utteranceId}.flac`);
  expect((await store.readWav(short.utteranceId))?.length).toBe(200_000);
  expect(stateOf(short.utteranceId, short.attemptId)).toBe('cutShort');
});

test('deleting while a recording is converted leaves no file', async () => {
  const { utteranceId, attemptId } = keepFile(HERO);
  const other = keepFile(HERO);
  const converting = store.sounds.convert(utteranceId);
  await expect.poll(files, SOON).toContain(`${utteranceId}.flac.part`);
  const ended = expect(converting).rejects.toThrow('ended');
  await store.deleteAttempt(attemptId);
  await ended;
  expect(files()).toEqual([`${other.utteranceId}.wav`]);
  expect(store.soundPathOf(utteranceId)).toBeNull();
});

test('deleting when a conversion has just begun or is just done leaves no file either', async () => {
  const { utteranceId, attemptId } = keepFile(HERO);
  const converting = store.sounds.convert(utteranceId);
  await Promise.allSettled([store.deleteAttempt(attemptId), converting]);
  expect(files()).toEqual([]);
  const done = keepFile(HERO);
  await store.sounds.convert(done.utteranceId);
  await store.deleteAttempt(done.attemptId);
  expect(files()).toEqual([]);
});

test('finished recordings are converted while nobody records; interrupted ones wait', async () => {
  let isBusy = true;
  const converter = new Converter(store.sounds, () => isBusy, 0);
  const finished = [keepClip(), keepClip()];
  const interrupted = keepClip(false);
  const gone = keep(1_000);
  converter.consider();
  isBusy = false;
  converter.consider();
  await expect
    .poll(files, SOON)
    .toEqual(
      [
        ...finished.map(({ utteranceId }) => `${utteranceId}.flac`),
        `${interrupted.utteranceId}.wav`,
      ].toSorted(),
    );
  expect(fileOf(gone.utteranceId)).toBe(`${gone.utteranceId}.wav`);
  await converter.stop();
});

test('who begins to record ends the conversion under way; it is made when they are done', async () => {
  let isBusy = false;
  const converter = new Converter(store.sounds, () => isBusy, 0);
  const { utteranceId } = keepFile(HERO);
  converter.consider();
  await expect.poll(files, SOON).toContain(`${utteranceId}.flac.part`);
  isBusy = true;
  converter.consider();
  await expect.poll(files, SOON).toEqual([`${utteranceId}.wav`]);
  isBusy = false;
  converter.consider();
  await expect.poll(files, SOON).toEqual([`${utteranceId}.flac`]);
  await converter.stop();
});

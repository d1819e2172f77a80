import { execFile } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { modelCommand } from '../server/cli/model/model-command.ts';
import { Progress } from '../server/cli/model/progress.ts';
import { readWav } from '../server/cli/read-wav.ts';
import { readCatalogue } from '../server/transcript/models/catalogue.ts';
import { loadChosen } from '../server/transcript/models/chosen.ts';
import { fetchModel } from '../server/transcript/models/fetch-model.ts';
import { ModelsFolder } from '../server/transcript/models/models-folder.ts';
import { moonshineTokens } from '../server/transcript/moonshine-tokens.ts';
import { hollowModel, ModelHost } from './fakes/model-host.ts';

const CLI = fileURLToPath(new URL('../server/cli/model.ts', import.meta.url));
const SPOKEN = fileURLToPath(new URL('fixtures/hero-answer.wav', import.meta.url));
const TINY = new URL('model/tiny/quantized/', import.meta.resolve('@moonshine-ai/moonshine-js'));
const quiet = { kept() {}, arrived() {} };

let path: string;
let folder: ModelsFolder;
let host: ModelHost;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'understudy-models-'));
  folder = new ModelsFolder(path);
});

afterEach(() => {
  host?.stop();
  rmSync(path, { recursive: true });
});

/** A world in which the host's model is the only one, and what it shows. */
function worldOf(origin: string) {
  const shown: string[] = [];
  const display = { write: (text: string) => shown.push(text), isTerminal: false, now: () => 0 };
  return { world: { models: [host.model], folder, origin, display }, shown };
}

const partOf = (name: string) => join(path, host.model.name, `${name}.bin.part`);

test('a model is fetched, breaks off, is gone on with, tried, chosen and heard with', async () => {
  host = new ModelHost('served-tiny', {
    encoder: readFileSync(new URL('encoder_model.onnx', TINY)),
    mergedDecoder: readFileSync(new URL('decoder_model_merged.onnx', TINY)),
    tokens: Buffer.from(moonshineTokens()),
  });
  const { world, shown } = worldOf(await host.start());
  expect(await modelCommand('list', world)).toMatch(/^built-in .* chosen/m);

  host.faults = ['cut', 'refuse'];
  await expect(modelCommand('served-tiny', world)).rejects.toThrow(
    /^The connection to 127\.0\.0\.1:\d+ broke in encoder\.bin \(.+\); the same command goes on from there\. The built-in model goes on\.$/,
  );
  const here = statSync(partOf('encoder')).size;
  expect(here).toBeGreaterThan(0);
  expect(await folder.chosen()).toBeNull();
  expect(await modelCommand('list', world)).toMatch(/^served-tiny .* \d+% here/m);

  host.asked.length = 0;
  shown.length = 0;
  expect(await modelCommand('served-tiny', world)).toMatch(
    /^served-tiny \(MIT\) is chosen, from the next start on\. .* took \d+ MB of memory\.$/,
  );
  expect(host.asked).toEqual([`encoder.bin from ${here}`, 'mergedDecoder.bin', 'tokens.bin']);
  expect(shown.length).toBeLessThanOrEqual(10);
  expect(shown.at(-1)).toMatch(/^served-tiny: 100%, 29 of 29 MB\n$/);
  expect(await modelCommand('list', world)).toMatch(/^served-tiny .* chosen/m);

  const recognizer = await loadChosen(path, expect.unreachable, () => [host.model]);
  expect(recognizer.name).toBe('served-tiny');
  const text = await recognizer.decode(readWav(SPOKEN).subarray(0, 4 * 16_000));
  expect(text.split(' ').length).toBeGreaterThan(5);
  const written = readFileSync(SPOKEN.replace('.wav', '.txt'), 'utf8');
  expect(written.toLowerCase()).toContain(text.toLowerCase().split(' ').slice(0, 3).join(' '));

  // A byte too many: the built-in one goes on, and that is told.
  appendFileSync(join(path, 'served-tiny', 'tokens.bin'), 'x');
  const told: string[] = [];
  const other = await loadChosen(
    path,
    (sentence) => told.push(sentence),
    () => [host.model],
  );
  expect(other.name).toBe('moonshine-tiny-en');
  expect(told).toEqual([
    expect.stringMatching(
      /^The chosen .* \(tokens\.bin of served-tiny is missing or damaged\), so the built-in one goes on\./,
    ),
  ]);
  await modelCommand('built-in', world);
  expect(await folder.chosen()).toBeNull();
  // A model is loaded three times, which a busy machine takes long for.
}, 60_000);

test('a connection that breaks is taken up again at once, as long as it brings something', async () => {
  host = hollowModel();
  host.faults = ['cut', 'cut', 'cut'];
  await fetchModel(host.model, folder, await host.start(), quiet);
  expect(host.asked.filter((asked) => asked.includes(' from '))).toHaveLength(3);
  await folder.check(host.model);
});

test('an origin that gives whole files only is served by as well', async () => {
  host = hollowModel();
  host.faults = ['cut'];
  host.ignoresRanges = true;
  const bytes = { kept: 0, arrived: 0 };
  await fetchModel(host.model, folder, await host.start(), {
    kept(more) {
      bytes.kept += more;
    },
    arrived(more) {
      bytes.arrived += more;
    },
  });
  expect(bytes.kept + bytes.arrived).toBe(501_000);
  await folder.check(host.model);
});

test('other bytes than the pinned ones are refused and removed', async () => {
  host = hollowModel();
  const origin = await host.start();
  const { world } = worldOf(origin);
  host.instead = Buffer.alloc(200_000);
  await expect(modelCommand('hollow', world)).rejects.toThrow(
    /^What .* gives as encoder\.bin is not the file that is pinned \(its SHA-256 differs; it was removed\)\. The built-in model goes on\.$/,
  );
  expect(existsSync(partOf('encoder'))).toBe(false);
  host.instead = Buffer.from('<html>Please log in</html>');
  await expect(modelCommand('hollow', world)).rejects.toThrow(/pinned \(its size differs\)/);
  expect(statSync(partOf('encoder')).size).toBe(0);
  expect(await folder.chosen()).toBeNull();
});

test('a model that is whole but does not run is not chosen', async () => {
  host = hollowModel();
  const { world } = worldOf(await host.start());
  await expect(modelCommand('hollow', world)).rejects.toThrow(/whole but does not run/);
  expect(await folder.chosen()).toBeNull();
});

test('a choice that cannot be read is told', async () => {
  host = hollowModel();
  writeFileSync(join(path, 'chosen.json'), '{');
  const { world } = worldOf(await host.start());
  await expect(modelCommand('list', world)).rejects.toThrow(/chosen\.json cannot be read/);
  await modelCommand('built-in', world);
  expect(await modelCommand('list', world)).toMatch(/^built-in .* chosen/m);
});

test('without a network it is said in a sentence, with exit code 2, and nothing is chosen', async () => {
  host = hollowModel();
  const origin = await host.start();
  host.stop();
  const ended = await new Promise((resolve) => {
    const env = { ...process.env, HF_ENDPOINT: origin, MODELS_DIR: path };
    const child = execFile(process.execPath, [CLI, 'moonshine-base-en'], { env }, (_e, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
  expect(ended).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(
      /^127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\); without a network no model can be fetched\. The built-in model goes on\.\n$/,
    ),
  });
  expect(await folder.chosen()).toBeNull();
});

test('a folder that cannot be written, a missing file and an unknown name are told', async () => {
  host = hollowModel();
  const { world } = worldOf(await host.start());
  const file = join(path, 'file');
  writeFileSync(file, '');
  await expect(
    modelCommand('hollow', { ...world, folder: new ModelsFolder(file) }),
  ).rejects.toThrow(
    /file cannot be written \(ENOTDIR\).*MODELS_DIR\. The built-in model goes on\.$/,
  );
  await expect(modelCommand('large', world)).rejects.toThrow(
    /no model large; .* built-in, hollow\.$/,
  );
  host.model.files.push({ part: 'joiner', path: 'joiner.bin', bytes: 1, sha256: '0'.repeat(64) });
  await expect(modelCommand('hollow', world)).rejects.toThrow(/answers .*joiner\.bin with 404\./);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is told', async () => {
  host = hollowModel();
  const { world } = worldOf(await host.start());
  mkdirSync(join(path, 'hollow'));
  symlinkSync('/dev/full', partOf('encoder'));
  await expect(modelCommand('hollow', world)).rejects.toThrow(/^The disk of .* is full; make room/);
});

test('a terminal shows one line that grows, with the rate of what arrives', () => {
  const shown: string[] = [];
  let nowMs = 0;
  const display = { write: (text: string) => shown.push(text), isTerminal: true, now: () => nowMs };
  const progress = new Progress(display, 'm', 100e6);
  progress.kept(50e6);
  nowMs = 1_000;
  progress.arrived(10e6);
  nowMs = 1_100;
  progress.arrived(10e6);
  nowMs = 2_000;
  progress.arrived(30e6);
  progress.end();
  expect(shown).toEqual([
    '\rm: 60%, 60 of 100 MB, 10.0 MB/s\u001b[K',
    '\rm: 100%, 100 of 100 MB, 25.0 MB/s\u001b[K',
    '\n',
  ]);
});

test('each model of the catalogue has a name of its own and a tokens file', () => {
  const models = readCatalogue();
  expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
  for (const { files } of models) expect(files.map(({ part }) => part)).toContain('tokens');
});

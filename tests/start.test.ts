import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../server/config.ts';
import { THIS_COMPUTER } from '../server/guard/guard.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-start-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the real server, from its sources, and gives what it wrote once it has ended. */
async function startAndFail(environment: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ['server/launch.ts'], {
    cwd: PROJECT,
    env: { ...process.env, PORT: '0', DATA_DIR: folder, ...environment },
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = await once(child, 'exit');
  return { code, errors };
}

test('a taken port is said in one sentence', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { code, errors } = await startAndFail({ PORT: port });
  holder.close();
  expect(code).toBe(1);
  expect(errors).toMatch(new RegExp(`^Port ${port} is taken.*PORT=\\d+\\.\n$`));
});

test('a data folder that cannot be written is said in one sentence', async () => {
  writeFileSync(join(folder, 'file'), '');
  const { code, errors } = await startAndFail({ DATA_DIR: join(folder, 'file') });
  expect(code).toBe(1);
  expect(errors).toMatch(/^The data folder .* cannot be used .*DATA_DIR\.\n$/);
});

test('a wrong setting is said in one sentence', async () => {
  const { code, errors } = await startAndFail({ PORT: 'eighty' });
  expect(code).toBe(1);
  expect(errors).toMatch(/^The setting PORT must be a number.*\n$/);
});

test('the settings have defaults', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    dataDir: './data',
    models: { folder: './models', origin: 'https://huggingface.co' },
    access: THIS_COMPUTER,
    remote: null,
  });
});

test.each([
  { PORT: '70000' },
  { PORT: '1.5' },
  { HOST: '' },
  { DATA_DIR: '' },
  { HF_ENDPOINT: 'x' },
])('the setting %o is refused', (environment) => {
  expect(() => readConfig(environment)).toThrow(/^The setting \w+ must .*\. Correct it/);
});

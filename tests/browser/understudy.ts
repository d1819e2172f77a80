import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from './chromium.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** The real server in a process of its own, over a data folder that outlives it until `remove`. */
export class RunningServer {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'understudy-e2e-'));
  #process: ChildProcess | null = null;
  #port = 0;

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts the server, the second time on the same port. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: PROJECT,
      env: { ...process.env, PORT: String(this.#port), DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    child.stdout?.on('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    const line = await promise;
    this.#port = Number(/:(\d+) /.exec(line)?.[1]);
  }

  /** Ends the server at once, as a crash would. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child === null) return;
    this.#process = null;
    const { promise, resolve } = Promise.withResolvers<void>();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
    await promise;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Builds the page as `npm start` does. */
export async function buildPage(): Promise<void> {
  await build({ configFile: join(PROJECT, 'vite.config.ts'), logLevel: 'warn' });
}

/** What the browser's microphone is: a WAV file played once, or none that may be used. */
export type FakeMicrophone = { wav: string } | 'denied' | 'none';

/** A real Chromium whose microphone is a file. */
export function launchBrowser(microphone: FakeMicrophone): Promise<Browser> {
  const media = [];
  if (microphone !== 'none') media.push('--use-fake-device-for-media-stream');
  if (microphone === 'denied') media.push('--deny-permission-prompts');
  if (typeof microphone === 'object') {
    media.push(
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone.wav}%noloop`,
    );
  }
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      ...media,
      // Debian's Chromium will not run its sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A page that fails the test on any console error or exception that was not announced. */
export async function openPage(context: BrowserContext, url: string, expected: RegExp[] = []) {
  const page = await context.newPage();
  const problems: string[] = [];
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  page.on('pageerror', (error) => note(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  await page.goto(url);
  return { page, problems };
}

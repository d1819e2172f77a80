import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** What is run, of the project, and with which settings besides its port and data folder. */
export interface Started {
  entry: string;
  environment: Readonly<Record<string, string>>;
}

const AS_A_PERSON_DOES: Started = { entry: 'server/launch.ts', environment: {} };

/** The real server in a process of its own, started as `npm start` does, over a data folder that lives until `remove`. */
export class RunningServer {
  readonly dataDir: string;
  readonly #started: Started;
  #process: ChildProcess | null = null;
  #port = 0;

  constructor(
    dataDir = mkdtempSync(join(tmpdir(), 'understudy-')),
    started: Partial<Started> = {},
  ) {
    this.dataDir = dataDir;
    this.#started = { ...AS_A_PERSON_DOES, ...started };
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** It was started, and is gone without having been killed. */
  get hasEnded(): boolean {
    return this.#process !== null && this.#process.exitCode !== null;
  }

  /** Starts the server and resolves once it listens; a second time on the same port. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--max-semi-space-size=2', '--optimize-for-size', '--v8-pool-size=1', this.#started.entry],
      {
        cwd: PROJECT,
        env: {
          ...process.env,
          ...this.#started.environment,
          PORT: String(this.#port),
          DATA_DIR: this.dataDir,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.#process = child;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    child.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)));
    this.#port = Number(/:(\d+) /.exec(await promise)?.[1]);
  }

  /** Ends the server at once, as a crash would. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child === null) return;
    this.#process = null;
    if (child.exitCode !== null) return;
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

import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import type { Model } from '../../server/transcript/models/catalogue.ts';

/** Serves a model's files as huggingface.co does, with the faults that networks have. */
export class ModelHost {
  readonly model: Model;
  /** What was asked for: the path's end, and the range if there was one. */
  readonly asked: string[] = [];
  /** What goes wrong with the next answers, one each: cut off in the middle, or not given at all. */
  faults: ('cut' | 'refuse')[] = [];
  ignoresRanges = false;
  /** Given in place of every file. */
  instead: Buffer | null = null;
  #files: ReadonlyMap<string, Buffer>;
  #server = createServer((request, response) => this.#answer(request, response));

  /** A model of these files: by part, the bytes. */
  constructor(name: string, parts: Record<string, Buffer>) {
    this.#files = new Map(Object.entries(parts).map(([part, bytes]) => [`${part}.bin`, bytes]));
    this.model = {
      name,
      about: 'a model for tests',
      licence: 'MIT',
      memoryMb: null,
      repository: 'someone/something',
      revision: '0'.repeat(40),
      kind: 'moonshine',
      files: Object.entries(parts).map(([part, bytes]) => ({
        part,
        path: `${part}.bin`,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    };
  }

  async start(): Promise<string> {
    await promisify((done: () => void) => this.#server.listen(0, '127.0.0.1', done))();
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const name = request.url?.split('/').at(-1) ?? '';
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    this.asked.push(from === 0 ? name : `${name} from ${from}`);
    const file = this.instead ?? this.#files.get(name);
    const fault = this.faults.shift();
    if (fault === 'refuse') return void response.destroy();
    if (file === undefined) return void response.writeHead(404).end();
    const goesOn = from > 0 && !this.ignoresRanges;
    const rest = goesOn ? file.subarray(from) : file;
    response.writeHead(goesOn ? 206 : 200, { 'content-length': rest.length });
    if (fault === undefined) response.end(rest);
    else response.write(rest.subarray(0, rest.length / 2), () => response.destroy());
  }
}

/** A model of files that are no model at all, quick to fetch. */
export function hollowModel(): ModelHost {
  return new ModelHost('hollow', {
    encoder: randomBytes(200_000),
    mergedDecoder: randomBytes(300_000),
    tokens: randomBytes(1_000),
  });
}

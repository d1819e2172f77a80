import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, unlinkSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { AttemptDetail, Problem } from '#contract/attempt.ts';
import { AttemptPage } from '#contract/list.ts';
import { type ClientMessage, encodeFrame, PROTOCOL, ServerMessage } from '#contract/socket.ts';
import { createApp } from '../server/app.ts';
import type { Product } from '../server/compose.ts';
import { Store } from '../server/store/store.ts';
import { pcmOf, soundOf } from './fakes/loudness-voice.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';

const SPOKEN = pcmOf(soundOf(500, 3_000, 500));

let folder: string;
let store: Store;
let product: Product;
let server: Server;
let address: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-server-'));
  store = new Store(folder);
  product = productOver(store, stagesOver(store, countingRecognizer), () => {
    throw new Error('Nothing is rated again here.');
  });
  server = await createApp(product, async () => [
    (_request, response) => {
      response.send('the page');
    },
  ]);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}`;
});

afterEach(async () => {
  await product.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page's socket over the real network stack. */
async function connect() {
  const socket = new WebSocket(`ws://${address}/socket`);
  const received: ServerMessage[] = [];
  socket.on('message', (data) => {
    received.push(ServerMessage.parse(JSON.parse(data.toString())));
  });
  await once(socket, 'open');
  return {
    socket,
    say: (message: ClientMessage) => socket.send(JSON.stringify(message)),
    /** The first message of this type that has come or will come. */
    async first<Type extends ServerMessage['type']>(type: Type) {
      const find = () =>
        received.find(
          (message): message is Extract<ServerMessage, { type: Type }> => message.type === type,
        );
      await expect.poll(find).toBeDefined();
      const found = find();
      if (found === undefined) throw new Error(`no ${type}`);
      return found;
    },
  };
}

async function recordAnswer(): Promise<AttemptDetail> {
  const tab = await connect();
  tab.say({ type: 'hello', protocol: PROTOCOL, deviceId: randomUUID() });
  await tab.first('ready');
  tab.say({ type: 'start', question: { id: 'known' }, source: 'microphone' });
  for (let at = 0; at < SPOKEN.length; at += 1600) {
    tab.socket.send(encodeFrame(at, SPOKEN.slice(at, at + 1600)));
  }
  tab.say({ type: 'stop', atSample: SPOKEN.length });
  const { attemptId } = await tab.first('rated');
  tab.socket.close();
  return AttemptDetail.parse(await (await get(`/api/attempts/${attemptId}`)).json());
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://${address}${path}`, { headers });

test('an answer spoken over the socket can be listed, read and heard in part', async () => {
  const detail = await recordAnswer();
  expect(detail).toMatchObject({ state: 'rated', source: 'microphone', durationMs: 4_000 });
  const { attempts } = AttemptPage.parse(await (await get('/api/attempts')).json());
  expect(attempts.map(({ id }) => id)).toEqual([detail.id]);

  const soundUrl = detail.utterances[0]?.soundUrl ?? '';
  const whole = await get(soundUrl);
  expect(whole.headers.get('content-type')).toContain('audio/wav');
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.length).toBe(44 + 2 * SPOKEN.length);
  const part = await get(soundUrl, { range: 'bytes=1000-1999' });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(1000, 2000));
});

test('deleting removes row and sound; a second time there is nothing', async () => {
  const detail = await recordAnswer();
  const remove = () => fetch(`http://${address}/api/attempts/${detail.id}`, { method: 'DELETE' });
  expect((await remove()).status).toBe(204);
  expect((await get(`/api/attempts/${detail.id}`)).status).toBe(404);
  expect((await get(detail.utterances[0]?.soundUrl ?? '')).status).toBe(404);
  expect((await remove()).status).toBe(404);
});

test('a lost sound file is said in a sentence; the words are still there', async () => {
  const detail = await recordAnswer();
  unlinkSync(store.soundPathOf(detail.utterances[0]?.id ?? '') ?? '');
  const answer = await get(detail.utterances[0]?.soundUrl ?? '');
  expect(answer.status).toBe(404);
  expect(Problem.parse(await answer.json()).code).toBe('unknownSound');
  const again = AttemptDetail.parse(await (await get(`/api/attempts/${detail.id}`)).json());
  expect(again.utterances[0]?.transcript?.words.length).toBeGreaterThan(0);
});

test('an answer that is being recorded is listed as such and cannot be deleted', async () => {
  const tab = await connect();
  tab.say({ type: 'hello', protocol: PROTOCOL, deviceId: randomUUID() });
  tab.say({ type: 'start', question: { id: 'known' }, source: 'microphone' });
  const { attemptId } = await tab.first('started');
  const stateOf = async () =>
    AttemptDetail.parse(await (await get(`/api/attempts/${attemptId}`)).json()).state;
  expect(await stateOf()).toBe('recording');
  const refused = await fetch(`http://${address}/api/attempts/${attemptId}`, { method: 'DELETE' });
  expect(refused.status).toBe(409);
  tab.socket.terminate();
  await expect.poll(stateOf).toBe('interrupted');
});

test.each(['/api/attempts/not-an-id', `/api/attempts/${randomUUID()}`, '/api/nothing'])(
  '%s answers with a problem in words',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(Problem.parse(await answer.json()).message).toMatch(/^[A-Z].*\.$/);
  },
);

test('any other address is the page; any other socket is refused', async () => {
  expect(await (await get('/attempts/x')).text()).toBe('the page');
  const stray = new WebSocket(`ws://${address}/elsewhere`);
  const [error] = await once(stray, 'error');
  expect(String(error)).toContain('socket hang up');
});

test('a message beyond all measure ends its socket and no other', async () => {
  const [bad, good] = [await connect(), await connect()];
  bad.socket.send(Buffer.alloc(5 * 1024 * 1024));
  await once(bad.socket, 'close');
  good.say({ type: 'hello', protocol: PROTOCOL, deviceId: randomUUID() });
  await good.first('ready');
  good.socket.close();
});

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../server/app.ts';
import { connect } from '../server/cli/bench/client.ts';
import { driveHttp, driveSockets } from '../server/cli/fuzz/drive.ts';
import { rate } from '../server/compose.ts';
import { Store } from '../server/store/store.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';

let folder: string;
let store: Store;
let server: Server;
let address: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-fuzz-'));
  store = new Store(folder);
  const product = productOver(store, stagesOver(store, countingRecognizer), rate);
  server = await createApp(product, async () => []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('some hundred generated messages and requests do no harm; the next session works', async () => {
  const sockets = await driveSockets(address, 800, 1);
  expect(sockets.faults).toEqual([]);
  // Sessions get far enough to go wrong in many ways, and none fails inside.
  expect([...sockets.answers.keys()]).toEqual(
    expect.arrayContaining(['started', 'ack', 'discarded', 'badMessage', 'outOfOrder']),
  );
  const http = await driveHttp(address, 300, 1);
  expect(http.faults).toEqual([]);
  expect([...http.answers.keys()]).toEqual(
    expect.arrayContaining(['200', '400', '403', '404', '421']),
  );

  const client = await connect(address);
  const rated = client.heard('rated');
  client.say({
    type: 'say',
    question: { id: 'known' },
    text: 'I gave Ines the order of the ovens.',
  });
  await rated;
  client.close();
});

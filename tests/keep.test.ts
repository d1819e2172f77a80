import { expect, test } from 'vitest';
import { PROTOCOL } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { MemoryKeep } from '../server/cli/chaos/memory-keep.ts';
import { SocketRehearsal } from '../web/capture/rehearsal.ts';
import { type FakeSocket, FakeWorld, type Sent } from './fakes/world.ts';

const ATTEMPT = '5f0d9a3e-6a51-4b7e-9c39-1f4a7b2d8e60';
const QUESTION = { id: 'dive-deep-1' };
const FRAME = 1_600;

/** Samples that say where they stand. */
function counting(from: number, count: number): Int16Array {
  return Int16Array.from({ length: count }, (_, index) => (from + index) % 30_000);
}

/** A tab of the browser whose keep this is. */
function openTab(browser: MemoryKeep) {
  const keep = browser.forTab();
  const world = new FakeWorld(keep);
  const client = new SocketRehearsal(world);
  client.connect();
  greet(world.socket);
  return { world, client, crash: () => keep.close() };
}

function greet(socket: FakeSocket): void {
  socket.open();
  socket.say({ type: 'ready', protocol: PROTOCOL, recognizer: 'ready' });
  socket.take();
}

/** Promises that are due have been kept. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A tab that records, has said two frames and crashed when the server had acknowledged one. */
async function crashedTab(browser: MemoryKeep) {
  const tab = openTab(browser);
  await settled();
  tab.client.start(QUESTION, 'microphone');
  tab.world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
  tab.client.push(counting(0, FRAME));
  tab.client.push(counting(FRAME, FRAME));
  tab.world.socket.say({ type: 'ack', nextSample: FRAME });
  tab.crash();
}

/** The next tab, and its socket over which it brings back what was left. */
async function returning(browser: MemoryKeep) {
  const tab = openTab(browser);
  await settled();
  const bringing = tab.world.socket;
  bringing.open();
  bringing.say({ type: 'ready', protocol: PROTOCOL, recognizer: 'ready' });
  bringing.take();
  return { ...tab, bringing };
}

function framesIn(sent: readonly Sent[]): [number, number][] {
  return sent.flatMap((item) =>
    item.type === 'frame' ? [[item.firstSample, item.pcm.length]] : [],
  );
}

test('what a crashed tab held goes to the server before anything else, once', async () => {
  const browser = new MemoryKeep();
  await crashedTab(browser);
  expect(browser.answers).toHaveLength(1);
  const { client, world, bringing } = await returning(browser);
  expect(client.getState().connection).toBe('connecting');
  // An answer that is begun meanwhile waits.
  client.resume(ATTEMPT);
  expect(world.sockets).toHaveLength(2);
  expect(world.sockets[0]?.take()).toEqual([]);
  bringing.say({ type: 'started', attemptId: ATTEMPT, nextSample: FRAME });
  expect(bringing.take()).toEqual([
    { type: 'frame', firstSample: FRAME, pcm: counting(FRAME, FRAME) },
  ]);
  bringing.say({ type: 'ack', nextSample: 2 * FRAME });
  expect(bringing.take()).toEqual([{ type: 'leave' }]);
  await settled();
  expect(client.getState().connection).toBe('connecting');
  bringing.say({ type: 'left' });
  expect(bringing.closedByPage).toBe(true);
  await settled();
  expect(client.getState().connection).toBe('ready');
  expect(world.sockets[0]?.take()).toEqual([{ type: 'resume', attemptId: ATTEMPT }]);
  world.sockets[0]?.say({ type: 'started', attemptId: ATTEMPT, nextSample: 2 * FRAME });
  client.discard();
  world.sockets[0]?.say({ type: 'discarded' });
  expect(browser.answers).toEqual([]);
});

test('only what the server lacks is sent, from the middle of a frame if need be', async () => {
  const browser = new MemoryKeep();
  await crashedTab(browser);
  const { bringing } = await returning(browser);
  bringing.say({ type: 'started', attemptId: ATTEMPT, nextSample: FRAME + 100 });
  expect(framesIn(bringing.take())).toEqual([[FRAME + 100, FRAME - 100]]);
});

test('nothing is sent when the server had it all; it is forgotten', async () => {
  const browser = new MemoryKeep();
  await crashedTab(browser);
  const { bringing } = await returning(browser);
  bringing.say({ type: 'started', attemptId: ATTEMPT, nextSample: 2 * FRAME });
  expect(bringing.take()).toEqual([{ type: 'leave' }]);
  bringing.say({ type: 'left' });
  expect(browser.answers).toEqual([]);
});

test('pauses come back at their places; a stop does not, so that the answer is offered', async () => {
  const browser = new MemoryKeep();
  const { client, world, crash } = openTab(browser);
  await settled();
  client.start(QUESTION, 'microphone');
  world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
  client.push(counting(0, FRAME));
  client.pause();
  world.advance(800);
  client.continue();
  client.push(counting(FRAME, FRAME));
  client.stop();
  crash();
  const { bringing } = await returning(browser);
  bringing.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
  const sent = bringing.take();
  expect(sent.map(({ type }) => type)).toEqual(['frame', 'pause', 'continue', 'frame']);
  expect(sent[2]).toEqual({ type: 'continue', atSample: FRAME, pausedMs: 800 });
});

test('an answer that the server never heard of begins on return, and goes on if that is cut off', async () => {
  const browser = new MemoryKeep();
  const { client, world, crash } = openTab(browser);
  await settled();
  world.socket.drop();
  client.start(QUESTION, 'microphone');
  client.push(counting(0, FRAME));
  crash();
  const first = openTab(browser);
  await settled();
  first.world.socket.open();
  first.world.socket.say({ type: 'ready', protocol: PROTOCOL, recognizer: 'ready' });
  expect(first.world.socket.take()[1]).toEqual({
    type: 'start',
    question: QUESTION,
    source: 'microphone',
  });
  first.world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
  first.crash();
  expect(browser.answers[0]?.opening).toEqual({ type: 'resume', attemptId: ATTEMPT });
});

test('what another tab is recording is left to it', async () => {
  const browser = new MemoryKeep();
  const first = openTab(browser);
  await settled();
  first.client.start(QUESTION, 'microphone');
  first.client.push(counting(0, FRAME));
  const second = openTab(browser);
  await settled();
  expect(second.world.sockets).toHaveLength(1);
  expect(second.client.getState().connection).toBe('ready');
  expect(browser.answers).toHaveLength(1);
});

test.each([
  [SAMPLE_RATE_HZ / 2, 0],
  [SAMPLE_RATE_HZ * 2, 1],
])('refused at once with %i samples caught, the page holds %i answers', async (samples, left) => {
  const browser = new MemoryKeep();
  const { world, client } = openTab(browser);
  await settled();
  client.start(QUESTION, 'microphone');
  client.push(counting(0, samples));
  world.socket.say({ type: 'error', code: 'crowded', message: 'A sentence.', fatal: false });
  await settled();
  expect(browser.answers).toHaveLength(left);
});

test.each([
  ['alreadyRecording', 1],
  ['storageFailed', 1],
  ['unknownAttempt', 0],
  ['finishedLoop', 0],
] as const)('told %s on return, the page holds %i answers', async (code, left) => {
  const browser = new MemoryKeep();
  await crashedTab(browser);
  const { bringing, client } = await returning(browser);
  bringing.say({ type: 'error', code, message: 'A sentence.', fatal: false });
  await settled();
  expect(client.getState()).toMatchObject({ connection: 'ready', phase: 'idle', problem: null });
  expect(browser.answers).toHaveLength(left);
});

test('what could not be brought back is not gone on behind, and stays', async () => {
  const browser = new MemoryKeep();
  await crashedTab(browser);
  const { bringing, client, world } = await returning(browser);
  client.resume(ATTEMPT);
  bringing.say({ type: 'error', code: 'storageFailed', message: 'It is full.', fatal: true });
  await settled();
  expect(client.getState()).toMatchObject({
    connection: 'ready',
    phase: 'failed',
    problem: { code: 'storageFailed', message: expect.stringContaining('It is full.') },
  });
  expect(world.socket.take()).toEqual([]);
  expect(browser.answers[0]?.items).toHaveLength(1);
});

test('a server that falls silent is not waited for; the rest stays', async () => {
  const browser = new MemoryKeep();
  await crashedTab(browser);
  const { bringing, client, world } = await returning(browser);
  bringing.say({ type: 'started', attemptId: ATTEMPT, nextSample: FRAME });
  world.advance(10_000);
  await settled();
  expect(client.getState().connection).toBe('ready');
  expect(browser.answers[0]?.items).toHaveLength(1);
});

test('a disk that was full: once there is room, the page brings back what it holds', async () => {
  const browser = new MemoryKeep();
  const { client, world } = openTab(browser);
  await settled();
  client.start(QUESTION, 'microphone');
  world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
  client.push(counting(0, FRAME));
  world.socket.say({ type: 'error', code: 'storageFailed', message: 'A sentence.', fatal: true });
  expect(client.getState().phase).toBe('failed');
  client.reset();
  client.connect();
  greet(world.socket);
  await settled();
  greet(world.socket);
  world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
  expect(framesIn(world.socket.take())).toEqual([[0, FRAME]]);
});

test.each(['rated', 'discarded', 'acknowledged and left', 'left without sound'] as const)(
  'nothing is kept of an answer that was %s',
  async (end) => {
    const browser = new MemoryKeep();
    const { client, world } = openTab(browser);
    await settled();
    client.start(QUESTION, 'microphone');
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
    if (end !== 'left without sound') client.push(counting(0, FRAME));
    if (end === 'rated') world.socket.say({ type: 'kept', attemptId: ATTEMPT });
    if (end === 'discarded') client.discard();
    if (end === 'acknowledged and left') world.socket.say({ type: 'ack', nextSample: FRAME });
    if (end.includes('left')) client.close();
    expect(browser.answers).toEqual([]);
  },
);

test('what was left of an attempt goes when it is deleted, or taken up without it', async () => {
  const browser = new MemoryKeep();
  await crashedTab(browser);
  await browser.forTab().forgetLeft(ATTEMPT);
  expect(browser.answers).toEqual([]);
  await crashedTab(browser);
  const held = browser.forTab().hold({ type: 'resume', attemptId: ATTEMPT });
  expect(browser.answers).toHaveLength(1);
  held.leave();
  expect(browser.answers).toEqual([]);
});

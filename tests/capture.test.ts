import { describe, expect, test } from 'vitest';
import { MAX_RECORDING_MS, PROTOCOL } from '#contract/socket.ts';
import { recordAnswer } from '../web/capture/answer.ts';
import { deviceId } from '../web/capture/device.ts';
import { FRAME_SAMPLES, Framer, toPcm16 } from '../web/capture/framing.ts';
import { Listeners } from '../web/capture/listeners.ts';
import { levelOf, microphoneProblem } from '../web/capture/microphone.ts';
import { decodeRecording, mixDown } from '../web/capture/recording.ts';
import { SocketRehearsal } from '../web/capture/rehearsal.ts';
import { Resampler } from '../web/capture/resample.ts';
import type { Microphone } from '../web/capture/types.ts';
import { FakeWorld, type Sent } from './fakes/world.ts';

const ATTEMPT = '5f0d9a3e-6a51-4b7e-9c39-1f4a7b2d8e60';
const QUESTION = { id: 'dive-deep-1' };

/** Samples that say where they stand, so that a lost or doubled one shows. */
function counting(from: number, count: number): Int16Array {
  return Int16Array.from({ length: count }, (_, index) => (from + index) % 30_000);
}

/** The sound among what was sent, checked to be without a gap, from `from` on. */
function soundOf(sent: readonly Sent[], from = 0): Int16Array {
  let next = from;
  const samples: number[] = [];
  for (const item of sent) {
    if (item.type !== 'frame') continue;
    expect(item.firstSample).toBe(next);
    samples.push(...item.pcm);
    next += item.pcm.length;
  }
  return Int16Array.from(samples);
}

function messagesOf(sent: readonly Sent[]): Sent[] {
  return sent.filter((item) => item.type !== 'frame');
}

/** A client whose socket is open and greeted. */
function ready() {
  const world = new FakeWorld();
  const client = new SocketRehearsal(world);
  client.connect();
  greet(world);
  return { world, client };
}

function greet(world: FakeWorld): void {
  world.socket.open();
  world.socket.say({ type: 'ready', protocol: PROTOCOL, recognizer: 'ready' });
}

/** A client that records; the server has answered `started`. */
function recording() {
  const { world, client } = ready();
  client.start(QUESTION, 'microphone');
  world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
  world.socket.take();
  return { world, client };
}

/** The socket goes away and comes back; the server then stands at `nextSample`. */
function reconnect(world: FakeWorld, nextSample: number): void {
  world.socket.drop();
  world.advance(250);
  greet(world);
  expect(world.socket.take().at(-1)).toEqual({ type: 'resume', attemptId: ATTEMPT });
  world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample });
}

describe('framing', () => {
  test('cuts any count of samples into frames of 1600 and keeps the rest for the flush', () => {
    const framer = new Framer();
    const sound = Float32Array.from({ length: 5_003 }, (_, index) => index / 32_768);
    const frames: Int16Array[] = [];
    for (let from = 0; from < sound.length; from += 128) {
      frames.push(...framer.push(sound.subarray(from, from + 128)));
    }
    expect(frames.map((frame) => frame.length)).toEqual([1_600, 1_600, 1_600]);
    const last = framer.flush();
    expect(last.map((frame) => frame.length)).toEqual([203]);
    expect(framer.flush()).toEqual([]);
    expect([...frames, ...last].flatMap((frame) => [...frame])).toEqual([...sound.keys()]);
  });

  test('takes more than one frame at once', () => {
    expect(new Framer().push(new Float32Array(4_000))).toHaveLength(2);
  });

  test('clips what is louder than full scale', () => {
    expect([...toPcm16(Float32Array.of(-2, -1, 0, 0.5, 1, 2))]).toEqual([
      -32_768, -32_768, 0, 16_384, 32_767, 32_767,
    ]);
  });

  test('mixes channels down to their mean', () => {
    expect([...mixDown([Float32Array.of(1, 0), Float32Array.of(0, -1)])]).toEqual([0.5, -0.5]);
    expect([...mixDown([Float32Array.of(0.25)])]).toEqual([0.25]);
  });
});

test('refuses a file that would fill the memory, before it is read', async () => {
  const file = new File([], 'hours.wav');
  Object.defineProperty(file, 'size', { value: 401 * 1024 * 1024 });
  await expect(decodeRecording(file)).rejects.toThrow(/^This file is over 400 MB\. Save/);
});

describe('resampling', () => {
  /** One second of a sine in blocks of 128, as an AudioWorklet gives them. */
  function resampleTone(toneHz: number, sourceRateHz: number): Float32Array {
    const resampler = new Resampler(sourceRateHz, 16_000);
    const target: number[] = [];
    for (let from = 0; from < sourceRateHz; from += 128) {
      const block = Float32Array.from({ length: Math.min(128, sourceRateHz - from) }, (_, index) =>
        Math.sin((2 * Math.PI * toneHz * (from + index)) / sourceRateHz),
      );
      target.push(...resampler.push(block));
    }
    return Float32Array.from(target);
  }

  function rmsOf(samples: Float32Array): number {
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  }

  test.each([48_000, 44_100, 32_000, 22_050, 16_000])(
    'makes exactly 16 000 samples of a second at %i Hz',
    (rateHz) => {
      expect(resampleTone(440, rateHz)).toHaveLength(16_000);
    },
  );

  test.each([48_000, 44_100])(
    'keeps speech and removes what 16 kHz cannot hold, from %i Hz',
    (rateHz) => {
      const settled = (toneHz: number) => rmsOf(resampleTone(toneHz, rateHz).subarray(200));
      for (const toneHz of [100, 1_000, 4_000, 6_000]) {
        expect(settled(toneHz)).toBeCloseTo(Math.SQRT1_2, 2);
      }
      for (const toneHz of [9_500, 12_000, 20_000]) expect(settled(toneHz)).toBeLessThan(0.001);
    },
  );

  test('delays by 24 samples and changes nothing else', () => {
    const target = resampleTone(500, 48_000);
    for (let index = 100; index < 16_000; index += 37) {
      const expected = Math.sin((2 * Math.PI * 500 * (index - 24)) / 16_000);
      expect(target[index]).toBeCloseTo(expected, 2);
    }
  });

  test('refuses to invent samples', () => {
    expect(() => new Resampler(8_000, 16_000)).toThrow('Cannot make 16000 Hz out of 8000 Hz.');
  });
});

describe('connection', () => {
  test('says hello first and shows the recogniser', () => {
    const world = new FakeWorld();
    const client = new SocketRehearsal(world);
    expect(client.getState().connection).toBe('closed');
    client.connect();
    expect(client.getState().connection).toBe('connecting');
    world.socket.open();
    expect(world.socket.take()).toEqual([
      { type: 'hello', protocol: PROTOCOL, deviceId: world.deviceId },
    ]);
    world.socket.say({ type: 'ready', protocol: PROTOCOL, recognizer: 'loading' });
    expect(client.getState()).toMatchObject({ connection: 'ready', recognizer: 'loading' });
    world.socket.say({ type: 'recognizer', state: 'ready' });
    expect(client.getState().recognizer).toBe('ready');
  });

  test('tries again, waiting twice as long each time up to five seconds', () => {
    const world = new FakeWorld();
    const client = new SocketRehearsal(world);
    client.connect();
    for (const waitMs of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
      const before = world.sockets.length;
      world.socket.drop();
      expect(client.getState().connection).toBe('lost');
      world.advance(waitMs - 1);
      expect(world.sockets).toHaveLength(before);
      world.advance(1);
      expect(world.sockets).toHaveLength(before + 1);
    }
    greet(world);
    expect(client.getState().connection).toBe('ready');
    const before = world.sockets.length;
    world.socket.drop();
    world.advance(250);
    expect(world.sockets).toHaveLength(before + 1);
  });

  test.each([
    ['another protocol', JSON.stringify({ type: 'ready', protocol: 999, recognizer: 'ready' })],
    ['an unknown message', JSON.stringify({ type: 'surprise' })],
    ['no JSON', 'hello?'],
  ])('gives up on a server that speaks %s', (_, text) => {
    const world = new FakeWorld();
    const client = new SocketRehearsal(world);
    client.connect();
    world.socket.open();
    world.socket.sayText(text);
    expect(client.getState()).toMatchObject({
      connection: 'closed',
      phase: 'failed',
      problem: { code: 'wrongProtocol' },
    });
    expect(world.socket.closedByPage).toBe(true);
    world.advance(60_000);
    expect(world.sockets).toHaveLength(1);
  });

  test('close ends everything, connect begins anew', () => {
    const { world, client } = recording();
    const first = world.socket;
    client.close();
    expect(first.closedByPage).toBe(true);
    first.drop();
    world.advance(60_000);
    expect(world.sockets).toHaveLength(1);
    expect(client.getState()).toMatchObject({ connection: 'closed', phase: 'idle' });
    client.connect();
    greet(world);
    expect(messagesOf(world.socket.take())).toHaveLength(1);
  });

  test('keeps one UUID a browser', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const id = deviceId(storage);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(deviceId(storage)).toBe(id);
    expect(deviceId({ getItem: () => 'not an id', setItem: () => {} })).not.toBe(id);
  });
});

describe('recording', () => {
  test('sound waits for `started`, then goes in order with exact positions', () => {
    const { world, client } = ready();
    world.socket.take();
    client.start(QUESTION, 'microphone');
    expect(client.getState().phase).toBe('recording');
    client.push(counting(0, 1_600));
    expect(world.socket.take()).toEqual([
      { type: 'start', question: QUESTION, source: 'microphone' },
    ]);
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
    client.push(counting(1_600, 1_600));
    client.push(counting(3_200, 77));
    expect(soundOf(world.socket.take())).toEqual(counting(0, 3_277));
    expect(client.getState()).toMatchObject({
      attemptId: ATTEMPT,
      recordedMs: 3_277 / 16,
      keptMs: 0,
    });
    world.socket.say({ type: 'ack', nextSample: 1_600 });
    expect(client.getState().keptMs).toBe(100);
  });

  test('starting before the socket is there loses nothing', () => {
    const world = new FakeWorld();
    const client = new SocketRehearsal(world);
    client.start(QUESTION, 'microphone');
    client.push(counting(0, 1_600));
    greet(world);
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
    expect(soundOf(world.socket.take())).toEqual(counting(0, 1_600));
  });

  test('stop goes after the last frame, and rates', () => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    client.push(counting(1_600, 9));
    client.stop();
    client.push(counting(1_609, 1_600));
    expect(world.socket.take().map((item) => item.type)).toEqual(['frame', 'frame', 'stop']);
    expect(client.getState().phase).toBe('scoring');
    expect(client.getState().recordedMs).toBe(1_609 / 16);
  });

  test('stop waits for what is still held back', () => {
    const { world, client } = recording();
    client.push(counting(0, 161_000));
    client.stop();
    const first = world.socket.take();
    expect(soundOf(first)).toHaveLength(160_000);
    expect(messagesOf(first)).toEqual([]);
    world.socket.say({ type: 'ack', nextSample: 1_600 });
    const rest = world.socket.take();
    expect(soundOf(rest, 160_000)).toEqual(counting(160_000, 1_000));
    expect(rest.at(-1)).toEqual({ type: 'stop', atSample: 161_000 });
  });

  test('pauses and continues at samples, with the time in between', () => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    client.pause();
    expect(client.getState().phase).toBe('paused');
    client.push(counting(0, 1_600));
    world.advance(4_200);
    client.continue();
    client.push(counting(1_600, 1_600));
    const sent = world.socket.take();
    expect(soundOf(sent)).toEqual(counting(0, 3_200));
    expect(messagesOf(sent)).toEqual([
      { type: 'pause', atSample: 1_600 },
      { type: 'continue', atSample: 1_600, pausedMs: 4_200 },
    ]);
    expect(sent.map((item) => item.type)).toEqual(['frame', 'pause', 'continue', 'frame']);
  });

  test('takes no more than a recording may hold', () => {
    const { client } = recording();
    client.push(new Int16Array(16_000 * 60 * 15 - 100));
    client.push(new Int16Array(1_600));
    client.push(new Int16Array(1_600));
    expect(client.getState().recordedMs).toBe(MAX_RECORDING_MS);
  });

  test('captions: settled words replace from their index on', () => {
    const { world, client } = recording();
    const word = (text: string) => ({ text, startMs: 0, endMs: 1 });
    const say = (
      settledFrom: number,
      settled: string[],
      provisional: string[],
      heard: { ear?: 'local' | 'remote'; silenced?: string } = {},
    ) =>
      world.socket.say({
        type: 'captions',
        settledFrom,
        settled: settled.map(word),
        provisional: provisional.map(word),
        ...heard,
      });
    say(0, ['We', 'had'], ['a', 'queue'], { ear: 'remote' });
    expect(client.getState().captions.areRemote).toBe(true);
    say(2, ['a', 'cue'], []);
    say(3, ['queue', 'of'], ['late'], { ear: 'local', silenced: 'It fell silent.' });
    expect(client.getState().captions.silenced).toBe('It fell silent.');
    const { settled, provisional, areRemote } = client.getState().captions;
    expect(areRemote).toBe(false);
    expect(settled.map(({ text }) => text)).toEqual(['We', 'had', 'a', 'queue', 'of']);
    expect(provisional.map(({ text }) => text)).toEqual(['late']);
  });

  test('calls that do not fit the phase do nothing', () => {
    const { world, client } = recording();
    client.start(QUESTION, 'microphone');
    client.say(QUESTION, 'words');
    client.resume(ATTEMPT);
    client.continue();
    client.reset();
    expect(world.socket.take()).toEqual([]);
    expect(client.getState().phase).toBe('recording');
  });

  test('listeners hear of each change until they leave', () => {
    const { client } = ready();
    let heard = 0;
    const leave = client.subscribe(() => {
      heard += 1;
    });
    const before = client.getState();
    client.start(QUESTION, 'microphone');
    expect(heard).toBeGreaterThan(0);
    expect(client.getState()).not.toBe(before);
    leave();
    heard = 0;
    client.push(counting(0, 1_600));
    expect(heard).toBe(0);
  });
});

describe('a lost socket', () => {
  test('what the server lacks is sent again, once and in order, with what came meanwhile', () => {
    const { world, client } = recording();
    client.push(counting(0, 4_800));
    world.socket.say({ type: 'ack', nextSample: 1_600 });
    world.socket.take();
    world.socket.drop();
    expect(client.getState()).toMatchObject({ connection: 'lost', phase: 'recording' });
    client.push(counting(4_800, 1_600));
    world.advance(250);
    greet(world);
    expect(world.socket.take().slice(1)).toEqual([{ type: 'resume', attemptId: ATTEMPT }]);
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 1_600 });
    expect(soundOf(world.socket.take(), 1_600)).toEqual(counting(1_600, 4_800));
    world.socket.say({ type: 'ack', nextSample: 6_400 });
    expect(world.socket.take()).toEqual([]);
  });

  test('stored but not acknowledged sound is not sent twice, even in the middle of a frame', () => {
    const { world, client } = recording();
    client.push(counting(0, 4_800));
    reconnect(world, 2_000);
    expect(soundOf(world.socket.take(), 2_000)).toEqual(counting(2_000, 2_800));
    expect(client.getState().keptMs).toBe(125);
  });

  test('losing it twice, at different places, still gives every sample once', () => {
    const { world, client } = recording();
    client.push(counting(0, 3_200));
    reconnect(world, 700);
    client.push(counting(3_200, 1_600));
    reconnect(world, 3_300);
    client.push(counting(4_800, 5));
    expect(soundOf(world.socket.take(), 3_300)).toEqual(counting(3_300, 1_505));
  });

  test.each([
    ['has less than it acknowledged', 800],
    ['has more than there is', 9_999],
  ])('a server that %s ends the answer', (_, nextSample) => {
    const { world, client } = recording();
    client.push(counting(0, 3_200));
    world.socket.say({ type: 'ack', nextSample: 1_600 });
    reconnect(world, nextSample);
    expect(client.getState()).toMatchObject({
      phase: 'failed',
      attemptId: ATTEMPT,
      problem: { code: 'outOfOrder' },
    });
  });

  test('an acknowledgement of sound never sent ends the answer', () => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    world.socket.say({ type: 'ack', nextSample: 1_601 });
    expect(client.getState().problem?.code).toBe('outOfOrder');
  });

  test('before `started` the answer starts anew with all its sound', () => {
    const { world, client } = ready();
    client.start(QUESTION, 'microphone');
    client.push(counting(0, 1_600));
    world.socket.drop();
    world.advance(250);
    greet(world);
    expect(world.socket.take().at(-1)).toMatchObject({ type: 'start' });
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
    expect(soundOf(world.socket.take())).toEqual(counting(0, 1_600));
  });

  test('a pause and a stop that may be lost are said again at their places', () => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    client.pause();
    world.advance(1_000);
    client.continue();
    client.push(counting(1_600, 1_600));
    client.stop();
    reconnect(world, 1_600);
    expect(world.socket.take().map((item) => item.type)).toEqual([
      'pause',
      'continue',
      'frame',
      'stop',
    ]);
  });

  test('a pause before acknowledged sound has arrived and is not said again', () => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    client.pause();
    client.continue();
    client.push(counting(1_600, 1_600));
    world.socket.say({ type: 'ack', nextSample: 3_200 });
    reconnect(world, 3_200);
    expect(world.socket.take()).toEqual([]);
  });

  test('a rating that was on its way comes over the next socket', () => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    client.stop();
    world.socket.say({ type: 'ack', nextSample: 1_600 });
    reconnect(world, 1_600);
    expect(world.socket.take()).toEqual([{ type: 'stop', atSample: 1_600 }]);
    expect(client.getState().phase).toBe('scoring');
  });
});

describe('flow control', () => {
  test('an upload never has more than ten seconds on their way', () => {
    const { world, client } = ready();
    client.start(QUESTION, 'upload');
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 0 });
    world.socket.take();
    const total = 16_000 * 22 + 321;
    client.push(counting(0, total));
    client.stop();
    let sentSamples = 0;
    let acknowledged = 0;
    const all: Sent[] = [];
    for (let round = 0; round < 1_000 && acknowledged < total; round += 1) {
      const sent = world.socket.take();
      all.push(...sent);
      for (const item of sent) if (item.type === 'frame') sentSamples += item.pcm.length;
      expect(sentSamples - acknowledged).toBeLessThanOrEqual(160_000);
      acknowledged = Math.min(sentSamples, acknowledged + 4_000);
      world.socket.say({ type: 'ack', nextSample: acknowledged });
    }
    all.push(...world.socket.take());
    expect(soundOf(all)).toEqual(counting(0, total));
    expect(all.at(-1)).toEqual({ type: 'stop', atSample: total });
    expect(client.getState().keptMs).toBe(total / 16);
  });
});

describe('an interrupted attempt', () => {
  test('is taken up paused, where its sound ends, and can go on', () => {
    const { world, client } = ready();
    client.resume(ATTEMPT);
    expect(client.getState().phase).toBe('starting');
    client.push(counting(0, 1_600));
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 48_000 });
    expect(client.getState()).toMatchObject({ phase: 'paused', recordedMs: 3_000, keptMs: 3_000 });
    world.socket.take();
    world.advance(700);
    client.continue();
    client.push(counting(0, 10));
    client.stop();
    const sent = world.socket.take();
    expect(messagesOf(sent)).toEqual([
      { type: 'continue', atSample: 48_000, pausedMs: 700 },
      { type: 'stop', atSample: 48_010 },
    ]);
    expect(soundOf(sent, 48_000)).toEqual(counting(0, 10));
  });

  test('can be stopped and rated as it is', () => {
    const { world, client } = ready();
    client.resume(ATTEMPT);
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 48_000 });
    client.stop();
    expect(world.socket.take().slice(1)).toEqual([
      { type: 'resume', attemptId: ATTEMPT },
      { type: 'pause', atSample: 48_000 },
      { type: 'stop', atSample: 48_000 },
    ]);
  });

  test('can be discarded before the server has answered', () => {
    const { world, client } = ready();
    client.resume(ATTEMPT);
    client.discard();
    world.socket.say({ type: 'started', attemptId: ATTEMPT, nextSample: 48_000 });
    expect(world.socket.take().at(-1)).toEqual({ type: 'discard' });
    world.socket.say({ type: 'discarded' });
    expect(client.getState().phase).toBe('discarded');
  });
});

describe('discard', () => {
  test('drops what waits and tells the server', () => {
    const { world, client } = recording();
    client.push(counting(0, 200_000));
    world.socket.take();
    client.discard();
    expect(client.getState().phase).toBe('discarding');
    world.socket.say({ type: 'ack', nextSample: 16_000 });
    expect(world.socket.take()).toEqual([{ type: 'discard' }]);
    world.socket.say({ type: 'discarded' });
    expect(client.getState().phase).toBe('discarded');
    client.start(QUESTION, 'microphone');
    expect(world.socket.take()).toHaveLength(1);
  });

  test('is said again to a server that has removed the sound and not yet the rest', () => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    world.socket.say({ type: 'ack', nextSample: 1_600 });
    client.discard();
    reconnect(world, 0);
    expect(world.socket.take()).toEqual([{ type: 'discard' }]);
    expect(client.getState().phase).toBe('discarding');
  });

  test('over a lost socket: said again, and already gone is as good', () => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    client.discard();
    world.socket.drop();
    world.advance(250);
    greet(world);
    world.socket.say({
      type: 'error',
      code: 'unknownAttempt',
      message: 'There is no such attempt.',
      fatal: false,
    });
    expect(client.getState()).toMatchObject({ phase: 'discarded', problem: null });
  });
});

describe('a typed answer', () => {
  test('goes once the socket is ready', () => {
    const world = new FakeWorld();
    const client = new SocketRehearsal(world);
    client.say(QUESTION, 'We wrote a checklist.');
    expect(client.getState().phase).toBe('scoring');
    world.socket.drop();
    world.advance(250);
    greet(world);
    expect(world.socket.take().at(-1)).toEqual({
      type: 'say',
      question: QUESTION,
      text: 'We wrote a checklist.',
    });
  });

  test('is not sent twice when the socket goes away', () => {
    const { world, client } = ready();
    client.say(QUESTION, 'We wrote a checklist.');
    world.socket.drop();
    expect(client.getState()).toMatchObject({ phase: 'failed', problem: { code: 'lost' } });
    world.advance(250);
    greet(world);
    expect(world.socket.take()).toHaveLength(1);
    client.say(QUESTION, 'We wrote a checklist.');
    expect(world.socket.take()).toHaveLength(1);
  });
});

describe('errors of the server', () => {
  test.each([
    'unknownQuestion',
    'alreadyRecording',
    'nothingHeard',
    'tooLong',
    'recognizerFailed',
    'storageFailed',
  ] as const)('%s ends the answer with the server’s sentence; the socket stays', (code) => {
    const { world, client } = recording();
    client.push(counting(0, 1_600));
    world.socket.take();
    world.socket.say({ type: 'error', code, message: 'A sentence.', fatal: false });
    client.push(counting(1_600, 1_600));
    client.stop();
    expect(world.socket.take()).toEqual([]);
    expect(client.getState()).toMatchObject({
      connection: 'ready',
      phase: 'failed',
      attemptId: ATTEMPT,
      problem: { code, message: 'A sentence.' },
    });
    client.reset();
    expect(client.getState()).toMatchObject({ phase: 'idle', problem: null, attemptId: null });
    client.start(QUESTION, 'microphone');
    expect(world.socket.take()).toHaveLength(1);
  });

  test('after a fatal one nothing is tried until the person acts', () => {
    const { world, client } = recording();
    world.socket.say({ type: 'error', code: 'internal', message: 'It broke.', fatal: true });
    world.socket.drop();
    world.advance(60_000);
    expect(world.sockets).toHaveLength(1);
    expect(client.getState()).toMatchObject({ connection: 'closed', phase: 'failed' });
    client.resume(ATTEMPT);
    greet(world);
    expect(world.socket.take().at(-1)).toEqual({ type: 'resume', attemptId: ATTEMPT });
  });
});

describe('the microphone', () => {
  test.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'noDevice'],
    ['OverconstrainedError', 'noDevice'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['TypeError', 'unknown'],
  ] as const)('%s means %s', (name, problem) => {
    expect(microphoneProblem(new DOMException('', name))).toBe(problem);
  });

  test('anything else thrown is unknown', () => {
    expect(microphoneProblem('no')).toBe('unknown');
  });

  test('loudness is measured over a whole stretch', () => {
    expect(levelOf(new Float32Array(8))).toEqual({ rms: 0, peak: 0 });
    expect(levelOf(Float32Array.of(0.5, -0.5, 0.5, -0.5))).toEqual({ rms: 0.5, peak: 0.5 });
    expect(levelOf(Float32Array.of(0, 0, 0, -3))).toEqual({ rms: 1, peak: 1 });
  });
});

describe('a microphone feeding a client', () => {
  /** Hears what the test lets it hear; a flush gives out what is unfinished. */
  class FakeMicrophone implements Microphone {
    readonly label = 'fake';
    readonly #frames = new Listeners<Int16Array>();
    readonly #framer = new Framer();
    hear(samples: number): void {
      for (const frame of this.#framer.push(new Float32Array(samples))) this.#frames.emit(frame);
    }
    onLevel() {
      return () => {};
    }
    onFrame(listener: (pcm: Int16Array) => void) {
      return this.#frames.add(listener);
    }
    onEnded() {
      return () => {};
    }
    async flush(): Promise<void> {
      for (const frame of this.#framer.flush()) this.#frames.emit(frame);
    }
    close(): Promise<void> {
      return this.flush();
    }
  }

  test('pauses and stops at the very sample', async () => {
    const { world, client } = recording();
    const microphone = new FakeMicrophone();
    const answer = recordAnswer(microphone, client);
    microphone.hear(2_000);
    await answer.pause();
    microphone.hear(500);
    await answer.continue();
    microphone.hear(FRAME_SAMPLES + 1);
    await answer.stop();
    microphone.hear(5_000);
    expect(messagesOf(world.socket.take())).toEqual([
      { type: 'pause', atSample: 2_000 },
      { type: 'continue', atSample: 2_000, pausedMs: 0 },
      { type: 'stop', atSample: 3_601 },
    ]);
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderContents } from '#contract/archive.ts';
import { Problem } from '#contract/attempt.ts';
import { type RemoteProblem, RemoteStatus } from '#contract/remote.ts';
import { PROBE_LINES } from '../server/interview/probe-lines.ts';
import { readElsewhere, type SoundWorld } from '../web/rehearse/voice-elsewhere.ts';
import { serveCoached } from './fakes/coached.ts';
import { ASKING } from './fakes/conversation.ts';
import { BANK, countingRate, SCENARIO } from './fakes/loop.ts';
import { rateLimited, wrongKey } from './fakes/openai/errors.ts';
import { speakBytes } from './fakes/openai/speech.ts';
import { PLAIN_QUESTION } from './fakes/served-store.ts';
import { keepTelling, TELLINGS } from './fakes/tellings.ts';

const SHOP = 'What about a shop?';
const lineOf = (text: string) => createHash('sha256').update(text).digest('hex');

let served: Awaited<ReturnType<typeof serveCoached>>;

beforeEach(async () => {
  served = await serveCoached(countingRate, {
    bank: BANK,
    scenarios: [SCENARIO],
    conversations: [ASKING],
  });
  served.switchOn('voice');
  served.elsewhere.on('/audio/speech', speakBytes('a sound'));
});
afterEach(() => served.close());

const hear = (line: string, voice = 'warm') =>
  fetch(`${served.address}/voice/${line}?voice=${voice}`);
const heard = async (text: string) => (await hear(lineOf(text))).status;
const sent = () => served.elsewhere.received.map(({ body }) => JSON.parse(body.toString()));
const cached = () => {
  const folder = join(served.folder, 'voice-cache');
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('a line is read in the interviewer’s voice, once; a second time nothing is sent', async () => {
  const first = await hear(lineOf(SHOP));
  expect(first.headers.get('content-type')).toBe('audio/mpeg');
  expect(await first.text()).toBe('a sound');
  expect(sent()).toEqual([
    { model: 'scripted', voice: 'coral', input: SHOP, response_format: 'mp3' },
  ]);
  expect(await (await hear(lineOf(SHOP))).text()).toBe('a sound');
  expect(sent()).toHaveLength(1);
  expect((await hear(lineOf(SHOP), 'low')).status).toBe(200);
  expect(sent().map(({ voice }) => voice)).toEqual(['coral', 'onyx']);
  const status = RemoteStatus.parse(await (await fetch(`${served.address}/remote`)).json());
  expect(status).toMatchObject({ spent: { uses: 2 } });
});

test('two who ask at the same time are one asking', async () => {
  const both = await Promise.all([heard(SHOP), heard(SHOP)]);
  expect(both).toEqual([200, 200]);
  expect(sent()).toHaveLength(1);
});

test('every line of the product’s own can be read, and nothing else is ever sent', async () => {
  await keepTelling(served.store, PLAIN_QUESTION, TELLINGS.rota);
  const own = [
    'What was it called?',
    'When did it happen?',
    PROBE_LINES.M1.plain,
    `Let me ask in other words. ${PROBE_LINES.D2.again}`,
    ASKING.opening,
  ];
  const others = [
    TELLINGS.rota,
    'You said “every Friday”. Who besides you used it, and did they have to?',
    'Hm. And which tool was that, if I may?',
  ];
  for (const text of own) expect([text, await heard(text)]).toEqual([text, 200]);
  for (const text of others) expect([text, await heard(text)]).toEqual([text, 204]);
  expect((await hear(encodeURIComponent(SHOP))).status).toBe(400);
  expect((await hear(lineOf(SHOP), 'loud')).status).toBe(400);
  expect(sent().map(({ input }) => input)).toEqual(own);
});

test('nothing is sent while it is switched off, not even from the cache', async () => {
  expect(await heard(SHOP)).toBe(200);
  served.switchOn('coaching', 'hearing');
  expect(await heard(SHOP)).toBe(204);
  expect(await heard('What about a garden?')).toBe(204);
  expect(sent()).toHaveLength(1);
});

test('a failure is told and not kept; the next try may do', async () => {
  served.elsewhere.on('/audio/speech', wrongKey);
  const answer = await hear(lineOf(SHOP));
  expect([answer.status, Problem.parse(await answer.json()).code]).toEqual([502, 'wrongKey']);
  served.elsewhere.on('/audio/speech', speakBytes('<html>Not found</html>', 'text/html'));
  expect(await heard(SHOP)).toBe(502);
  served.elsewhere.on('/audio/speech', speakBytes(''));
  expect(await heard(SHOP)).toBe(502);
  expect(cached()).toEqual([]);
  served.elsewhere.on('/audio/speech', speakBytes('a sound'));
  expect(await heard(SHOP)).toBe(200);
});

test('what was read is counted by itself, and deleted with everything', async () => {
  await hear(lineOf(SHOP));
  const folder = async () =>
    FolderContents.parse(await (await fetch(`${served.address}/folder`)).json());
  expect(await folder()).toMatchObject({
    voices: { files: 1, bytes: 7 },
    recordings: { files: 0 },
  });
  await fetch(`${served.address}/everything`, { method: 'DELETE' });
  expect(cached()).toEqual([]);
  expect(await folder()).toMatchObject({ voices: { files: 0 } });
  expect(await heard(SHOP)).toBe(200);
});

describe('the page', () => {
  const hushed = new AbortController().signal;
  const noProblem = (problem: RemoteProblem) => expect.unreachable(problem.message);
  let played: string[];
  let patience: PromiseWithResolvers<void>;
  let world: SoundWorld;

  beforeEach(() => {
    played = [];
    patience = Promise.withResolvers();
    world = {
      fetch: (path) => fetch(`${served.address.replace(/\/api$/, '')}${path}`),
      play: async (sound) => void played.push(await sound.text()),
      later: () => patience.promise,
    };
  });

  test('plays a line from elsewhere, and is told that other words are not to be had', async () => {
    expect(await readElsewhere(SHOP, 'warm', hushed, noProblem, world)).toBe(true);
    expect(await readElsewhere('You said “no”. Why?', 'warm', hushed, noProblem, world)).toBe(
      false,
    );
    expect(played).toEqual(['a sound']);
    expect(sent()).toHaveLength(1);
  });

  test('is told why a model gave nothing, also when it says so too late', async () => {
    served.elsewhere.on('/audio/speech', rateLimited());
    const problems: RemoteProblem[] = [];
    const told = (problem: RemoteProblem) => void problems.push(problem);
    expect(await readElsewhere(SHOP, 'warm', hushed, told, world)).toBe(false);
    expect(problems).toMatchObject([{ code: 'rateLimited', retryAfterMs: 20_000 }]);
    const late = Promise.withResolvers<Response>();
    const slow = { ...world, fetch: () => late.promise };
    patience.resolve();
    expect(await readElsewhere(SHOP, 'warm', hushed, told, slow)).toBe(false);
    late.resolve(Response.json(problems[0], { status: 502 }));
    await expect.poll(() => problems.length, { interval: 5 }).toBe(2);
  });

  test('waits no longer than its patience, and plays nothing that comes later', async () => {
    const late = Promise.withResolvers<Response>();
    const reading = readElsewhere(SHOP, 'warm', hushed, noProblem, {
      ...world,
      fetch: () => late.promise,
    });
    patience.resolve();
    expect(await reading).toBe(false);
    late.resolve(new Response('a sound'));
    await late.promise;
    expect(played).toEqual([]);
  });

  test('gives up at once on a failure, a sound that cannot be played, or a hush', async () => {
    const offline = { ...world, fetch: () => Promise.reject(new TypeError('offline')) };
    expect(await readElsewhere(SHOP, 'warm', hushed, noProblem, offline)).toBe(false);
    const broken = { ...world, play: () => Promise.reject(new Error('no such format')) };
    expect(await readElsewhere(SHOP, 'warm', hushed, noProblem, broken)).toBe(false);
    expect(await readElsewhere(SHOP, 'warm', AbortSignal.abort(), noProblem, world)).toBe(false);
    expect(played).toEqual([]);
  });
});

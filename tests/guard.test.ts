import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Problem } from '#contract/attempt.ts';
import { MAX_SOCKETS, PROTOCOL, ServerMessage } from '#contract/socket.ts';
import { createApp } from '../server/app.ts';
import { CLIMBING_IDS, ROUTES } from '../server/cli/fuzz/http-request.ts';
import { rate } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { type Access, THIS_COMPUTER } from '../server/guard/guard.ts';
import { SignIn } from '../server/guard/sign-in.ts';
import { Store } from '../server/store/store.ts';
import { productOver } from './fakes/product.ts';
import { countingRecognizer } from './fakes/scripted-recognizer.ts';
import { stagesOver } from './fakes/stages.ts';

const PASSWORD = 'a long enough secret';
const HELLO = JSON.stringify({
  type: 'hello',
  protocol: PROTOCOL,
  deviceId: '7f1c9f8e-8b53-4a83-9a3c-5d0d9f2f7c11',
});

let folder: string;
let store: Store;
let server: Server;
let port: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-guard-'));
  store = new Store(folder);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(access: Partial<Access> = {}): Promise<void> {
  const product = productOver(store, stagesOver(store, countingRecognizer), rate);
  const page = async () => [
    (_request: unknown, response: { send(text: string): void }) => response.send('the page'),
  ];
  server = await createApp(product, page, { ...THIS_COMPUTER, ...access });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  port = typeof bound === 'object' && bound !== null ? bound.port : 0;
}

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks as a browser may: with headers that fetch would not let be set, and the path as it is. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: text }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const codeOf = ({ body }: Answer) => Problem.parse(JSON.parse(body)).code;

/** Opens a socket with these headers: it greets, or the status that it was refused with. */
async function openSocket(headers: Record<string, string>) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`, { headers });
  const refused = new Promise<number | undefined>((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
  });
  const outcome = await Promise.race([once(socket, 'open').then(() => socket), refused]);
  if (!(outcome instanceof WebSocket)) socket.on('error', () => {}).terminate();
  return outcome;
}

const ours = () => `http://127.0.0.1:${port}`;

describe('names and origins', () => {
  beforeEach(() => serve());

  test.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1:1',
    '127.0.0.1',
    'localhost.evil:PORT',
  ])('a name that leads here from elsewhere (%s) is not served', async (name) => {
    const host = name.replace('PORT', String(port));
    for (const path of ['/', '/api/attempts', '/theme.js']) {
      const answer = await ask('GET', path, { host });
      expect(answer.status).toBe(421);
      expect(codeOf(answer)).toBe('unknownHost');
    }
    expect(await openSocket({ host, origin: `http://${host}` })).toBe(421);
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('%s is served', async (name) => {
    const host = `${name}:${port}`;
    expect((await ask('GET', '/api/attempts', { host })).status).toBe(200);
    const origin = `http://${host.toLowerCase()}`;
    const socket = await openSocket({ host, origin });
    expect(socket).toBeInstanceOf(WebSocket);
    if (socket instanceof WebSocket) socket.close();
  });

  test.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
  ])('a page elsewhere (%s) can neither change anything nor open a socket', async (page) => {
    const origin = page.replace('PORT', String(port));
    const begun = store.beginAttempt(
      { bankId: null, text: 'What went wrong?', principle: null, people: false, future: false },
      'typed',
    );
    const path = `/api/attempts/${begun.attemptId}`;
    for (const method of ['DELETE', 'POST', 'PUT', 'GET']) {
      const answer = await ask(method, path, { origin });
      expect(answer.status).toBe(403);
      expect(codeOf(answer)).toBe('otherOrigin');
    }
    expect(store.findAttempt(begun.attemptId)).not.toBeNull();
    expect(await openSocket({ origin })).toBe(403);
    expect((await ask('DELETE', path, { origin: ours() })).status).toBe(204);
  });

  test.each(['cross-site', 'same-site'])(
    'what the browser calls %s may follow a link to a page, and no more',
    async (site) => {
      const headers = { 'sec-fetch-site': site };
      expect((await ask('GET', '/attempts/x', headers)).body).toBe('the page');
      for (const path of ['/api/attempts', '/API/attempts']) {
        expect((await ask('GET', path, headers)).status).toBe(403);
      }
      expect((await ask('POST', '/api/loops', headers)).status).toBe(403);
      expect((await ask('POST', '/', headers)).status).toBe(403);
      expect(await openSocket(headers)).toBe(403);
    },
  );

  test.each<Record<string, string>>([
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ])('a page of ours and what is no page (%o) may ask', async (headers) => {
    expect((await ask('GET', '/api/attempts', headers)).status).toBe(200);
    expect((await ask('POST', '/api/loops', headers)).status).toBe(400);
  });
});

test('behind a proxy the public origin is ours', async () => {
  const origin = 'https://practice.example';
  await serve({ publicOrigin: origin });
  const host = 'practice.example';
  expect((await ask('GET', '/', { host })).status).toBe(200);
  expect((await ask('POST', '/api/loops', { host, origin })).status).toBe(400);
  expect((await ask('POST', '/api/loops', { host, origin: `${origin}.evil` })).status).toBe(403);
  expect((await ask('GET', '/', { host: 'practice.example:81' })).status).toBe(421);
  const socket = await openSocket({ host, origin });
  expect(socket).toBeInstanceOf(WebSocket);
  if (socket instanceof WebSocket) socket.close();
});

test('every answer keeps out what is not needed, and no script stands in the page', async () => {
  await serve();
  for (const path of ['/', '/api/status', '/api/nothing', '/api/attempts/%ff']) {
    const { headers } = await ask('GET', path);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('microphone=(self)');
    expect(headers['x-powered-by']).toBeUndefined();
  }
  const page = readFileSync(fileURLToPath(new URL('../web/index.html', import.meta.url)), 'utf8');
  for (const [tag] of page.matchAll(/<script[^>]*>/g)) expect(tag).toContain(' src="/');
  expect(page).not.toMatch(/\son\w+=/);
});

test('no route takes an id that climbs', async () => {
  await serve();
  for (const route of ROUTES.filter((one) => one.startsWith('/api/') && one.includes(':id'))) {
    for (const id of CLIMBING_IDS) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const path = route.replace(':id', id);
        const answer = await ask(method, path);
        expect([400, 404, 409], `${method} ${path}`).toContain(answer.status);
        expect(Problem.parse(JSON.parse(answer.body)).message).toMatch(/^[A-Z].*\.$/);
      }
    }
  }
});

test('a request too large is refused in words', async () => {
  await serve();
  const answer = await ask(
    'POST',
    '/api/stories',
    { 'content-type': 'application/json' },
    JSON.stringify({ name: 'x'.repeat(600_000) }),
  );
  expect(answer.status).toBe(413);
  expect(codeOf(answer)).toBe('tooLarge');
});

/** The first error that a socket is told of. */
function firstError(socket: WebSocket): Promise<ServerMessage> {
  return new Promise((resolve) => {
    socket.on('message', (data) => {
      const message = ServerMessage.parse(JSON.parse(data.toString()));
      if (message.type === 'error') resolve(message);
    });
  });
}

test('a socket that sends faster than any page is refused in words; the next one is not', async () => {
  await serve();
  const fast = await openSocket({});
  if (!(fast instanceof WebSocket)) throw new Error('refused');
  const refused = firstError(fast);
  for (let sent = 0; sent < 400; sent += 1) fast.send(HELLO);
  expect(await refused).toMatchObject({ code: 'tooFast', fatal: true });
  if (fast.readyState !== WebSocket.CLOSED) await once(fast, 'close');
  const next = await openSocket({});
  if (!(next instanceof WebSocket)) throw new Error('refused');
  next.send(HELLO);
  expect(String(await once(next, 'message'))).toContain('ready');
  next.close();
});

test('one socket too many is refused in words; when one has gone there is room', async () => {
  await serve();
  const open = async () => {
    const socket = await openSocket({});
    if (!(socket instanceof WebSocket)) throw new Error('refused');
    return socket;
  };
  const sockets = await Promise.all(Array.from({ length: MAX_SOCKETS }, open));
  const oneMore = new WebSocket(`ws://127.0.0.1:${port}/socket`);
  expect(await firstError(oneMore)).toMatchObject({ code: 'tooManySessions', fatal: true });
  const [first] = sockets;
  if (first === undefined) throw new Error('none');
  first.close();
  await once(first, 'close');
  const next = await open();
  next.send(HELLO);
  expect(String(await once(next, 'message'))).toContain('ready');
  for (const socket of [...sockets, next]) socket.terminate();
});

describe('with a password', () => {
  beforeEach(() => serve({ password: PASSWORD }));

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const signIn = (password: string, to = '/', headers: Record<string, string> = {}) =>
    ask('POST', '/sign-in', { ...form, ...headers }, String(new URLSearchParams({ password, to })));
  const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.[0]?.split(';')[0] ?? '';

  test('nothing is served without it, and no socket', async () => {
    for (const path of ['/api/attempts', '/api/status', '/api/questions', '/API/status']) {
      const answer = await ask('GET', path);
      expect(answer.status).toBe(401);
      expect(codeOf(answer)).toBe('signIn');
    }
    for (const path of ['/', '/attempts/x', '/assets/index.js']) {
      const answer = await ask('GET', path);
      expect(answer.status).toBe(401);
      expect(answer.body).toContain('type="password"');
      expect(answer.body).not.toMatch(/<script|the page/);
    }
    expect((await ask('DELETE', '/anything')).status).toBe(401);
    expect(await openSocket({ origin: ours() })).toBe(401);
    expect(await openSocket({ cookie: 'understudy-session=' })).toBe(401);
    expect((await ask('GET', '/', { cookie: 'understudy-session=undefined' })).status).toBe(401);
  });

  test('it opens HTTP and the socket until signing out, which ends the socket', async () => {
    const signedIn = await signIn(PASSWORD, '/attempts?q=1');
    expect(signedIn.status).toBe(303);
    expect(signedIn.headers.location).toBe('/attempts?q=1');
    const set = signedIn.headers['set-cookie']?.[0];
    expect(set).toMatch(/; HttpOnly; SameSite=Strict$/);
    const cookie = cookieOf(signedIn);
    expect((await ask('GET', '/', { cookie: `other=1; ${cookie}` })).body).toBe('the page');
    expect((await ask('GET', '/api/status', { cookie })).status).toBe(200);
    const socket = await openSocket({ cookie });
    if (!(socket instanceof WebSocket)) throw new Error('refused');
    const ended = once(socket, 'close');
    expect((await ask('GET', '/sign-out', { cookie })).body).toContain('action="/sign-out"');
    const out = await ask('POST', '/sign-out', { cookie });
    expect(out.headers['set-cookie']?.[0]).toContain('Max-Age=0');
    await ended;
    expect((await ask('GET', '/api/status', { cookie })).status).toBe(401);
  });

  test('a page elsewhere cannot sign anybody in or out', async () => {
    const origin = 'http://evil.example';
    expect((await signIn(PASSWORD, '/', { origin })).status).toBe(403);
    const cookie = cookieOf(await signIn(PASSWORD));
    expect((await ask('POST', '/sign-out', { cookie, origin })).status).toBe(403);
    expect((await ask('GET', '/api/status', { cookie })).status).toBe(200);
  });

  test.each([
    ['//evil.example/x', '/evil.example/x'],
    ['/\\evil.example', '/evil.example'],
    ['https://evil.example', '/https://evil.example'],
  ])('it leads on within Understudy only (%s)', async (to, location) => {
    expect((await signIn(PASSWORD, to)).headers.location).toBe(location);
  });

  test('what was asked for cannot become part of the sign-in page', async () => {
    const { body } = await ask('GET', '/?"><b>bold</b>');
    expect(body).toContain('value="/?&quot;&gt;&lt;b&gt;');
  });

  test('a wrong password is told so, five times; then nobody at that address is let try', async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = await signIn('not the password');
      expect(wrong.status).toBe(401);
      expect(wrong.body).toContain('That is not the password.');
      expect(wrong.headers['set-cookie']).toBeUndefined();
    }
    const refused = await signIn(PASSWORD);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('30');
    expect(refused.headers['set-cookie']).toBeUndefined();
  });

  test('what a proxy says is not believed unless told to', async () => {
    const said = { 'x-forwarded-proto': 'https' };
    expect((await signIn(PASSWORD, '/', said)).headers['set-cookie']?.[0]).not.toContain('Secure');
  });
});

test('behind a trusted proxy the cookie goes over TLS alone', async () => {
  await serve({ password: PASSWORD, trustsProxy: true });
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-forwarded-proto': 'https',
  };
  const body = String(new URLSearchParams({ password: PASSWORD }));
  const answer = await ask('POST', '/sign-in', headers, body);
  expect(answer.headers['set-cookie']?.[0]).toMatch(/; Secure$/);
});

test('tries come back with time, address by address; sessions end after a week', async () => {
  await serve();
  let nowMs = 0;
  const signIn = new SignIn(PASSWORD, () => nowMs);
  for (let tries = 0; tries < 5; tries += 1) expect(signIn.try('wrong', 'a')).toBe('wrong');
  expect(signIn.try(PASSWORD, 'a')).toBe('tooManyTries');
  expect(signIn.try('wrong', 'b')).toBe('wrong');
  nowMs += 30_000;
  expect(signIn.try('wrong', 'a')).toBe('wrong');
  expect(signIn.try('wrong', 'a')).toBe('tooManyTries');
  // Somebody with very many addresses is held up as well.
  const outcomes = Array.from({ length: 60 }, (_, address) => signIn.try('wrong', `c${address}`));
  expect(outcomes.at(-1)).toBe('tooManyTries');

  nowMs += 600_000;
  const entered = signIn.try(PASSWORD, 'a');
  if (typeof entered === 'string') throw new Error(entered);
  const cookie = `understudy-session=${entered.token}`;
  expect(entered.token).toMatch(/^[\w-]{43}$/);
  expect(signIn.tokenIn(cookie)).toBe(entered.token);
  nowMs += 7 * 24 * 3_600_000;
  expect(signIn.tokenIn(cookie)).toBeNull();
});

describe('the settings', () => {
  beforeEach(() => serve());

  test.each([
    { HOST: '0.0.0.0' },
    { HOST: '192.168.1.5' },
    { HOST: '::' },
    { HOST: 'practice.example' },
    { PUBLIC_ORIGIN: 'https://practice.example' },
    { HOST: '127.0.0.1.evil.example' },
  ])('%o needs a password', (environment) => {
    expect(() => readConfig(environment)).toThrow(
      /^With HOST .* needs a PASSWORD .* set one,.*\.$/,
    );
    expect(readConfig({ ...environment, PASSWORD }).access.password).toBe(PASSWORD);
  });

  test.each([{}, { HOST: 'localhost' }, { HOST: '::1' }, { HOST: '127.0.0.2' }])(
    '%o is this computer alone and needs none',
    (environment) => {
      expect(readConfig(environment).access.password).toBeNull();
    },
  );

  test.each([
    { PASSWORD: 'short' },
    { PUBLIC_ORIGIN: 'practice.example' },
    { PUBLIC_ORIGIN: 'https://practice.example/path' },
    { PUBLIC_ORIGIN: 'javascript:0' },
    { TRUST_PROXY: 'yes' },
  ])('%o is refused', (environment) => {
    expect(() => readConfig({ PASSWORD, ...environment })).toThrow(/^The setting \w+ must .*\./);
  });
});

import fc from 'fast-check';
import { SOCKET_PATH } from '#contract/socket.ts';

/** Everything that is served, `:id` standing for an id. */
export const ROUTES = [
  '/',
  '/attempts/:id',
  '/assets/:id',
  '/theme.js',
  '/sign-in',
  '/sign-out',
  '/api/status',
  '/api/questions',
  '/api/scenarios',
  '/api/conversations',
  '/api/progress',
  '/api/stories',
  '/api/stories/refusals',
  '/api/stories/:id',
  '/api/stories/:id/tellings',
  '/api/stories/:id/merge',
  '/api/loops',
  '/api/loops/:id',
  '/api/loops/:id/skip',
  '/api/loops/:id/finish',
  '/api/loops/:id/discard',
  '/api/loops/:id/notes',
  '/api/loops/:id/integrity',
  '/api/loops/:id/debrief',
  '/api/loops/:id/debrief.md',
  '/api/attempts',
  '/api/attempts/:id',
  '/api/attempts/:id/story',
  '/api/attempts/:id/integrity',
  '/api/attempts/:id/correction',
  '/api/attempts/:id/opinion',
  '/api/utterances/:id/sound',
  '/api/utterances/:id/sound.wav',
];

/** Ids that would lead out of the folder of recordings, or elsewhere in the database. */
export const CLIMBING_IDS = [
  '..',
  '../..',
  '..%2f..%2f..%2fetc%2fpasswd',
  '..%5c..%5cwindows%5cwin.ini',
  '%2e%2e%2f%2e%2e%2fpackage.json',
  '....//....//package.json',
  '%00',
  "1'%20OR%20'1'%3D'1",
  'understudy.sqlite',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-4000-8000-000000000000%2f..%2f..',
  'constructor',
  '%ff',
  '*',
];

const id = fc.oneof(
  fc.uuid(),
  fc.constantFrom(...CLIMBING_IDS),
  fc.webSegment(),
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[\s\0]/g, '%')),
);
const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.webQueryParameters().map((text) => `?${text}`),
  fc
    .tuple(
      fc.constantFrom('limit', 'cursor', 'state', 'search', 'offsetMinutes', 'principle'),
      fc.webSegment(),
    )
    .map(([name, value]) => `?${name}=${value}`),
);
const path = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ROUTES) },
  { weight: 1, arbitrary: fc.webPath().map((text) => `/${text}`) },
);

const body = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .record(
      {
        scenarioId: fc.oneof(fc.constant('short-loop'), fc.string()),
        notes: fc.string(),
        name: fc.string(),
        attemptIds: fc.array(fc.uuid(), { maxLength: 3 }),
        into: fc.uuid(),
        flagId: fc.string(),
        heardRight: fc.boolean(),
        counts: fc.constantFrom('local', 'remote', ''),
        password: fc.string(),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);

const header = fc.oneof(
  fc.constantFrom(
    'Origin: http://elsewhere.example',
    'Origin: null',
    'Sec-Fetch-Site: cross-site',
    'Range: bytes=0-',
    'Range: bytes=9-1,-0,99999999999999999999-',
    'If-None-Match: *',
    'Expect: 100-continue',
    'Transfer-Encoding: chunked',
    'Content-Length: 99999999',
    'Content-Encoding: gzip',
    'Cookie: understudy-session=; understudy-session==',
    'Accept: text/html',
    `X-Long: ${'x'.repeat(20_000)}`,
  ),
  fc.webSegment().map((value) => `X-Any: ${value}`),
);

const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
];

/** A request as bytes, given the Host that it is sent to; one that is whole must be answered. */
export interface RawRequest {
  isWhole: boolean;
  bytes(host: string): Uint8Array;
}

const wellFormed: fc.Arbitrary<RawRequest> = fc
  .record({
    method: fc.constantFrom(
      'GET',
      'GET',
      'GET',
      'POST',
      'PUT',
      'DELETE',
      'HEAD',
      'OPTIONS',
      'PATCH',
    ),
    path,
    id,
    query,
    headers: fc.array(header, { maxLength: 2 }),
    type: fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'text/plain',
      '/',
    ),
    body,
    otherHost: fc.oneof(
      { weight: 14, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.domain() },
    ),
  })
  .map(({ method, path: route, id: at, query: asked, headers, type, body: sent, otherHost }) => {
    const content = Buffer.from(sent);
    const hasOwnLength = headers.some((one) => /^(Transfer|Content-L)/.test(one));
    return {
      isWhole: !hasOwnLength,
      bytes: (host) =>
        Buffer.concat([
          head([
            `${method} ${route.replace(':id', at)}${asked} HTTP/1.1`,
            `Host: ${otherHost ?? host}`,
            `Content-Type: ${type}`,
            ...(hasOwnLength ? [] : [`Content-Length: ${content.length}`]),
            ...headers,
            'Connection: close',
          ]),
          content,
        ]),
    };
  });

/** A socket asked for, perhaps from elsewhere, and then no frame of the socket's protocol. */
const upgrade: fc.Arbitrary<RawRequest> = fc
  .tuple(
    fc.constantFrom(SOCKET_PATH, '/', '//:', '/socket/..', 'http://[', '/SOCKET'),
    fc.array(fc.oneof(header, fc.constantFrom(...UPGRADE)), { maxLength: 3 }),
    fc.uint8Array({ maxLength: 100 }),
  )
  .map(([at, headers, junk]) => ({
    isWhole: false,
    bytes: (host) =>
      Buffer.concat([head([`GET ${at} HTTP/1.1`, `Host: ${host}`, ...UPGRADE, ...headers]), junk]),
  }));

const malformed: fc.Arbitrary<RawRequest> = fc.oneof(
  fc
    .uint8Array({ minLength: 1, maxLength: 300 })
    .map((bytes) => ({ isWhole: false, bytes: () => bytes })),
  fc.tuple(wellFormed, fc.nat(), fc.uint8Array({ maxLength: 5 })).map(([request, at, junk]) => ({
    isWhole: false,
    bytes: (host: string) => {
      const bytes = request.bytes(host);
      const cut = at % bytes.length;
      return Buffer.concat([bytes.subarray(0, cut), junk, bytes.subarray(cut + junk.length)]);
    },
  })),
);

/** Requests, most of them whole, with ids, bodies and headers that are not. */
export const httpRequest: fc.Arbitrary<RawRequest> = fc.oneof(
  { weight: 8, arbitrary: wellFormed },
  { weight: 1, arbitrary: upgrade },
  { weight: 1, arbitrary: malformed },
);

function head(lines: string[]): Uint8Array {
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

import fc from 'fast-check';
import { encodeFrame, MAX_MESSAGE_BYTES, PROTOCOL } from '#contract/socket.ts';

/** What one socket is sent, in order: text, or bytes. */
export type SocketSession = (string | Uint8Array)[];

const BANK_ID = 'highest-standards-kept-coming-back';

const sample = fc.oneof(
  { weight: 6, arbitrary: fc.nat(5_000) },
  { weight: 2, arbitrary: fc.nat() },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1.5, 2 ** 53, 1e308) },
);

const question = fc.oneof(
  fc.record({ text: fc.string({ minLength: 8, maxLength: 60 }) }),
  fc.constant({ id: BANK_ID }),
  fc.record({ loopId: fc.uuid() }),
  fc.record({ attemptId: fc.uuid() }),
  fc.record({ conversationId: fc.string({ minLength: 1, maxLength: 20 }) }),
);

const hello = fc.uuid().map((deviceId) => ({ type: 'hello', protocol: PROTOCOL, deviceId }));
const start = fc.record({
  type: fc.constant('start'),
  question,
  source: fc.constantFrom('microphone', 'upload'),
});
const begun = fc.record({
  type: fc.constant('start'),
  question: fc.constantFrom({ id: BANK_ID }, { text: 'What did you change, and who ran it?' }),
  source: fc.constantFrom('microphone', 'upload'),
});
const during = fc.oneof(
  fc.record({ type: fc.constant('pause'), atSample: sample }),
  fc.record({ type: fc.constant('continue'), atSample: sample, pausedMs: sample }),
  fc.record({ type: fc.constant('stop'), atSample: sample }),
  fc.record({ type: fc.constant('resume'), attemptId: fc.uuid() }),
  start,
  hello,
);
const say = fc.record({
  type: fc.constant('say'),
  question,
  text: fc.string({ maxLength: 200, unit: 'grapheme' }),
});
const valid = fc.oneof(
  { weight: 20, arbitrary: during },
  { weight: 1, arbitrary: say },
  { weight: 3, arbitrary: fc.constant({ type: 'discard' }) },
  { weight: 2, arbitrary: fc.constant({ type: 'leave' }) },
);

/** A valid message with one thing wrong in it. */
const wrong = fc
  .tuple(
    fc.oneof(during, say, hello),
    fc.nat(),
    fc.nat(30),
    fc.string({ unit: 'binary' }),
    fc.nat(),
  )
  .map(([message, at, length, junk, kind]) => {
    const text = JSON.stringify(message);
    const from = at % text.length;
    const cut = text.slice(0, from);
    if (kind % 4 === 0) return cut;
    if (kind % 4 === 1) return cut + junk + text.slice(from + length);
    const fields: [string, unknown][] = Object.entries(message);
    const [key] = fields[at % fields.length] ?? ['type'];
    return JSON.stringify({ ...message, [kind % 4 === 2 ? key : junk]: junk });
  });

const junkText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json({ maxDepth: 4 }),
  fc.constantFrom('', 'null', '[]', '{"__proto__":{"type":"hello"}}', '['.repeat(20_000)),
);

/** Frames one after the other, as a page sends them; perhaps with the end of the answer. */
const heard = fc
  .tuple(
    fc.array(fc.int16Array({ minLength: 1, maxLength: 320 }), { minLength: 1, maxLength: 8 }),
    fc.constantFrom('stop', 'discard', null),
  )
  .map(([parts, end]): SocketSession => {
    let atSample = 0;
    const frames: SocketSession = parts.map((pcm) => {
      const frame = new Uint8Array(encodeFrame(atSample, pcm));
      atSample += pcm.length;
      return frame;
    });
    if (end === 'stop') frames.push(JSON.stringify({ type: 'stop', atSample }));
    if (end === 'discard') frames.push(JSON.stringify({ type: 'discard' }));
    return frames;
  });
const junkBytes = fc.oneof(
  { weight: 50, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  {
    weight: 1,
    arbitrary: fc.constant(MAX_MESSAGE_BYTES + 2).map((length) => new Uint8Array(length)),
  },
);

const wrongs: fc.Arbitrary<SocketSession> = fc.array(fc.oneof(wrong, junkText, junkBytes), {
  minLength: 1,
  maxLength: 4,
});

const asText = fc
  .array(valid, { maxLength: 4 })
  .map((all) => all.map((one) => JSON.stringify(one)));

/**
 * Sessions that go wrong sooner or later: from the first message on, after the greeting, or in the
 * middle of an answer that was begun and heard.
 */
export const socketSession: fc.Arbitrary<SocketSession> = fc.oneof(
  { weight: 1, arbitrary: wrongs },
  {
    weight: 4,
    arbitrary: fc
      .tuple(hello, asText, wrongs)
      .map(([first, said, last]) => [JSON.stringify(first), ...said, ...last]),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(hello, begun, heard, asText, wrongs)
      .map(([first, begin, sound, said, last]) => [
        JSON.stringify(first),
        JSON.stringify(begin),
        ...sound,
        ...said,
        ...last,
      ]),
  },
);

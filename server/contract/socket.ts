import { z } from 'zod';
import { Source } from './attempt.ts';
import { Scorecard } from './scorecard.ts';
import { Word } from './transcript.ts';

/** The number of this protocol; the first message of a socket carries it. */
export const PROTOCOL = 1;

/** Where the socket is served. */
export const SOCKET_PATH = '/socket';

/** The limits of one answer; past them the server refuses with `tooLong` or `tooLarge`. */
export const MAX_RECORDING_MS = 15 * 60_000;
export const MAX_TYPED_WORDS = 5_000;
/** The largest message that the socket takes. */
export const MAX_MESSAGE_BYTES = 256 * 1024;
/** How many sockets are served at once; one more is refused with `tooManySessions`. */
export const MAX_SOCKETS = 64;

/** A question by its bank id, or in its own words. */
export const QuestionChoice = z.union([
  z.strictObject({ id: z.string().min(1).max(200) }),
  z.strictObject({ text: z.string().trim().min(8).max(500) }),
]);
export type QuestionChoice = z.infer<typeof QuestionChoice>;

/** In place of a question: whatever a loop asks now, a question or a probe (contract/loop.ts). */
export const LoopChoice = z.strictObject({ loopId: z.uuid() });
export type LoopChoice = z.infer<typeof LoopChoice>;

/** In place of a question: a conversation from its beginning, or the next line of one that was begun. */
export const ConversationChoice = z.union([
  z.strictObject({ conversationId: z.string().min(1).max(200) }),
  z.strictObject({ attemptId: z.uuid() }),
]);
export type ConversationChoice = z.infer<typeof ConversationChoice>;

/** What is answered. */
export const Asked = z.union([
  ...QuestionChoice.options,
  LoopChoice,
  ...ConversationChoice.options,
]);
export type Asked = z.infer<typeof Asked>;

const sample = z.int().nonnegative();

/**
 * What the page says. Sound goes beside it as binary messages (see `encodeFrame`).
 *
 * hello -> ready. start | resume -> started, then frames <- ack, captions; pause and continue in
 * between; stop -> rated, discard -> discarded, leave -> left. say (a typed answer) -> rated. In a conversation
 * nothing is rated: kept comes in its place.
 */
export const ClientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.int(),
    /** Made up by the browser and kept there: one device records one answer at a time. */
    deviceId: z.uuid(),
  }),
  z.strictObject({
    type: z.literal('start'),
    question: Asked,
    source: Source.exclude(['typed']),
  }),
  z.strictObject({ type: z.literal('resume'), attemptId: z.uuid() }),
  z.strictObject({ type: z.literal('pause'), atSample: sample }),
  z.strictObject({ type: z.literal('continue'), atSample: sample, pausedMs: z.number().min(0) }),
  /** `atSample` is the number of samples sent: the server scores once it has them all. */
  z.strictObject({ type: z.literal('stop'), atSample: sample }),
  z.strictObject({ type: z.literal('discard') }),
  /** Leaves the answer as it is, to be gone on with another time. */
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({
    type: z.literal('say'),
    question: Asked,
    text: z.string().max(MAX_MESSAGE_BYTES),
  }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

export const RecognizerState = z.enum(['loading', 'ready', 'failed']);
export type RecognizerState = z.infer<typeof RecognizerState>;

export const ErrorCode = z.enum([
  'badMessage',
  'wrongProtocol',
  'outOfOrder',
  'tooLarge',
  'tooLong',
  'tooFast',
  'tooManySessions',
  'unknownQuestion',
  'unknownAttempt',
  'unknownLoop',
  'finishedLoop',
  'unknownConversation',
  'finishedConversation',
  'alreadyRecording',
  'crowded',
  'nothingHeard',
  'recognizerFailed',
  'storageFailed',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What the server says. */
export const ServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), protocol: z.int(), recognizer: RecognizerState }),
  z.object({ type: z.literal('recognizer'), state: RecognizerState }),
  /** After start and resume; `nextSample` is where the first frame is expected. */
  z.object({ type: z.literal('started'), attemptId: z.uuid(), nextSample: sample }),
  /** Everything before `nextSample` is on disk. */
  z.object({ type: z.literal('ack'), nextSample: sample }),
  /**
   * `settled` are the words that are final from index `settledFrom` on; `provisional` may change.
   * `ear` tells who hears them where a stronger ear elsewhere listens too; its words have no times,
   * and may come in place of settled ones.
   */
  z.object({
    type: z.literal('captions'),
    settledFrom: z.int().nonnegative(),
    settled: z.array(Word),
    provisional: z.array(Word),
    ear: z.enum(['local', 'remote']).optional(),
    /** Why the ear elsewhere has fallen silent, in one sentence. */
    silenced: z.string().optional(),
  }),
  z.object({ type: z.literal('rated'), attemptId: z.uuid(), scorecard: Scorecard }),
  /** What was said in a conversation is kept. */
  z.object({ type: z.literal('kept'), attemptId: z.uuid() }),
  z.object({ type: z.literal('discarded') }),
  /** What has arrived is kept as interrupted. */
  z.object({ type: z.literal('left') }),
  /** A fatal error is followed by the end of the socket; what was acknowledged is kept. */
  z.object({
    type: z.literal('error'),
    code: ErrorCode,
    message: z.string(),
    fatal: z.boolean(),
  }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;

const HEADER_BYTES = 4;

/**
 * A frame of sound for the socket: the position of its first sample (the frame's sequence number,
 * unsigned 32 bits, little-endian), then 16-bit little-endian PCM.
 */
export function encodeFrame(firstSample: number, pcm: Int16Array): ArrayBuffer {
  const buffer = new ArrayBuffer(HEADER_BYTES + pcm.length * 2);
  const view = new DataView(buffer);
  view.setUint32(0, firstSample, true);
  for (const [index, value] of pcm.entries()) view.setInt16(HEADER_BYTES + index * 2, value, true);
  return buffer;
}

/** Reads a frame; null when the bytes are not one (too short, or half a sample). */
export function decodeFrame(bytes: Uint8Array): { firstSample: number; pcm: Int16Array } | null {
  if (bytes.length <= HEADER_BYTES || bytes.length % 2 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pcm = new Int16Array((bytes.length - HEADER_BYTES) / 2);
  for (let index = 0; index < pcm.length; index += 1) {
    pcm[index] = view.getInt16(HEADER_BYTES + index * 2, true);
  }
  return { firstSample: view.getUint32(0, true), pcm };
}

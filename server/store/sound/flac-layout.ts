import { closeSync, openSync, readSync } from 'node:fs';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';

/** Samples in a frame of FLAC: 64 ms, the step at which a browser can begin to decode. */
export const FRAME_SAMPLES = 1024;
/** A seek point about every 5 s: finding a place then takes one read. */
const FRAMES_PER_POINT = 78;

const MAGIC = Buffer.from('fLaC');
const STREAM_INFO_BYTES = 34;
const POINT_BYTES = 18;
const LAST_BLOCK = 0x80;
const SEEK_TABLE = 3;

/** What an encoder says of the whole stream when it ends. */
export interface StreamInfo {
  samples: number;
  minFrameBytes: number;
  maxFrameBytes: number;
  /** Of all samples, 16 bytes; zeros where nobody knows. */
  md5: Buffer;
}

/** The frame that begins at this sample lies this far behind the first frame. */
export interface SeekPoint {
  sample: number;
  offset: number;
}

/** How a FLAC file of ours is laid out. */
export interface FlacLayout {
  samples: number;
  points: SeekPoint[];
  /** Where the first frame begins in the file. */
  framesAt: number;
}

/** Whether this frame of so many gets a seek point; the last does, so that an end cut off is seen. */
export function hasPoint(frame: number, frames: number): boolean {
  return frame % FRAMES_PER_POINT === 0 || frame === frames - 1;
}

/** How many frames so many samples make. */
export function framesOf(samples: number): number {
  return Math.ceil(samples / FRAME_SAMPLES);
}

/** The bytes before the first frame of so many samples. */
export function headerBytesOf(samples: number): number {
  const frames = framesOf(samples);
  const points = Math.ceil(frames / FRAMES_PER_POINT);
  const endsOnPoint = (frames - 1) % FRAMES_PER_POINT === 0;
  return headerBytes(points + (endsOnPoint ? 0 : 1));
}

function headerBytes(points: number): number {
  return MAGIC.length + 4 + STREAM_INFO_BYTES + 4 + POINT_BYTES * points;
}

/** Everything before the first frame: the stream's facts and the seek table. */
export function flacHeader(info: StreamInfo, points: readonly SeekPoint[]): Buffer {
  const table = Buffer.alloc(POINT_BYTES * points.length);
  for (const [index, { sample, offset }] of points.entries()) {
    table.writeBigUInt64BE(BigInt(sample), index * POINT_BYTES);
    table.writeBigUInt64BE(BigInt(offset), index * POINT_BYTES + 8);
    table.writeUInt16BE(FRAME_SAMPLES, index * POINT_BYTES + 16);
  }
  return Buffer.concat([
    MAGIC,
    blockHead(0, STREAM_INFO_BYTES),
    streamInfo(info),
    blockHead(SEEK_TABLE | LAST_BLOCK, table.length),
    table,
  ]);
}

/** What a decoder needs to begin at any frame; no checksum of the whole is asked for. */
export function bareHeader(samples: number): Buffer {
  const info = { samples, minFrameBytes: 0, maxFrameBytes: 0, md5: Buffer.alloc(16) };
  return Buffer.concat([MAGIC, blockHead(LAST_BLOCK, STREAM_INFO_BYTES), streamInfo(info)]);
}

function blockHead(type: number, bytes: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes);
  head.writeUInt8(type);
  return head;
}

function streamInfo({ samples, minFrameBytes, maxFrameBytes, md5 }: StreamInfo): Buffer {
  const block = Buffer.alloc(STREAM_INFO_BYTES);
  block.writeUInt16BE(FRAME_SAMPLES, 0);
  block.writeUInt16BE(FRAME_SAMPLES, 2);
  block.writeUIntBE(minFrameBytes, 4, 3);
  block.writeUIntBE(maxFrameBytes, 7, 3);
  // 20 bits of rate, 3 of channels less one, 5 of bits a sample less one, 36 of samples.
  const format = (BigInt(SAMPLE_RATE_HZ) << 44n) | (15n << 36n) | BigInt(samples);
  block.writeBigUInt64BE(format, 10);
  md5.copy(block, 18);
  return block;
}

/** How the FLAC file at this path is laid out; null where there is no such file of ours. */
export function readLayout(path: string): FlacLayout | null {
  const start = headerBytes(0);
  const head = bytesAt(path, 0, start);
  if (head.length < start || !head.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  if (head.readUInt8(start - 4) !== (SEEK_TABLE | LAST_BLOCK)) return null;
  const table = bytesAt(path, start, head.readUIntBE(start - 3, 3));
  const points = Array.from({ length: Math.floor(table.length / POINT_BYTES) }, (_, index) => ({
    sample: Number(table.readBigUInt64BE(index * POINT_BYTES)),
    offset: Number(table.readBigUInt64BE(index * POINT_BYTES + 8)),
  }));
  const samples = Number(head.readBigUInt64BE(18) & 0xfffffffffn);
  return { samples, points, framesAt: start + table.length };
}

/**
 * How many samples of a FLAC file of ours are there: all, or those before the last seek point at
 * which there still is a frame.
 */
export function samplesInFlac(path: string): number {
  const layout = readLayout(path);
  if (layout === null) return 0;
  const { samples, points, framesAt } = layout;
  const last = points.findLast(({ offset }) => isFrame(bytesAt(path, framesAt + offset, 2)));
  return last === points.at(-1) ? samples : (last?.sample ?? 0);
}

/** A frame begins with 14 bits of its own; in our files it is followed by two zeros. */
function isFrame(bytes: Buffer): boolean {
  return bytes.length === 2 && bytes.readUInt16BE() === 0xfff8;
}

/** So many bytes of the file, or what it has of them; none where there is no such file. */
function bytesAt(path: string, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return bytes.subarray(0, 0);
  }
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, length, position));
  } finally {
    closeSync(file);
  }
}

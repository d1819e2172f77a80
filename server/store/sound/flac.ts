import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import Flac from 'libflacjs/dist/libflac.js';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import {
  bareHeader,
  FRAME_SAMPLES,
  flacHeader,
  framesOf,
  hasPoint,
  headerBytesOf,
  readLayout,
  type SeekPoint,
} from './flac-layout.ts';
import { BYTES_PER_SAMPLE, samplesInWav, WAV_HEADER_BYTES } from './wav.ts';

/** The smallest files; it takes a hundredth of the sound's time. */
const COMPRESSION_LEVEL = 8;
const CHUNK_SAMPLES = SAMPLE_RATE_HZ;
/** Compared at once with what was recorded. */
const COMPARED_SAMPLES = 10 * SAMPLE_RATE_HZ;
/** FLAC__STREAM_DECODER_END_OF_STREAM */
const END_OF_STREAM = 4;

/** Resolves once the codec can be used; the functions below need that. */
export function codecReady(): Promise<void> {
  if (Flac.isReady()) return Promise.resolve();
  return new Promise((resolve) => Flac.on('ready', () => resolve()));
}

/**
 * Writes a WAV file of ours as FLAC and syncs it to disk, then decodes what lies there and compares
 * every sample.
 * @throws Error when the disk refuses, or a sample is not the same.
 */
export function encodeFlac(wavPath: string, flacPath: string): void {
  const wav = openSync(wavPath, 'r');
  try {
    const samples = samplesInWav(fstatSync(wav).size);
    const file = openSync(flacPath, 'w');
    try {
      writeFlac(wav, samples, file);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    for (let at = 0; at < samples; at += COMPARED_SAMPLES) {
      const recorded = readSamples(wav, at, COMPARED_SAMPLES);
      const decoded = decodeFlac(flacPath, at, recorded.length);
      insist(
        recorded.every((sample, index) => sample === decoded[index]),
        'What was encoded is not what was recorded.',
      );
    }
  } finally {
    closeSync(wav);
  }
}

function writeFlac(wav: number, samples: number, file: number): void {
  const frames = framesOf(samples);
  const framesAt = headerBytesOf(samples);
  const points: SeekPoint[] = [];
  const sizes: number[] = [];
  let offset = 0;
  const keep = (frame: Uint8Array) => {
    if (hasPoint(sizes.length, frames)) {
      points.push({ sample: sizes.length * FRAME_SAMPLES, offset });
    }
    writeAll(file, frame, framesAt + offset);
    sizes.push(frame.length);
    offset += frame.length;
  };
  const md5 = encodeFrames(wav, samples, keep);
  const header = flacHeader(
    { samples, minFrameBytes: Math.min(...sizes), maxFrameBytes: Math.max(...sizes), md5 },
    points,
  );
  insist(sizes.length === frames && header.length === framesAt, 'The encoder lost a frame.');
  writeAll(file, header, 0);
}

/** Hands over the frames one by one; gives the checksum of the samples. */
function encodeFrames(wav: number, samples: number, keep: (frame: Uint8Array) => void): Buffer {
  const encoder = Flac.create_libflac_encoder(
    SAMPLE_RATE_HZ,
    1,
    8 * BYTES_PER_SAMPLE,
    COMPRESSION_LEVEL,
    samples,
    false,
    FRAME_SAMPLES,
  );
  try {
    // The codec swallows what is thrown in its callbacks, so they only collect.
    let made: Uint8Array[] = [];
    let md5 = '';
    const status = Flac.init_encoder_stream(
      encoder,
      (bytes, _length, samplesOfFrame) => {
        // Its header has no samples, and no seek table: we write our own.
        if (samplesOfFrame > 0) made.push(bytes);
      },
      (info) => {
        md5 = info?.md5sum ?? '';
      },
    );
    insist(status === 0, 'The encoder does not start.');
    for (let at = 0; at < samples; at += CHUNK_SAMPLES) {
      const pcm = Int32Array.from(readSamples(wav, at, Math.min(CHUNK_SAMPLES, samples - at)));
      const took = Flac.FLAC__stream_encoder_process_interleaved(encoder, pcm, pcm.length);
      insist(took, 'The encoder refuses the sound.');
      made.forEach(keep);
      made = [];
    }
    insist(Flac.FLAC__stream_encoder_finish(encoder), 'The encoder does not end.');
    made.forEach(keep);
    return Buffer.from(md5, 'hex');
  } finally {
    Flac.FLAC__stream_encoder_delete(encoder);
  }
}

/**
 * `count` samples of a FLAC file of ours from a sample on, fewer at its end.
 * @throws Error when the file is broken there.
 */
export function decodeFlac(path: string, from: number, count: number): Int16Array<ArrayBuffer> {
  const layout = readLayout(path);
  if (layout === null) throw new Error('This is not a FLAC file of ours.');
  const decoded = new Int16Array(Math.max(0, Math.min(count, layout.samples - from)));
  const point = layout.points.findLast(({ sample }) => sample <= from);
  if (decoded.length === 0 || point === undefined) return decoded;
  const file = openSync(path, 'r');
  const decoder = Flac.create_libflac_decoder(false);
  try {
    let header: Buffer | null = bareHeader(layout.samples);
    let position = layout.framesAt + point.offset;
    let at = point.sample - from;
    let isBroken = false;
    const status = Flac.init_decoder_stream(
      decoder,
      (length) => {
        let bytes = header;
        if (bytes === null) {
          bytes = bytesAt(file, position, length);
          position += bytes.length;
        }
        header = null;
        return { buffer: Uint8Array.from(bytes), readDataLength: bytes.length };
      },
      ([channel]) => {
        if (channel === undefined) return;
        const frame = samplesOf(channel);
        const start = Math.max(0, -at);
        const fits = frame.subarray(start, Math.max(start, decoded.length - at));
        if (fits.length > 0) decoded.set(fits, at + start);
        at += frame.length;
      },
      () => {
        isBroken = true;
      },
    );
    insist(status === 0, 'The decoder does not start.');
    while (at < decoded.length && !isBroken) {
      if (!Flac.FLAC__stream_decoder_process_single(decoder)) break;
      if (Flac.FLAC__stream_decoder_get_state(decoder) >= END_OF_STREAM) break;
    }
    insist(!isBroken && at >= decoded.length, 'This FLAC file is broken.');
    return decoded;
  } finally {
    Flac.FLAC__stream_decoder_delete(decoder);
    closeSync(file);
  }
}

function readSamples(wav: number, from: number, count: number): Int16Array {
  const position = WAV_HEADER_BYTES + from * BYTES_PER_SAMPLE;
  return samplesOf(bytesAt(wav, position, count * BYTES_PER_SAMPLE));
}

function bytesAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, position));
}

/** Little-endian bytes as samples; half a sample at the end is none. */
function samplesOf(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Int16Array(Math.floor(bytes.length / BYTES_PER_SAMPLE));
  for (let at = 0; at < samples.length; at += 1) {
    samples[at] = view.getInt16(at * BYTES_PER_SAMPLE, true);
  }
  return samples;
}

function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
  }
}

function insist(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

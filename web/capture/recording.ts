import { MAX_RECORDING_MS } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { toPcm16 } from './framing.ts';

/** Fifteen minutes of uncompressed stereo, and some; what is larger would fill the memory. */
const MAX_FILE_BYTES = 400 * 1024 * 1024;

/** A file that cannot be taken as an answer; the message is a sentence for the person. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

/**
 * The sound of a recording in any format that the browser decodes, as 16 kHz mono 16-bit samples.
 *
 * @throws RecordingError if it is empty, too large, cannot be decoded or is over `MAX_RECORDING_MS`
 */
export async function decodeRecording(file: File): Promise<Int16Array> {
  if (file.size === 0) throw new RecordingError('This file is empty. Choose another recording.');
  if (file.size > MAX_FILE_BYTES) {
    throw new RecordingError(
      `This file is over ${MAX_FILE_BYTES / 1024 ** 2} MB. Save the answer as MP3 or M4A, or cut it, and choose it again.`,
    );
  }
  // Looked at first, because decoding hours of sound would fill the memory.
  refuseLong(await statedDurationMs(file));
  const sound = await decode(file);
  if (sound.length === 0) {
    throw new RecordingError('There is no sound in this file. Choose another recording.');
  }
  refuseLong(sound.duration * 1000);
  return toPcm16(mixDown(channelsOf(sound)));
}

/** The mean of the channels; all have the same length. */
export function mixDown(channels: readonly Float32Array[]): Float32Array {
  const [first, ...others] = channels;
  if (first === undefined) return new Float32Array(0);
  const mono = first.slice();
  for (const other of others) {
    for (const [index, sample] of other.entries()) mono[index] = (mono[index] ?? 0) + sample;
  }
  return mono.map((sample) => sample / channels.length);
}

/** @throws RecordingError */
function refuseLong(durationMs: number): void {
  if (durationMs <= MAX_RECORDING_MS) return;
  throw new RecordingError(
    `This recording is over ${MAX_RECORDING_MS / 60_000} minutes long. Cut it to one answer and choose it again.`,
  );
}

/** @throws RecordingError */
async function decode(file: File): Promise<AudioBuffer> {
  try {
    // Decoding resamples to the rate of its context.
    const context = new OfflineAudioContext(1, 1, SAMPLE_RATE_HZ);
    return await context.decodeAudioData(await file.arrayBuffer());
  } catch (cause) {
    throw new RecordingError(
      'This browser cannot read the sound in this file. Try a WAV, MP3, M4A or WebM recording.',
      { cause },
    );
  }
}

function channelsOf(sound: AudioBuffer): Float32Array[] {
  return Array.from({ length: sound.numberOfChannels }, (_, channel) =>
    sound.getChannelData(channel),
  );
}

/** A browser that is busy, or has dropped the player, may never say; then the file is decoded as it is. */
const PATIENCE_MS = 5_000;

/** What the file says about its length; 0 when it says nothing, or nothing that can be read. */
async function statedDurationMs(file: File): Promise<number> {
  const url = URL.createObjectURL(file);
  const audio = new Audio();
  const { promise, resolve } = Promise.withResolvers<void>();
  audio.preload = 'metadata';
  audio.onloadedmetadata = () => resolve();
  audio.onerror = () => resolve();
  audio.src = url;
  const patience = setTimeout(resolve, PATIENCE_MS);
  await promise;
  clearTimeout(patience);
  URL.revokeObjectURL(url);
  return Number.isFinite(audio.duration) ? audio.duration * 1000 : 0;
}

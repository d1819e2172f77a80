import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import worklet from './framing.worklet.ts?worker&url';
import { Listeners } from './listeners.ts';
import type {
  Microphone,
  MicrophoneDevice,
  MicrophoneProblem,
  SoundLevel,
  Unsubscribe,
} from './types.ts';

const LEVEL_INTERVAL_MS = 50;
/** The nearest power of two above 50 ms at 48 kHz, so that no peak falls between two levels. */
const LEVEL_WINDOW_SAMPLES = 4_096;

/** Thrown by `openMicrophone`; `problem` says which words to show. */
export class MicrophoneError extends Error {
  override readonly name = 'MicrophoneError';
  readonly problem: MicrophoneProblem;

  constructor(problem: MicrophoneProblem, cause?: unknown) {
    super(`No microphone: ${problem}`, { cause });
    this.problem = problem;
  }
}

/** What a failure of getUserMedia (a DOMException, or anything else thrown) means. */
export function microphoneProblem(error: unknown): MicrophoneProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'noDevice';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'unknown';
}

/** The microphones of this machine; none on an insecure origin. */
export async function listMicrophones(): Promise<MicrophoneDevice[]> {
  const devices = (await mediaDevices()?.enumerateDevices()) ?? [];
  return devices
    .filter((device) => device.kind === 'audioinput' && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

/** Calls back when a microphone is plugged in or out. */
export function onMicrophonesChanged(listener: () => void): Unsubscribe {
  const devices = mediaDevices();
  devices?.addEventListener('devicechange', listener);
  return () => devices?.removeEventListener('devicechange', listener);
}

/**
 * Asks for a microphone, the system's own choice without a `deviceId`.
 *
 * The sound comes as the room made it: nothing else plays while a person answers, so there is no
 * echo to cancel, and a noise suppressor made for calls swallows the soft beginnings of words. Gain
 * control stays on, since a laptop is an arm's length away: measured in Chromium, it lifts speech at
 * -36 dBFS by 13 dB and leaves speech at -15 dBFS alone after two seconds.
 *
 * @throws MicrophoneError
 */
export async function openMicrophone(options: { deviceId?: string } = {}): Promise<Microphone> {
  const devices = mediaDevices();
  if (devices === undefined) throw new MicrophoneError('insecureOrigin');
  let stream: MediaStream | undefined;
  let context: AudioContext | undefined;
  try {
    stream = await devices.getUserMedia({
      audio: {
        ...(options.deviceId !== undefined && { deviceId: { exact: options.deviceId } }),
        channelCount: 1,
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: true,
      },
    });
    context = new AudioContext();
    await context.audioWorklet.addModule(worklet);
    await context.resume();
    return new OpenMicrophone(stream, context);
  } catch (error) {
    for (const track of stream?.getTracks() ?? []) track.stop();
    await context?.close();
    throw new MicrophoneError(microphoneProblem(error), error);
  }
}

class OpenMicrophone implements Microphone {
  readonly label: string;
  readonly #stream: MediaStream;
  readonly #context: AudioContext;
  readonly #framing: AudioWorkletNode;
  readonly #levelTimer: number;
  readonly #levels = new Listeners<SoundLevel>();
  readonly #frames = new Listeners<Int16Array>();
  readonly #ended = new Listeners<void>();
  #flushes: (() => void)[] = [];
  #closed = false;

  constructor(stream: MediaStream, context: AudioContext) {
    this.#stream = stream;
    this.#context = context;
    const track = stream.getAudioTracks()[0];
    this.label = track?.label ?? '';
    track?.addEventListener('ended', () => this.#ended.emit());

    const source = context.createMediaStreamSource(stream);
    this.#framing = new AudioWorkletNode(context, 'framing', {
      channelCount: 1,
      channelCountMode: 'explicit',
      processorOptions: { rateHz: SAMPLE_RATE_HZ },
    });
    this.#framing.port.onmessage = (event: MessageEvent<Int16Array | 'flushed'>) => {
      if (event.data === 'flushed') this.#flushes.shift()?.();
      else this.#frames.emit(event.data);
    };
    const analyser = new AnalyserNode(context, { fftSize: LEVEL_WINDOW_SAMPLES });
    // The worklet writes nothing, so this is silence; a node that leads nowhere may never be run.
    source.connect(analyser).connect(this.#framing).connect(context.destination);

    const window = new Float32Array(LEVEL_WINDOW_SAMPLES);
    this.#levelTimer = globalThis.window.setInterval(() => {
      analyser.getFloatTimeDomainData(window);
      this.#levels.emit(levelOf(window));
    }, LEVEL_INTERVAL_MS);
  }

  onLevel(listener: (level: SoundLevel) => void): Unsubscribe {
    return this.#levels.add(listener);
  }

  onFrame(listener: (pcm: Int16Array) => void): Unsubscribe {
    return this.#frames.add(listener);
  }

  onEnded(listener: () => void): Unsubscribe {
    return this.#ended.add(listener);
  }

  flush(): Promise<void> {
    // A context that does not run would never answer.
    if (this.#closed || this.#context.state !== 'running') return Promise.resolve();
    return new Promise((resolve) => {
      this.#flushes.push(resolve);
      this.#framing.port.postMessage('flush');
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    await this.flush();
    this.#closed = true;
    window.clearInterval(this.#levelTimer);
    for (const track of this.#stream.getTracks()) track.stop();
    await this.#context.close();
  }
}

/** Loudness of a stretch of samples from -1 to 1. */
export function levelOf(samples: Float32Array): SoundLevel {
  let peak = 0;
  let squares = 0;
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
    squares += sample * sample;
  }
  return { rms: Math.min(1, Math.sqrt(squares / samples.length)), peak: Math.min(1, peak) };
}

/** Missing on an insecure origin, whatever TypeScript's DOM library says. */
function mediaDevices(): MediaDevices | undefined {
  return navigator.mediaDevices;
}

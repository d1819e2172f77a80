import { fileURLToPath } from 'node:url';
import sherpa, { type Vad } from 'sherpa-onnx-node';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { FRAME_SAMPLES, type VoiceActivity } from './voice-activity.ts';

// Version 6 at 0.3 finds quiet words after a pause that version 5 at 0.5 leaves out.
const MODEL_PATH = fileURLToPath(
  new URL('silero_vad_v6.onnx', import.meta.resolve('@ricky0123/vad-web')),
);
const THRESHOLD = 0.3;
const MIN_SPEECH_MS = 100;
const MIN_SILENCE_MS = 100;

/** Detectors that nobody uses now: each holds about 10 MB that are not given back. */
const idle: Vad[] = [];

/** Silero's voice-activity model, run by sherpa-onnx, for one speaker. */
export function createSilero(): VoiceActivity {
  const vad = idle.pop() ?? loadVad();
  let released = false;
  return {
    onsetLagMs: MIN_SPEECH_MS,
    offsetLagMs: MIN_SILENCE_MS,
    hears(frame) {
      vad.acceptWaveform(frame);
      const heard = vad.isDetected();
      // The detector keeps the sound of finished segments until they are taken away.
      while (!vad.isEmpty()) vad.pop();
      return heard;
    },
    release() {
      if (released) return;
      released = true;
      vad.reset();
      idle.push(vad);
    },
  };
}

function loadVad(): Vad {
  return new sherpa.Vad(
    {
      sileroVad: {
        model: MODEL_PATH,
        threshold: THRESHOLD,
        minSpeechDuration: MIN_SPEECH_MS / 1000,
        minSilenceDuration: MIN_SILENCE_MS / 1000,
        windowSize: FRAME_SAMPLES,
        // Long speech is cut by our own windows, never by the detector.
        maxSpeechDuration: 3600,
      },
      sampleRate: SAMPLE_RATE_HZ,
      numThreads: 1,
      provider: 'cpu',
      debug: false,
    },
    30,
  );
}

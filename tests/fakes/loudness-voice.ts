import type { VoiceActivity } from '../../server/segment/voice-activity.ts';

/** Hears a voice wherever the sound is loud: sounds for tests are loud or silent. */
export function loudnessVoice(): VoiceActivity {
  return {
    onsetLagMs: 0,
    offsetLagMs: 0,
    hears: (frame) => frame.some((sample) => Math.abs(sample) > 0.1),
    release: () => {},
  };
}

/** Sound as alternating stretches of silence and voice, in ms, beginning with silence. */
export function soundOf(...stretchesMs: number[]): Float32Array {
  const parts = stretchesMs.map((ms, index) =>
    new Float32Array(ms * 16).fill(index % 2 === 0 ? 0 : 0.5),
  );
  const sound = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    sound.set(part, offset);
    offset += part.length;
  }
  return sound;
}

/** The same sound as the socket carries it. */
export function pcmOf(sound: Float32Array): Int16Array {
  return Int16Array.from(sound, (sample) => Math.round(sample * 32_767));
}

/** Voice activity is judged on frames of this many samples (32 ms at 16 kHz), as Silero wants. */
export const FRAME_SAMPLES = 512;

/** The port of a voice-activity detector; one instance listens to one speaker. */
export interface VoiceActivity {
  /** The detector says "speech" this long after speech began. */
  readonly onsetLagMs: number;
  /** The detector says "silence" this long after speech ended. */
  readonly offsetLagMs: number;
  /** Takes the next FRAME_SAMPLES samples (-1..1, 16 kHz mono) and tells whether speech is heard. */
  hears(frame: Float32Array): boolean;
  /** The speaker has ended: the detector may listen to another one. */
  release(): void;
}

import type { PointId } from '#contract/conversation.ts';
import type { Spans } from '../detector.ts';
import type { Reading } from '../reading/reading.ts';

/** What a detector may look at beside the reading. */
export interface Pace {
  /** From the first word to the last, pauses included; null where the words have no times. */
  readonly seconds: number | null;
}

/** One thing to listen for in a conversation: one idea in one file. */
export interface PointDetector {
  readonly id: PointId;
  /** Why the point matters, in one sentence. */
  readonly reason: string;
  /** Lines that must be found, each a talk by itself. */
  readonly credited: readonly string[];
  /** Near-misses that must not be, and why. */
  readonly refused: readonly { readonly text: string; readonly why: string }[];
  /** The spans that say it, the first the best, or null if it was not said. Pure. */
  detect(reading: Reading, pace: Pace): Spans | null;
}

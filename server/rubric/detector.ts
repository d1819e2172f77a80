import type { ElementId, Evidence, SignalId } from '#contract/element.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { Reading } from './reading/reading.ts';

export type DetectorId = ElementId | SignalId;

/** What was found, as ranges of raw words; the first is the best. Empty: an absence that stands. */
export type Spans = readonly Evidence[];

/** What a detector may look at beside the reading. */
export interface Context {
  readonly question: AskedQuestion;
  /** What the detectors before it found; without an entry nothing was. */
  readonly found: ReadonlyMap<DetectorId, Spans>;
}

/** One element or signal of the rubric: one idea in one file. */
export interface Detector {
  readonly id: DetectorId;
  /** Why the rule exists, in one sentence. */
  readonly reason: string;
  /** Lines that must be credited, each an excerpt rated alone. */
  readonly credited: readonly string[];
  /** Near-misses that must not be, and why. */
  readonly refused: readonly { readonly text: string; readonly why: string }[];
  /** The spans that prove it, or null if it is not there. Pure. */
  detect(reading: Reading, context: Context): Spans | null;
  /**
   * True if what was found was told so plainly that it stands whatever was learned: of the marked
   * answers that tell it so at least 97 in 100 are marked for it. Asked only of what was found.
   */
  isPlain?(reading: Reading, context: Context): boolean;
}

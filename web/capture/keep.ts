import type { Asked } from '#contract/socket.ts';
import type { OutboxItem } from './outbox.ts';

/** How the server gets to know of a spoken answer. */
export type Opening =
  | { type: 'start'; question: Asked; source: 'microphone' | 'upload' }
  | { type: 'resume'; attemptId: string };

/** What an earlier life of the page left of an answer: its sound and pauses, without a gap. */
export interface LeftAnswer {
  opening: Opening;
  items: readonly OutboxItem[];
}

/**
 * Keeps what the server does not have yet beyond the page's own life. It does its best and tells
 * of no failure: an answer goes on without it.
 */
export interface Keep {
  /** Keeps a new answer. What was left of the attempt that it takes up is forgotten. */
  hold(opening: Opening): HeldAnswer;
  /**
   * Gives what was left to `deliver`, one answer after the other, which says what becomes of it by
   * its handle. What another tab is recording is not among it.
   */
  bringBack(deliver: (left: LeftAnswer, held: HeldAnswer) => Promise<void>): Promise<void>;
  /** Forgets what was left of an attempt that was deleted, or of all. */
  forgetLeft(attemptId: string | 'all'): Promise<void>;
}

/** One answer that is kept; exactly one of `forget` and `leave` comes last. */
export interface HeldAnswer {
  /** The server knows the answer by this id from now on. */
  opened(attemptId: string): void;
  /** Keeps the next sound, or a message that has its place in it. */
  add(item: OutboxItem): void;
  /** The server has everything before this sample: it is kept no longer. */
  acknowledge(nextSample: number): void;
  /** Nothing of it is needed any more. */
  forget(): void;
  /** Leaves what the server does not have, to be brought back later. */
  leave(): void;
}

/** Whether what is kept under this opening is of an attempt, or of any. */
export function isOf(opening: Opening, attemptId: string | 'all'): boolean {
  return attemptId === 'all' || (opening.type === 'resume' && opening.attemptId === attemptId);
}

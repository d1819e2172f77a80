import { z } from 'zod';
import { Dimension, ElementId, Evidence } from './element.ts';

/** A follow-up question: what is said, and the missing element that it is after. */
export const Probe = z.object({
  text: z.string().min(1),
  element: ElementId,
  /** Other missing elements that the same breath asks for; absent where there are none. */
  beside: z.array(ElementId).optional(),
  /** True where it asks for a number about people: a question about them was answered without one. */
  people: z.boolean().optional(),
  /** The one before was dodged: the same is asked in other words. */
  again: z.boolean(),
});
export type Probe = z.infer<typeof Probe>;

/** How a follow-up met its probe. `unknown`: an honest "I did not measure that". */
export const Reply = z.enum(['answered', 'dodged', 'unknown']);
export type Reply = z.infer<typeof Reply>;

const levelsByDimension = z.record(Dimension, z.int().min(1).max(5));

/** What one follow-up changed; `before` is what stood when the probe was asked. */
export const FollowUp = z.object({
  utteranceId: z.string(),
  probe: Probe,
  reply: Reply,
  before: levelsByDimension,
  after: levelsByDimension,
  added: z.array(ElementId),
  /** Taken back or contradicted: the words that had earned it, and those that took it away. */
  removed: z.array(
    z.object({
      element: ElementId,
      quotes: z.array(z.string()),
      evidence: z.array(Evidence),
    }),
  ),
});
export type FollowUp = z.infer<typeof FollowUp>;

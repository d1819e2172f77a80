import { z } from 'zod';
import { ElementId, Evidence } from './element.ts';
import { RemoteProblem, RemoteUsage } from './remote.ts';

/** What a coach is asked for: POST /api/attempts/:id/coaching. */
export const CoachingRequest = z.discriminatedUnion('kind', [
  /** The passage that came closest to a missing element, told so that it has it. */
  z.strictObject({ kind: z.literal('rewrite'), element: ElementId }),
  /** The best telling of the attempt's story, told as a whole. */
  z.strictObject({ kind: z.literal('modelAnswer') }),
]);
export type CoachingRequest = z.infer<typeof CoachingRequest>;

/** The person's own words that a sentence stands on. */
export const CoachedFact = z.object({ quote: z.string(), evidence: Evidence });
export type CoachedFact = z.infer<typeof CoachedFact>;

/** A sentence for the person to say; what they did not tell is a blank in brackets: "[how many]". */
export const CoachedSentence = z.object({ text: z.string(), facts: z.array(CoachedFact) });
export type CoachedSentence = z.infer<typeof CoachedSentence>;

/** What came of it. It is kept nowhere. */
export const Coaching = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('there'),
    /** The attempt in which the facts were said: another one where a story has a better telling. */
    attemptId: z.uuid(),
    sentences: z.array(CoachedSentence).min(1),
    /** Sentences of the model that said what the person did not; they are left out. */
    refused: z.int().nonnegative(),
    /** Of the instructions that the model was given. */
    promptVersion: z.string(),
    usage: RemoteUsage,
  }),
  z.object({ state: z.literal('failed'), problem: RemoteProblem }),
]);
export type Coaching = z.infer<typeof Coaching>;

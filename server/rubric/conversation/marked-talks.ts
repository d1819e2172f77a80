import { z } from 'zod';
import { POINT_IDS, PointId } from '#contract/conversation.ts';
import { type Mark, readMarked } from '../training/marks.ts';

/** The lines above a talk. */
const Head = z.strictObject({
  id: z.string().regex(/^[a-z-]+-\d{2}$/, 'is a conversation and two digits, such as not-yet-07'),
  /** Points that hold of the whole and have no words to mark. */
  whole: z
    .string()
    .transform((text) => text.split(/[ ,]+/))
    .pipe(z.array(PointId))
    .default([]),
  /** How long it took to say, if that matters. */
  seconds: z.coerce.number().positive().optional(),
});

/** What a candidate said in a conversation, with the words that say each point. */
export interface MarkedTalk extends z.infer<typeof Head> {
  text: string;
  marks: Mark<PointId>[];
}

/**
 * Reads a file of marked talks, whose marks are points of a conversation.
 * @throws MarkingError
 */
export function readMarkedTalks(source: string, file: string): MarkedTalk[] {
  return readMarked(source, file, { head: Head, ids: POINT_IDS, named: 'point' });
}

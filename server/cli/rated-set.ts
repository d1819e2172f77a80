import { z } from 'zod';
import { ElementId } from '#contract/element.ts';
import { Flag, Level } from '#contract/scorecard.ts';

const Levels = { mechanism: Level, data: Level, framing: Level, flag: Flag.nullable() };

/** One answer with what its raters said: each rater's levels and quotes, and the panel's view. */
const RatedAnswer = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  transcript: z.string().min(1),
  domain: z.string().nullish(),
  trap: z.string().nullish(),
  /** The median level of the raters, and the elements that most of them credited. */
  panel: z.object({
    ...Levels,
    elements: z.array(ElementId),
    quotes: z.partialRecord(ElementId, z.array(z.string())),
  }),
  raters: z.array(z.object({ ...Levels, elements: z.partialRecord(ElementId, z.string()) })).min(1),
});
export type RatedAnswer = z.infer<typeof RatedAnswer>;

/** A set of rated answers to measure against; every answer has the same number of raters. */
export const RatedSet = z
  .array(RatedAnswer)
  .min(1, 'there is no answer in it')
  .refine(
    (answers) => new Set(answers.map(({ raters }) => raters.length)).size === 1,
    'every answer needs the same number of raters',
  );
export type RatedSet = z.infer<typeof RatedSet>;

import { z } from 'zod';
import { ELEMENT_IDS, type ElementId, SIGNAL_IDS, type SignalId } from '#contract/element.ts';
import { Flag, Level } from '#contract/scorecard.ts';
import { type Mark, readMarked } from './marks.ts';

/** How an answer was given: plain or rehearsed speech, as typed or as a recogniser prints it. */
const Style = z.enum(['plain', 'polished', 'sloppy', 'non-native', 'recognised']);

/** The lines above an answer. */
const Head = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d{2}$/, 'is a walk of life and two digits, such as bakery-07'),
  question: z.string().min(8),
  style: Style,
  /** Levels by the rubric, mechanism / data / framing. */
  levels: z
    .string()
    .regex(/^[1-5] [1-5] [1-5]$/, 'are three levels, such as 4 2 5')
    .transform((text) => text.split(' ').map(Number))
    .pipe(z.tuple([Level, Level, Level])),
  flag: Flag.optional(),
  /** What the answer is built to mislead with, if anything. */
  trap: z.string().min(3).optional(),
  /** Signals that are an absence, without words to mark: noPastEvent, nobodyNamed. */
  absent: z
    .string()
    .transform((text) => text.split(/[ ,]+/))
    .pipe(z.array(z.enum(['noPastEvent', 'nobodyNamed'])))
    .optional(),
});

/** One answer of the training set with its marks. */
export interface MarkedAnswer extends z.infer<typeof Head> {
  /** The answer without its marks. */
  text: string;
  marks: Mark<ElementId | SignalId>[];
}

/**
 * Reads a file of marked answers, whose marks are elements and signals.
 * @throws MarkingError
 */
export function readMarkedAnswers(source: string, file: string): MarkedAnswer[] {
  const ids = [...ELEMENT_IDS, ...SIGNAL_IDS];
  return readMarked(source, file, { head: Head, ids, named: 'element or signal' });
}

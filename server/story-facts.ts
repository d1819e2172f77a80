import type { Telling } from '#contract/telling.ts';
import type { SpokenUtterance } from '#contract/transcript.ts';
import { tellingOf } from './interview/likeness.ts';
import { readAnswer } from './rubric/reading/reading.ts';
import { toldIn } from './rubric/told.ts';
import { topicsIn } from './rubric/topics.ts';

/** Reads what was said as a telling of a story, and what it is about in its own words. */
export function readTelling(
  utterances: readonly SpokenUtterance[],
): Telling & { topics: readonly string[] } {
  const reading = readAnswer({ utterances: [...utterances] });
  return { ...tellingOf(toldIn(reading)), topics: topicsIn(reading) };
}

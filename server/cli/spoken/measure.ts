import { DIMENSIONS, type Dimension, ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import type { Level, Scorecard } from '#contract/scorecard.ts';
import { textOf } from '#contract/transcript.ts';
import { rate, type WholeTranscript } from '../../compose.ts';
import { shareWithin } from '../agreement.ts';
import { wordErrors } from '../bench/word-error-rate.ts';
import { credits } from '../evaluation.ts';
import { plainAnswer } from '../input.ts';
import { readWav } from '../read-wav.ts';
import type { Recording } from './spoken-set.ts';

/** The share of levels that have to stay the same through the recogniser. */
export const MIN_SAME = 0.8;

/** How an answer is rated as it was written and as it was heard. */
export interface HeardAnswer {
  id: string;
  voice: string;
  /** Words misheard, left out or put in, of the words written; "20" for "twenty" is none. */
  wordErrors: number;
  words: number;
  levels: { dimension: Dimension; written: Level; heard: Level }[];
  /** Elements credited only as heard, and only as written. */
  gained: ElementId[];
  lost: ElementId[];
  transcript: string;
}

/** What the recogniser costs over some answers; shares are 0 to 1, of their levels. */
export interface Summary {
  wordErrorRate: number;
  same: number;
  withinOne: number;
}

/** Rates recordings as they are heard, beside their own text. */
export async function measureSpoken(
  recordings: readonly Recording[],
  transcribe: (samples: Float32Array) => Promise<WholeTranscript>,
): Promise<HeardAnswer[]> {
  const measured: HeardAnswer[] = [];
  for (const { answer, voice, path } of recordings) {
    const { words } = await transcribe(readWav(path));
    const written = await rate(plainAnswer(answer.question, answer.words));
    const heard = await rate(plainAnswer(answer.question, words));
    const transcript = textOf(words);
    const { errors, words: counted } = wordErrors(textOf(answer.words), transcript);
    measured.push({
      id: answer.id,
      voice,
      wordErrors: errors,
      words: counted,
      levels: DIMENSIONS.map((dimension) => ({
        dimension,
        written: written.dimensions[dimension].level,
        heard: heard.dimensions[dimension].level,
      })),
      gained: onlyIn(heard, written),
      lost: onlyIn(written, heard),
      transcript,
    });
  }
  return measured;
}

/** The figures over at least one answer. */
export function summarise(answers: readonly HeardAnswer[]): Summary {
  const levels = answers.flatMap((answer) => answer.levels);
  const [written, heard] = [levels.map((one) => one.written), levels.map((one) => one.heard)];
  const total = (of: (answer: HeardAnswer) => number) =>
    answers.reduce((sum, answer) => sum + of(answer), 0);
  return {
    wordErrorRate: total((answer) => answer.wordErrors) / total((answer) => answer.words),
    same: shareWithin(0, written, heard) ?? 0,
    withinOne: shareWithin(1, written, heard) ?? 0,
  };
}

/** What of the bound is missed, a sentence each: every level within one, and enough the same. */
export function boundsMissed(answers: readonly HeardAnswer[]): string[] {
  const far = answers.flatMap(({ id, voice, levels }) =>
    levels
      .filter(({ written, heard }) => Math.abs(written - heard) > 1)
      .map(
        ({ dimension, written, heard }) =>
          `${id} as ${voice} says it is rated ${heard} for ${dimension}, its text ${written}.`,
      ),
  );
  const { same } = summarise(answers);
  if (same >= MIN_SAME) return far;
  return [
    ...far,
    `${(100 * same).toFixed(1)}% of the levels are the same; at least ${100 * MIN_SAME}% have to be.`,
  ];
}

function onlyIn(scorecard: Scorecard, other: Scorecard): ElementId[] {
  return ELEMENT_IDS.filter((id) => credits(scorecard, id) && !credits(other, id));
}

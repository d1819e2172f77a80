import { z } from 'zod';

/** Every sound inside the product is 16 kHz mono, 16 bits a sample. */
export const SAMPLE_RATE_HZ = 16_000;

/**
 * One raw word as the recogniser printed it, punctuation included. The times are its position in
 * the stored sound; both are null in a typed answer.
 */
export const Word = z.object({
  text: z.string().min(1),
  startMs: z.number().nonnegative().nullable(),
  endMs: z.number().nonnegative().nullable(),
});
export type Word = z.infer<typeof Word>;

/** A stretch of sound in which voice activity was found. */
export const SpeechSpan = z.object({
  startMs: z.number().nonnegative(),
  endMs: z.number().nonnegative(),
});
export type SpeechSpan = z.infer<typeof SpeechSpan>;

/** What was said in one utterance, and which ear heard it. */
export const Transcript = z.object({
  recognizer: z.string(),
  words: z.array(Word),
});
export type Transcript = z.infer<typeof Transcript>;

/** The main answer of an attempt, or one of its follow-ups, as graders read it. */
export const SpokenUtterance = z.object({ id: z.string(), words: z.array(Word) });
export type SpokenUtterance = z.infer<typeof SpokenUtterance>;

/** Splits typed text into untimed words, at white space. */
export function wordsOfText(text: string): Word[] {
  return text
    .split(/\s+/)
    .filter((token) => token !== '')
    .map((token) => ({ text: token, startMs: null, endMs: null }));
}

/** The words' text joined by one space. */
export function textOf(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}

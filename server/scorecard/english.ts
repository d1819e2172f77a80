import type { Answer } from '#contract/answer.ts';

/** Small words that English cannot do without and that its neighbours do not share. */
const ENGLISH = new Set(
  (
    'the and of that it is with for they my you not but from had have this their there she her ' +
    'his who what when which our were would about then than them because i we'
  ).split(' '),
);
/**
 * Of the words of spoken English answers at least 16 in 100 are among them, of answers in German,
 * Dutch, Polish, Romance languages or Hindi in Latin letters at most 3.
 */
const LEAST_SHARE = 0.08;

/** True when the answer is told in English, or mostly so. */
export function isEnglish(answer: Answer): boolean {
  const words = answer.utterances
    .flatMap((utterance) => utterance.words)
    .flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/u)?.[0] ?? []);
  return words.filter((word) => ENGLISH.has(word)).length >= LEAST_SHARE * words.length;
}

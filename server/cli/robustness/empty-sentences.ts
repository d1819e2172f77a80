import { endsSentence, pickOne, type Random, wordsIn } from './text.ts';

/** Sentences that say nothing a level could rest on. */
const EMPTY = [
  'It really was quite a time.',
  'That is just how these things go.',
  'Communication is so important.',
  'You learn a lot from something like that.',
  'I feel strongly about this sort of thing.',
  'It was not easy, I can tell you.',
  'At the end of the day it is all about people.',
  'There was a lot going on.',
  'I think about it often.',
  'It is a good example of what matters.',
  'Everything is always changing, as everybody knows.',
  'It was a real journey.',
] as const;
const PER_ANSWER = 4;

/** The transcript with four empty sentences at ends of its sentences, and at its own end. */
export function withEmptySentences(transcript: string, random: Random): string {
  const words = wordsIn(transcript);
  const ends = words.flatMap((word, index) =>
    endsSentence(word) || index === words.length - 1 ? [index] : [],
  );
  const added = new Map<number, string[]>();
  for (let count = 0; count < PER_ANSWER; count += 1) {
    const end = ends[Math.floor(random() * ends.length)] ?? words.length - 1;
    added.set(end, [...(added.get(end) ?? []), pickOne(EMPTY, random)]);
  }
  return words
    .map((word, index) => {
      const sentences = added.get(index);
      if (!sentences) return word;
      return [endsSentence(word) ? word : `${word}.`, ...sentences].join(' ');
    })
    .join(' ');
}

import { endsSentence } from '#contract/parted-word.ts';
import { type Random, shuffled } from '#contract/random.ts';
import { wordsIn } from './text.ts';

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
  'Anyway, that is the background.',
  'I could go on for hours about this.',
  'That was the situation, more or less.',
  'Let me think how to put it.',
  'It is hard to explain if you have not been there.',
  'These things are never simple.',
  'I suppose that is human nature.',
  'It was a busy place, as such places are.',
  'I am quite a calm person by nature.',
  'The people there were lovely.',
  'It meant a lot to me.',
  'And that is really the heart of it.',
  'As I said, it was quite something.',
  'You would have to see it to believe it.',
  'Nobody is perfect, after all.',
  'I have always been like that.',
  'It takes all sorts.',
  'Honestly, I was a bit surprised myself.',
  'Life is full of such moments.',
  'It is one of those things that stay with you.',
  'I am very passionate about this topic.',
  'Teamwork makes the difference, as they say.',
  'Excellence is not a destination.',
  'Quality matters, and it always will.',
  'Trust is the foundation of everything.',
  'Leadership is a big word.',
  'There are two sides to every story.',
  'Looking back, it feels like a long time ago.',
  'It was interesting, to say the least.',
  'That gives you the picture.',
] as const;
const PER_ANSWER = 4;

/** Where empty sentences can be put: before the story, behind it, or at ends of its sentences. */
export const POSITIONS = ['before', 'between', 'behind'] as const;
export type Position = (typeof POSITIONS)[number];

/** The transcript with four empty sentences put in. */
export function withEmptySentences(transcript: string, position: Position, random: Random): string {
  const said = shuffled(EMPTY, random).slice(0, PER_ANSWER);
  if (position === 'before') return [...said, transcript].join(' ');
  if (position === 'between') return between(transcript, said, random);
  const end = endsSentence(transcript.trimEnd()) ? '' : '.';
  return [`${transcript.trimEnd()}${end}`, ...said].join(' ');
}

function between(transcript: string, said: readonly string[], random: Random): string {
  const words = wordsIn(transcript);
  const ends = words.flatMap((word, index) =>
    endsSentence(word) || index === words.length - 1 ? [index] : [],
  );
  const added = new Map<number, string[]>();
  for (const sentence of said) {
    const end = ends[Math.floor(random() * ends.length)] ?? words.length - 1;
    added.set(end, [...(added.get(end) ?? []), sentence]);
  }
  return words
    .map((word, index) => {
      const sentences = added.get(index);
      if (!sentences) return word;
      return [endsSentence(word) ? word : `${word}.`, ...sentences].join(' ');
    })
    .join(' ');
}

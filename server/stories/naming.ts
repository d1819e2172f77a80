import type { Likeness } from '#contract/telling.ts';
import type { ReadTelling } from './ports.ts';

/** As `StoryName` allows. */
const LONGEST = 80;

/**
 * A name for a story in its own words: "The depot rota, with Dana". Where another telling is alike,
 * what both speak of comes first.
 */
export function nameOf(
  { topics, names }: ReadTelling,
  alike?: { other: { read: ReadTelling }; likeness: Likeness },
): string {
  const isShared = (topic: string) =>
    !alike || topic.split(' ').every((word) => alike.other.read.said.has(word));
  const shared = topics.filter(isShared);
  const among = shared.length > 0 ? shared : topics;
  const topic = among.find((one) => one.includes(' ')) ?? among[0];
  const person = (alike?.likeness.names ?? names)[0];
  const parts = [topic && `The ${topic}`, person && (topic ? `with ${person}` : `With ${person}`)];
  return parts.filter(Boolean).join(', ').slice(0, LONGEST).trim() || 'A story without a name';
}

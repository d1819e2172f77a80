import { contentOf } from './content-words.ts';
import { stemOf } from './integrity/scope.ts';
import type { Reading, Utterance } from './reading/reading.ts';
import type { Token } from './reading/token.ts';

const MOST_TOPICS = 8;
/** Nouns that are in every story. */
const IDLE =
  /^(?:time|thing|way|lot|people|person|team|day|week|month|quarter|year|morning|evening|hour|minute|second|percent|number|part|point|bit|kind|sort|end|start|first|last|half|one|everyone|nobody|somebody|work|job|case|question|answer|idea|reason|problem|result|example|story|situation)$/;

/**
 * What an answer is about, in its own words: nouns, two where they stand together ("depot rota"),
 * most telling first. Rare ones that come back tell the most.
 */
export function topicsIn(reading: Reading): string[] {
  const weights = new Map<string, number>();
  for (const utterance of reading.utterances) {
    const rarities = new Map(contentOf(utterance).map(({ word, rarity }) => [word, rarity]));
    for (const nouns of compoundsOf(utterance)) {
      const rarity = nouns.reduce((sum, noun) => sum + (rarities.get(stemOf(noun)) ?? 0), 0);
      const topic = nouns.map(({ lower }) => lower).join(' ');
      weights.set(topic, (weights.get(topic) ?? 0) + rarity);
    }
  }
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_TOPICS)
    .map(([topic]) => topic);
}

/** The nouns of an utterance, the last two of those that stand together. */
function compoundsOf({ tokens, mentions, quantities }: Utterance): Token[][] {
  const isInside = (index: number, ranges: readonly { from: number; to: number }[]) =>
    ranges.some(({ from, to }) => index >= from && index < to);
  const isNoun = (token: Token | undefined): token is Token =>
    token !== undefined &&
    token.pos === 'NOUN' &&
    !IDLE.test(stemOf(token)) &&
    !isInside(token.index, mentions) &&
    !isInside(token.index, quantities);
  return tokens.flatMap((token, index) => {
    if (!isNoun(token) || (token.after === '' && isNoun(tokens[index + 1]))) return [];
    const before = tokens[index - 1];
    return [isNoun(before) && before.after === '' ? [before, token] : [token]];
  });
}
